"""A browser by its number, as publishers write it: what is high enough never fails, and what is not never passes."""

from __future__ import annotations

import datetime as dt
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.conditions.browser_release import BrowserRelease
from checker.conditions.recency.asked import LowestVersions, Recency
from checker.conditions.situation import Situation
from checker.effects import changes_by
from checker.effects.effect import Effect
from checker.model.devices import Browser, BrowserName
from checker.model.findings import Outcome
from checker.model.readings import Bound, Facts, unknown
from checker.model.verdicts import Answer
from tests.conditions.situations import browser, outcome, reading
from tests.evaluation.devices import DAY, releases

YES, NO, UNKNOWN = Answer.YES, Answer.NO, Answer.UNKNOWN
SNAPSHOT = releases().browsers.snapshot
ALL: tuple[BrowserName, ...] = ("chrome", "chromium", "edge", "firefox", "safari", "brave", "opera", "vivaldi", "silk")
NUMBERS = st.integers(0, 400)


def asks(minimum: Recency, recommended: Recency | None = None, *names: BrowserName) -> BrowserRelease:
    return BrowserRelease(
        which="best", browsers=names or ALL, minimum=minimum, recommended=recommended, table_valid_days=365
    )


def from_(**versions: str) -> Recency:
    return Recency(lowest_versions=LowestVersions(**versions))


def facts(*browsers: Browser, os_name: str = "windows", os_version: str = "11", bound: Bound = "exact") -> Facts:
    return {
        "browsers": reading(browsers), "os.name": reading(os_name), "os.version": reading(os_version, bound),
    }  # fmt: skip


def judged(one: Browser, minimum: Recency, os_name: str = "windows", day: dt.date = DAY) -> Outcome:
    return outcome(asks(minimum), facts(one, os_name=os_name), day)


def said(name: str, version: str | None, channel: str = "stable", **asked: str) -> Answer:
    return judged(browser(name, version, channel), from_(**asked)).minimum


def test_every_browser_with_a_name_can_have_a_lowest_version() -> None:
    names = {name.replace("-", "_") for name in get_args(BrowserName)} - {"other"}
    assert set(LowestVersions.__struct_fields__) == names


@pytest.mark.parametrize(
    ("name", "version", "asked", "expected"),
    [
        ("chrome", "120.0.6099.109", "120", YES),
        ("chrome", "119.0.6045.199", "120", NO),
        ("chrome", "1200.1", "120", YES),
        ("chrome", "120", "120.0.6099.109", UNKNOWN),  # a page tells the first number only
        ("chrome", "120.0.0.0", "120.0.6099.109", UNKNOWN),
        ("chrome", "121", "120.0.6099.109", YES),
        ("chrome", "119", "120.0.6099.109", NO),
        ("edge", "115.0.1901.183", "115", YES),
        ("edge", "114.0.1823.82", "115", NO),
        ("safari", "16.4", "16.4", YES),
        ("safari", "16.10", "16.4", YES),
        ("safari", "16.3.1", "16.4", NO),
        ("safari", "16.0", "16.4", NO),  # Safari tells two numbers
        ("safari", "16", "16.4", UNKNOWN),
        ("safari", "16.4", "16.4.1", UNKNOWN),
        ("safari", "9.1.3", "16", NO),
        ("firefox", "128.5.0esr", "115", YES),
        ("firefox", "128.0", "128.5", UNKNOWN),  # a page never tells more of Firefox
        ("firefox", "115.18.0esr", "128", NO),
        ("opera", "105.0.4970.21", "105", YES),
        ("opera", "104.0.4944.23", "105", NO),
        ("chrome", None, "120", UNKNOWN),
        ("chrome", "nieuw", "120", UNKNOWN),
    ],
)
def test_a_version_is_compared_number_by_number(name: str, version: str | None, asked: str, expected: Answer) -> None:
    assert said(name, version, **{name: asked}) is expected


