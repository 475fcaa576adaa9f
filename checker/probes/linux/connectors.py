"""The sockets for screens as the kernel sees them: what hangs on each, and what it says of itself."""

from __future__ import annotations

import re
from typing import NamedTuple

from checker.probes.common.answers import answer
from checker.probes.common.edid import Panel, parse_edid
from checker.probes.system import CannotRead, System

FOLDER = "/sys/class/drm"
ONLY_VIRTUAL = "only virtual screens"
_CONNECTOR = re.compile(r"card\d+-(.+)")
_NAME = re.compile(r"([A-Za-z-]+?)(?:-[A-Z])?-?(\d+)")
_INTERNAL = ("eDP", "LVDS", "DSI", "DPI")
# Outputs of drivers and servers that show nothing to anyone: of X, of VNC and xrdp, of a kernel that writes to memory.
_VIRTUAL = ("VIRTUAL", "WRITEBACK", "VNC", "RDP", "XWAYLAND", "DUMMY", "VKMS", "NONE")
_MODE = re.compile(r"(\d{3,5})x(\d{3,5})", re.ASCII)


class Connector(NamedTuple):
    """A socket with a screen on it that is in use."""

    name: str
    panel: Panel | None


def connectors(system: System) -> list[Connector]:
    """The sockets with a screen that is in use; none when every socket says that nothing is on it.

    /sys/class/drm/card*-*: https://docs.kernel.org/gpu/drm-uapi.html. Raises `CannotRead` when there is no socket.
    """
    folders = [name for name in system.list_folder(FOLDER) if _CONNECTOR.fullmatch(name)]
    if not folders:
        raise CannotRead("not_supported", FOLDER, "no connectors")
    used = [folder for folder in folders if _is_in_use(system, f"{FOLDER}/{folder}")]
    real = [folder for folder in used if not is_virtual(folder.partition("-")[2])]
    if used and not real:
        raise CannotRead("not_supported", FOLDER, ONLY_VIRTUAL)
    return [Connector(folder.partition("-")[2], _panel(system, f"{FOLDER}/{folder}")) for folder in real]


def is_virtual(name: str) -> bool:
    """Tell whether an output with this name is a screen in software only: Virtual-1, VNC-0, rdp0, DUMMY0."""
    return name.upper().startswith(_VIRTUAL)


def is_internal(name: str) -> bool:
    """Tell whether a socket with this name is inside the device: eDP-1 is, HDMI-A-1 is not."""
    return name.startswith(_INTERNAL)


def plain_name(name: str) -> tuple[str, str]:
    """Kind and number, the same for the kernel's `HDMI-A-1` and for `HDMI-1` and `HDMI1` of X drivers."""
    parts = _NAME.fullmatch(name.replace("DisplayPort", "DP"))
    return (parts[1], parts[2]) if parts else (name, "")


def _is_in_use(system: System, folder: str) -> bool:
    connected = system.read_text(f"{folder}/status").strip() == "connected"
    return connected and system.read_text(f"{folder}/enabled").strip() == "enabled"


def _panel(system: System, folder: str) -> Panel | None:
    """What the screen says of itself; of a built-in one that says nothing the first of its modes, which is the panel's.

    For any other screen without EDID the kernel invents modes up to 1024x768.
    """
    try:
        return parse_edid(bytes.fromhex(answer(system, str, "drm.edid", folder)), f"{folder}/edid")
    except (CannotRead, ValueError):
        is_built_in = is_internal(folder.rpartition("/")[2].partition("-")[2])
        mode = _MODE.match(system.read_text(f"{folder}/modes")) if is_built_in else None
        return Panel(int(mode[1]), int(mode[2]), None) if mode else None
