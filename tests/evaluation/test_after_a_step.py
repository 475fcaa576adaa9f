"""What a device is like after a step: with what was out on the day, and runs on its system, to the number."""

from __future__ import annotations

import datetime as dt

import pytest

from checker.evaluation import judge
from checker.evaluation.judging import Judgement, judge_again
from checker.evaluation.planning import plan
from checker.model.devices import Browser, Display
from checker.model.facts import installed_browsers
from checker.model.readings import Between, Facts, Known, Reading, unknown
from checker.model.verdicts import Verdict
from tests.evaluation.devices import DAY, chrome, known, releases, shipped_spec, windows_laptop

OLD = known((chrome("120.0.1"),))


def after_step(facts: Facts, day: dt.date, subject: str) -> Judgement:
    """Give the device as it is after the step that changes this fact."""
    steps = plan(shipped_spec(), releases(), judge(shipped_spec(), releases(), facts, day))
    return next(
        step.judged for step in steps if step.judged and step.remedy.effect and step.remedy.effect.fact == subject
    )


def chrome_after(facts: Facts, day: dt.date = DAY) -> str | None:
    browsers = installed_browsers(after_step(facts, day, "browsers").facts)
    return [browser.version for browser in browsers if browser.name == "chrome"][-1]


@pytest.mark.parametrize(
    ("day", "version"), [(dt.date(2026, 11, 16), "157"), (dt.date(2026, 11, 17), "158"), (dt.date(2026, 11, 18), "158")]
)
def test_a_browser_is_updated_to_what_is_out_on_the_day_and_no_further(day: dt.date, version: str) -> None:
    assert chrome_after(windows_laptop(browsers=OLD), day) == version


@pytest.mark.parametrize(("system", "version"), [("12.7.6", "150"), ("13.0", "158")])
def test_a_browser_is_updated_to_the_last_that_runs_on_the_system(system: str, version: str) -> None:
    mac = windows_laptop(device__class=known("mac"), os__name=known("macos"), os__version=known(system), browsers=OLD)
    assert chrome_after(mac) == version


@pytest.mark.parametrize(("day", "release"), [(dt.date(2025, 9, 29), "24H2"), (dt.date(2025, 9, 30), "25H2")])
def test_windows_is_updated_to_what_is_out_on_the_day_and_no_further(day: dt.date, release: str) -> None:
    facts = windows_laptop(os__release=known("22H2"), os__build_id=known("22621.4317"))
    changed = after_step(facts, day, "os.build_id").facts["os.release"]
    assert isinstance(changed, Known)
    assert changed.value == release


def tablet(version: str, **changes: Reading) -> Facts:
    """An Android tablet that tells its browser and not its system."""
    browsers = known((Browser(name="chrome", version=version, scope="user", default=True),))
    screen = known((Display(width=1280, height=800, effective_width=1280, effective_height=800),))
    hidden = unknown("hidden_by_browser", "page")
    return {
        "device.class": known("android-tablet"), "os.name": known("android"), "os.version": hidden,
        "browsers": browsers, "displays": screen, **changes,
    }  # fmt: skip


def test_a_new_browser_tells_of_the_system_again_after_a_step() -> None:
    new = tablet("158")
    before = judge(shipped_spec(), releases(), tablet("120"), DAY)
    after = judge_again(shipped_spec(), releases(), before, {"browsers": new["browsers"]})
    assert after.findings == judge(shipped_spec(), releases(), new, DAY).findings
    assert before.finding("android") != after.finding("android")


@pytest.mark.parametrize("free", [known(10**9), Between(low=10**9, high=10**9, source="test")])
def test_room_on_the_disk_is_there_after_it_was_made(free: Reading) -> None:
    before = judge(shipped_spec(), releases(), windows_laptop(storage__free=free), DAY)
    after = after_step(windows_laptop(storage__free=free), DAY, "storage.free")
    assert before.finding("storage").verdict is not Verdict.PASS
    assert after.finding("storage").verdict is Verdict.PASS
