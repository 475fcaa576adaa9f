"""The checklists that come with the program, in a calendar and as mails."""

from __future__ import annotations

import datetime as dt

import pytest

from checker.checklist.loading import load_checklist
from checker.checklist.standing import Standing
from checker.model.languages import LANGUAGES
from checker.reporting.checklist.calendar import calendar_bytes, not_in_calendar
from checker.reporting.checklist.mails import mails_of
from checker.resources import built_in_specs_folder
from tests.checklist.made import stands
from tests.reporting.checklist.calendar_file.calendars import SCHOOL
from tests.reporting.checklist.calendar_file.other_program import OtherProgram

SHIPPED = sorted((built_in_specs_folder() / "checklists").glob("*.toml"))
MONDAY_IN_SEPTEMBER = {"2025-2026": dt.date(2025, 9, 1), "2026-2027": dt.date(2026, 9, 7)}


def shipped(name: str) -> Standing:
    checklist = next(found for found in map(load_checklist, SHIPPED) if found.version == name)
    return stands(checklist, (), checklist.valid_from, MONDAY_IN_SEPTEMBER[name])


def test_the_year_as_it_was_printed_stands_in_the_calendar_day_by_day(other_program: OtherProgram) -> None:
    now = dt.datetime(2025, 5, 1, tzinfo=dt.UTC)
    found = other_program.reads(calendar_bytes(shipped("2025-2026"), "nl", now, SCHOOL))
    assert [(event.first, event.end, event.summary) for event in found.events] == [
        ("2025-06-30", "2025-07-01", "Laatste dag: Licenties opzeggen"),
        ("2025-07-17", "2025-07-18", "Laatste dag: Toetsresultaten bewaren"),
        ("2025-07-21", "2025-08-09", "Onderhoud bij Malmberg"),
        ("2025-08-25", "2025-08-26", "Laatste dag: Groepen koppelen aan de licenties"),
    ]
    assert [alarm.exact[:10] for event in found.events for alarm in event.alarms] == [
        "2025-06-23", "2025-06-29", "2025-07-10", "2025-07-16", "2025-07-20", "2025-08-18", "2025-08-24",
    ]  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("year", sorted(MONDAY_IN_SEPTEMBER))
def test_every_line_is_in_the_calendar_or_told_of_and_every_mail_fits_in_its_link(
    year: str, language: str, other_program: OtherProgram
) -> None:
    standing = shipped(year)
    now = dt.datetime.combine(standing.day, dt.time(), dt.UTC)
    found = other_program.reads(calendar_bytes(standing, language, now, SCHOOL))
    assert len(found.events) + len(not_in_calendar(standing)) == len(standing.lines)
    assert {line.due.why_not for line in not_in_calendar(standing)} == {"no_moment"}
    mails = mails_of(standing, language, SCHOOL)
    assert [letter.item.id for letter in mails] == [line.item.id for line in standing.lines if line.item.mail]
    assert [letter.item.id for letter in mails if not letter.is_whole] == []
    assert [letter.item.id for letter in mails if "{" in letter.subject + letter.text] == []


def test_of_the_draft_every_date_is_said_to_be_unsure(other_program: OtherProgram) -> None:
    now = dt.datetime(2026, 5, 1, tzinfo=dt.UTC)
    found = other_program.reads(calendar_bytes(shipped("2026-2027"), "nl", now, SCHOOL))
    assert found.events
    assert all(event.summary.endswith("(nog nakijken)") for event in found.events)
    assert all("nog nakijken" in letter.text for letter in mails_of(shipped("2026-2027"), "nl", SCHOOL))
