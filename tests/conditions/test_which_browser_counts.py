"""Which browser of a device counts: the best, the default or every one, and what a list that is not whole decides."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest
from hypothesis import given

from checker.conditions.browser_release import BrowserRelease
from checker.model.devices import Browser
from checker.model.verdicts import Answer
from tests.conditions.browsers_of_a_table import (
    BEST,
    DEFAULT,
    MARCH_10,
    NO,
    TABLES,
    UNKNOWN,
    YES,
    both,
    days,
    judged,
    versions,
)
from tests.conditions.situations import NOT_TOLD, browser, outcome, reading

EVERY = msgspec.structs.replace(BEST, which="every")


def test_the_best_browser_counts_and_the_worst_for_every() -> None:
    old, new = browser("chrome", "100"), browser("brave", "103.1.80")
    assert judged(old, new).details.browser == "brave"
    assert judged(old, new, condition=EVERY).details.browser == "chrome"


def test_one_that_follows_another_is_derived_from_its_first_number() -> None:
    found = judged(browser("brave", "103.1.80"))
    assert (found.reason, found.derived) == ("browser_current", True)


def test_the_default_counts_even_beside_a_better_one() -> None:
    ended = browser("internet-explorer", "11.0", default=True)
    found = judged(ended, browser("chrome", "103", default=False), condition=DEFAULT)
    assert (found.minimum, found.reason) == (NO, "browser_ended")


def test_no_default_is_not_a_bad_default() -> None:
    found = judged(browser("chrome", "103", default=None), condition=DEFAULT)
    assert (found.minimum, found.reason) == (UNKNOWN, "no_default_browser")


@pytest.mark.pitfall(13)
def test_a_browser_of_another_user_is_not_judged() -> None:
    assert judged(browser("chrome", "103", scope="other-user")).reason == "no_browser"
    assert both(browser("chrome", "103", scope="user")) == (YES, YES)


def test_no_browser_is_a_fail_only_when_the_list_is_known() -> None:
    assert judged().reason == "no_browser"
    assert judged().minimum is NO
    assert outcome(BEST, {"browsers": NOT_TOLD}, MARCH_10, TABLES).minimum is UNKNOWN


def test_the_browser_that_spoke_is_told_with_the_version_it_told_itself() -> None:
    details = judged(browser("brave", "1.97.101", chromium="103")).details
    assert (details.browser, details.version) == ("brave", "1.97.101")


def test_a_browser_the_table_lacks_is_not_a_fail() -> None:
    assert both(browser("firefox", "120")) == (UNKNOWN, UNKNOWN)


def test_of_two_browsers_that_are_equally_good_the_default_one_speaks() -> None:
    one, other = browser("chrome", "103", default=False), browser("brave", "103.1.80", default=True)
    assert judged(one, other).details.browser == judged(other, one).details.browser == "brave"


def test_one_that_is_not_listed_is_no_default_to_have() -> None:
    only_firefox = msgspec.structs.replace(DEFAULT, browsers=("firefox",))
    assert judged(browser("chrome", "103"), condition=only_firefox).reason == "not_listed"
    assert judged(browser("safari", "18"), condition=only_firefox).reason == "not_listed"
    assert judged(browser("other", "18"), condition=only_firefox).reason == "recency_unknown"


def test_where_there_is_none_of_the_listed_ones_the_others_are_counted() -> None:
    ended = browser("internet-explorer", "11.0")
    assert judged(ended, browser("safari", "18")).details.others == 2
    assert judged().details.others == 0


@pytest.mark.parametrize("value", ["chrome 103", 103, True])
def test_what_is_no_list_of_browsers_is_not_measured(value: object) -> None:
    found = outcome(BEST, {"browsers": reading(value)}, MARCH_10, TABLES)  # type: ignore[arg-type]
    assert (found.minimum, found.reason) == (UNKNOWN, "not_measured")


@given(version=versions, other=versions, day=days)
def test_one_more_browser_never_makes_the_best_worse(version: int, other: int, day: dt.date) -> None:
    alone = judged(browser("chrome", str(version)), day=day)
    together = judged(browser("chrome", str(version)), browser("brave", str(other)), day=day)
    assert together.minimum.value >= alone.minimum.value


@pytest.mark.pitfall(54)
def test_a_browser_that_nobody_listed_is_no_proof_that_there_is_no_good_one() -> None:
    assert judged(browser("other", "12.0")).reason == "recency_unknown"
    assert judged(browser("other", None), browser("chrome", "90")).minimum is NO
    assert judged(browser("internet-explorer", "11.0")).reason == "no_browser"


@pytest.mark.pitfall(54)
@pytest.mark.parametrize(
    ("installed", "condition", "expected"),
    [
        ((), BEST, (UNKNOWN, UNKNOWN)),
        ((browser("chrome", "90"),), BEST, (UNKNOWN, UNKNOWN)),
        ((browser("chrome", "101"),), BEST, (YES, YES)),
        ((browser("chrome", "103"),), EVERY, (UNKNOWN, UNKNOWN)),
        ((browser("chrome", "90"),), EVERY, (NO, NO)),
        ((browser("chrome", "90"),), DEFAULT, (NO, NO)),
    ],
)
def test_a_list_that_may_not_be_whole_decides_only_what_the_missing_cannot_change(
    installed: tuple[Browser, ...], condition: BrowserRelease, expected: tuple[Answer, Answer]
) -> None:
    found = outcome(condition, {"browsers": reading(installed, "at_least")}, MARCH_10, TABLES)
    assert (found.minimum, found.recommended) == expected


@pytest.mark.pitfall(54)
@pytest.mark.parametrize(("condition", "expected"), [(BEST, (YES, UNKNOWN)), (EVERY, (UNKNOWN, NO))])
def test_of_a_list_that_may_not_be_whole_each_answer_is_certain_or_not_by_itself(
    condition: BrowserRelease, expected: tuple[Answer, Answer]
) -> None:
    """A browser of three months ago: new enough, and behind."""
    day = dt.date(2026, 5, 1)
    found = outcome(condition, {"browsers": reading((browser("chrome", "101"),), "at_least")}, day, TABLES)
    assert (found.minimum, found.recommended) == expected
    assert found.reason == "browsers_incomplete"
