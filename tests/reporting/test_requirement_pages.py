"""The pages to hand out: as a person approved them, whole in themselves, and never a guess told as the publisher's.

After a wished-for change, write them anew, and look at each in a browser before committing:

    SYSTEEMCHECK_APPROVE=1 python -m pytest tests/reporting/test_requirement_pages.py
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.model.languages import LANGUAGES
from checker.reporting.language.words import Words
from checker.reporting.requirements.rendering import render_buying, render_changes, render_spec
from checker.reporting.requirements.spec_page import spec_page
from checker.specification.document import Quote, RequirementsSpec, Text, Title
from tests.evaluation.devices import DAY, releases, shipped_spec
from tests.pages import page_checks
from tests.reporting.requirement_pages import PAGES, SMALL, between, of_case, wish
from tests.reporting.test_device_report import HOSTILE, Tags
from tests.specification.made_specs import specs

APPROVED = Path(__file__).parent / "approved_requirements"
EVERY = [(name, language) for name in PAGES for language in LANGUAGES]
every_page = pytest.mark.parametrize(("name", "language"), EVERY, ids=[".".join(pair) for pair in EVERY])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", SMALL)
def test_the_page_is_the_one_that_was_approved(name: str, language: str) -> None:
    file = APPROVED / f"{name}.{language}.html"
    made = SMALL[name](language).encode()
    if os.environ.get("SYSTEEMCHECK_APPROVE"):
        file.write_bytes(made)
    assert made == file.read_bytes()


def test_every_approved_page_is_still_made() -> None:
    assert {file.name for file in APPROVED.iterdir()} == {f"{a}.{b}.html" for a in SMALL for b in LANGUAGES}


def hostile(text: str) -> RequirementsSpec:
    """Give a spec that says this wherever a spec can say something."""
    spec = of_case("steps-methods-and-words")
    both, title = Text(nl=text, en=text), Title(nl=text, en=text)
    asked = msgspec.structs.replace(
        spec.requirement[0], title=title, basis_note=both, quote=Quote(text=text, source="https://example.org")
    )
    product = msgspec.structs.replace(spec.product[0], title=title, note=both, source=text)
    remedy = msgspec.structs.replace(spec.remedy[0], title=title, steps=both)
    return msgspec.structs.replace(
        spec, title=title, note=both, requirement=(asked,), product=(product,), remedy=(remedy,)
    )


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_a_spec_says_is_more_than_text(text: str) -> None:
    spec, plain = hostile(text), hostile("plain")
    for evil, tame in (
        (render_spec([spec], releases(), DAY, "nl"), render_spec([plain], releases(), DAY, "nl")),
        (render_buying(wish(spec), "nl"), render_buying(wish(plain), "nl")),
        (
            render_changes(between(of_case("nothing"), spec), None, "nl"),
            render_changes(between(of_case("nothing"), plain), None, "nl"),
        ),
    ):
        assert Tags(evil).tags == Tags(tame).tags
        assert not [name for _, name, _ in Tags(evil).attributes if name.startswith("on") or name == "src"]
        links = [value for _, name, value in Tags(evil).attributes if name == "href"]
        assert all(link.startswith(("#", "https://example.org")) for link in links)


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(specs(), specs(), st.sampled_from(LANGUAGES))
def test_any_spec_can_be_shown_bought_by_and_compared(
    one: RequirementsSpec, other: RequirementsSpec, language: str
) -> None:
    two = msgspec.structs.replace(other, id="c")
    for page in (
        render_spec([one, two], releases(), DAY, language),
        render_buying(wish(one, two, years=3), language),
        render_changes(between(one, two), None, language),
    ):
        assert page.count("<h1>") == 1
        assert not Tags(page).open


@every_page
def test_every_page_has_one_heading_no_id_twice_and_no_hole(name: str, language: str) -> None:
    page = PAGES[name](language)
    ids = re.findall(r' id="([^"]+)"', page)
    assert page.count("<h1>") == 1
    assert len(ids) == len(set(ids))
    assert not re.search(
        r"\{[a-z_]+\}|handout\.|buying\.|changes\.[a-z]", re.sub(r"<style>.*?</style>", "", page, flags=re.DOTALL)
    )


def test_a_provisional_value_is_never_told_as_the_publisher_s() -> None:
    page = spec_page([shipped_spec()], releases(), DAY, Words("nl"))
    (section,) = page.sections
    assert [notice.title for notice in section.notices] == ["Deze eisen zijn voorlopig en niet van Malmberg zelf."]
    assert {row.state for table in section.tables for row in table.rows} == {"Voorlopig"}


def test_a_confirmed_value_has_its_day_and_the_publisher_s_words() -> None:
    page = spec_page([of_case("confirmed")], releases(), DAY, Words("nl"))
    (section,) = page.sections
    (row, _) = section.tables[0].rows
    assert (row.state, row.quote) == ("Nagekeken op 30 november 2026", "Intern geheugen: 4 GB")
    assert section.notices[0].title == "De eisen zijn nagekeken op 30 november 2026 door de ICT-coördinator."


def test_half_confirmed_is_told_with_how_many_are_not() -> None:
    spec = of_case("confirmed")
    half = msgspec.structs.replace(
        spec, confirmation=msgspec.UNSET, requirement=(spec.requirement[0], *of_case("nothing").requirement)
    )
    (notice,) = spec_page([half], releases(), DAY, Words("nl")).sections[0].notices
    assert notice.text.startswith("1 van de 2 eisen is nog niet vergeleken")


@pytest.mark.browser
@pytest.mark.parametrize(("name", "language"), [(name, "nl") for name in PAGES] + [(name, "en") for name in SMALL])
def test_axe_finds_no_barrier_and_the_page_is_valid_html(name: str, language: str, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text(PAGES[name](language), "utf-8")
    assert page_checks.axe_violations(file) == []
    assert page_checks.nu_errors(file) == []
    assert page_checks.overflowing_widths(file) == []


@pytest.mark.browser
@pytest.mark.parametrize(("name", "most"), [("show-malmberg", 4), ("buying-malmberg", 3), ("changes-malmberg", 2)])
def test_it_prints_on_few_sheets_and_asks_nothing_of_the_network(name: str, most: int, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text(PAGES[name]("nl"), "utf-8")
    assert page_checks.printed_pages(file) <= most
    assert page_checks.network_requests(file) == []
    assert page_checks.console_errors(file) == []
