"""What a school wrote down holds for every version of that year's checklist: a draft, and what is made of it."""

from __future__ import annotations

import pytest

from checker.model.school_year import Done, LeftOut, SchoolBegins, year_of
from tests.checklist.made import checklist, item, made, stands, undone

MOMENT = {"kind": "before-school", "days": 7}


def states(version: str, *entries: object) -> list[str]:
    asked = checklist(item("do-it", when=MOMENT), item("other"), version=version)
    standing = stands(asked, entries, asked.valid_from)  # type: ignore[arg-type]
    return [line.state for line in standing.lines]


@pytest.mark.parametrize("version", ["2025-2026", "2025-2026.1", "2025-2026.10", "2025-2026+own"])
@pytest.mark.parametrize("written", ["2025-2026", "2025-2026.2"])
def test_a_tick_of_one_version_holds_for_another(version: str, written: str) -> None:
    ticked = made(Done, 1, item="do-it", on="2025-06-02", checklist=f"malmberg/{written}")
    left_out = made(LeftOut, 2, item="other", checklist=f"malmberg/{written}")
    assert states(version, ticked, left_out) == ["done", "left_out"]
    assert states(version, ticked, left_out, undone(3, ticked)) == ["open", "left_out"]


@pytest.mark.parametrize(
    "name",
    ["malmberg/2024-2025", "malmberg/2026-2027", "zwijsen/2025-2026", "malmberg-extra/2025-2026", "malmberg/2025"],
)
def test_a_tick_of_another_year_or_publisher_does_not(name: str) -> None:
    assert states("2025-2026", made(Done, 1, item="do-it", on="2025-06-02", checklist=name)) == ["open", "open"]


def test_the_first_day_of_school_is_that_of_the_year() -> None:
    begins = made(SchoolBegins, 1, day="2025-08-18")
    asked = checklist(item("do-it", when=MOMENT), version="2025-2026.1")
    (line,) = stands(asked, (begins,), asked.valid_from).lines
    assert str(line.due.last) == "2025-08-11"


def test_who_writes_for_one_version_takes_the_place_of_what_stood_for_another() -> None:
    first = made(Done, 1, item="do-it", on="2025-06-02", checklist="malmberg/2025-2026")
    later = made(LeftOut, 2, item="do-it", checklist="malmberg/2025-2026.1")
    assert first.about == later.about


@pytest.mark.parametrize(
    ("name", "year"),
    [
        ("malmberg/2025-2026", "malmberg/2025-2026"),
        ("malmberg/2025-2026.1", "malmberg/2025-2026"),
        ("malmberg/2025-2026+x", "malmberg/2025-2026"),
        ("malmberg/2025-20267", "malmberg/2025-20267"),
        ("malmberg/new", "malmberg/new"),
        ("a-2025-2026/1", "a-2025-2026/1"),
    ],
)
def test_the_year_is_what_all_its_versions_have_in_common(name: str, year: str) -> None:
    assert year_of(name) == year
