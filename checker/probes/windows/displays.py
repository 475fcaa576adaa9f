"""The screens: the mode each is in, the panel it really has, the scale at which Windows draws on it."""

from __future__ import annotations

import msgspec

from checker.model.devices import Display
from checker.model.readings import Reading, WhyUnknown, known
from checker.probes.common.answers import answer
from checker.probes.common.edid import Panel, parse_edid
from checker.probes.common.screeninfo_answers import monitors
from checker.probes.probe import probe
from checker.probes.system import CannotRead, System
from checker.probes.windows.session import SERVICES

_MONITORS = "EnumDisplayMonitors"
_ONLY_VIRTUAL = "only virtual screens"
_PATHS = "QueryDisplayConfig"
_SCREENS = r"HKLM\SYSTEM\CurrentControlSet\Enum\DISPLAY"
# LVDS, embedded DisplayPort, embedded UDI, and "internal" without saying how.
_BUILT_IN = frozenset({6, 11, 13, 0x80000000})
# Miracast, and the two kinds of indirect display: DisplayLink's software, and drivers of screens that do not exist.
_NO_SCREENS_OF_THEIR_OWN = frozenset({15, 16, 17})
_PLAIN_DPI = 96
_NO_ANSWER: frozenset[WhyUnknown] = frozenset({"timed_out", "not_permitted"})


class _Monitor(msgspec.Struct):
    """A part of the desktop. `dpi` is null when Windows does not tell this program the scale."""

    device: str
    primary: bool
    width: int
    height: int
    dpi: int | None


class _Screen(msgspec.Struct):
    r"""A screen that shows a part of the desktop. `screen` is like `\\?\DISPLAY#BOE0812#4&2c1&0&UID1#{e6f0...}`."""

    device: str
    technology: int
    screen: str
    preferred: tuple[int, int] | None


@probe("displays")
def screens(system: System) -> dict[str, Reading]:
    """The active screens with mode, panel and scale; mirrored ones each for itself.

    EnumDisplayMonitors for the desktop, QueryDisplayConfig for the screens, their EDID in the registry for the panels.
    """
    desktop = {monitor.device: monitor for monitor in _desktop(system)}
    found = [screen for screen in _real_screens(system) if screen.device in desktop]
    if not found:
        raise CannotRead("not_supported", _PATHS, "no active screen")
    displays = tuple(_display(system, screen, desktop[screen.device]) for screen in found)
    return {"displays": known(displays, f"{_MONITORS}, {_PATHS}")}


@probe("displays")
def desktop_only(system: System) -> dict[str, Reading]:
    """The parts of the desktop, where Windows does not tell which screens show them: in a remote session, for one.

    A driver of old tells no screens, and what is drawn is what is seen. Where Windows was asked and gave no answer, it
    may be drawn on a screen that does not exist, and the room on it is not known.
    """
    shown = tuple(_shown(monitor) for monitor in _desktop(system))
    if _is_unanswered(system):
        shown = tuple(
            msgspec.structs.replace(part, scale=None, effective_width=None, effective_height=None) for part in shown
        )
    return {"displays": known(shown, _MONITORS)}


@probe("displays")
def screeninfo_screens(system: System) -> dict[str, Reading]:
    """The screens as the package screeninfo sees them: the current mode and nothing more."""
    _require_a_desktop(system)
    _is_unanswered(system)
    shown = (Display(width=screen.width, height=screen.height) for screen in monitors(system, "windows"))
    return {"displays": known(tuple(shown), "screeninfo")}


def _desktop(system: System) -> list[_Monitor]:
    _require_a_desktop(system)
    return answer(system, list[_Monitor], _MONITORS)


def _require_a_desktop(system: System) -> None:
    """Refuse where the system itself started this program: services see one invented screen of 1024 x 768."""
    if answer(system, int, "ProcessIdToSessionId") == SERVICES:
        raise CannotRead("not_supported", "ProcessIdToSessionId", "no desktop in session 0")


def _real_screens(system: System) -> list[_Screen]:
    """Give the active screens but for those that only exist in software, of which nobody looks at the size."""
    active = answer(system, list[_Screen], _PATHS)
    real = [screen for screen in active if screen.technology not in _NO_SCREENS_OF_THEIR_OWN]
    if active and not real:
        raise CannotRead("not_supported", _PATHS, _ONLY_VIRTUAL)
    return real


def _is_unanswered(system: System) -> bool:
    """Tell whether Windows may know the screens and did not say. Raises `CannotRead` where it says that none is one."""
    try:
        _real_screens(system)
    except CannotRead as reason:
        if reason.detail == _ONLY_VIRTUAL:
            raise
        return reason.why in _NO_ANSWER
    return False


def _shown(monitor: _Monitor) -> Display:
    """A part of the desktop; the effective size is what a page in a full-screen browser has."""
    scale = monitor.dpi / _PLAIN_DPI if monitor.dpi else None
    width, height = monitor.width or None, monitor.height or None
    return Display(
        width=width,
        height=height,
        scale=scale,
        effective_width=round(width / scale) if width and scale else None,
        effective_height=round(height / scale) if height and scale else None,
        primary=monitor.primary,
    )


def _display(system: System, screen: _Screen, monitor: _Monitor) -> Display:
    panel = _panel(system, screen, monitor)
    return msgspec.structs.replace(
        _shown(monitor),
        native_width=panel.native_width,
        native_height=panel.native_height,
        inches=panel.inches,
        internal=screen.technology in _BUILT_IN,
    )


def _panel(system: System, screen: _Screen, monitor: _Monitor) -> Panel:
    """The panel as it describes itself, else as Windows knows it, else not known.

    Without an EDID Windows prefers some low mode of its own; only of a built-in panel, or where it is more than the
    mode of now, does that tell what the screen can do.
    """
    try:
        return parse_edid(_edid(system, screen.screen))
    except CannotRead:
        width, height = screen.preferred or (0, 0)
        tells = screen.technology in _BUILT_IN or width * height > monitor.width * monitor.height
        return Panel(width, height, None) if tells and width and height else Panel(None, None, None)


def _edid(system: System, path: str) -> bytes:
    """What the screen says of itself. Registry: the screen's device path with its "#" as key separators."""
    model, instance = _model_and_instance(path)
    value = system.registry_value(rf"{_SCREENS}\{model}\{instance}\Device Parameters", "EDID")
    if isinstance(value, bytes):
        return value
    raise CannotRead("not_understood", "EDID")


def _model_and_instance(path: str) -> tuple[str, str]:
    parts = path.split("#")
    if len(parts) < 3 or not parts[0].upper().endswith("DISPLAY"):  # noqa: PLR2004  kind, model, instance
        raise CannotRead("not_understood", "EDID", "device path")
    return parts[1], parts[2]
