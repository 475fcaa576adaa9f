"""The calendar file, as another calendar program reads it: days, alarms, and what a second import changes."""

from __future__ import annotations

import datetime as dt

import pytest
from msgspec import structs

from checker.model.school_year import Done, GroupData, LeftOut, OwnItem
from checker.reporting.checklist.calendar import calendar_bytes, not_in_calendar
from tests.checklist.made import GROUPS, item, made, undone
from tests.reporting.checklist.calendar_file.calendars import BEFORE_CLOCKS_CHANGE, NOW, SCHOOL, by, calendar, standing
from tests.reporting.checklist.calendar_file.other_program import Event, OtherProgram

LATER = NOW + dt.timedelta(minutes=1)
DAYS = [
    ({"kind": "by", "day": "2025-06-30"}, ("2025-06-30", "2025-07-01")),
    ({"kind": "before", "day": "2025-07-18"}, ("2025-07-17", "2025-07-18")),
    ({"kind": "during", "first": "2025-07-21", "last": "2025-08-08"}, ("2025-07-21", "2025-08-09")),
    ({"kind": "before-school", "days": 7}, ("2025-08-18", "2025-08-19")),
    ({"kind": "before-school", "days": 0}, ("2025-08-25", "2025-08-26")),
    ({"kind": "by", "day": "9999-12-31"}, ("9999-12-31", "10000-01-01")),
    ({"kind": "during", "first": "2025-01-01", "last": "9999-12-31"}, ("2025-01-01", "9999-12-31")),
]
AROUND_CLOCK_CHANGES = [
    *(f"2025-03-{day}" for day in (29, 30, 31)), *(f"2025-04-0{day}" for day in range(1, 9)),
    *(f"2025-10-{day}" for day in range(25, 32)), *(f"2025-11-0{day}" for day in range(1, 5)),
]  # fmt: skip
DONE = made(Done, 1, item="do-it", on="2025-06-02", role="coordinator", note="alle groepen")
LEFT_OUT = made(LeftOut, 2, item="do-it", note="geen Bingel")


@pytest.mark.parametrize(("when", "days"), DAYS)
def test_a_line_is_whole_days_and_its_end_is_the_first_day_after(
    when: dict[str, object], days: tuple[str, str], other_program: OtherProgram
) -> None:
    lines = standing(item(when=when), begins=dt.date(2025, 8, 25))
    event = other_program.reads(calendar_bytes(lines, "nl", NOW, SCHOOL)).event
    assert event.is_whole_days
    assert (event.first, event.end) == days
    assert event.transparent == "TRANSPARENT"  # a deadline keeps nobody from a meeting


def test_each_line_with_a_day_is_one_event_and_the_others_are_told_with_the_reason(
    other_program: OtherProgram,
) -> None:
    own = made(OwnItem, 3, item="tablets-opladen", title="Tablets opladen", by="2025-08-24")
    school = item("before-it", when={"kind": "before-school", "days": 7})
    lines = standing(by("2025-06-30"), school, item("whenever"), entries=(own,))
    found = other_program.reads(calendar_bytes(lines, "nl", NOW, SCHOOL))
    assert found.names == ["vevent", "vevent"]
    assert [event.summary for event in found.events] == ["Laatste dag: do-it", "Laatste dag: Tablets opladen"]
    told = {line.item.id: line.due.why_not for line in not_in_calendar(lines)}
    assert told == {"before-it": "no_first_school_day", "whenever": "no_moment"}


@pytest.mark.parametrize("day", AROUND_CLOCK_CHANGES)
def test_the_alarms_go_at_nine_a_week_and_a_day_before_also_where_the_clocks_change(
    day: str, other_program: OtherProgram
) -> None:
    event = other_program.reads(calendar(by(day), now=BEFORE_CLOCKS_CHANGE)).event
    last = dt.date.fromisoformat(day)
    expected = [f"{last - dt.timedelta(days=days)}T09:00" for days in (7, 1)]
    assert [alarm.exact for alarm in event.alarms] == expected
    assert [alarm.wall for alarm in event.alarms] == expected
    assert {(alarm.action, alarm.description) for alarm in event.alarms} == {("DISPLAY", "Laatste dag: do-it")}


