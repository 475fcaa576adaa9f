"""The checklist's page: as a person approved it, whole in itself, and nothing in it more than text.

After a wished-for change, write them anew, and look at each in a browser before committing:

    SYSTEEMCHECK_APPROVE=1 python -m pytest tests/reporting/checklist/test_checklist_page.py
"""

from __future__ import annotations

import datetime as dt
import os
import re
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from checker.checklist.asked import Origin
from checker.checklist.document import Before, BeforeSchool, By, Contact, During, Link, Part
from checker.checklist.standing import Devices, Due, ItemStanding, Standing, State
from checker.model.languages import LANGUAGES
from checker.model.storable import Role
from checker.reporting.checklist.checklist_page import checklist_page
from checker.reporting.checklist.rendering import render_checklist
from checker.reporting.language.words import Words
from checker.specification.document import Text
from tests.pages import page_checks
from tests.reporting.checklist.shipped import WAYS, YEARS, half_done, of_year, untouched
from tests.reporting.checklist.standings import (
    checklist,
    done,
    group_data,
    item,
    left_out,
    line,
    standing,
    title,
)
from tests.reporting.test_device_report import HOSTILE, Tags

APPROVED = Path(__file__).parents[1] / "approved_checklist"
DUTCH = Words("nl")
SCHOOL = "Basisschool De Regenboog"
EVERY = [(way, year, language) for way in WAYS for year in YEARS for language in LANGUAGES]
every_page = pytest.mark.parametrize(("way", "year", "language"), EVERY, ids=["-".join(each) for each in EVERY])


def small(language: str) -> str:
    """Give a page of a small checklist with a line in every state."""
    by = By(day=dt.date(2026, 6, 1))
    told = standing(
        line(by, Due(last=by.day), "overdue", id="late"),
        line(By(day=dt.date(2026, 6, 30)), Due(last=dt.date(2026, 6, 30)), id="soon", who="teacher"),
        line(state="done", id="done", done=done(role="coordinator", note="Gedaan met de hele ploeg.")),
        line(state="verified", id="verified", evidence=group_data(), verified_by="group-data"),
        line(state="left_out", id="left-out", left_out=left_out("Wij hebben geen portaal.")),
        line(state="to_know", id="know", verified_by="nothing"),
        line(id="devices", evidence=Devices(meets=184, fails=16, unknown=0), verified_by="devices"),
        line(id="own", is_own=True),
        begins=dt.date(2026, 8, 17),
    )
    links = (Link(title=title("Alle vragen"), url="https://example.org/vragen%C3%ABn"),)
    helper = Contact(id="help", name=title("Helpdesk"), mail="help@example.org", phone="073 123 4567", links=links)
    part = Part(id="part", title=title("Voor de zomer"), contacts=("help",))
    listed = replace(told.checklist, contact=(helper,), part=(part,), source="https://example.org/checklist")
    return render_checklist(replace(told, checklist=listed), language, SCHOOL)


def made(way: str, year: str, language: str) -> str:
    return render_checklist(WAYS[way](year), language, SCHOOL)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_is_the_one_that_was_approved(language: str) -> None:
    file, page = APPROVED / f"small.{language}.html", small(language).encode()
    if os.environ.get("SYSTEEMCHECK_APPROVE"):
        file.write_bytes(page)
    assert page == file.read_bytes()


def test_every_approved_page_is_still_made() -> None:
    assert {file.name for file in APPROVED.iterdir()} == {f"small.{language}.html" for language in LANGUAGES}


@every_page
def test_every_page_has_one_heading_no_id_twice_no_dead_link_and_no_hole(way: str, year: str, language: str) -> None:
    page = made(way, year, language)
    ids = re.findall(r' id="([^"]+)"', page)
    assert page.count("<h1>") == 1
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(ids)
    assert not re.search(r"\{[a-z_]+\}|checklist\.[a-z]", re.sub(r"<style>.*?</style>", "", page, flags=re.DOTALL))
    assert Tags(page).open == []


def test_what_is_late_stands_at_the_top_before_what_comes_first() -> None:
    page = checklist_page(half_done("2025-2026"), SCHOOL, DUTCH)
    told = [(part.title, [(line.title, line.when, line.notes) for line in part.lines]) for part in page.ahead]
    assert told == [
        ("Te laat", [("Toetsresultaten bewaren", "voor 18 juli", ("3 weken geleden",))]),
        (
            "Eerst doen",
            [
                ("Groepen koppelen aan de licenties", "maandag 18 augustus", ("over 6 dagen",)),
                ("Digiborden nakijken", "uiterlijk 21 augustus", ("over 9 dagen",)),
            ],
        ),
    ]


