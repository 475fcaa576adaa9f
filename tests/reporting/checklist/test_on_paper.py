"""The checklist on paper: two sheets for the publisher's lines, and many of the school's own after those."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from checker.checklist.standing import Standing
from checker.model.languages import LANGUAGES
from checker.reporting.checklist.checklist_page import checklist_page
from checker.reporting.checklist.rendering import render_checklist
from checker.reporting.language.words import Words
from tests.pages import page_checks
from tests.reporting.checklist.shipped import NOTE, WAYS, YEARS
from tests.reporting.checklist.standings import done, line, title


def with_own(way: str, number: int) -> Standing:
    """Give one with so many lines of the school's own; where all is done, with a note each."""
    standing = WAYS[way]("2026-2027")
    mine = line(title=title("Iets van onszelf"), is_own=True)
    mine = replace(mine, state="done", done=done(note=NOTE)) if way == "all-done" else mine
    plain = tuple(each for each in standing.lines if not each.is_own)
    own = (replace(mine, item=replace(mine.item, id=f"own-{place}")) for place in range(number))
    return replace(standing, lines=(*plain, *own))


@pytest.mark.parametrize(("way", "number"), [("untouched", 10), ("all-done", 5), ("untouched", 60)])
def test_many_lines_of_the_school_itself_come_after_all_of_the_publisher(way: str, number: int) -> None:
    page = checklist_page(with_own(way, number), "", Words("nl"))
    assert page.own
    assert len(page.own.lines) == number
    assert "own" not in [section.id for section in page.sections]
    html = render_checklist(with_own(way, number), "nl")
    assert html.index('id="addresses"') < html.index('<section class="part sheet" aria-labelledby="own">')


@pytest.mark.parametrize("way", ["untouched", "all-done"])
def test_a_few_stand_with_those_of_the_publisher(way: str) -> None:
    page = checklist_page(with_own(way, 2), "", Words("nl"))
    assert (page.own, page.sections[-1].id) == (None, "own")


@pytest.mark.browser
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize("way", WAYS)
def test_it_prints_on_exactly_two_sheets(way: str, year: str, language: str, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text(render_checklist(WAYS[way](year), language, "Basisschool De Regenboog"), "utf-8")
    assert page_checks.printed_pages(file) == 2


@pytest.mark.browser
@pytest.mark.parametrize(("way", "number", "sheets"), [("untouched", 9, 2), ("untouched", 12, 3), ("all-done", 12, 3)])
def test_on_paper_many_own_lines_start_a_sheet_after_the_two(
    way: str, number: int, sheets: int, tmp_path: Path
) -> None:
    file = tmp_path / "page.html"
    file.write_text(render_checklist(with_own(way, number), "nl", "Basisschool De Regenboog"), "utf-8")
    assert page_checks.printed_pages(file) == sheets
