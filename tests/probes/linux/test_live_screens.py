"""The screens of a real X server, asked the way a school's PC is asked."""

from __future__ import annotations

import getpass
import shutil
import sys
from pathlib import Path

import pytest

from checker.model.devices import Display
from checker.model.readings import Unknown
from checker.probes.common.screeninfo_answers import monitors
from checker.probes.linux.displays import screens_on_x
from checker.probes.live import live_system
from checker.probes.reading_facts import read_facts
from tests.probes.recordings import value_of
from tests.tools.virtual_screen import two_virtual_screens, virtual_screen

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="X is asked on Linux only")
_DUMMY_DRIVER = Path("/usr/lib/xorg/modules/drivers/dummy_drv.so")


def _screens(display: str, monkeypatch: pytest.MonkeyPatch) -> object:
    monkeypatch.setenv("DISPLAY", display)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    return value_of(read_facts(live_system(), [screens_on_x])["displays"])


@pytest.mark.skipif(shutil.which("Xvfb") is None, reason="not installed: xvfb")
def test_one_screen_has_its_mode_and_is_primary(monkeypatch: pytest.MonkeyPatch) -> None:
    with virtual_screen(1366, 768) as display:
        assert _screens(display, monkeypatch) == (Display(width=1366, height=768, primary=True, internal=False),)


@pytest.mark.pitfall(21)
@pytest.mark.skipif(
    shutil.which("Xorg") is None or not _DUMMY_DRIVER.exists(), reason="not installed: Xorg with its dummy driver"
)
@pytest.mark.skipif(getpass.getuser() != "root", reason="Xorg starts for root only")
def test_two_screens_side_by_side_are_two(monkeypatch: pytest.MonkeyPatch) -> None:
    with two_virtual_screens((1920, 1080), (1280, 1024)) as display:
        monkeypatch.setenv("DISPLAY", display)
        found = [(screen.width, screen.height, screen.is_primary) for screen in monitors(live_system(), "xrandr")]
        reading = read_facts(live_system(), [screens_on_x])["displays"]
    assert found == [(1920, 1080, True), (1280, 1024, False)]
    assert isinstance(reading, Unknown)  # they are called DUMMY0 and DUMMY1, and nobody looks at them
    assert reading.detail == "only virtual screens"
