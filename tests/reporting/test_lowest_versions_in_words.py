"""What a person reads where a browser is asked by its number: what is asked, compared, and to what it is updated."""

from __future__ import annotations

import pytest

from checker.conditions.browser_release import BrowserRelease
from checker.conditions.recency.asked import LowestVersions, Recency
from tests.reporting.test_newest_versions_in_words import page, row

NUMBERS = Recency(lowest_versions=LowestVersions(chrome="150", safari="16.4"))
BOTH = Recency(lowest_versions=LowestVersions(chrome="150", safari="16.4"), superseded_within_days=60)
NEWEST = Recency(newest_versions=2)


def asking(minimum: Recency, recommended: Recency | None = None, **fields: object) -> BrowserRelease:
    own: dict[str, object] = {"which": "best", "browsers": ("firefox", "chrome", "safari"), "table_valid_days": 365}
    return BrowserRelease(minimum=minimum, recommended=recommended, **(own | fields))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("condition", "nl", "en"),
    [
        (asking(NUMBERS), "Chrome vanaf 150, Safari vanaf 16.4 of Firefox", "Chrome 150 or newer, Safari 16.4 or newer or Firefox"),
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
        (asking(NUMBERS, which="default"), "Chrome vanaf 150 of Safari vanaf 16.4", "Chrome 150 or newer or Safari 16.4 or newer"),
        (
            asking(NUMBERS, which="every"),
            "elke browser: Chrome vanaf 150 of Safari vanaf 16.4",
            "each browser: Chrome 150 or newer or Safari 16.4 or newer",
        ),
    ],
)  # fmt: skip
def test_what_is_asked_names_each_version(condition: BrowserRelease, nl: str, en: str) -> None:
    assert row(page("good-pc", "nl", condition)).asked == nl
    assert row(page("good-pc", "en", condition)).asked == en


def test_one_that_is_too_low_is_told_what_it_must_be_and_updated_to_that() -> None:
    found = page("chrome-two-years-old", "nl", asking(NUMBERS))
    told = row(found).evidence[0].pieces[0].text
    assert told.endswith("Het minimum: Chrome vanaf 150. Dat is te oud.")
    assert told.startswith("Hier staat Chrome 1")
    assert [step.title for step in found.what_to_do.steps] == ["Werk Chrome bij naar 150 of nieuwer"]


def test_where_more_than_a_number_is_asked_the_title_of_an_update_names_no_version() -> None:
    found = page("chrome-two-years-old", "nl", asking(BOTH))
    assert [step.title for step in found.what_to_do.steps] == ["Werk Chrome bij"]
