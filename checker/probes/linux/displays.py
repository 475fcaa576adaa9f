"""The screens that are on: their size now, and the panel's own.

The scale is not known on Linux: every desktop keeps it in a place of its own, and X has none. So what a web page
gets (the effective size) is not known either, and is not guessed.
"""

from __future__ import annotations

from collections.abc import Sequence

from checker.model.devices import Display
from checker.model.readings import Reading, known
from checker.probes.common.screeninfo_answers import Monitor, monitors
from checker.probes.common.variables import is_set
from checker.probes.linux.connectors import (
    FOLDER,
    ONLY_VIRTUAL,
    Connector,
    connectors,
    is_internal,
    is_virtual,
    plain_name,
)
from checker.probes.probe import probe
from checker.probes.system import CannotRead, System


@probe("displays")
def screens_on_x(system: System) -> dict[str, Reading]:
    """The screens as X shows them (RandR, by screeninfo), with what each panel says of itself.

    Not in a Wayland session: there X is a guest, and its sizes are what the desktop pretends.
    """
    if is_set(system, "WAYLAND_DISPLAY") or not is_set(system, "DISPLAY"):
        raise CannotRead("not_supported", "RandR", "no X session")
    return {"displays": known(_screens(system, "xrandr"), "RandR")}


@probe("displays")
def screens_on_wayland(system: System) -> dict[str, Reading]:
    """The screens as the kernel drives them now (libdrm, by screeninfo); no desktop needs to help."""
    if not is_set(system, "WAYLAND_DISPLAY"):
        raise CannotRead("not_supported", "libdrm", "no Wayland session")
    return {"displays": known(_screens(system, "drm"), "libdrm")}


@probe("displays")
def panels(system: System) -> dict[str, Reading]:
    """The panels that are on, without the mode they are in; none when all sockets are empty."""
    found = connectors(system)
    only_one = True if len(found) == 1 else None
    displays = tuple(_display(None, connector, primary=only_one) for connector in found)
    return {"displays": known(displays, f"{FOLDER}/*/edid")}


def matching(name: str, sockets: Sequence[Connector]) -> Connector | None:
    """The socket with this name in X; else the only one of its kind, since X drivers number in different ways."""
    same = [socket for socket in sockets if plain_name(socket.name) == plain_name(name)]
    alike = [socket for socket in sockets if plain_name(socket.name)[0] == plain_name(name)[0]]
    return next((found[0] for found in (same, alike) if len(found) == 1), None)


def _screens(system: System, enumerator: str) -> tuple[Display, ...]:
    found = [monitor for monitor in monitors(system, enumerator) if not is_virtual(monitor.name or "")]
    if not found:
        raise CannotRead("not_supported", enumerator, ONLY_VIRTUAL)
    sockets = _connectors_if_any(system)
    none_is_primary = not any(monitor.is_primary for monitor in found)
    return tuple(
        _display(
            monitor,
            matching(monitor.name or "", sockets),
            primary=(True if len(found) == 1 else None) if none_is_primary else bool(monitor.is_primary),
        )
        for monitor in found
    )


def _display(monitor: Monitor | None, socket: Connector | None, *, primary: bool | None) -> Display:
    panel = socket.panel if socket else None
    name = socket.name if socket else monitor.name if monitor else None
    return Display(
        width=monitor.width if monitor else None,
        height=monitor.height if monitor else None,
        native_width=panel.native_width if panel else None,
        native_height=panel.native_height if panel else None,
        inches=panel.inches if panel else monitor.inches if monitor else None,
        primary=primary,
        internal=is_internal(name) if name else None,
    )


def _connectors_if_any(system: System) -> list[Connector]:
    """What the kernel says of the panels; a graphics driver of its maker (NVIDIA) may show nothing there."""
    try:
        return connectors(system)
    except CannotRead:
        return []
