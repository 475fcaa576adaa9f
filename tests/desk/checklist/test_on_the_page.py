"""What the tab Checklist shows: what is late, what comes first, what was measured, and what the folder holds now."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec
from icalendar import Calendar

from checker.confirming.writing import write_spec
from checker.model.school_year import OwnItem, SchoolBegins
from checker.storage.school_year.writing import Keeper
from tests.desk.a_checklist import LIST, checklist, click, day, kept, line, said, seen, use
from tests.desk.at_once import TOKEN, AtOnce, at_once
from tests.evaluation.devices import shipped_spec


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
