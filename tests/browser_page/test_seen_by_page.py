"""What pages of strangers told, on devices nobody here prepared: the readings, and what a verdict makes of them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest

from checker.browser_page.page_readings import page_readings
from checker.browser_page.submission import decode_submission
from checker.evaluation import judge
from checker.model.devices import Browser, Display
from checker.model.readings import Facts, Unknown
from tests.browser_page.submissions import chromebook
from tests.evaluation.devices import DAY, releases, shipped_spec

CASES = [json.loads(line) for line in Path(__file__).with_name("seen_by_page.jsonl").read_text().splitlines()]


def facts_of(case: dict[str, Any]) -> Facts:
    sent = chromebook(answers={"sound": True}) | case["sent"]
    submission = decode_submission(json.dumps(sent).encode(), case["name"])
    return page_readings(submission, releases().operating_systems.device_model)


def first(facts: Facts, fact: str) -> Any:  # noqa: ANN401  a screen or a browser
    value = getattr(facts[fact], "value", ())
    return value[0] if value else None


@pytest.mark.pitfall(59)
@pytest.mark.pitfall(60)
@pytest.mark.pitfall(61)
@pytest.mark.pitfall(62)
@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_the_page_tells_no_more_than_it_can_see(case: dict[str, Any]) -> None:
    facts, expect = facts_of(case), case["expect"]
    for fact, detail in expect.get("unknown", {}).items():
        reading = facts[fact]
        assert isinstance(reading, Unknown), fact
        assert reading.detail == detail, fact
    for fact, value in expect.get("values", {}).items():
        assert getattr(facts[fact], "value", None) == value
    if "browsers" in expect:
        assert told_of(first(facts, "browsers")) == expect["browsers"][0]
    if "screen" in expect:
        screen = first(facts, "displays")
        assert [screen.width, screen.height] == pytest.approx(expect["screen"], abs=1)


def told_of(browser: Browser) -> dict[str, Any]:
    held: dict[str, Any] = msgspec.to_builtins(browser)
    return {name: value for name, value in held.items() if value not in {None, "unknown"}}


@pytest.mark.pitfall(62)
@pytest.mark.parametrize("case", [case for case in CASES if "room" in case["expect"]], ids=lambda case: case["name"])
def test_size_room_and_scale_of_a_screen_agree(case: dict[str, Any]) -> None:
    screen, expect = first(facts_of(case), "displays"), case["expect"]
    assert isinstance(screen, Display)
    assert [screen.effective_width, screen.effective_height] == expect["room"]
    assert screen.scale == expect["scale"]


@pytest.mark.pitfall(59)
@pytest.mark.pitfall(60)
@pytest.mark.pitfall(61)
@pytest.mark.pitfall(62)
@pytest.mark.parametrize(
    "case", [case for case in CASES if case["expect"]["device"]], ids=lambda case: str(case["name"])
)
def test_what_a_page_cannot_see_is_never_a_fail(case: dict[str, Any]) -> None:
    judgement = judge(shipped_spec(), releases(), facts_of(case), DAY)
    expect = case["expect"]
    assert {name: judgement.finding(name).reason for name in expect["findings"]} == expect["findings"]
    assert judgement.verdict.value == expect["device"]