@pytest.mark.parametrize("channel", ["stable", "extended", "esr", "lts", "beta", "dev", "unknown"])
def test_a_long_support_channel_counts_by_its_number_too(channel: str) -> None:
    assert said("firefox", "115.9.0", channel, firefox="115") is YES
    assert said("firefox", "115.9.0", channel, firefox="116") is NO
    assert said("edge", "114.0.1823.82", channel, edge="115") is NO


@given(NUMBERS, NUMBERS, st.integers(0, 9999))
def test_the_boundary_of_a_first_number_is_exact(installed: int, asked: int, rest: int) -> None:
    for name in ("chrome", "edge", "firefox"):
        for version in (str(installed), f"{installed}.0.{rest}.1"):
            assert said(name, version, **{name: str(asked)}) is Answer.of(installed >= asked)


@given(st.tuples(NUMBERS, st.integers(0, 20)), st.tuples(NUMBERS, st.integers(0, 20)))
def test_the_boundary_of_a_second_number_of_safari_is_exact(installed: tuple[int, int], asked: tuple[int, int]) -> None:
    version, lowest = (".".join(map(str, numbers)) for numbers in (installed, asked))
    assert said("safari", version, safari=lowest) is Answer.of(installed >= asked)
    assert said("safari", f"{version}.3", safari=lowest) is Answer.of(installed >= asked)


@given(st.lists(NUMBERS, min_size=1, max_size=4), st.lists(NUMBERS, min_size=1, max_size=4), st.integers(1, 3))
def test_less_of_a_version_never_turns_an_answer_into_the_other(told: list[int], asked: list[int], kept: int) -> None:
    lowest, whole, part = (".".join(map(str, numbers)) for numbers in (asked, told, told[:kept]))
    known, in_part = said("chrome", whole, chrome=lowest), said("chrome", part, chrome=lowest)
    assert in_part in {known, UNKNOWN} or known is UNKNOWN or (in_part, known) == (YES, YES)


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (browser("brave", "1.61.120", chromium="120.0.6099.144"), YES),
        (browser("brave", "1.60.1", chromium="119.0.1"), NO),
        (browser("brave", "1.61.120"), UNKNOWN),  # its own number hides it
        (browser("brave", "120"), YES),
        (browser("vivaldi", "6.5", chromium="120"), YES),
        (browser("vivaldi", "6.4", chromium="118"), NO),
        (browser("vivaldi", "6.5"), UNKNOWN),
        (browser("vivaldi", None), UNKNOWN),
        (browser("chromium", "120.0.6099.129"), YES),
        (browser("chromium", "119.0"), NO),
        (browser("silk", "119.3"), NO),
        (browser("firefox", "3.6"), YES),  # of which no number is asked
        (browser("other", "500"), UNKNOWN),
    ],
)
def test_a_browser_that_follows_chrome_is_judged_by_the_chromium_inside(one: Browser, expected: Answer) -> None:
    assert judged(one, from_(chrome="120")).minimum is expected


def test_a_fork_that_hides_its_chromium_says_why_it_is_not_known() -> None:
    found = judged(browser("vivaldi", "6.5"), from_(chrome="120"))
    assert (found.reason, found.details.why) == ("recency_unknown", "own_numbers")


@pytest.mark.parametrize(
    ("one", "asked", "expected"),
    [
        (browser("brave", "1.61.120", chromium="120"), "1.60", YES),
        (browser("brave", "1.59.1", chromium="120"), "1.60", NO),
        (browser("brave", "120"), "1.60", UNKNOWN),  # a page tells the number of Chromium
        (browser("brave", "1.59.1", chromium="121"), "121", YES),
        (browser("brave", "1.59.1"), "121", UNKNOWN),
    ],
)
def test_a_number_of_a_fork_is_compared_with_one_of_the_same_sort(one: Browser, asked: str, expected: Answer) -> None:
    assert judged(one, from_(brave=asked, chrome="100")).minimum is expected


def test_opera_on_android_counts_in_numbers_of_its_own() -> None:
    assert judged(browser("opera", "80"), from_(opera="105"), "android").minimum is UNKNOWN