def test_a_period_to_do_something_in_is_no_last_day(other_program: OtherProgram) -> None:
    event = other_program.reads(
        calendar(item(when={"kind": "during", "first": "2025-07-21", "last": "2025-08-08"}))
    ).event
    assert event.summary == "do-it"
    assert [alarm.exact for alarm in event.alarms] == ["2025-07-14T09:00", "2025-07-20T09:00"]


def test_what_means_something_in_a_calendar_file_is_written_so_that_it_does_not() -> None:
    content = calendar(by("2025-06-30", title={"nl": r"a, b; c: \d \N", "en": "x"}))
    assert rb"SUMMARY:Laatste dag: a\, b\; c: \\d \\N" in content


def test_what_is_only_to_know_has_one_alarm_the_day_before_it_begins(other_program: OtherProgram) -> None:
    when = {"kind": "during", "first": "2025-07-21", "last": "2025-08-08"}
    event = other_program.reads(calendar(item(when=when, verified_by="nothing"))).event
    assert event.summary == "do-it"
    assert [alarm.exact for alarm in event.alarms] == ["2025-07-20T09:00"]


@pytest.mark.parametrize(("now", "alarms"), [("23", 2), ("24", 1), ("29", 1), ("30", 0)])
def test_an_alarm_of_a_day_that_is_past_is_left_out(now: str, alarms: int, other_program: OtherProgram) -> None:
    moment = dt.datetime.fromisoformat(f"2025-06-{now}T12:00:00Z")
    assert len(other_program.reads(calendar(by("2025-06-30"), now=moment)).event.alarms) == alarms


@pytest.mark.parametrize(
    ("entries", "title", "status"),
    [((DONE,), "✓ do-it", "CONFIRMED"), ((LEFT_OUT,), "Vervalt: do-it", "CANCELLED")],
)
def test_what_is_done_or_left_out_stays_in_the_calendar_and_says_so_without_alarm(
    entries: tuple[Done | LeftOut, ...], title: str, status: str, other_program: OtherProgram
) -> None:
    event = other_program.reads(calendar(by("2025-06-30"), entries=entries)).event
    assert (event.summary, event.status, event.alarms) == (title, status, [])
    assert event.description.startswith("Stand op 1 juni 2025: ")
    assert entries[0].note in event.description.splitlines()[0]


def test_a_file_of_another_school_year_is_not_called_valid(other_program: OtherProgram) -> None:
    groups = made(GroupData, 1, **{**GROUPS, "school_year": "2019-2020"})
    lines = standing(by("2025-06-30", verified_by="group-data"), entries=(groups,))
    event = other_program.reads(calendar_bytes(lines, "nl", NOW, SCHOOL)).event
    assert "het is van een ander schooljaar" in event.description
    assert "geldig" not in event.description


def test_a_date_that_nobody_checked_is_said_in_the_title(other_program: OtherProgram) -> None:
    event = other_program.reads(calendar(item(when={"kind": "by", "day": "2025-06-30", "provisional": True}))).event
    assert event.summary == "Laatste dag: do-it (nog nakijken)"
    assert "Let op: deze datum is nog niet nagekeken bij de uitgever." in event.description


def test_the_description_tells_when_who_where_more_stands_and_who_helps(other_program: OtherProgram) -> None:
    link = {"title": {"nl": "Zo werkt het", "en": "How"}, "url": "https://example.org/a,b;c?d=é&e=%20"}
    event = other_program.reads(calendar(by("2025-06-30", who="teacher", links=[link]))).event
    told = ("Wanneer: uiterlijk 30 juni.", "Wie: leerkrachten.", f"Lees meer:\n- Zo werkt het: {link['url']}")
    assert [part for part in told if part not in event.description] == []
    assert event.url == "https://example.org/a,b;c?d=%C3%A9&e=%20"


def test_the_file_says_which_days_are_meant_and_whose_they_are(other_program: OtherProgram) -> None:
    found = other_program.reads(calendar(by("2025-06-30")))
    assert found.properties["x-wr-timezone"] == "Europe/Amsterdam"
    assert found.properties["x-wr-calname"] == f"Start schooljaar – {SCHOOL}"
    assert found.event.location == SCHOOL
    assert found.event.categories == "Start schooljaar"


