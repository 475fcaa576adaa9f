"""What a person reads where a browser is asked by its number: what is asked, compared, and to what it is updated."""

from __future__ import annotations

import msgspec
import pytest

from checker.conditions.browser_release import BrowserRelease
from checker.conditions.recency.asked import LowestVersions, Recency
from checker.reporting.device.device_page import device_page
from tests.reporting.contexts import context_of
from tests.reporting.test_newest_versions_in_words import FOLDERS, page, row, spec
from tests.verdicts.cases import case_in, facts_in, releases_for

NUMBERS = Recency(lowest_versions=LowestVersions(chrome="150", safari="16.4"))
BOTH = Recency(lowest_versions=LowestVersions(chrome="150", safari="16.4"), superseded_within_days=60)
NEWEST = Recency(newest_versions=2)


def asking(minimum: Recency, recommended: Recency | None = None, **fields: object) -> BrowserRelease:
    own: dict[str, object] = {"which": "best", "browsers": ("firefox", "chrome", "safari"), "table_valid_days": 365}
    return BrowserRelease(minimum=minimum, recommended=recommended, **(own | fields))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("condition", "nl", "en"),
    [
        (
            asking(NUMBERS),
            "Chrome vanaf 150, Safari vanaf 16.4 of Firefox",
            "Chrome 150 or newer, Safari 16.4 or newer or Firefox",
        ),
        (
            asking(BOTH),
            "Chrome vanaf 150, Safari vanaf 16.4 of Firefox, hooguit 60 dagen achter",
            "Chrome 150 or newer, Safari 16.4 or newer or Firefox, at most 60 days behind",
        ),
        (
            asking(NUMBERS, NEWEST),
            "Chrome vanaf 150, Safari vanaf 16.4 of Firefox, liever een van de nieuwste 2 versies",
            "Chrome 150 or newer, Safari 16.4 or newer or Firefox, rather one of the newest 2 versions",
        ),
        (
            asking(NUMBERS, which="default"),
            "Chrome vanaf 150 of Safari vanaf 16.4",
            "Chrome 150 or newer or Safari 16.4 or newer",
        ),
        (
            asking(NUMBERS, which="every"),
            "elke browser: Chrome vanaf 150 of Safari vanaf 16.4",
            "each browser: Chrome 150 or newer or Safari 16.4 or newer",
        ),
    ],
)
def test_what_is_asked_names_each_version(condition: BrowserRelease, nl: str, en: str) -> None:
    assert row(page("good-pc", "nl", condition)).asked == nl
    assert row(page("good-pc", "en", condition)).asked == en


def test_one_that_is_too_low_is_told_what_it_must_be_and_updated_to_that() -> None:
    found = page("chrome-two-years-old", "nl", asking(NUMBERS))
    told = row(found).evidence[0].pieces[0].text
    assert told.endswith("Het minimum: Chrome vanaf 150. Dat is te oud.")
    assert told.startswith("Hier staat Chrome 1")


def titles(condition: BrowserRelease, *, is_only_one: bool) -> list[str]:
    """Give the steps of a computer with an old Chrome, by a spec that asks nothing else of browsers or that does."""
    folder = FOLDERS["chrome-two-years-old"]
    whole = spec(condition)
    asked = tuple(item for item in whole.requirement if item.id == "browser" or not is_only_one)
    one = msgspec.structs.replace(whole, requirement=asked)
    on, tables = case_in(folder).on, releases_for(folder, case_in(folder))
    return [step.title for step in device_page(context_of(facts_in(folder), one, tables, on), "nl").to_do.steps]


def test_an_update_says_to_which_version() -> None:
    assert titles(asking(NUMBERS), is_only_one=True) == ["Werk Chrome bij naar 150 of nieuwer"]


def test_where_more_than_a_number_is_asked_an_update_names_no_version() -> None:
    assert titles(asking(BOTH), is_only_one=True) == ["Werk Chrome bij"]
    assert titles(asking(NUMBERS), is_only_one=False) == ["Werk Chrome bij"]