@pytest.mark.parametrize("os_name", ["ipados", "ios"])
@pytest.mark.parametrize("asked", [from_(opera="100"), Recency(released_within_days=120), Recency(newest_versions=2)])
def test_opera_on_an_ipad_counts_in_numbers_of_its_own(os_name: str, asked: Recency) -> None:
    assert outcome(asks(asked, None, "opera"), facts(browser("opera", "6.1.2"), os_name=os_name)).minimum is UNKNOWN


def test_what_is_not_installed_fails_and_what_is_not_listed_does_not_count() -> None:
    condition = asks(from_(chrome="120"), None, "chrome")
    assert outcome(condition, facts()).reason == "no_browser"
    assert outcome(condition, facts(browser("firefox", "500"))).minimum is NO


def test_no_table_and_no_day_change_what_a_number_says() -> None:
    long_after = SNAPSHOT + dt.timedelta(days=5000)
    assert judged(browser("chrome", "120"), from_(chrome="120"), day=long_after).minimum is YES
    explorer = asks(from_(internet_explorer="11"), None, "internet-explorer")
    assert outcome(explorer, facts(browser("internet-explorer", "11"))).minimum is YES


# ---------------------------------------------------------------- together with how recent


@pytest.mark.parametrize(
    ("version", "minimum", "reason"),
    [
        ("158.0.1", YES, "browser_current"),
        ("156.0.1", NO, "browser_too_old"),  # high enough, but no longer among the newest two
        ("100", NO, "browser_too_old"),
    ],
)
def test_a_number_and_an_age_must_both_hold(version: str, minimum: Answer, reason: str) -> None:
    both = Recency(newest_versions=2, lowest_versions=LowestVersions(chrome="120"))
    found = judged(browser("chrome", version), both)
    assert (found.minimum, found.reason) == (minimum, reason)


def test_a_new_browser_below_its_number_does_not_pass_by_its_age() -> None:
    both = Recency(newest_versions=2, lowest_versions=LowestVersions(chrome="500"))
    assert judged(browser("chrome", "158.0.1"), both).minimum is NO


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (browser("chrome", "158.0.1"), (YES, YES, "browser_current")),
        (browser("chrome", "130"), (YES, NO, "browser_behind")),
        (browser("chrome", "119"), (NO, NO, "browser_too_old")),
        (browser("firefox", "153.1.0esr", "esr"), (YES, YES, "extended_support")),
        (browser("vivaldi", "6.5"), (UNKNOWN, UNKNOWN, "recency_unknown")),
    ],
)
def test_a_number_at_least_and_the_newest_rather(one: Browser, expected: tuple[Answer, Answer, str]) -> None:
    found = outcome(asks(from_(chrome="120"), Recency(newest_versions=2)), facts(one))
    assert (found.minimum, found.recommended, found.reason) == expected


@given(st.integers(90, 200), st.integers(90, 200), st.integers(1, 5), st.sampled_from(["chrome", "edge", "firefox"]))
def test_both_together_are_never_better_than_either(version: int, lowest: int, newest: int, name: str) -> None:
    one = browser(name, f"{version}.0.1")
    number = from_(**{name: str(lowest)})
    age = Recency(newest_versions=newest)
    both = Recency(newest_versions=newest, lowest_versions=number.lowest_versions)
    parts = [judged(one, each).minimum.value for each in (number, age)]
    assert judged(one, both).minimum.value == min(parts)


# ---------------------------------------------------------------- Safari is the iPad's own


@pytest.mark.parametrize(
    ("version", "bound", "expected"),
    [("17.5", "exact", YES), ("16.4", "exact", YES), ("16.3.1", "exact", NO), ("15", "at_least", UNKNOWN)],
)
def test_an_ipad_seen_from_chrome_has_the_safari_of_its_system(version: str, bound: Bound, expected: Answer) -> None:
    found = outcome(
        asks(from_(safari="16.4", chrome="200"), None, "safari", "chrome"),
        facts(browser("chrome", "120"), os_name="ipados", os_version=version, bound=bound),
    )
    assert found.minimum is expected