def uid(name: str = "do-it", version: str = "2025-2026", school: str = SCHOOL, now: dt.datetime = NOW) -> str:
    lines = standing(by("2025-06-30", name))
    lines = structs.replace(lines, checklist=structs.replace(lines.checklist, version=version))
    content = calendar_bytes(lines, "nl", now, school).decode()
    return next(line for line in content.splitlines() if line.startswith("UID:"))


def test_a_line_has_the_same_id_in_every_making_on_every_computer_in_every_version_of_the_program() -> None:
    same = {uid(), uid(now=LATER), uid(school=f"  {SCHOOL.upper()} "), uid(version="2025-2026.1")}
    assert same == {"UID:d285cee1-41b7-5485-955b-a8b8f434e392"}


def test_each_line_each_school_year_and_each_school_has_an_id_of_its_own() -> None:
    ids = [uid(), uid("another"), uid(version="2026-2027"), uid(school="De Vlinder"), uid(school="")]
    assert len(set(ids)) == len(ids)


def shown(other_program: OtherProgram, *files: bytes) -> Event:
    (event,) = other_program.imports(*files).shown
    return event


def test_a_second_import_moves_the_date_changes_the_text_and_shows_the_tick(other_program: OtherProgram) -> None:
    first = calendar(by("2025-06-30"))
    moved = calendar(by("2025-07-04"), now=LATER)
    renamed = calendar(by("2025-06-30", title={"nl": "Zeg op", "en": "Cancel"}), now=LATER)
    ticked = calendar(by("2025-06-30"), now=LATER, entries=(DONE,))
    assert shown(other_program, first, moved).first == "2025-07-04"
    assert shown(other_program, first, renamed).summary == "Laatste dag: Zeg op"
    assert shown(other_program, first, ticked).summary == "✓ do-it"
    assert shown(other_program, first, ticked).alarms == []


def test_each_making_is_a_later_revision_whatever_changed(other_program: OtherProgram) -> None:
    files = [calendar(by("2025-06-30"), now=NOW + dt.timedelta(seconds=seconds)) for seconds in (0, 1, 86_400)]
    revisions = [each.event.sequence for each in other_program.imports(*files).calendars]
    assert revisions == sorted(set(revisions))


def test_a_third_import_takes_a_tick_back(other_program: OtherProgram) -> None:
    last = LATER + dt.timedelta(seconds=1)
    files = [
        calendar(by("2025-06-30"), entries=(LEFT_OUT,)),
        calendar(by("2025-06-30"), entries=(DONE,), now=LATER),
        calendar(by("2025-06-30"), entries=(DONE, undone(4, DONE)), now=last),
    ]
    event = shown(other_program, *files)
    assert (event.summary, event.status, len(event.alarms)) == ("Laatste dag: do-it", "CONFIRMED", 2)


def test_an_older_file_that_is_imported_later_turns_nothing_back(other_program: OtherProgram) -> None:
    newer, older = calendar(by("2025-07-04"), now=LATER), calendar(by("2025-06-30"))
    assert shown(other_program, newer, older).first == "2025-07-04"


@pytest.mark.parametrize("now", ["1970-01-01T00:00:00Z", "2024-12-31T23:59:59Z", "9999-12-31T23:59:59Z"])
def test_a_clock_that_is_far_off_gives_a_revision_that_programs_can_hold(now: str, other_program: OtherProgram) -> None:
    event = other_program.reads(calendar(by("2025-06-30"), now=dt.datetime.fromisoformat(now))).event
    assert 0 <= event.sequence < 2**31


def test_a_moment_of_another_time_zone_is_written_in_that_of_the_world(other_program: OtherProgram) -> None:
    amsterdam = NOW.astimezone(dt.timezone(dt.timedelta(hours=2)))
    assert calendar(by("2025-06-30"), now=amsterdam) == calendar(by("2025-06-30"))
    assert other_program.reads(calendar(by("2025-06-30"), now=amsterdam)).event.stamp == "2025-06-01T12:00:00Z"


def test_a_period_whose_days_are_the_wrong_way_round_ends_where_the_file_says(other_program: OtherProgram) -> None:
    when = {"kind": "during", "first": "2025-08-08", "last": "2025-07-21"}
    event = other_program.reads(calendar(item(when=when))).event
    assert (event.first, event.end) == ("2025-07-21", "2025-07-22")
