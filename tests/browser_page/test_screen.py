"""How large a screen is and how much room a page gets on it, whatever the browser's zoom and window."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.browser_page.page_readings import page_readings
from checker.browser_page.submission import decode_submission
from checker.evaluation import judge
from checker.model.devices import Display
from checker.model.readings import Facts, Known
from checker.model.verdicts import Verdict
from tests.browser_page.submissions import CHROMEBOOK, WINDOWS, chromebook
from tests.evaluation.devices import DAY, releases, shipped_spec

LEVELS = [0.25, 0.5, 2 / 3, 0.75, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 2, 3, 5]
SCALES = [1, 1.25, 1.5, 1.75, 2, 3]


def readings(sent: dict[str, Any]) -> Facts:
    return page_readings(decode_submission(json.dumps(sent).encode(), "test"), ())


def screen(sent: dict[str, Any]) -> Display:
    reading = readings(sent)["displays"]
    assert isinstance(reading, Known)
    assert isinstance(reading.value, tuple)
    found = next(iter(reading.value))
    assert isinstance(found, Display)
    return found


def with_parts(sent: dict[str, Any], **parts: dict[str, Any]) -> dict[str, Any]:
    return sent | {name: {**sent[name], **part} for name, part in parts.items()}


@pytest.mark.pitfall(43)
@pytest.mark.parametrize("zoom", [0.5, 0.8, 1, 1.1, 1.25, 1.5, 2])
def test_page_zoom_is_divided_out_of_the_screen(zoom: float) -> None:
    sent = with_parts(chromebook(), signals={"pixel_ratio": zoom}, tried={"inner_width": round(1366 / zoom)})
    facts = readings(sent)
    assert getattr(facts["page.zoom"], "value", None) == zoom
    assert (screen(sent).width, screen(sent).height) == (1366, 768)


@pytest.mark.pitfall(43)
@pytest.mark.pitfall(62)
@pytest.mark.parametrize("inner_width", [911, 683, 966, 600, 350.5])
def test_at_a_pixel_ratio_of_one_a_narrow_page_has_a_panel_beside_it(inner_width: float) -> None:
    sent = with_parts(chromebook(), tried={"inner_width": inner_width})
    found, facts = screen(sent), readings(sent)
    assert (found.width, found.height, found.scale, found.effective_width) == (1366, 768, 1, 1366)
    assert getattr(facts["page.zoom"], "why", "") == "not_understood"
    assert judge(shipped_spec(), releases(), facts, DAY).finding("screen-tablet").verdict is Verdict.PASS


@pytest.mark.pitfall(43)
def test_what_may_be_zoom_or_a_panel_beside_the_page_fails_no_screen() -> None:
    small = {"screen": {"width": 1000, "height": 560}, "pixel_ratio": 1.5}
    facts = readings(with_parts(chromebook(), signals=small, tried={"outer_width": 1000, "inner_width": 667}))
    finding = judge(shipped_spec(), releases(), facts, DAY).finding("screen-tablet")
    assert facts["page.zoom"] == Known(value=1.5, source="window width", bound="at_most")
    assert finding.verdict is Verdict.UNKNOWN


@pytest.mark.pitfall(62)
@pytest.mark.parametrize("outer", [500, 546, 683, 1093, 1109])
def test_the_edges_of_a_small_window_of_windows_are_no_zoom(outer: int) -> None:
    room = {"ua": WINDOWS, "screen": {"width": 1093, "height": 614}, "pixel_ratio": 1.25}
    sent = with_parts(chromebook(), signals=room, tried={"outer_width": outer, "inner_width": outer - 16})
    assert screen(sent).scale == 1.25
    finding = judge(shipped_spec(), releases(), readings(sent), DAY).finding("screen")
    assert finding.verdict is Verdict.PASS


@pytest.mark.pitfall(62)
@given(st.sampled_from([WINDOWS, CHROMEBOOK]), st.sampled_from(LEVELS), st.sampled_from(SCALES), st.floats(0, 0.9))
def test_in_chromium_no_zoom_and_no_panel_makes_a_screen_small(
    ua: str, level: float, scale: float, panel: float
) -> None:
    room = {"width": 1366, "height": 768}
    signals = {"ua": ua, "screen": room, "pixel_ratio": level * scale}
    window = {"outer_width": 1366, "inner_width": 1366 * (1 - panel) / level}
    sent = with_parts(chromebook(), signals=signals, tried=window)
    facts, found = readings(sent), screen(sent)
    assert (found.effective_width, found.effective_height) == (1366, 768)
    assert (found.width or 0) <= 1366 * scale * 1.03 + 1
    judgement = judge(shipped_spec(), releases(), facts, DAY)
    names = ("screen", "screen-room", "screen-tablet", "screen-room-chromebook")
    assert {judgement.finding(name).verdict for name in names} <= {Verdict.PASS, Verdict.NOT_APPLICABLE}


@pytest.mark.pitfall(62)
@given(st.sampled_from(LEVELS), st.sampled_from(SCALES), st.floats(0, 0.9))
def test_in_firefox_the_size_is_right_and_the_room_is_told_only_without_zoom(
    level: float, scale: float, panel: float
) -> None:
    ratio = level * scale
    signals = {
        "ua": "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:160.0) Gecko/20100101 Firefox/160.0",
        "screen": {"width": round(1920 / ratio), "height": round(1080 / ratio)},
        "pixel_ratio": ratio,
    }
    window = {"outer_width": 1920 / ratio, "inner_width": 1920 * (1 - panel) / ratio}
    sent = with_parts(chromebook(), signals=signals, tried=window)
    facts, found = readings(sent), screen(sent)
    assert abs((found.width or 0) - 1920) <= ratio
    assert found.effective_width == (1920 if ratio == 1 else None)
    finding = judge(shipped_spec(), releases(), facts, DAY).finding("screen-room")
    assert finding.reason == ("screen_met" if ratio == 1 else "screen_room_unknown")


def test_the_display_size_of_chromeos_is_a_setting_and_the_panel_is_not() -> None:
    sent = with_parts(chromebook(), signals={"screen": {"width": 1138, "height": 640}, "pixel_ratio": 1.2})
    found = screen(sent)
    assert (found.effective_width, found.width) == (1138, 1366)
