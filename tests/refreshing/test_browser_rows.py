"""The browser table as packages and the hand-kept file make it."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest

from checker.model.releases import BrowserTable
from checker.refreshing.browser_rows import days_apart, new_table
from checker.refreshing.given import Given
from checker.refreshing.kept import Kept, load_kept
from checker.refreshing.packages import packages_in
from checker.refreshing.table_text import table_text
from checker.refreshing.trouble import TroubleError
from tests.refreshing.made import KEPT, REAL_ROWS, SPECS, baseline_package, mdn_package

TODAY = dt.date(2026, 11, 23)
Rows = dict[tuple[str, str], tuple[str, str, bool]]


def kept(text: str = KEPT) -> Kept:
    return msgspec.toml.decode(text, type=Kept)


def made(
    *packages: bytes, on: dt.date = TODAY, by: Kept | None = None, there: BrowserTable | None = None
) -> BrowserTable:
    given = [Given(f"{number}.tgz", data) for number, data in enumerate(packages)]
    table = new_table(packages_in(given), by or kept(), there, on)
    return msgspec.toml.decode(table_text(table), type=BrowserTable)


def rows(table: BrowserTable, browser: str) -> Rows:
    return {
        (row.version, row.channel): (str(row.released), row.source, row.planned)
        for row in table.browser[browser].releases
    }


def test_a_release_after_the_day_of_the_table_is_planned_and_one_since_the_data_was_a_plan_then() -> None:
    assert rows(made(mdn_package(REAL_ROWS)), "chrome") == {
        ("156", "stable"): ("2026-10-20", "mdn", False),
        ("156", "extended"): ("2026-10-20", "extended-derived", False),
        ("157", "stable"): ("2026-11-03", "mdn", False),
        ("158", "stable"): ("2026-11-17", "mdn-planned", False),
        ("159", "stable"): ("2026-12-08", "mdn", True),
    }


def test_an_announced_release_is_a_normal_one_when_newer_data_says_that_it_came() -> None:
    table = made(mdn_package(REAL_ROWS, data_of="2026-12-10"), on=dt.date(2026, 12, 14))
    assert rows(table, "chrome")["158", "stable"] == ("2026-11-17", "mdn", False)
    assert rows(table, "chrome")["159", "stable"] == ("2026-12-08", "mdn", False)


@pytest.mark.parametrize(("next_milestone", "until"), [(None, "2026-12-15"), ("2027-01-05", "2027-01-05")])
def test_extended_stable_lasts_until_the_next_milestone_or_eight_weeks(next_milestone: str | None, until: str) -> None:
    data = REAL_ROWS | {"chrome": {**REAL_ROWS["chrome"], "160": next_milestone}}
    (extended,) = [row for row in made(mdn_package(data)).browser["chrome"].releases if row.channel == "extended"]
    assert str(extended.supported_until) == until


def test_the_other_package_fills_what_the_data_does_not_have_yet_and_nothing_else() -> None:
    table = made(mdn_package(REAL_ROWS), baseline_package())
    assert rows(table, "samsung-internet") == {
        ("30.0", "stable"): ("2026-05-11", "mdn", False),
        ("31.0", "stable"): ("2026-09-23", "baseline", False),
    }
    assert rows(table, "chrome")["159", "stable"] == ("2026-12-08", "mdn", True)
    assert rows(table, "chrome")["160", "stable"] == ("2027-01-05", "baseline", True)
    assert [source.title for source in table.source if source.id == "baseline"] == ["mapping 2.11.40"]


def test_without_the_other_package_its_rows_and_its_title_stay_as_they_were() -> None:
    before = made(mdn_package(REAL_ROWS), baseline_package())
    assert made(mdn_package(REAL_ROWS), there=before) == before


def test_a_row_that_is_kept_corrects_that_of_the_package() -> None:
    """Chrome 105 came on 2022-08-30; the data says 2022-09-02."""
    by_hand = '{ browser = "chrome", version = "105", released = 2022-08-30, source = "esr" },\n'
    data = REAL_ROWS | {"chrome": {"105": "2022-09-02"}}
    table = made(mdn_package(data), by=kept(KEPT.replace("row = [\n", f"row = [\n{by_hand}")))
    assert rows(table, "chrome") == {("105", "stable"): ("2022-08-30", "esr", False)}


def test_what_a_person_keeps_is_kept_and_a_row_without_a_day_gets_that_of_the_package() -> None:
    table = made(mdn_package(REAL_ROWS))
    assert rows(table, "firefox")["153", "esr"] == ("2026-07-21", "esr", False)
    assert table.browser["firefox"].title == 'Mozilla "Firefox"'
    assert table.browser["brave"].follows == "chrome"
    assert table.source[0].title == "data 8.1.9 of 2026-11-12"
    assert table.implies[0].at_least == "10"


def test_a_kept_row_that_nobody_knows_the_day_of_is_refused() -> None:
    with pytest.raises(TroubleError, match="firefox 153 esr"):
        made(mdn_package(REAL_ROWS | {"firefox": {"160": "2026-11-10"}}))


@pytest.mark.parametrize("day", ["2026-12-14", "2026-11-10"])
def test_data_does_not_make_a_table_of_a_month_later_or_of_a_day_before_it(day: str) -> None:
    with pytest.raises(TroubleError, match="old_data"):
        made(mdn_package(REAL_ROWS), on=dt.date.fromisoformat(day))


def test_what_is_no_number_becomes_no_row() -> None:
    odd = {"157": "2026-11-03", "preview": "2026-11-04", "9" * 50: "2026-11-05", "1\x1b[2J": "2026-11-06"}
    assert rows(made(mdn_package(REAL_ROWS | {"chrome": odd})), "chrome").keys() == {("157", "stable")}


def test_browsers_that_share_rows_and_came_days_apart_are_told() -> None:
    apart = REAL_ROWS | {"chrome_android": {"156": "2026-10-20", "157": "2026-11-06"}}
    mdn = packages_in([Given("", mdn_package(apart))]).mdn
    assert list(days_apart(mdn, kept())) == [("chrome", "157", "chrome_android", 3)]


def test_the_shipped_table_is_written_as_it_stands() -> None:
    """Whoever renews it sees what changed and nothing else."""
    text = (SPECS / "releases" / "browsers.toml").read_text(encoding="utf-8")
    assert table_text(msgspec.toml.decode(text, type=BrowserTable)) == text
    assert load_kept(SPECS / "releases" / "browser_channels.toml").browser.keys() >= {"chrome", "edge", "firefox"}
