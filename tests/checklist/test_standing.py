"""How the checklist stands: what people wrote down and what was measured, in whatever order it comes."""

from __future__ import annotations

import datetime as dt
import random
import tomllib
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.checklist.holding import holding
from checker.checklist.standing import Devices, Standing
from checker.checklist.working_out import OWN_PART
from checker.model.school_year import Done, LeftOut, OwnItem, SchoolBegins, SchoolYearEntry, Undone
from tests.checklist.made import GROUPS, NAME, checklist, item, made, one_of_each, stands, undone

CASES = tomllib.loads((Path(__file__).parent / "standings.toml").read_text("utf-8"))["case"]
DAY = dt.date(2025, 6, 3)
LIST = checklist(item(), item("devices", verified_by="devices"), item("groups", verified_by="group-data"))


def _entries(told: list[dict[str, Any]]) -> list[SchoolYearEntry]:
    entries: list[SchoolYearEntry] = []
    for number, one in enumerate(told):
        fields = dict(one)
        if "undo" in one:
            fields = {"kind": "undo", "of": [entries[place].id for place in one["undo"]]}
        groups = fields.pop("groups_of", None)
        fields |= {} if groups is None else {**GROUPS, **groups}
        known = {"id": f"{number:032x}", "at": f"2025-06-01T00:{number:02}:00Z", "checklist": NAME}
        entries.append(msgspec.convert({**known, **fields}, SchoolYearEntry))
    return entries


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["is"])
def test_line(case: dict[str, Any]) -> None:
    devices = Devices(**case["devices"]) if "devices" in case else None
    entries = _entries(case.get("entries", []))
    (line,) = stands(checklist(item(**case.get("item", {}))), entries, case["day"], case.get("begins"), devices).lines
    assert line.state == case["state"]
    assert (line.evidence is not None) == case.get("evidence", False)
    assert (line.why_not_verified, line.is_doubted) == (case.get("why_not", ""), case.get("doubted", False))


def test_of_a_checklist_of_an_earlier_year_nothing_is_overdue() -> None:
    asked = checklist(item(when={"kind": "by", "day": dt.date(2025, 6, 30)}))
    (line,) = stands(asked, (), dt.date(2026, 6, 10), is_past=True).lines
    assert line.state == "open"


def test_own_lines_come_last_without_a_heading() -> None:
    own = made(OwnItem, 1, item="tablets-opladen", title="Tablets opladen", by="2025-06-02")
    lines = stands(checklist(), [own], DAY).lines
    assert [(line.item.id, line.item.part, line.is_own, line.state) for line in lines] == [
        ("do-it", "summer", False, "open"),
        ("tablets-opladen", OWN_PART, True, "overdue"),
    ]
    assert lines[1].item.title.said("en") == "Tablets opladen"


def test_own_line_is_ticked_and_taken_away_like_any_other() -> None:
    own = made(OwnItem, 1, item="tablets-opladen", title="Tablets opladen")
    ticked = stands(checklist(), [own, made(Done, 2, item="tablets-opladen", on="2025-06-02")], DAY)
    assert ticked.lines[1].state == "done"
    assert len(stands(checklist(), [own, undone(3, own)], DAY).lines) == 1


def test_own_line_never_takes_the_place_of_the_publishers() -> None:
    lines = stands(checklist(), [made(OwnItem, 1, item="do-it", title="Iets anders")], DAY).lines
    assert [(line.item.title.said("nl"), line.is_own) for line in lines] == [("do-it", False)]


def test_newest_tick_is_the_one_that_is_shown() -> None:
    first, second = (made(Done, number, item="do-it", on="2025-06-02", note=str(number)) for number in (1, 2))
    (line,) = stands(checklist(), [second, first], DAY).lines
    assert line.done == second


def test_first_day_of_school_stands_at_the_top_whoever_told_it() -> None:
    settings = dt.date(2025, 8, 18)
    assert stands(checklist(), [], DAY).begins is None
    assert stands(checklist(), [], DAY, settings).begins == settings
    told = made(SchoolBegins, 1, day="2025-08-25")
    assert stands(checklist(), [told], DAY, settings).begins == dt.date(2025, 8, 25)
    assert stands(checklist(), [told, undone(2, told)], DAY, settings).begins == settings


def test_what_is_about_the_same_is_found() -> None:
    ticked, left_out = made(Done, 1, item="do-it", on="2025-06-02"), made(LeftOut, 2, item="do-it")
    held = holding([ticked, left_out, made(Done, 3, item="other", on="2025-06-02")], NAME)
    assert held.about([made(Done, 9, item="do-it", on="2025-06-09")]) == [ticked, left_out]


_NUMBERS = st.integers(0, 12)
_ITEMS = st.sampled_from(["do-it", "devices", "groups", "own"])
_ANY = st.one_of(
    st.builds(lambda number, name: made(Done, number, item=name, on="2025-06-02"), _NUMBERS, _ITEMS),
    st.builds(lambda number, name: made(LeftOut, number, item=name), _NUMBERS, _ITEMS),
    st.builds(lambda number: made(OwnItem, number, item="own", title=f"{number}"), _NUMBERS),
    st.builds(lambda number: made(SchoolBegins, number, day=f"2025-08-{number + 1:02}"), _NUMBERS),
    st.builds(
        lambda number, of: made(Undone, number, of=tuple(f"{one:032x}" for one in of)),
        _NUMBERS,
        st.lists(_NUMBERS, min_size=1, max_size=4),
    ),
)


def _stands(entries: list[SchoolYearEntry]) -> Standing:
    return stands(LIST, entries, DAY)


@given(st.lists(_ANY, max_size=20), st.randoms())
def test_order_of_entries_never_matters_nor_that_some_come_twice(
    entries: list[SchoolYearEntry], chance: random.Random
) -> None:
    other = [*entries, *entries[: len(entries) // 2]]
    chance.shuffle(other)
    assert _stands(other) == _stands(entries)


@given(st.lists(_ANY, max_size=15), st.lists(_ANY, max_size=15))
def test_two_journals_give_the_same_whichever_came_first(
    one: list[SchoolYearEntry], other: list[SchoolYearEntry]
) -> None:
    assert _stands([*one, *other]) == _stands([*other, *one])


@given(st.lists(_ANY, max_size=15))
def test_tick_that_nobody_took_away_holds(entries: list[SchoolYearEntry]) -> None:
    unseen = made(Done, 99, item="do-it", on="2025-06-02")
    assert _stands([*entries, unseen]).lines[0].state == "done"


def test_every_kind_of_entry_has_its_say() -> None:
    assert {type(entry).__name__ for entry in one_of_each()} == {kind.__name__ for kind in SchoolYearEntry.__args__}
