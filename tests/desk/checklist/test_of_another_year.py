"""Another school year's checklist is looked at and ticked on the tab, beside the one of today."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import msgspec
import pytest
from icalendar import Calendar

from checker.model.school_year import Done, SchoolBegins, Undone
from tests.desk.a_checklist import LIST, YEAR, checklist, item, kept, said, school, seen
from tests.desk.at_once import TOKEN, AtOnce, at_once

EARLIER, LATER = (f"malmberg/{year}-{year + 1}.9" for year in (YEAR - 1, YEAR + 1))


def _document(year: int) -> dict[str, object]:
    lines = [
        item(f"only-{year}", when={"kind": "by", "day": dt.date(year, 6, 30)}),
        item("at-school", when={"kind": "before-school", "days": 7}),
        item("groups", verified_by="group-data"),
    ]
    years = {"version": f"{year}-{year + 1}.9", "title": said(f"Checklist van {year}")}
    days = {"valid_from": dt.date(year, 5, 1), "valid_until": dt.date(year + 1, 4, 30)}
    return {**checklist(), **years, **days, "item": lines}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    found = school(tmp_path)
    for year in (YEAR - 1, YEAR + 1):
        path = tmp_path / "requirements_specs/checklists" / f"malmberg-{year}.toml"
        path.write_bytes(msgspec.toml.encode(_document(year)))
    return found


@pytest.fixture
def desk(folder: Path) -> AtOnce:
    return at_once(folder)


def page(desk: AtOnce, name: str, what: str = "") -> str:
    answer = desk.client.get(
        f"/{TOKEN}/checklist/{what}", query_string={"list": name}, headers={"Host": "127.0.0.1:4711"}
    )
    assert answer.status_code == 200
    return answer.text


def do(desk: AtOnce, action: str, name: str, **form: str) -> int:
    status, _ = desk.post(f"checklist/{action}", {"checklist": name, **form})
    desk.desk.newest.refresh()
    return status


def test_every_year_there_is_can_be_chosen_and_the_one_of_now_is_marked(desk: AtOnce) -> None:
    years = re.findall(r'<li><a href="\./([^"]*)"( aria-current="page")?>([^<]*)</a>', desk.page("checklist"))
    assert [(query, bool(shown), text) for query, shown, text in years][-3:] == [
        (f"?list={EARLIER.replace('/', '%2F')}", False, f"{YEAR - 1}-{YEAR}"),
        ("", True, f"{YEAR}-{YEAR + 1} (nu)"),
        (f"?list={LATER.replace('/', '%2F')}", False, f"{YEAR + 1}-{YEAR + 2}"),
    ]


@pytest.mark.parametrize("name", [EARLIER, LATER])
def test_the_chosen_one_says_so_and_leads_back(name: str, desk: AtOnce) -> None:
    html, year = page(desk, name), name.partition("/")[2].partition(".")[0]
    assert f"<h1>Checklist van {year[:4]}</h1>" in html
    assert f"Je kijkt naar {year}. Wat je hier afvinkt, komt op die lijst." in seen(html)
    assert '<a href="./">Terug naar nu</a>' in html
    assert set(desk.hidden(html, "checklist")) == {name}
    assert f'href="calendar?list={name.replace("/", "%2F")}"' in html
    assert "Terug naar nu" not in desk.page("checklist")


def test_a_tick_goes_to_the_chosen_one_and_no_other(desk: AtOnce, folder: Path) -> None:
    assert do(desk, "done", LATER, item="at-school") == 200
    (entry,) = kept(folder)
    assert isinstance(entry, Done)
    assert entry.checklist == LATER
    assert 'id="undo-at-school"' in page(desk, LATER)
    assert 'id="done-at-school"' in desk.page("checklist")
    assert 'id="done-at-school"' in page(desk, EARLIER)


def test_what_is_undone_there_stays_here(desk: AtOnce, folder: Path) -> None:
    for name in (LIST, LATER):
        do(desk, "done", name, item="at-school")
    (ids,) = desk.hidden(page(desk, LATER), "of")
    assert do(desk, "undo", LATER, of=ids) == 200
    assert sum(isinstance(entry, Undone) for entry in kept(folder)) == 1
    assert 'id="done-at-school"' in page(desk, LATER)
    assert 'id="undo-at-school"' in desk.page("checklist")


def test_the_first_day_of_school_is_of_the_chosen_year(desk: AtOnce, folder: Path) -> None:
    assert do(desk, "first-day", LATER, day=f"{YEAR}-09-01") == 400
    assert do(desk, "first-day", LATER, day=f"{YEAR + 1}-08-30") == 200
    (entry,) = kept(folder)
    assert isinstance(entry, SchoolBegins)
    assert entry.checklist == LATER
    assert "first-day-is" not in desk.page("checklist")


def test_a_line_of_another_year_cannot_be_ticked_here(desk: AtOnce, folder: Path) -> None:
    assert do(desk, "done", LIST, item=f"only-{YEAR + 1}") == 400
    assert kept(folder) == []


def test_page_and_calendar_are_of_the_chosen_one(desk: AtOnce) -> None:
    assert f"Checklist van {YEAR + 1}" in page(desk, LATER, "page")
    events = Calendar.from_ical(page(desk, LATER, "calendar")).walk("VEVENT")
    assert [str(event["SUMMARY"]) for event in events] == [f"Laatste dag: Regel only-{YEAR + 1}"]


def test_a_file_with_group_data_is_dropped_on_that_of_now(desk: AtOnce) -> None:
    assert 'id="file-groups"' in desk.page("checklist")
    assert 'id="file-groups"' not in page(desk, LATER)


ODD = [
    "",
    "x",
    "malmberg/1999-2000",
    "/etc/passwd",
    "eisen.toml",
    "../../x.toml",
    "zwijsen/2026-2027",
    "\x00",
    "é" * 5000,
]


@pytest.mark.parametrize("name", ODD)
def test_a_name_that_nobody_offered_is_that_of_now_to_look_at_and_gone_to_tick(name: str, desk: AtOnce) -> None:
    assert "<h1>Checklist van nu</h1>" in page(desk, name)
    assert do(desk, "done", name, item="any") == 400


def test_with_one_year_there_is_nothing_to_choose(desk: AtOnce) -> None:
    desk.desk.checklists = msgspec.structs.replace(
        desk.desk.checklists, entries=tuple(each for each in desk.desk.checklists.entries if each.name == LIST)
    )
    assert "Schooljaar" not in desk.page("checklist")