def test_a_draft_says_of_every_date_that_it_is_to_be_checked_and_calls_nothing_late() -> None:
    page = checklist_page(half_done("2026-2027"), "", DUTCH)
    assert page.notices[0].title == "Concept: elke datum nog nakijken."
    assert "late" not in {part.name for part in page.ahead}
    lines = {line.id: line for section in page.sections for line in section.lines}
    dated = {f"line-{each.id}" for each in of_year("2026-2027").item if each.when}
    assert {name for name in dated if "nog nakijken" in lines[name].notes} == dated - {"line-cancel-licences"}
    assert lines["line-cancel-licences"].stands.startswith("Gedaan op")


def test_a_checklist_of_an_earlier_year_says_so() -> None:
    page = checklist_page(replace(untouched("2025-2026"), is_past=True), "", DUTCH)
    assert page.notices[0].title == "Dit is de checklist van een vorig schooljaar."


@pytest.mark.parametrize(
    ("origin", "told"),
    [
        ("drafted", "Deze checklist (malmberg/2025-2026) maakten jullie zelf."),
        ("brought", "Deze checklist (malmberg/2025-2026) kwam er later bij."),
        ("named", "Deze checklist (malmberg/2025-2026) staat in een los bestand."),
    ],
)
def test_a_checklist_that_did_not_come_with_the_program_says_what_it_is(origin: Origin, told: str) -> None:
    page = checklist_page(replace(untouched("2025-2026"), origin=origin), "", DUTCH)
    assert page.notices[0].title == told


def test_only_who_did_not_tell_the_first_day_of_school_is_asked_for_it() -> None:
    asked = "Jullie eerste schooldag na de zomer is nog niet ingevuld."
    without, told = untouched("2025-2026"), half_done("2025-2026")
    assert [notice.title for notice in checklist_page(without, "", DUTCH).notices] == [asked]
    assert checklist_page(told, "", DUTCH).notices == ()
    assert checklist_page(told, "", DUTCH).begins == "Eerste schooldag: maandag 25 augustus"
    of_last_year = replace(without, begins=dt.date(2024, 8, 26))
    assert checklist_page(of_last_year, "", DUTCH).begins == ""


def test_the_first_day_of_school_of_last_year_is_not_shown_as_this_year_s() -> None:
    assert checklist_page(replace(untouched("2025-2026"), begins=dt.date(2024, 8, 26)), "", DUTCH).begins == ""


def test_a_line_that_is_left_out_has_its_title_and_why_and_no_link_nobody_needs() -> None:
    page = checklist_page(half_done("2025-2026"), "", DUTCH)
    (out,) = [line for section in page.sections for line in section.lines if line.state == "left-out"]
    assert (out.stands, out.note, out.text, out.links) == ("Doen jullie niet", "Wij hebben geen portaal.", "", ())


def test_what_was_measured_and_is_not_enough_stands_at_the_open_line() -> None:
    page = checklist_page(half_done("2025-2026"), "", DUTCH)
    (devices,) = [line for section in page.sections for line in section.lines if line.id == "line-devices"]
    assert (devices.state, devices.stands) == ("open", "")
    assert devices.measured == (
        "Gemeten: 184 van 199 apparaten voldoen; 12 voldoen niet en 3 nog niet zeker; 1 nog niet gemeten"
    )


def test_two_links_to_one_place_have_one_number_and_letters_stand_as_they_are_read() -> None:
    page = checklist_page(untouched("2025-2026"), "", DUTCH)
    written = {address.number: "".join(address.pieces) for address in page.addresses}
    assert sorted(written) == list(range(1, len(written) + 1))
    assert len(set(written.values())) == len(written)
    assert any(text.endswith("softwarecontracten-beëindigen") for text in written.values())
    shown = [link for section in page.sections for line in section.lines for link in line.links]
    assert {link.number for link in shown} <= set(written)


def test_of_a_checklist_without_a_day_ahead_what_suits_at_any_time_comes_first() -> None:
    told = standing(*(line(id=f"a{number}") for number in range(5)))
    (first,) = checklist_page(told, "", DUTCH).ahead
    assert ([each.id for each in first.lines], first.more) == (["line-a0", "line-a1", "line-a2"], "en nog 2")


