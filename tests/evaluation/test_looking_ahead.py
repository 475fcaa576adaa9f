"""Judging for a day long after the measurement: what devices renew themselves is left out, all else is judged."""

from __future__ import annotations

import datetime as dt

import pytest

from checker.evaluation import Judgement, judge_for
from checker.evaluation.clock import JudgedFor, day_asked_for
from checker.model.readings import Facts
from checker.model.verdicts import Verdict
from tests.evaluation.devices import chrome, known, releases, shipped_spec, windows_laptop

TODAY = dt.date(2026, 11, 24)


@pytest.mark.parametrize(
    ("on", "is_ahead"),
    [(dt.date(2028, 2, 1), True), (dt.date(2026, 12, 24), False), (dt.date(2026, 12, 25), True), (TODAY, False)],
)
def test_a_day_more_than_a_round_after_the_measurement_is_far_ahead(on: dt.date, *, is_ahead: bool) -> None:
    assert day_asked_for(on, TODAY) == JudgedFor(on, measured=TODAY if is_ahead else None)


def ahead(facts: Facts) -> Judgement:
    return judge_for(shipped_spec(), releases(), facts, JudgedFor(dt.date(2028, 2, 1), measured=TODAY))


def test_a_browser_of_today_is_not_old_in_two_years() -> None:
    judgement = ahead(windows_laptop())
    left_out = {item.requirement for item in judgement.findings if item.reason == "looked_ahead"}
    assert {"browser", "default-browser"} <= left_out
    assert judgement.verdict in {Verdict.PASS, Verdict.ADVICE}
    assert all(judgement.finding(name).verdict is Verdict.NOT_APPLICABLE for name in left_out)


def test_hardware_and_the_end_of_support_are_judged() -> None:
    judgement = ahead(windows_laptop(memory__installed=known(2 << 30)))
    assert judgement.finding("memory").verdict is Verdict.FAIL
    assert judgement.finding("windows-updates").reason in {"support_ended", "extended_support"}


def test_a_browser_that_was_too_old_when_measured_stays_so() -> None:
    """A device that did not renew itself until now is no proof that it will."""
    judgement = ahead(windows_laptop(browsers=known((chrome("130.0.1"),))))
    assert (judgement.verdict, judgement.finding("browser").reason) == (Verdict.FAIL, "browser_too_old")
    assert judgement.finding("browser").details.days == (TODAY - dt.date(2024, 10, 15)).days
