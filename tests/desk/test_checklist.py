"""What a coordinator does on the tab Checklist: each click is kept at once, and undone is only what was seen."""

from __future__ import annotations

import re
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import msgspec
import pytest
from icalendar import Calendar

from checker.confirming.writing import write_spec
from checker.model.school_year import Done, LeftOut, OwnItem, SchoolBegins
from checker.storage.school_year.writing import Keeper
from tests.desk.a_checklist import LIST, checklist, click, day, held, items, kept, line, said, school, seen, use
from tests.desk.at_once import TOKEN, AtOnce, at_once
from tests.desk.test_under_attack import zipped
from tests.evaluation.devices import shipped_spec


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return school(tmp_path)


@pytest.fixture
def desk(folder: Path) -> AtOnce:
    return at_once(folder)


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


def test_who_has_no_javascript_reads_why_a_button_does_nothing(desk: AtOnce) -> None:
    assert re.search(r"<noscript><p[^>]*>Zonder JavaScript", desk.page("checklist"))


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
    assert (entry.item, entry.on, entry.role, entry.note) == ("any", str(day()), None, "")
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
    names = [each["id"] for each in items() if each["id"] not in {"know", "devices"}]
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


def test_left_out_on_a_later_day_the_earlier_tick_is_gone(folder: Path) -> None:
    """Each desk writes as another run of the program: what the later one has seen, it takes the place of."""
    click(at_once(folder), "done", item="soon")
    later = at_once(folder)
    click(later, "leave-out", item="soon", note="Toch niet")
    assert "Doen jullie niet" in seen(line(later, "soon"))
    click(at_once(folder), "done", item="soon", note="toch wel")
    click(again := at_once(folder), "undo", of=held(again, "soon"))
    assert 'id="done-soon"' in line(again, "soon")


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
    assert "ICT-coördinator" not in re.sub(r"<option.*?</option>", "", html)
    (made,) = re.findall(rf'name="of" value="([^"]*)"><button[^>]*id="away-{entry.item}"', html)
    click(desk, "done", item=entry.item)
    click(desk, "undo", of=made)
    assert "Tablets opladen" not in desk.page("checklist")


def test_the_first_day_of_school_is_asked_while_a_date_hangs_on_it(desk: AtOnce, folder: Path) -> None:
    assert 'class="row notice onscreen first-day"' in desk.page("checklist")
    assert click(desk, "first-day", day=str(day(30)))[1][0].startswith("De eerste schooldag is ")
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
        ("own", {"title": "\u202e\u200b\x1b"}, "schrijf eerst"),
        ("own", {"title": "Iets", "by": "2026-13-01"}, "geen dag"),
        ("first-day", {"day": ""}, "geen dag"),
        ("first-day", {"day": "9999-99-99"}, "geen dag"),
        ("first-day", {"day": str(day(-800))}, "ander schooljaar"),
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
    use(folder.parent, {**checklist(), "title": said("Aangepaste lijst")})
    desk.desk.newest.refresh()
    assert "Aangepaste lijst" in desk.page("checklist")
    assert "gedaan op" in line(desk, "any")


def test_a_checklist_that_cannot_be_read_costs_only_itself(desk: AtOnce, folder: Path) -> None:
    (folder.parent / "requirements_specs" / "checklists" / "malmberg-nu.toml").write_text("schema_version = 1\nid =")
    desk.desk.newest.refresh()
    assert desk.desk.newest.trouble is None
    assert "<h1>Checklist" in desk.page("checklist")
    assert "Een checklist van jullie zelf telt niet mee" in desk.page("checklist")


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
    days = {event.start for event in Calendar.from_ical(answer.data).events}
    assert {day(5), day(40)} <= days


def test_a_school_whose_publisher_has_no_checklist_is_told_so(folder: Path) -> None:
    other = msgspec.structs.replace(shipped_spec(), id="toetsen", publisher="toetsen")
    write_spec(folder.parent / "requirements_specs" / "toetsen", other)
    page = at_once(folder, specs=("toetsen",)).page("checklist")
    assert "heeft hier geen checklist" in page


def test_of_a_flood_of_lines_the_page_shows_the_first_and_counts_the_rest(desk: AtOnce, folder: Path) -> None:
    keeper = Keeper(folder)
    new = {"at": "2026-06-01T10:00:00Z", "checklist": LIST, "by": str(day(-3))}
    for number in range(120):
        keeper.add(OwnItem(id=f"{number:032x}", item=f"own-{number}", title=f"Nummer {number}", **new), ())
    desk.desk.newest.refresh()
    page = desk.page("checklist")
    assert page.count('<li id="line-own-') == 100
    assert "en nog 20" in page
    assert "en nog 116" in page  # of what is late
    assert 'Checklist <span class="waiting">121<' in page


def test_of_a_flood_of_ticks_an_undoing_takes_as_many_as_a_form_holds(desk: AtOnce, folder: Path) -> None:
    for number in range(110):
        moment = "2026-06-01T10:00:00Z"
        Keeper(folder).add(Done(id=f"{number:032x}", at=moment, checklist=LIST, item="any", on="2026-06-01"), ())
    desk.desk.newest.refresh()
    assert click(desk, "undo", of=held(desk, "any")) == (200, [])
    assert click(desk, "undo", of=held(desk, "any")) == (200, [])
    assert 'id="done-any"' in line(desk, "any")