def hostile(text: str) -> Standing:
    """Give a standing that says this wherever a checklist, a school or a person can say something."""
    said, told = title(text), Text(nl=text, en=text)
    links = (Link(title=said, url=f"https://example.org/{text}"),)
    own = line(state="done", id="own", title=said, is_own=True, done=done(text, note=text))
    out = line(state="left_out", id="out", title=said, left_out=left_out(text))
    plain = line(id="one", title=said, text=told, links=links, evidence=group_data(dated=text, problems=2))
    helper = Contact(id="help", name=said, mail=f"{text}@example.org", phone="1", links=links)
    listed = checklist(
        plain.item,
        title=said,
        note=told,
        source_title=said,
        source=text,
        contact=(helper,),
        part=(Part(id="part", title=said, contacts=("help",)),),
    )
    return standing(plain, own, out, checklist=listed)


@pytest.mark.parametrize("text", [*HOSTILE, "\u202eomgekeerd\u202c", "a\u200bb\u0000c"])
def test_nothing_that_anyone_says_is_more_than_text(text: str) -> None:
    evil, tame = (Tags(render_checklist(hostile(said), "nl", said)) for said in (text, "https://x"))
    page = render_checklist(hostile(text), "nl", text)
    assert set(evil.tags) == set(tame.tags)
    assert {(tag, name) for tag, name, _ in evil.attributes} == {(tag, name) for tag, name, _ in tame.attributes}
    links = [value for _, name, value in evil.attributes if name == "href"]
    assert all(link.startswith(("#", "https://example.org/", "mailto:", "tel:")) for link in links)
    assert not set(page) & set("\u202e\u202c\u200b\u0000")


_DAYS = st.dates(dt.date(2020, 1, 1), dt.date(2035, 12, 31))
_MAYBE = st.none() | _DAYS
_WHEN = st.one_of(
    st.none(),
    st.builds(By, day=_DAYS, provisional=st.booleans()),
    st.builds(Before, day=_DAYS, provisional=st.booleans()),
    st.builds(During, first=_DAYS, last=_DAYS),
    st.builds(BeforeSchool, days=st.integers(0, 120)),
)
_DUE = st.builds(Due, first=_MAYBE, last=_MAYBE, why_not=st.sampled_from(["", "no_moment", "no_first_school_day"]))
_EVIDENCE = (
    st.none()
    | st.builds(group_data)
    | st.builds(Devices, meets=st.integers(0, 9), fails=st.just(1), unknown=st.just(0))
)
_DONE = st.none() | st.builds(done, role=st.none() | st.sampled_from(get_args(Role)), note=st.text(max_size=500))
_NUMBERS = st.integers(0, 10_000)


@st.composite
def _lines(draw: st.DrawFn) -> ItemStanding:
    name = f"a{draw(_NUMBERS)}"
    return line(
        draw(_WHEN),
        draw(_DUE),
        draw(st.sampled_from(get_args(State))),
        item=item(
            name, part=draw(st.sampled_from(["part", "none"])), title=title(draw(st.text(min_size=1, max_size=200)))
        ),
        done=draw(_DONE),
        left_out=draw(st.none() | st.builds(left_out, st.text(max_size=500))),
        evidence=draw(_EVIDENCE),
        is_own=draw(st.booleans()),
    )


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(_lines(), min_size=1, max_size=6, unique_by=lambda each: (each.is_own, each.item.id)),
    st.fixed_dictionaries({"day": _DAYS, "begins": _MAYBE, "is_past": st.booleans()}),
    st.sampled_from(LANGUAGES),
)
def test_any_standing_can_be_shown(lines: list[ItemStanding], told: dict[str, object], language: str) -> None:
    page = render_checklist(standing(*lines, **told), language)
    assert page.count("<h1>") == 1
    assert Tags(page).open == []
    assert page.count(' class="box') == len(lines)


@pytest.mark.browser
@pytest.mark.parametrize(
    ("way", "year", "language"), [("half-done", "2025-2026", "nl"), ("untouched", "2026-2027", "en")]
)
def test_axe_finds_no_barrier_and_the_page_is_valid_html_that_asks_nothing_of_the_network(
    way: str, year: str, language: str, tmp_path: Path
) -> None:
    file = tmp_path / "page.html"
    file.write_text(made(way, year, language), "utf-8")
    assert page_checks.axe_violations(file) == []
    assert page_checks.nu_errors(file) == []
    assert page_checks.overflowing_widths(file) == []
    assert page_checks.network_requests(file) == []
    assert page_checks.console_errors(file) == []


@pytest.mark.browser
def test_a_word_without_end_does_not_widen_the_page(tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text(render_checklist(hostile("W" * 190), "nl", "W" * 190), "utf-8")
    assert page_checks.overflowing_widths(file) == []
