"""What a teacher reads of updates that wait: what is installed, what is newer and since when, and what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.reporting.check_page.questions import open_questions
from checker.reporting.device.device_page import DevicePage, device_page
from checker.reporting.device.requirement_rows import Row
from tests.evaluation.devices import shipped_spec
from tests.reporting.contexts import context_of_case
from tests.verdicts.cases import CASES, judged

TITLES = {"Laatste updates", "iPadOS en Safari bijgewerkt"}
FOLDERS = {folder.name: folder for folder in CASES}


def page_of(case: str, language: str = "nl") -> DevicePage:
    folder: Path = FOLDERS[case]
    return device_page(context_of_case(folder), language)


def row_of(case: str, title: str = "Laatste updates") -> Row:
    return next(row for row in page_of(case).tables[0].rows if row.title == title)


def calculation_of(case: str, title: str = "Laatste updates") -> str:
    return row_of(case, title).evidence[0].pieces[0].text


def test_the_headline_and_the_row_say_that_updates_wait_and_by_how_much() -> None:
    assert "er staan updates klaar" in page_of("windows-11-never-updated").band.why
    assert row_of("windows-11-never-updated").measured == "Windows 11 met build 26200.1, 405 dagen achter"
    assert row_of("good-pc").measured == "Windows 11 met build 26200.9974"


def test_the_sum_names_the_newest_with_its_day_and_what_took_the_place_of_the_installed_one() -> None:
    said = calculation_of("mac-macos-26-0-stopped-updating")
    assert "De nieuwste update in de tabel is 26.7.2 van 26 oktober 2026." in said
    assert "Op 29 september 2025 kwam 26.0.1 in de plaats van 26.0: 420 dagen voor de controle." in said
    assert "geschat" not in said


def test_what_no_row_tells_is_said_to_be_estimated() -> None:
    said = calculation_of("windows-11-table-a-year-old")
    assert "Uiterlijk op 8 december 2026" in said
    assert said.endswith("Wat niet in de tabel staat, is geschat uit het ritme van de updates.")


def test_an_update_of_after_the_table_is_said_to_be_so() -> None:
    said = calculation_of("windows-11-update-newer-than-table")
    assert "is nieuwer dan de laatste in de tabel van 23 november 2026" in said
    assert "komen dus binnen" not in said
    assert "De nieuwste update in de tabel" not in said  # that one is older


def test_an_update_of_after_the_table_is_behind_since_a_newer_one_must_have_come() -> None:
    said = calculation_of("year-old-table-newer-update-pc")
    assert "Uiterlijk op 12 januari 2027 kwam er een nieuwere in de plaats van 26200.9975: 314 dagen" in said
    assert "Hooguit 75 dagen achter is goed." in said
    assert said.endswith("Wat niet in de tabel staat, is geschat uit het ritme van de updates.")


def test_updates_are_named_by_the_build_that_the_pc_has() -> None:
    said = calculation_of("windows-11-three-months-behind")
    assert "De nieuwste update in de tabel is 26100.9974 van 10 november 2026." in said
    assert "kwam 26100.9445 in de plaats van 26100.9168" in said


def test_a_version_that_safari_tells_in_part_is_said_to_be_so() -> None:
    assert "alleen de eerste twee getallen" in calculation_of("ipad-plain-http-26-6", "iPadOS en Safari bijgewerkt")


def test_the_page_asks_for_a_version_that_it_knows_in_part_only_where_that_decides() -> None:
    asked = {
        case: "version" in open_questions(judged(FOLDERS[case]), shipped_spec())
        for case in ("ipad-plain-http-26-6", "good-ipad", "ipad-18-0-stopped-updating")
    }
    assert asked == {"ipad-plain-http-26-6": True, "good-ipad": False, "ipad-18-0-stopped-updating": False}


@pytest.mark.parametrize("case", ["windows-11-restart-pending", "windows-11-restart-pending-up-to-date"])
def test_a_restart_that_is_waited_for_is_said_first_and_decides_nothing(case: str) -> None:
    assert calculation_of(case).startswith("De pc wacht op een herstart om een update af te maken.")
    without = {"windows-11-restart-pending": "advies", "windows-11-restart-pending-up-to-date": "voldoet"}
    assert row_of(case).look.word == without[case]


def test_a_pc_that_waits_for_none_says_nothing_of_it() -> None:
    assert "herstart" not in calculation_of("windows-11-never-updated")


def test_a_teacher_with_an_ipad_is_told_of_the_hours_after_school() -> None:
    (step,) = page_of("ipad-told-by-safari-26-4").to_do.steps
    text = step.paragraphs[0].text
    assert "na school" in text
    assert "tussen 8 en 15 uur" in text
    assert "Safari" in text


@pytest.mark.parametrize("case", ["windows-server-2019", "windows-7-chrome-109", "ipad-between-rows"])
def test_where_there_is_nothing_to_say_of_updates_the_row_is_not_there_nor_among_those_of_other_devices(
    case: str,
) -> None:
    page = page_of(case)
    own = {"Windows": "(Windows-pc)", "iPad": "(iPad)"}[page.band.kind if page.band.kind == "iPad" else "Windows"]
    assert not [row.title for table in page.tables for row in table.rows if row.title in TITLES]
    assert not [other for other in page.others if other.endswith(own)]
