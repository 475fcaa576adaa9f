"""Screens on Linux: a mode is a setting, a panel is not, and no screen is something else than no answer."""

from __future__ import annotations

from typing import Any

import pytest

from checker.model.devices import Display
from checker.model.readings import Known, Unknown
from checker.probes.linux.connectors import plain_name
from checker.probes.recorded import RecordedSystem
from tests.probes.edids import edid
from tests.probes.recordings import fact_of, recorded

_X = {"DISPLAY": ":0"}
_WAYLAND = {"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}


def _screens(system: RecordedSystem) -> tuple[Display, ...]:
    reading = fact_of(system, "displays")
    assert isinstance(reading, Known)
    return reading.value  # type: ignore[return-value]  # the vocabulary says so


def _monitor(name: str, width: int, height: int, *, x: int = 0, primary: bool = False) -> dict[str, Any]:
    return {"x": x, "y": 0, "width": width, "height": height, "name": name, "is_primary": primary}


def _pc(
    monitors: dict[str, list[dict[str, Any]]] | None = None,
    sockets: dict[str, bytes | None] | None = None,
    environment: dict[str, str] | None = None,
) -> RecordedSystem:
    """A PC with these screens by screeninfo, and these sockets: None is empty, b"" a screen without EDID."""
    files, calls = {}, {f"screeninfo.get_monitors {way}": found for way, found in (monitors or {}).items()}
    for name, block in (sockets or {}).items():
        folder = f"/sys/class/drm/card0-{name}"
        files[f"{folder}/status"] = "disconnected\n" if block is None else "connected\n"
        files[f"{folder}/enabled"] = "disabled\n" if block is None else "enabled\n"
        files[f"{folder}/modes"] = "1280x1024\n1024x768\n" if block is not None else ""
        calls[f"drm.edid {folder}"] = (block or b"").hex()  # type: ignore[assignment]  # a call answers what it likes
    folders = {"/sys/class/drm": ["card0", *(f"card0-{name}" for name in sockets or {}), "version"]}
    return recorded(files=files, calls=calls, folders=folders if sockets is not None else {}, environment=environment)


def test_a_low_mode_on_a_good_panel_shows_both() -> None:
    machine = _pc({"xrandr": [_monitor("eDP-1", 1024, 768)]}, {"eDP-1": edid((1920, 1080), (309, 174))}, _X)
    assert _screens(machine) == (
        Display(
            width=1024, height=768, native_width=1920, native_height=1080, inches=14.0, primary=True, internal=True
        ),
    )


def test_the_scale_is_not_guessed_on_linux() -> None:
    (screen,) = _screens(_pc({"xrandr": [_monitor("eDP-1", 1920, 1080)]}, {}, _X))
    assert (screen.scale, screen.effective_width, screen.effective_height) == (None, None, None)


@pytest.mark.pitfall(20)
def test_a_wayland_session_is_read_from_the_kernel_and_not_from_its_pretended_x() -> None:
    monitors = {"xrandr": [_monitor("XWAYLAND0", 1536, 864)], "drm": [_monitor("eDP-1", 1920, 1080)]}
    (screen,) = _screens(_pc(monitors, {"eDP-1": edid((1920, 1080), (309, 174))}, _WAYLAND))
    assert (screen.width, screen.height, screen.inches) == (1920, 1080, 14.0)


@pytest.mark.pitfall(20)
def test_when_screeninfo_fails_the_panel_is_still_known() -> None:
    machine = _pc(None, {"eDP-1": edid((1366, 768), (309, 174)), "HDMI-A-1": None}, _WAYLAND)
    assert _screens(machine) == (
        Display(native_width=1366, native_height=768, inches=14.0, primary=True, internal=True),
    )


@pytest.mark.pitfall(20)
def test_no_screen_is_a_state_when_every_socket_says_so() -> None:
    assert _screens(_pc(None, {"HDMI-A-1": None, "DP-1": None}, {})) == ()


@pytest.mark.pitfall(20)
def test_no_socket_to_be_seen_is_not_known_and_not_no_screen() -> None:
    assert isinstance(fact_of(_pc(None, {}, {}), "displays"), Unknown)
    assert isinstance(fact_of(recorded(), "displays"), Unknown)


@pytest.mark.pitfall(21)
def test_a_mirrored_board_does_not_lend_its_size_to_the_other_screen() -> None:
    monitors = {"xrandr": [_monitor("eDP-1", 1280, 720, primary=True), _monitor("HDMI-1", 1280, 720)]}
    sockets: dict[str, bytes | None] = {
        "eDP-1": edid((1920, 1080), (309, 174)),
        "HDMI-A-1": edid((3840, 2160), (160, 90)),
    }
    inner, board = _screens(_pc(monitors, sockets, _X))
    assert (inner.native_width, inner.inches, inner.internal, inner.primary) == (1920, 14.0, True, True)
    assert (board.native_width, board.inches, board.internal, board.primary) == (3840, None, False, False)


@pytest.mark.pitfall(21)
def test_a_screen_on_its_side_keeps_the_panels_own_sides() -> None:
    machine = _pc({"xrandr": [_monitor("DP-1", 1080, 1920)]}, {"DP-1": edid((1920, 1080), (527, 296))}, _X)
    (screen,) = _screens(machine)
    assert (screen.width, screen.height, screen.native_width, screen.native_height) == (1080, 1920, 1920, 1080)


@pytest.mark.pitfall(21)
def test_two_screens_side_by_side_are_two_and_not_one_wide_one() -> None:
    monitors = {"xrandr": [_monitor("DP-1", 1920, 1080), _monitor("DP-2", 1920, 1080, x=1920)]}
    assert [(screen.width, screen.height) for screen in _screens(_pc(monitors, {}, _X))] == [(1920, 1080)] * 2


def test_which_of_two_screens_is_primary_is_not_guessed() -> None:
    monitors = {"xrandr": [_monitor("DP-1", 1920, 1080), _monitor("DP-2", 1920, 1080, x=1920)]}
    assert [screen.primary for screen in _screens(_pc(monitors, {}, _X))] == [None, None]


@pytest.mark.pitfall(52)
@pytest.mark.parametrize(("socket", "native"), [("LVDS-1", 1280), ("DSI-1", 1280), ("VGA-1", None), ("HDMI-A-1", None)])
def test_without_an_edid_only_a_built_in_panel_is_known_by_its_first_mode(socket: str, native: int | None) -> None:
    (screen,) = _screens(_pc(None, {socket: b"\x00" * 128}, {}))
    assert (screen.native_width, screen.inches) == (native, None)


@pytest.mark.pitfall(53)
@pytest.mark.parametrize("name", ["VIRTUAL1", "Virtual-1", "VNC-0", "rdp0", "DUMMY0", "XWAYLAND0", "Writeback-1"])
def test_a_screen_in_software_is_no_screen_beside_a_real_one_and_no_answer_alone(name: str) -> None:
    virtual, real = _monitor(name, 800, 600, primary=True), _monitor("HDMI-1", 1920, 1080)
    assert [screen.width for screen in _screens(_pc({"xrandr": [virtual, real]}, {}, _X))] == [1920]
    assert isinstance(fact_of(_pc({"xrandr": [virtual]}, {}, _X), "displays"), Unknown)


@pytest.mark.parametrize("name", ["HDMI-A-1", "HDMI-1", "HDMI1"])
def test_every_driver_may_name_the_same_socket_in_its_own_way(name: str) -> None:
    assert plain_name(name) == ("HDMI", "1")


def test_sockets_that_are_numbered_differently_match_when_there_is_one_of_a_kind() -> None:
    machine = _pc({"xrandr": [_monitor("DisplayPort-0", 1920, 1080)]}, {"DP-1": edid((2560, 1440), (597, 336))}, _X)
    assert _screens(machine)[0].native_width == 2560


def test_two_sockets_of_a_kind_with_other_numbers_do_not_match_by_chance() -> None:
    block = edid((2560, 1440), (597, 336))
    machine = _pc({"xrandr": [_monitor("DisplayPort-7", 1920, 1080)]}, {"DP-1": block, "DP-2": block}, _X)
    assert _screens(machine)[0].native_width is None
