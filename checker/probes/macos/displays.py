"""The screens that are on: pixels, what a page gets of them, and the panel's own."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from checker.model.devices import Display
from checker.model.readings import Reading, known
from checker.probes.common.screeninfo_answers import CALL, monitors
from checker.probes.common.variables import is_set
from checker.probes.macos.system_profiler import section
from checker.probes.probe import probe
from checker.probes.system import CannotRead, System

_DISPLAYS = "SPDisplaysDataType"
_YES = "spdisplays_yes"
_SIZE = re.compile(r"(\d{3,5}) ?x ?(\d{3,5})", re.ASCII)


@probe("displays")
def screens(system: System) -> dict[str, Reading]:
    """The screens of every graphics card; `system_profiler -json SPDisplaysDataType`.

    `_spdisplays_pixels` is what is drawn, `_spdisplays_resolution` the points that programs and pages see,
    `spdisplays_pixelresolution` the panel ("spdisplays_2560x1600Retina"), or of another screen what is drawn by name.
    """
    cards = section(system, _DISPLAYS)
    screens = [screen for card in cards for screen in card.get("spdisplays_ndrvs", [])]
    active = [screen for screen in screens if screen.get("spdisplays_online") == _YES]
    real = tuple(_display(screen) for screen in active if not _is_virtual(screen))
    if not cards:
        raise CannotRead("not_understood", f"system_profiler {_DISPLAYS}", "no graphics card")
    if active and not real:
        raise CannotRead("not_supported", f"system_profiler {_DISPLAYS}", "only virtual screens")
    return {"displays": known(real, f"system_profiler {_DISPLAYS}")}


@probe("displays")
def points(system: System) -> dict[str, Reading]:
    """The points that programs and pages get of each screen, where there is no report: before macOS 10.15.

    screeninfo, from NSScreen: nothing of panels, pixels, or which are virtual, so a report that was given decides. Not
    over SSH: a program that no desktop started may be ended for asking.
    """
    if is_set(system, "SSH_CONNECTION"):
        raise CannotRead("not_supported", CALL, "no desktop over SSH")
    if _is_reported(system):
        raise CannotRead("not_supported", CALL, "the report decides")
    screens = tuple(
        Display(effective_width=screen.width, effective_height=screen.height, primary=screen.is_primary)
        for screen in monitors(system, "osx")
    )
    return {"displays": known(screens, CALL)}


def _is_reported(system: System) -> bool:
    try:
        return bool(section(system, _DISPLAYS))
    except CannotRead:
        return False


def _is_virtual(screen: Mapping[str, Any]) -> bool:
    """Tell whether it exists in software only, or is another device over the air: AirPlay, Sidecar."""
    over_the_air = "airplay" in str(screen.get("spdisplays_connection_type", "")).casefold()
    return over_the_air or screen.get("spdisplays_virtualdevice") == _YES


def _display(screen: Mapping[str, Any]) -> Display:
    width, height = _size(screen.get("_spdisplays_pixels"))
    effective_width, effective_height = _size(screen.get("_spdisplays_resolution"))
    native_width, native_height = _panel(screen)
    return Display(
        width=width,
        height=height,
        native_width=native_width,
        native_height=native_height,
        scale=round(width / effective_width, 2) if width and effective_width else None,
        effective_width=effective_width,
        effective_height=effective_height,
        primary=screen.get("spdisplays_main") == _YES,
        internal=_is_internal(screen),
    )


def _panel(screen: Mapping[str, Any]) -> tuple[int, int] | tuple[None, None]:
    """The panel's own pixels: a bare size of a second screen is what is drawn, and that may be more than it has.

    A 4K screen that looks like 3360 x 1890 is drawn at 6720 x 3780 and scaled down.
    """
    told = screen.get("spdisplays_pixelresolution")
    return _size(told) if _is_internal(screen) or str(told).startswith("spdisplays_") else (None, None)


def _is_internal(screen: Mapping[str, Any]) -> bool:
    built_in = str(screen.get("spdisplays_display_type", "")).startswith("spdisplays_built-in")
    return built_in or screen.get("spdisplays_connection_type") == "spdisplays_internal"


def _size(text: object) -> tuple[int, int] | tuple[None, None]:
    found = _SIZE.search(text) if isinstance(text, str) else None
    return (int(found[1]), int(found[2])) if found else (None, None)
