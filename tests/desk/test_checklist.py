"""What a coordinator does on the tab Checklist: each click is kept at once, and nobody takes away what he did not see."""

from __future__ import annotations

import base64
import datetime as dt
import io
import json
import os
import re
import shutil
import threading
from concurrent.futures import ThreadPoolExecutor
from html import unescape
from pathlib import Path
from typing import Any

import msgspec
import pytest
from icalendar import Calendar

from checker.collector.listening import Listening, Place
from checker.desk.server import LARGEST
from checker.model.school_year import Done, GroupData, LeftOut, OwnItem, SchoolBegins, SchoolYearEntry
from checker.storage.school_year.reading import entries_in
from tests.collector.serving import ask
from tests.desk.at_once import TOKEN, AtOnce, at_once
from tests.desk.test_under_attack import zipped
from tests.fleet.results import result, write
from tests.group_data.made import Made, group_data

CHILD = "Jip-Anneloes"
TODAY = dt.datetime.now(dt.UTC).astimezone().date()
YEAR = TODAY.year if TODAY >= dt.date(TODAY.year, 5, 1) else TODAY.year - 1
VERSION = f"{YEAR}-{YEAR + 1}.9"
LIST = f"malmberg/{VERSION}"


def day(days: int) -> dt.date:
    return TODAY + dt.timedelta(days=days)


def said(words: str) -> dict[str, str]:
    return {"nl": words, "en": words}


def item(name: str, **told: Any) -> dict[str, Any]:  # noqa: ANN401  as the file has it
    return {"id": name, "part": "summer", "title": said(f"Regel {name}"), "text": said("Uitleg."), **told}


ITEMS = (
    item("draft", when={"kind": "by", "day": day(5), "provisional": True}),
    item("soon", when={"kind": "before", "day": day(6)}, mail={"subject": said("Denk eraan"), "text": said("{when}")}),
    item("far", when={"kind": "by", "day": day(40)}),
    item("at-school", when={"kind": "before-school", "days": 7}),
    item("know", verified_by="nothing"),
    item("devices", verified_by="devices"),
    item("groups", verified_by="group-data"),
    item("any", links=[{"title": said("Handleiding"), "url": "https://example.org/handleiding"}]),
)
DOCUMENT = {
    "schema_version": 1,
    "id": "malmberg",
    "version": VERSION,
    "title": said("Checklist van nu"),
    "valid_from": dt.date(YEAR, 5, 1),
    "valid_until": dt.date(YEAR + 1, 12, 31),
    "source_title": said("De uitgever"),
    "contact": [{"id": "help", "name": said("Helpdesk"), "mail": "help@example.org", "phone": "073 123 4567"}],
    "part": [{"id": "summer", "title": said("Zomer"), "contacts": ["help"]}],
    "item": list(ITEMS),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path / "resultaten", result("nr 1"), result("nr 2"))
    use(tmp_path, DOCUMENT)
    return tmp_path / "resultaten"


@pytest.fixture
def desk(folder: Path) -> AtOnce:
    return at_once(folder)


def use(home: Path, document: dict[str, Any]) -> None:
    """Give the school a checklist of its own."""
    own = home / "requirements_specs" / "checklists"
    own.mkdir(parents=True, exist_ok=True)
    (own / "malmberg-nu.toml").write_bytes(msgspec.toml.encode(document))


def click(desk: AtOnce, action: str, **form: str) -> tuple[int, list[str]]:
    """Send a form as the page does; give the status and what is told. The page looks anew after it."""
    status, told = desk.post(f"checklist/{action}", {"checklist": LIST, **form})
    desk.desk.newest.refresh()
    return status, [line["text"] for line in told["told"]]


def kept(folder: Path) -> list[SchoolYearEntry]:
    return list(entries_in([str(folder)]).entries)


def line(desk: AtOnce, name: str) -> str:
    """Give the HTML of a line."""
    page = desk.page("checklist")
    found = re.search(rf'<li id="line-{name}".*?\n</div></li>', page, re.DOTALL)
    assert found is not None, name
    return found[0]