@pytest.mark.parametrize(
    ("version", "asked", "expected"),
    [
        ("12.4.8", "12.1", UNKNOWN),  # it has Safari 12.1.2, and 12.1 has 12.0
        ("13.3", "13.1", UNKNOWN),  # it has 13.0.4
        ("14.4.2", "14.1", UNKNOWN),  # it has 14.0.3
        ("14.8", "14.5", UNKNOWN),  # it has 14.1.2
        ("14.4.2", "14", YES),
        ("14.8", "15", NO),
        ("15.6.1", "15.6", YES),
        ("15.8", "15.7", NO),  # it has 15.6.6
        ("16.7.16", "16.4", YES),  # it has 16.6.2
        ("16.7.16", "16.7", NO),
        ("17.7", "17.7", YES),
        ("18.7.8", "18.6", YES),
        ("16.0.2", "16.4", NO),
        ("26.6.2", "26.6", YES),
    ],
)
def test_the_safari_of_an_ipad_is_what_that_system_came_with(version: str, asked: str, expected: Answer) -> None:
    seen = facts(browser("chrome", "120"), os_name="ipados", os_version=version)
    assert outcome(asks(from_(safari=asked, chrome="200"), None, "safari", "chrome"), seen).minimum is expected


@pytest.mark.parametrize("listed", ["edge", "firefox"])
def test_an_ipad_that_hides_its_version_has_a_safari_of_which_that_is_not_known(listed: BrowserName) -> None:
    seen: Facts = {
        "browsers": reading((browser("edge", "110"),)),
        "os.name": reading("ipados"),
        "os.version": unknown("hidden_by_browser", "user agent"),
    }
    found = outcome(asks(from_(safari="16.4", **{listed: "120"}), None, "safari", listed), seen)
    assert (found.minimum, found.details.why) == (UNKNOWN, "no_version")


@pytest.mark.parametrize(("version", "expected"), [("27.2", YES), ("16.7.16", NO), ("", UNKNOWN)])
def test_an_ipad_has_its_safari_where_only_an_age_is_asked_too(version: str, expected: Answer) -> None:
    seen = facts(browser("edge", "158"), os_name="ipados", os_version=version)
    assert outcome(asks(Recency(newest_versions=2), None, "safari", "chrome"), seen).minimum is expected


def test_an_ipad_has_its_safari_also_where_only_its_kind_is_known() -> None:
    seen: Facts = {
        "browsers": reading((browser("chrome", "110"),)),
        "device.class": reading("ipad"),
        "os.version": reading("17.5"),
    }
    assert outcome(asks(from_(safari="16.4"), None, "safari"), seen).minimum is YES


@pytest.mark.parametrize("asked", [from_(opera="100"), Recency(released_within_days=120)])
def test_opera_on_a_system_that_is_not_known_may_count_in_numbers_of_its_own(asked: Recency) -> None:
    assert outcome(asks(asked), {"browsers": reading((browser("opera", "6.1.2"),))}).minimum is UNKNOWN


def test_a_mac_has_no_safari_by_its_system() -> None:
    condition = asks(from_(safari="16.4"), None, "safari")
    assert outcome(condition, facts(browser("chrome", "120"), os_name="macos", os_version="14")).minimum is NO


# ---------------------------------------------------------------- after an update


def after_update(version: str, minimum: Recency, day: dt.date) -> Answer:
    before = Situation(facts(browser("chrome", version)), day, releases())
    changed = changes_by(Effect(fact="browsers", to="newest"), before, "chrome")
    return asks(minimum).assess(before.holding({**before.facts, **changed})).minimum


def test_an_update_brings_the_newest_that_the_table_knows() -> None:
    assert after_update("100", from_(chrome="120"), DAY) is YES
    assert after_update("100", from_(chrome="158"), DAY) is YES
    assert after_update("100", from_(chrome="500"), DAY) is NO


def test_an_update_promises_no_number_that_nobody_has_seen() -> None:
    later = SNAPSHOT + dt.timedelta(days=60)
    assert after_update("100", from_(chrome="158"), later) is YES
    assert after_update("100", from_(chrome="160"), later) is UNKNOWN
