"""Screens by screeninfo, which swallows its failures and knows nothing of Wayland."""

from __future__ import annotations

import pytest

from checker.probes.common.package_calls import PACKAGE_CALLS
from checker.probes.common.screeninfo_answers import Monitor, monitors
from checker.probes.live import LiveSystem
from checker.probes.system import CannotRead
from tests.probes.recordings import recorded


@pytest.mark.pitfall(20)
def test_no_screen_to_be_found_is_a_reason_and_no_crash(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    with pytest.raises(CannotRead) as caught:
        monitors(LiveSystem("linux", PACKAGE_CALLS), "xrandr")
    assert caught.value.why in {"not_understood", "tool_missing"}


@pytest.mark.pitfall(20)
@pytest.mark.parametrize("answer", [[], [{"x": 0, "y": 0, "width": 0, "height": 0}]])
def test_an_empty_list_of_screens_is_not_a_list_of_screens(answer: list[dict[str, int]]) -> None:
    with pytest.raises(CannotRead, match="no screens"):
        monitors(recorded(calls={"screeninfo.get_monitors osx": answer}), "osx")


def test_a_screen_with_a_size_has_a_diagonal_and_a_virtual_one_has_none() -> None:
    assert Monitor(width=1920, height=1080, width_mm=527, height_mm=296).inches == 23.8
    assert Monitor(width=1920, height=1080, width_mm=0, height_mm=0).inches is None
    assert Monitor(width=1920, height=1080, width_mm=160, height_mm=90).inches is None
