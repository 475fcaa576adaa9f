"""What to do, cheapest first, and what each step is really worth."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.evaluation import judge
from checker.evaluation.planning import Step, plan
from checker.model.devices import Browser, Display
from checker.model.facts import installed_browsers
from checker.model.readings import Facts, unknown
from checker.model.verdicts import Verdict
from checker.versions import major
from tests.evaluation.devices import DAY, chrome, known, releases, shipped_spec, windows_laptop

LAST_YEAR = shipped_spec("malmberg/2025-2026")
"""Which lets a table of browsers say for 45 days what is the newest."""


def steps_for(facts: Facts) -> tuple[Step, ...]:
    judgement = judge(shipped_spec(), releases(), facts, DAY)
    return plan(shipped_spec(), releases(), judgement)


def test_a_good_device_has_nothing_to_do() -> None:
    assert steps_for(windows_laptop()) == ()


def test_an_old_browser_is_updated_for_free_and_the_verdict_is_that_of_an_updated_browser() -> None:
    facts = windows_laptop(browsers=known((chrome("130.0.1"),)))
    (step,) = steps_for(facts)
    assert step.remedy.cost == "free"
    assert step.target == "chrome"
    assert step.judged is not None
    updated = windows_laptop(browsers=known((chrome("158"),)))
    assert step.judged.verdict == judge(shipped_spec(), releases(), updated, DAY).verdict == Verdict.PASS


def test_a_browser_that_only_waits_for_a_restart_is_restarted() -> None:
    facts = windows_laptop(browsers=known((chrome("130.0.1"),)), browsers__update_pending=known(value=True))
    assert "restart" in steps_for(facts)[0].remedy.id


def test_the_default_browser_is_changed_when_a_good_one_is_beside_it() -> None:
    old = Browser(name="internet-explorer", version="11.0", channel="stable", scope="machine", default=True)
    (step,) = steps_for(windows_laptop(browsers=known((old, chrome("158", default=False)))))
    assert step.remedy.effect is not None
    assert step.remedy.effect.to == "default-best"


def test_windows_10_names_both_ways_out() -> None:
    facts = windows_laptop(
        os__version=known("10"),
        os__release=known("22H2"),
        os__build_id=known("19045.6456"),
        os__edition=known("Education"),
    )
    steps = steps_for(facts)
    effects = {
        (remedy.effect.fact, remedy.effect.to)
        for step in steps
        for remedy in (step.remedy, *step.instead)
        if remedy.effect
    }
    assert {("os.build_id", "extended"), ("os.version", "11")} <= effects


def test_windows_11_is_not_offered_where_it_cannot_run() -> None:
    facts = windows_laptop(
        os__version=known("10"), os__build_id=known("19045.6456"), memory__installed=known(2 * 2**30)
    )
    offered = {remedy.id for step in steps_for(facts) for remedy in (step.remedy, *step.instead)}
    assert not {name for name in offered if "windows-11" in name}


def test_replacing_is_only_advised_when_nothing_cheaper_can_work() -> None:
    facts = windows_laptop(memory__installed=known(2 * 2**30), browsers=known((chrome("130.0.1"),)))
    assert not [step for step in steps_for(facts) if step.remedy.last_resort]


def test_an_old_windows_is_replaced() -> None:
    facts = windows_laptop(
        os__version=known("7"), os__build_id=known("7601.24214"), browsers=known((chrome("109.0.5414.168"),)),
        memory__installed=known(2 * 2**30), cpu__physical_cores=known(1), cpu__logical_cores=known(1),
    )  # fmt: skip
    steps = steps_for(facts)
    assert [step.remedy.last_resort for step in steps] == sorted(step.remedy.last_resort for step in steps)
    assert any(step.remedy.last_resort for step in steps)


def test_a_scaled_screen_gets_a_lower_scale_not_another_screen() -> None:
    screen = Display(
        width=1366, height=768, native_width=1366, native_height=768, scale=1.25,
        effective_width=1093, effective_height=614, primary=True,
    )  # fmt: skip
    (step,) = steps_for(windows_laptop(displays=known((screen,))))
    assert step.remedy.cost == "free"
    assert step.judged is not None
    assert step.judged.verdict is Verdict.PASS


CHROMES = st.sampled_from(["95.0", "130.0.1", "149.0.1", "157", "158", "170"])
ODD_DEVICES = st.fixed_dictionaries(
    {
        "browsers": CHROMES.map(lambda version: known((chrome(version),))),
        "memory__installed": st.sampled_from([1, 2, 3, 4, 6, 8, 16]).map(lambda gib: known(gib * 2**30)),
        "storage__free": st.sampled_from([10**8, 10**9, 10**11]).map(known),
        "os__build_id": st.sampled_from(
            ["17763.1", "19045.6456", "19045.6575", "22631.1", "26100.1", "26200.1"]
        ).map(known),
        "os__edition": st.sampled_from(["Core", "Professional", "Education"]).map(known),
        "cpu__physical_cores": st.sampled_from([1, 2, 8]).map(known),
    }
)  # fmt: skip


@settings(deadline=None)
@given(ODD_DEVICES)
def test_steps_are_cheapest_first_each_helps_and_no_verdict_gets_worse(changes: dict[str, object]) -> None:
    facts = windows_laptop(**changes)  # type: ignore[arg-type]
    order = {Verdict.FAIL: 3, Verdict.UNKNOWN: 2, Verdict.ADVICE: 1, Verdict.PASS: 0}
    before = judge(shipped_spec(), releases(), facts, DAY)
    steps = plan(shipped_spec(), releases(), before)
    prices = [(step.remedy.last_resort, step.remedy.cost == "money") for step in steps]
    assert prices == sorted(prices)
    weight = order[before.verdict]
    for step in steps:
        assert step.solves
        if step.judged:
            assert order[step.judged.verdict] <= weight
            weight = order[step.judged.verdict]
    assert steps or before.verdict is Verdict.PASS


@settings(deadline=None)
@given(ODD_DEVICES)
def test_every_foretold_verdict_is_that_of_the_readings_it_was_foretold_for(changes: dict[str, object]) -> None:
    judgement = judge(shipped_spec(), releases(), windows_laptop(**changes), DAY)  # type: ignore[arg-type]
    for step in plan(shipped_spec(), releases(), judgement):
        if step.judged:
            again = judge(shipped_spec(), releases(), step.judged.facts, DAY)
            assert (again.verdict, again.findings) == (step.judged.verdict, step.judged.findings)
            assert dict(again.facts) == dict(step.judged.facts)


@pytest.mark.parametrize("device_class", ["", "other"])
def test_without_requirements_there_is_no_plan_and_a_reason(device_class: str) -> None:
    facts = {**windows_laptop(), "device.class": known(device_class)}
    judgement = judge(shipped_spec(), releases(), facts, DAY)
    assert judgement.verdict is Verdict.UNKNOWN
    assert judgement.reason == ("no_requirements" if device_class else "class_unknown")
    assert plan(shipped_spec(), releases(), judgement) == ()


def test_a_mac_is_not_promised_a_safari_that_needs_a_newer_macos() -> None:
    safari = Browser(name="safari", version="17.6", channel="stable", scope="machine", default=True)
    facts = {
        **windows_laptop(browsers=known((safari,))),
        "device.class": known("mac"),
        "os.name": known("macos"),
        "os.version": known("14.8.9"),
    }
    promised = [
        browser.version
        for step in steps_for(facts)
        if step.target == "safari" and step.judged
        for browser in installed_browsers(step.judged.facts)
        if browser.name == "safari"
    ]
    assert promised
    assert all(major(str(version)) < 27 for version in promised)


def test_a_windows_newer_than_the_table_is_not_sent_back() -> None:
    steps = steps_for(windows_laptop(os__build_id=known("29512.1")))
    assert not [step for step in steps if step.remedy.effect and step.remedy.effect.fact == "os.build_id"]


@pytest.mark.pitfall(64)
def test_what_a_free_step_makes_possible_is_tried_before_the_device_is_given_up() -> None:
    facts = windows_laptop(
        os__version=known("10"), os__release=known("1507"), os__build_id=known("10240.16384"),
        browsers=known((chrome("130.0.1"),)),
    )  # fmt: skip
    steps = steps_for(facts)
    assert [step.remedy.id for step in steps][:2] == ["update-windows", "update-browser-windows"]
    assert not [step for step in steps if step.remedy.last_resort]


@pytest.mark.pitfall(64)
def test_no_money_is_asked_for_what_is_only_recommended_and_may_be_there() -> None:
    facts = windows_laptop(memory__installed=unknown("not_supported", "x"), memory__usable=known(int(5.7 * 2**30)))
    assert judge(shipped_spec(), releases(), facts, DAY).finding("memory").verdict is Verdict.ADVICE
    assert steps_for(facts) == ()


@pytest.mark.pitfall(64)
def test_an_old_table_advises_no_update_that_it_could_not_judge_afterwards() -> None:
    day = releases().browsers.snapshot + dt.timedelta(days=300)
    last_announced = releases().browsers.browser["chrome"].releases[-1].version
    laptop = windows_laptop(browsers=known((chrome(f"{last_announced}.0.1"),)))
    judgement = judge(LAST_YEAR, releases(), laptop, day)
    assert judgement.finding("browser").reason == "recency_unknown"
    assert not any("browser" in step.solves for step in plan(LAST_YEAR, releases(), judgement))


@pytest.mark.pitfall(64)
def test_of_a_browser_that_is_behind_an_old_table_advises_the_update_without_foretelling_what_it_brings() -> None:
    day = releases().browsers.snapshot + dt.timedelta(days=120)
    judgement = judge(LAST_YEAR, releases(), windows_laptop(browsers=known((chrome("157.0.1"),))), day)
    assert judgement.finding("browser").reason == "browser_behind"
    (step,) = (step for step in plan(LAST_YEAR, releases(), judgement) if "browser" in step.solves)
    assert (step.remedy.id, step.judged, step.target) == ("update-browser-windows", None, "chrome")


@pytest.mark.pitfall(64)
def test_a_browser_that_its_system_lets_go_no_further_is_not_advised_to_be_updated() -> None:
    mac = {
        **windows_laptop(browsers=known((chrome("150.0.1"),))),
        "device.class": known("mac"), "os.name": known("macos"), "os.version": known("12.7.6"),
    }  # fmt: skip
    assert judge(shipped_spec(), releases(), mac, DAY).finding("browser").reason == "browser_behind"
    assert "update-browser-mac" not in {step.remedy.id for step in steps_for(mac)}


@pytest.mark.pitfall(64)
def test_a_step_tells_what_still_keeps_the_device_from_being_used() -> None:
    facts = windows_laptop(memory__installed=known(2 * 2**30), browsers=known((chrome("130.0.1"),)))
    browser, memory = steps_for(facts)
    assert (browser.remedy.id, browser.leaves) == ("update-browser-windows", ("memory",))
    assert (memory.remedy.id, memory.leaves) == ("add-memory", ())
