"""The checklist on a terminal: seen in five seconds, in signs and lines that every console has.

After a wished-for change, write the texts anew, and read each at 80 columns before committing:

    SYSTEEMCHECK_APPROVE=1 python -m pytest -n0 tests/reporting/checklist/test_terminal.py
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.checklist.document import BeforeSchool, By, During
from checker.checklist.loading import load_checklist
from checker.checklist.standing import Devices, Due, ItemStanding, Standing
from checker.model.school_year import Done, GroupData, LeftOut, OwnItem, SchoolBegins, SchoolYearEntry
from checker.reporting.checklist.terminal import terminal_lines
from checker.reporting.language.words import Words
from tests.checklist.made import GROUPS, made, stands
from tests.cli.program import PROJECT
from tests.reporting.checklist.standings import done, left_out, line, standing, title

APPROVED = Path(__file__).parent / "terminal"
WIDTH = 79
DUTCH = Words("nl")
ENTRIES = (
    made(Done, 1, item="save-results", on="2025-06-28", role="teacher", note="Groep 3 t/m 8: in de map Overdracht"),
    made(Done, 2, item="devices", on="2025-07-01"),
    made(LeftOut, 3, item="login-portal", note="wij hebben geen portaal"),
    made(OwnItem, 4, item="tablets-opladen-3f2a", title="Tablets opladen en updaten", by="2025-08-15"),
    made(SchoolBegins, 5, day="2025-08-18"),
)


def shipped(day: str, *entries: SchoolYearEntry, devices: Devices | None = None) -> Standing:
    """Give the checklist that ships, with dates that are the publisher's, on a day."""
    checklist = load_checklist(PROJECT / "requirements_specs/checklists/malmberg-2025-2026.toml")
    return stands(checklist, entries, dt.date.fromisoformat(day), None, devices)


def by(day: dt.date, **told: Any) -> ItemStanding:  # noqa: ANN401  as a line has it
    return line(By(day=day), Due(last=day), **told)


def said(of: Standing, width: int = WIDTH) -> str:
    return "\n".join(terminal_lines(of, DUTCH, width))


def in_the_summer() -> Standing:
    return shipped("2025-07-25", *ENTRIES, devices=Devices(meets=184, fails=10, unknown=4, missing=2))


CASES: Mapping[str, tuple[Callable[[], Standing], str]] = {
    "nothing-done.nl": (lambda: shipped("2025-06-20"), "nl"),
    "in-the-summer.nl": (in_the_summer, "nl"),
    "in-the-summer.en": (in_the_summer, "en"),
}


@pytest.mark.parametrize("case", CASES)
def test_what_is_shown_is_what_was_approved(case: str) -> None:
    make, language = CASES[case]
    file, text = APPROVED / f"{case}.txt", "\n".join(terminal_lines(make(), Words(language), WIDTH)) + "\n"
    if os.environ.get("SYSTEEMCHECK_APPROVE"):
        file.write_text(text, encoding="utf-8", newline="")
    assert text == file.read_bytes().decode()


def test_what_is_late_and_what_comes_first_stand_above_all_else_with_their_numbers() -> None:
    late = by(dt.date(2026, 6, 10), state="overdue", id="late", title=title("Opzeggen"))
    soon = by(dt.date(2026, 6, 25), id="soon", title=title("Bewaren"))
    rest = line(id="rest", title=title("Kijken"))
    shown = said(standing(rest, soon, late))
    top = shown[: shown.index("Voor de zomer")]
    assert "1 te laat" in top
    assert top.index("TE LAAT") < top.index("3  Opzeggen") < top.index("EERST DOEN") < top.index("2  Bewaren")
    assert "Kijken" not in top


def test_where_no_day_is_left_what_suits_at_any_time_comes_first_and_the_rest_is_counted() -> None:
    late = by(dt.date(2026, 6, 10), state="overdue", id="late")
    lines = [line(id=f"a{number}", title=title(f"Kijken {number}")) for number in range(5)]
    shown = said(standing(late, *lines))
    top = shown[shown.index("EERST DOEN") : shown.index("Voor de zomer")]
    assert [f"Kijken {number}" in top for number in range(5)] == [True, True, True, False, False]
    assert "en nog 2" in top


def test_each_state_has_a_mark_that_needs_no_colour_and_its_meaning_stands_below() -> None:
    lines = [
        line(id="a"), line(id="b", state="overdue"), line(id="c", state="done", done=done()),
        line(id="d", state="to_know"), line(id="e", state="left_out", left_out=left_out()),
    ]  # fmt: skip
    shown = said(standing(*lines))
    meanings = next(row for row in shown.splitlines() if row.startswith("[ ] "))
    for mark in ("[ ]", "[!]", "[x]", "[i]", "[-]"):
        assert mark in meanings
        assert f" {mark} " in shown.replace(meanings, "")
    assert "[-]" not in said(standing(line()))


def test_a_tick_that_the_measurement_contradicts_says_both() -> None:
    counted = Devices(meets=1, fails=2, unknown=0)
    doubted = line(state="done", done=done(role="head"), evidence=counted, why_not_verified="not_all_meet")
    shown = said(standing(doubted))
    assert "door de directeur" in shown
    assert "1 van 3 apparaten" in shown


def test_who_has_no_first_day_of_school_and_an_old_list_hears_what_to_do() -> None:
    waiting = line(BeforeSchool(days=7), Due(why_not="no_first_school_day"))
    shown = said(standing(waiting, is_past=True))
    assert "checklist starts" in shown
    assert "checklist new-year" in shown
    assert "checklist starts" not in said(standing(line()))


def test_a_period_of_today_is_going_on() -> None:
    first, last = dt.date(2026, 6, 15), dt.date(2026, 6, 30)
    now = line(During(first=first, last=last), Due(first=first, last=last), "to_know")
    assert "NU BEZIG" in said(standing(now))


@given(st.text(max_size=300), st.text(max_size=200), st.integers(40, 120))
def test_whatever_people_wrote_steers_no_terminal_and_fits_its_lines(note: str, name: str, width: int) -> None:
    ticked = line(id="a", state="done", done=done(note=note))
    own = line(id="b-own", title=title(name), is_own=True)
    rows = terminal_lines(standing(ticked, own), DUTCH, width)
    for row in rows:
        assert row.isprintable()
        assert all(sign.isascii() or (sign <= "\u00ff" and sign.isalpha()) for sign in row)
    assert rows[0] == "Checklist start schooljaar 2026-2027"


@given(st.text(st.characters(codec="ascii", categories=("Lu", "Ll")), max_size=20), st.integers(40, 120))
def test_no_line_is_wider_than_the_window(word: str, width: int) -> None:
    texts = " ".join([word] * 20)
    lines = [line(id="a", state="done", done=done(note=texts)), line(id="b" * 60, title=title(texts or "x"))]
    assert max(map(len, terminal_lines(standing(*lines), DUTCH, width))) <= max(width, 8 + 60)


def test_group_data_is_told_without_anyone_in_it() -> None:
    shown = said(shipped("2025-08-20", made(GroupData, 6, **GROUPS)))
    assert "8 groepen, 190 leerlingen" in shown
