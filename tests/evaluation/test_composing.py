"""What a stored result holds: what was measured, to the second, and why there is no verdict where there is none."""

from __future__ import annotations

import datetime as dt

from checker.evaluation import judge
from checker.evaluation.composing import Occasion, compose
from checker.model.devices import Browser
from checker.model.readings import Facts, unknown
from checker.model.results import DeviceIdentity, DeviceResult
from tests.evaluation.devices import DAY, known, releases, shipped_spec, windows_laptop

MOMENT = dt.datetime(2026, 11, 23, 10, 5, 59, 999_999, dt.UTC)


def composed(facts: Facts) -> DeviceResult:
    occasion = Occasion(
        moment=MOMENT, time_zone="Europe/Amsterdam", result_id="a" * 32, device=DeviceIdentity(id="b" * 32), facts=facts
    )
    return compose(occasion, judge(shipped_spec(), releases(), facts, DAY), shipped_spec(), releases())


def test_the_moment_is_told_in_whole_seconds_of_utc() -> None:
    assert composed(windows_laptop()).measured_at == "2026-11-23T10:05:59Z"


def test_there_is_a_reason_only_where_there_is_no_verdict() -> None:
    assert composed(windows_laptop()).reason == ""
    assert composed(windows_laptop(device__class=unknown("not_supported", "x"))).reason == "class_unknown"
    assert composed(windows_laptop(device__class=known("other"))).reason == "no_requirements"


def test_what_was_concluded_is_not_stored_as_measured() -> None:
    facts: Facts = {
        "device.class": known("android-tablet"),
        "os.name": known("android"),
        "os.version": unknown("hidden_by_browser", "page"),
        "browsers": known((Browser(name="chrome", version="158", scope="user", default=True),)),
    }
    assert composed(facts).facts == facts
