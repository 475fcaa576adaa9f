"""What a person reads where a browser must be among the newest versions: what is asked, compared, and to be done."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from checker.conditions.browser_release import BrowserRelease
from checker.conditions.recency.asked import Recency
from checker.model.verdicts import Verdict
from checker.reporting.device.device_page import DevicePage, device_page
from checker.reporting.device.requirement_rows import Row
from checker.specification.document import RequirementsSpec
from tests.evaluation.devices import shipped_spec
from tests.reporting.contexts import context_of
from tests.verdicts.cases import CASES, case_in, facts_in, releases_for

FOLDERS = {folder.name: folder for folder in CASES}
CONDITION = BrowserRelease(
    which="best",
    browsers=("chrome", "edge", "firefox"),
    minimum=Recency(newest_versions=2),
    recommended=Recency(newest_versions=1),
    table_valid_days=365,
)


def spec(condition: BrowserRelease) -> RequirementsSpec:
    shipped = shipped_spec()
    rows = [
        msgspec.structs.replace(item, condition=condition) if item.id == "browser" else item
        for item in shipped.requirement
    ]
    return msgspec.structs.replace(shipped, requirement=tuple(rows))


def page(case: str, language: str, condition: BrowserRelease = CONDITION) -> DevicePage:
    folder: Path = FOLDERS[case]
    on, tables = case_in(folder).on, releases_for(folder, case_in(folder))
    return device_page(context_of(facts_in(folder), spec(condition), tables, on), language)


def row(found: DevicePage) -> Row:
    return next(row for row in found.tables[0].rows if row.title == "Browser")


@pytest.mark.parametrize(
    ("language", "asked"),
    [
        ("nl", "Chrome, Edge of Firefox, een van de nieuwste 2 versies, liever de nieuwste versie"),
        ("en", "Chrome, Edge or Firefox, one of the newest 2 versions, rather the newest version"),
    ],
)
def test_what_is_asked_is_said_as_a_publisher_writes_it(language: str, asked: str) -> None:
    assert row(page("good-pc", language)).asked == asked


def test_one_that_is_too_old_is_told_why_and_mended_by_an_update() -> None:
    found = page("chrome-two-years-old", "nl")
    sum_ = row(found).evidence[0].pieces[0].text
    assert "Het minimum: een van de nieuwste 2 versies, geteld naar het eerste getal." in sum_
    assert "Aanbevolen: de nieuwste versie." in sum_
    assert sum_.endswith("Dat is te oud.")
    assert "dagen oud" not in sum_


def test_an_update_mends_it_and_then_the_device_meets_all() -> None:
    folder = FOLDERS["chrome-two-years-old"]
    tables = releases_for(folder, case_in(folder))
    context = context_of(facts_in(folder), spec(CONDITION), tables, case_in(folder).on)
    assert context.judgement.verdict is Verdict.FAIL
    assert [step.remedy.id for step in context.steps] == ["update-browser-windows"]
    after = context.steps[0].judged
    assert after is not None
    assert after.verdict is Verdict.PASS
