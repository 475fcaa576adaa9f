"""What changes on the coordinator's page while devices come in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

import msgspec

from checker.model.verdicts import MOST_URGENT_FIRST, Verdict
from checker.reporting.language.words import Words
from checker.reporting.rendering.outside_text import shown
from checker.reporting.words.verdict_look import Look, look_of


class Visit(msgspec.Struct, frozen=True, kw_only=True):
    """A device that sent its result. `kind` is a kind of device as reports speak of it."""

    name: str
    place: str
    kind: str
    verdict: Verdict
    at: dt.datetime


class Overview(msgspec.Struct, frozen=True, kw_only=True):
    """Everything so far. `looking` opened the page and did not send yet; `visits` are the latest, newest first.

    `wrong`: how often a link was tried that is none.
    """

    verdicts: Mapping[Verdict, int]
    looking: int
    refused: int
    wrong: int
    visits: Sequence[Visit]


class VisitLine(msgspec.Struct, frozen=True):
    """A device that has been, as it is shown."""

    name: str
    place: str
    kind: str
    look: Look
    time: str


class LiveState(msgspec.Struct, frozen=True):
    """All that changes, in words."""

    counts: Sequence[tuple[Look, int]]
    sent: str
    looking: str
    refused: str
    wrong: str
    lines: Sequence[VisitLine]


def live_state(overview: Overview, words: Words) -> LiveState:
    """Give what the page shows of these visits."""
    verdicts = overview.verdicts
    return LiveState(
        counts=[(look_of(item, words), verdicts[item]) for item in MOST_URGENT_FIRST if verdicts.get(item)],
        sent=words.count("collect.sent", sum(verdicts.values())),
        looking=words.count("collect.looking", overview.looking) if overview.looking else "",
        refused=words.count("collect.refused", overview.refused) if overview.refused else "",
        wrong=words.count("collect.wrong", overview.wrong) if overview.wrong else "",
        lines=[_line(visit, words) for visit in overview.visits],
    )


def _line(visit: Visit, words: Words) -> VisitLine:
    kind, look = words.say(f"kind.name.{visit.kind}"), look_of(visit.verdict, words)
    return VisitLine(shown(visit.name), shown(visit.place), kind, look, f"{visit.at:%H:%M}")
