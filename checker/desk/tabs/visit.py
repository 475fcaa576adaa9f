"""Who is still to come: with the stick, by the link, or either; whole, to take along on paper."""

from __future__ import annotations

from collections.abc import Sequence
from typing import get_args

import msgspec

from checker.desk.desk import Desk
from checker.desk.tabs.tab import Query, Tab
from checker.fleet.matching.missing import Way
from checker.fleet.model import Fleet
from checker.reporting.fleet.by_place import Namer, PlaceNames
from checker.reporting.language.words import Words


class Round(msgspec.Struct, frozen=True, kw_only=True):
    """What one takes along, and where to."""

    way: Way
    title: str
    text: str
    count: str
    places: Sequence[PlaceNames]


class VisitView(msgspec.Struct, frozen=True, kw_only=True):
    """All the tab shows. `has_list`: without one nobody knows who is still to come."""

    has_list: bool = False
    rounds: Sequence[Round] = ()


def _view(desk: Desk, _asked: Query) -> VisitView:
    made = desk.newest.made
    if made is None or made.fleet.listing is None or made.fleet.listing.source.problem:
        return VisitView()
    return VisitView(has_list=True, rounds=list(_rounds(made.fleet, desk.words)))


def _rounds(fleet: Fleet, words: Words) -> Sequence[Round]:
    namer = Namer(words, many_schools=len(fleet.schools) > 1)
    by_way = {way: [item for item in fleet.missing if item.way == way] for way in get_args(Way)}
    return [
        Round(
            way=way,
            title=words.say(f"fleet.visit.{way}"),
            text=words.say(f"fleet.visit.{way}.how"),
            count=words.count("desk.devices.found", len(missing)),
            places=namer.missing(missing, most=len(missing)).places,
        )
        for way, missing in by_way.items()
        if missing
    ]


def _waiting(desk: Desk) -> int:
    return len(desk.newest.made.fleet.missing) if desk.newest.made else 0


TAB = Tab("visit", _view, waiting=_waiting)