def seen(html: str) -> str:
    """Give the text, as a person reads it."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).replace("\u00a0", " ").split())


def held(desk: AtOnce, name: str) -> str:
    """Give the ids that the undo form of a line holds."""
    found = re.search(rf'name="of" value="([^"]*)"><button[^>]*id="undo-{name}"', line(desk, name))
    assert found is not None
    return found[1]


def edexml(**told: int) -> bytes:
    """Give group data of this school year in which a child has a name that is nowhere else."""
    text = group_data(Made(**told)).decode().replace("Kind", CHILD)
    text = re.sub(r"<schooljaar>[^<]*", f"<schooljaar>{YEAR}-{YEAR + 1}", text)
    return re.sub(r"<peildatum>[^<]*", f"<peildatum>{TODAY}", text).encode()


# ---- what is late and what comes next


def test_at_the_top_stands_what_is_late_and_what_comes_first(desk: AtOnce) -> None:
    click(desk, "own", title="Vergeten", by=str(day(-3)))
    page = desk.page("checklist")
    late = page[page.index('id="h-late"') : page.index('id="h-now"')]
    now = page[page.index('id="h-now"') : page.index("data-do")]
    assert "Vergeten" in late
    assert "3 dagen geleden" in late
    assert re.findall(r'href="#line-([^"]*)"', now) == ["draft", "soon"]
    assert "nog nakijken" in seen(now)


def test_the_tab_s_number_is_of_what_is_late_or_due_within_a_week(desk: AtOnce) -> None:
    """A date that nobody read for this year yet asks for nothing."""
    assert 'Checklist <span class="waiting">1<' in desk.page("list")
    click(desk, "own", title="Vergeten", by=str(day(-3)))
    click(desk, "own", title="Nog ver weg", by=str(day(8)))
    assert 'Checklist <span class="waiting">2<' in desk.page("list")
    click(desk, "done", item="soon")
    assert 'Checklist <span class="waiting">1<' in desk.page("list")


def test_what_was_measured_stands_with_its_line_as_the_overview_counts_it(desk: AtOnce) -> None:
    assert "2 van 2 apparaten voldoen" in seen(line(desk, "devices"))


def test_a_line_has_its_explanation_its_links_and_who_helps(desk: AtOnce) -> None:
    html = line(desk, "any")
    assert "Uitleg." in html
    assert 'href="https://example.org/handleiding" target="_blank" rel="noreferrer"' in html
    assert 'href="mailto:help@example.org"' in html
    assert 'href="tel:0731234567"' in html


def test_a_text_for_a_mail_stands_on_the_page_itself_and_opens_a_mail(desk: AtOnce) -> None:
    page = desk.page("checklist")
    mail = page[page.index('id="mail-soon"') :]
    assert "Denk eraan" in mail
    assert re.search(r'href="mailto:\?subject=Denk%20eraan&amp;body=', mail)


# ---- ticking


def test_a_tick_is_on_the_disk_before_anything_is_told(desk: AtOnce, folder: Path) -> None:
    desk.post("checklist/done", {"checklist": LIST, "item": "any"})
    (entry,) = kept(folder)
    assert isinstance(entry, Done)
    assert (entry.item, entry.on, entry.role, entry.note) == ("any", str(TODAY), None, "")
    again = at_once(folder)  # a new start, as after a crash
    assert "gedaan op" in line(again, "any")


def test_a_tick_may_tell_its_day_its_role_and_a_note(desk: AtOnce, folder: Path) -> None:
    click(desk, "done", item="any", on=str(day(-5)), role="head", note="  samen\n gedaan ")
    (entry,) = kept(folder)
    assert isinstance(entry, Done)
    assert (entry.on, entry.role, entry.note) == (str(day(-5)), "head", "samen gedaan")
    assert "door de directeur" in seen(line(desk, "any"))
    assert "samen gedaan" in line(desk, "any")


def test_undone_it_is_open_again(desk: AtOnce) -> None:
    click(desk, "done", item="any")
    assert click(desk, "undo", of=held(desk, "any")) == (200, [])
    assert 'id="done-any"' in line(desk, "any")


def test_ticked_twice_at_once_both_are_kept_and_one_undoing_takes_both_away(desk: AtOnce, folder: Path) -> None:
    desk.post("checklist/done", {"checklist": LIST, "item": "any"})
    click(desk, "done", item="any")
    assert len([entry for entry in kept(folder) if isinstance(entry, Done)]) == 2
    click(desk, "undo", of=held(desk, "any"))
    assert 'id="done-any"' in line(desk, "any")


def test_two_desks_at_once_keep_every_tick(folder: Path) -> None:
    both = (at_once(folder), at_once(folder))
    names = [each["id"] for each in ITEMS if each["id"] not in {"know", "devices"}]
    with ThreadPoolExecutor(8) as many:
        list(many.map(lambda at: click(both[at % 2], "done", item=names[at // 2 % len(names)]), range(40)))
    for each in both:
        each.desk.newest.refresh()
        assert all("gedaan op" in line(each, name) for name in names)
    assert len([entry for entry in kept(folder) if isinstance(entry, Done)]) == 40


def test_undone_is_only_what_was_seen(folder: Path) -> None:
    one, other = at_once(folder), at_once(folder)
    click(one, "done", item="any", note="van de een")
    shown = held(one, "any")
    click(other, "done", item="any", note="van de ander")
    one.desk.newest.refresh()  # the page of the one still shows what it showed
    assert click(one, "undo", of=shown)[0] == 200
    assert "van de ander" in line(one, "any")


# ---- leaving out, lines of one's own, the first day of school


def test_a_line_that_is_left_out_stays_in_sight_with_the_reason_and_comes_back(desk: AtOnce, folder: Path) -> None:
    click(desk, "leave-out", item="soon", note="Doen wij in mei")
    (entry,) = kept(folder)
    assert isinstance(entry, LeftOut)
    assert "Doen jullie niet" in seen(line(desk, "soon"))
    assert "Doen wij in mei" in line(desk, "soon")
    assert 'href="#line-soon"' not in desk.page("checklist")
    click(desk, "undo", of=held(desk, "soon"))
    assert 'href="#line-soon"' in desk.page("checklist")


def test_a_line_of_the_school_s_own_has_a_day_and_can_be_taken_away(desk: AtOnce, folder: Path) -> None:
    _, told = click(desk, "own", title="Tablets opladen", by=str(day(3)))
    assert told == ["Tablets opladen staat erbij."]
    (entry,) = kept(folder)
    assert isinstance(entry, OwnItem)
    html = line(desk, entry.item)
    assert "over 3 dagen" in seen(html)
    (made,) = re.findall(rf'name="of" value="([^"]*)"><button[^>]*id="away-{entry.item}"', html)
    click(desk, "done", item=entry.item)
    click(desk, "undo", of=made)
    assert "Tablets opladen" not in desk.page("checklist")


def test_the_first_day_of_school_is_asked_while_a_date_hangs_on_it(desk: AtOnce, folder: Path) -> None:
    assert 'class="row notice onscreen first-day"' in desk.page("checklist")
    click(desk, "first-day", day=str(day(30)))
    click(desk, "first-day", day=str(day(31)))
    page = desk.page("checklist")
    assert 'class="row notice onscreen first-day"' not in page
    assert "over 3 weken" in seen(line(desk, "at-school")) or "over 24 dagen" in seen(line(desk, "at-school"))
    days = [entry.day for entry in kept(folder) if isinstance(entry, SchoolBegins)]
    assert days == [str(day(30)), str(day(31))]
    assert f'value="{day(31)}"' in page


# ---- what is not as the page has it


@pytest.mark.parametrize(
    ("action", "form", "told"),
    [
        ("done", {"item": "nothing"}, "staat er niet meer"),
        ("done", {"item": "../any"}, "staat er niet meer"),
        ("done", {"item": "any", "on": "2026-02-30"}, "geen dag"),
        ("done", {"item": "any", "on": "gisteren"}, "geen dag"),
        ("done", {"item": "any", "on": str(day(1))}, "moet nog komen"),
        ("done", {"item": "any", "checklist": "malmberg/1999"}, "staat er niet meer"),
        ("leave-out", {"item": "nothing"}, "staat er niet meer"),
        ("own", {"title": " \n\t "}, "schrijf eerst"),
        ("own", {"title": "Iets", "by": "2026-13-01"}, "geen dag"),
        ("first-day", {"day": ""}, "geen dag"),
        ("first-day", {"day": "9999-99-99"}, "geen dag"),
        ("undo", {"of": "0" * 32}, "staat er niet meer"),
        ("undo", {"of": ""}, "staat er niet meer"),
    ],
)
def test_what_cannot_be_is_told_in_one_line_and_keeps_nothing(
    desk: AtOnce, folder: Path, action: str, form: dict[str, str], told: str
) -> None:
    status, lines = click(desk, action, **form)
    assert (status, len(lines)) == (400, 1)
    assert told in lines[0]
    assert kept(folder) == []


@pytest.mark.parametrize(
    "form",
    [
        {"item": "any", "note": "x" * 1001},
        {"item": "x" * 121},
        {"item": "any", "role": "queen"},
        {"item": "any", "more": "x"},
        {"item": 7},
        {"item": "any", "on": "2" * 21},
    ],
)
def test_what_no_form_sends_is_refused(desk: AtOnce, folder: Path, form: dict[str, Any]) -> None:
    assert desk.post("checklist/done", {"checklist": LIST, **form})[0] == 400
    assert kept(folder) == []


def test_a_long_note_or_title_is_cut(desk: AtOnce, folder: Path) -> None:
    click(desk, "done", item="any", note="é" * 900)
    click(desk, "own", title="é" * 500)
    done, own = kept(folder)
    assert isinstance(done, Done)
    assert isinstance(own, OwnItem)
    assert (len(done.note), len(own.title)) == (500, 200)


@pytest.mark.parametrize("hostile", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "\u202egnirts"])
def test_a_script_in_a_title_a_note_or_a_reason_is_text(desk: AtOnce, hostile: str) -> None:
    click(desk, "done", item="any", note=hostile)
    click(desk, "leave-out", item="know", note=hostile)
    click(desk, "own", title=hostile)
    page = desk.page("checklist")
    assert hostile not in page.replace("<script>\n", "")
    assert "<img" not in page


def test_nothing_is_lost_where_nothing_can_be_written(desk: AtOnce, folder: Path) -> None:
    shutil.rmtree(folder)
    folder.write_text("a file in its place")
    status, told = click(desk, "done", item="any")
    assert status == 507
    assert "Niet bewaard" in told[0]


# ---- large schools, other programs, other years


def test_a_tick_makes_no_device_judged_again(desk: AtOnce) -> None:
    before, version = desk.desk.newest.made, desk.desk.newest.version
    click(desk, "done", item="any")
    after = desk.desk.newest.made
    assert before is not None
    assert after is not None
    assert after.fleet.rows is before.fleet.rows
    assert desk.desk.newest.version == version + 1  # other windows are told


def test_what_others_put_in_the_folder_is_seen_and_what_they_take_away_is_gone(desk: AtOnce, folder: Path) -> None:
    other = at_once(folder)
    click(other, "done", item="any")
    desk.desk.newest.refresh()
    assert "gedaan op" in line(desk, "any")
    (journal,) = folder.glob("schooljaar_*.json")
    text = journal.read_bytes()
    journal.unlink()
    desk.desk.newest.refresh()
    assert "gedaan op" not in line(desk, "any")
    assert "staat erbij" in desk.drop(journal.name, text)[0]
    assert "gedaan op" in line(desk, "any")


def test_entries_in_a_zip_stay_when_a_tick_comes(desk: AtOnce, folder: Path) -> None:
    click(desk, "done", item="any")
    (journal,) = folder.glob("schooljaar_*.json")
    (folder / "van-de-stick.zip").write_bytes(zipped(**{journal.name: journal.read_bytes()}))
    journal.unlink()
    again = at_once(folder)
    assert "gedaan op" in line(again, "any")
    click(again, "done", item="far")
    assert "gedaan op" in line(again, "any")
    assert "gedaan op" in line(again, "far")


def test_a_damaged_file_of_entries_is_told_in_the_overview(desk: AtOnce, folder: Path) -> None:
    click(desk, "done", item="any")
    (folder / f"schooljaar_{'0' * 32}.json").write_bytes(b'{"schema_version": 1, "school_year": [{')
    desk.desk.newest.refresh()
    made = desk.desk.newest.made
    assert made is not None
    assert [item.reason for item in made.fleet.files.rejected] == ["not_school_year"]
    assert "gedaan op" in line(desk, "any")


def test_a_checklist_that_the_school_changes_is_shown_as_it_is_now(desk: AtOnce, folder: Path) -> None:
    click(desk, "done", item="any")
    use(folder.parent, {**DOCUMENT, "title": said("Aangepaste lijst")})
    desk.desk.newest.refresh()
    assert "Aangepaste lijst" in desk.page("checklist")
    assert "gedaan op" in line(desk, "any")


def test_a_checklist_that_cannot_be_read_costs_only_itself(desk: AtOnce, folder: Path) -> None:
    (folder.parent / "requirements_specs" / "checklists" / "malmberg-nu.toml").write_text("schema_version = 1\nid =")
    desk.desk.newest.refresh()
    assert desk.desk.newest.trouble is None
    assert "<h1>Checklist" in desk.page("checklist")


# ---- to print and for a calendar


def test_the_page_to_print_shows_the_same_and_reaches_nothing(desk: AtOnce) -> None:
    click(desk, "done", item="any", note="met de conciërge")
    answer = desk.client.get(f"/{TOKEN}/checklist/page", headers={"Host": "localhost"})
    assert "met de conciërge" in answer.text
    assert answer.headers["Content-Security-Policy"].startswith("sandbox")
    assert "allow-scripts" not in answer.headers["Content-Security-Policy"]


def test_the_calendar_is_one_that_another_library_reads(desk: AtOnce) -> None:
    answer = desk.client.get(f"/{TOKEN}/checklist/calendar", headers={"Host": "localhost"})
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert ".ics" in answer.headers["Content-Disposition"]
    days = {event["dtstart"].dt for event in Calendar.from_ical(answer.data).walk("VEVENT")}
    assert {day(5), day(40)} <= days


# ---- group data


def test_group_data_is_told_with_counts_and_kept_as_evidence(desk: AtOnce, folder: Path) -> None:
    told = " ".join(desk.drop("groepen.xml", edexml(pupils=200, groups=8)))
    assert "8 groepen" in told
    assert "200 leerlingen" in told
    (entry,) = kept(folder)
    assert isinstance(entry, GroupData)
    assert (entry.groups, entry.pupils, entry.problems, entry.dated) == (8, 200, 0, str(TODAY))
    assert "8 groepen, 200 leerlingen" in seen(line(desk, "groups"))
    assert "Gemeten" in seen(line(desk, "groups"))


def test_the_newest_file_counts_and_mistakes_are_told_by_their_lines(desk: AtOnce, folder: Path) -> None:
    desk.drop("groepen.xml", edexml())
    told = desk.drop("groepen.xml", edexml(unknown_groups=2, impossible_births=1))
    assert any(re.search(r"regels? \d+", text) for text in told)
    assert "punten om na te kijken" in seen(line(desk, "groups"))
    assert "Gemeten" not in seen(line(desk, "groups"))


@pytest.mark.parametrize(
    "told",
    [
        {},
        {"pupils_without_name": 2, "pupils_with_a_key_of_another": 2, "pupils_of_no_group": 1},
        {"unknown_groups": 3, "impossible_births": 3},
    ],
)
@pytest.mark.parametrize("damage", ["", "cut", "entities", "utf-16", "latin"])
def test_a_child_s_name_is_nowhere_once_the_file_was_looked_at(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture, told: dict[str, int], damage: str
) -> None:
    write(tmp_path / "resultaten", result("nr 1"))
    use(tmp_path, DOCUMENT)
    desk = at_once(tmp_path / "resultaten")
    data = {
        "": lambda data: data,
        "cut": lambda data: data[: len(data) // 2],
        "entities": lambda data: data.replace(b"?>", f'?><!DOCTYPE E [<!ENTITY x "{CHILD}">]>'.encode(), 1),
        "utf-16": lambda data: data.decode().replace("utf-8", "utf-16").encode("utf-16"),
        "latin": lambda data: data.replace(CHILD.encode(), f"{CHILD}\xe9".encode("latin-1")),
    }[damage](edexml(**told))
    lines = desk.drop("groepen.xml", data)
    assert lines
    pages = "".join(desk.page(tab) for tab in ("checklist", "add", "overview", "export"))
    files = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    captured = capfd.readouterr()
    for place in (*lines, pages, files.decode(errors="replace"), captured.out, captured.err, caplog.text):
        assert CHILD not in place
    assert {path.suffix for path in (tmp_path / "resultaten").iterdir()} <= {".json", ".html"}


def test_a_damaged_file_is_told_with_what_to_do_and_leaves_the_evidence_of_before(desk: AtOnce) -> None:
    desk.drop("groepen.xml", edexml())
    (told,) = desk.drop("groepen.xml", edexml()[:-200])
    assert "groepen.xml" in told
    assert "Gemeten" in seen(line(desk, "groups"))


@pytest.mark.parametrize("name", ["groepen.xml", "iets.txt", "lijst.csv", "naamloos"])
def test_group_data_is_known_by_its_content_on_every_tab(desk: AtOnce, folder: Path, name: str) -> None:
    data = {"name": name, "data": base64.b64encode(edexml()).decode()}
    assert "leerlingen" in desk.told("requirements/take", data)[0]
    assert len(kept(folder)) == 1
    assert sorted(path.suffix for path in folder.parent.rglob("*.xml")) == []


def test_group_data_in_a_zip_is_to_be_unpacked_first_and_the_rest_is_taken(desk: AtOnce, folder: Path) -> None:
    large = edexml(pupils=5000)
    for told in (
        desk.drop("export.zip", zipped(**{"map__groepen.xml": large})),
        desk.drop("export.zip", zipped(**{"groepen.txt": edexml()})),
    ):
        assert len(told) == 1
        assert "Pak de zip eerst uit" in told[0]
    assert kept(folder) == []


def test_five_thousand_pupils_are_dropped_within_what_the_desk_takes(desk: AtOnce) -> None:
    data = edexml(pupils=5000, groups=200)
    assert len(base64.b64encode(data)) < LARGEST // 4
    assert "5.000 leerlingen" in " ".join(desk.drop("groepen.xml", data))


def test_what_is_dropped_never_lies_in_a_temporary_file() -> None:
    """A file of the school's children goes through memory alone, also where it is larger than what a server buffers."""
    kinds: list[type] = []

    def application(environment: dict[str, Any], start: Any) -> list[bytes]:  # noqa: ANN401  as WSGI calls it
        kinds.append(type(environment["wsgi.input"]))
        start("200 OK", [("Content-Type", "application/json")])
        return [b"{}"]

    server = Listening(application, Place("127.0.0.1", 0, LARGEST), pytest.fail)
    running = threading.Thread(target=server.run)
    running.start()
    try:
        body = {"data": base64.b64encode(os.urandom(20_000_000)).decode()}
        assert ask(server.port, "POST", "/", body)[0] == 200
    finally:
        server.stop()
        running.join()
        server.close()
    assert kinds == [io.BytesIO]


def test_the_journal_holds_no_more_than_days_and_counts_of_group_data(desk: AtOnce, folder: Path) -> None:
    desk.drop("Groep 7 van juf Marijke.xml", edexml())
    (journal,) = folder.glob("schooljaar_*.json")
    assert "Marijke" not in journal.read_text()
    (entry,) = json.loads(journal.read_text())["school_year"]
    assert set(entry) == {
        "kind", "id", "at", "checklist", "dated", "looked_on", "version", "school_year", "groups", "pupils",
        "teachers", "problems",
    }  # fmt: skip
