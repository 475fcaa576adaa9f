"""A Linux that is a guest on the device to be checked: inside ChromeOS, inside Windows, or in a container on a Linux.

What it can tell is of the guest. So it says whose guest it is, and leaves the device to who can see it: the browser
page for a Chromebook, the Windows program for a PC, this program outside the container.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NamedTuple
from weakref import WeakKeyDictionary

from checker.model.readings import Reading, known
from checker.probes.common.variables import is_set
from checker.probes.probe import Probe, probe
from checker.probes.system import ABSENT, CannotRead, System, folder_exists

_MILESTONE = "/dev/.cros_milestone"
_CROS_TOOLS = "/opt/google/cros-containers"
_KERNEL, _VERSION = "/proc/sys/kernel/osrelease", "/proc/version"
# 4.4.0-19041-Microsoft and 5.15.90.1-microsoft-standard-WSL2; builders of their own keep at least the last part.
_WSL_KERNEL = re.compile(r"microsoft|(?<![a-z])wsl(?![a-z])", re.IGNORECASE)
_WSL_VARIABLES = ("WSL_DISTRO_NAME", "WSL_INTEROP")
_WSL_FILES = ("/proc/sys/fs/binfmt_misc/WSLInterop", "/proc/sys/fs/binfmt_misc/WSLInterop-late")
_WSL_SOCKETS = "/run/WSL"
# Of toolbox, distrobox and Flatpak, in which a person sits at a desk. Docker runs servers, and tests of this program.
_DESK_CONTAINERS = ("/run/.toolboxenv", "/.flatpak-info")
_DISTROBOX = "DISTROBOX_ENTER_PATH"
_OF_THE_CONTAINER = frozenset({"os.version", "os.release", "os.distribution", "os.codename", "os.edition", "browsers"})


class Guest(NamedTuple):
    """Where it is a guest: what the readings call it, what is known of the device, and what is not to be asked here.

    `hides` is None where all is of the guest, and else names the facts that are.
    """

    name: str
    told: Mapping[str, str]
    hides: frozenset[str] | None
    source: str


_CHROMEBOOK = Guest(
    "chromeos container", MappingProxyType({"device.class": "chromebook", "os.name": "chromeos"}), None, _MILESTONE
)
_WSL = Guest("wsl", MappingProxyType({"device.class": "windows-pc", "os.name": "windows"}), None, _KERNEL)
_CONTAINER = Guest("container", MappingProxyType({}), _OF_THE_CONTAINER, _DESK_CONTAINERS[0])


@probe("device.class", "os.name")
def host(system: System) -> dict[str, Reading]:
    """The device this Linux is a guest on: a Chromebook or a Windows PC."""
    guest = guest_of(system)
    if guest is None or not guest.told:
        raise CannotRead("not_supported", _KERNEL, "no guest")
    return {fact: known(value, guest.source) for fact, value in guest.told.items()}


def guest_of(system: System) -> Guest | None:
    """Tell where this Linux is a guest; None on a machine of its own. Every probe asks, so it is looked up once.

    Raises `CannotRead` where that cannot be told.
    """
    if system not in _FOUND:
        _FOUND[system] = next((guest for guest, is_here in _GUESTS if is_here(system)), None)
    return _FOUND[system]


def not_of_a_guest(item: Probe) -> Probe:
    """The same probe, that says so instead of measuring a guest in the device's place."""

    def read(system: System) -> dict[str, Reading]:
        guest = guest_of(system)
        if guest and (guest.hides is None or guest.hides & frozenset(item.facts)):
            raise CannotRead("not_supported", guest.source, guest.name)
        return dict(item.read(system))

    return Probe(item.name, item.facts, read)


def _is_chromeos(system: System) -> bool:
    """ChromeOS's marker or its tools: https://github.com/phoronix-test-suite/phoronix-test-suite/issues/494."""
    return _is_file(system, _MILESTONE) or folder_exists(system, _CROS_TOOLS)


def _is_wsl(system: System) -> bool:
    """The kernel's name, in both versions; with a kernel of one's own what Windows leaves there for its programs.

    https://github.com/microsoft/WSL/issues/423, /4071 and /4555
    """
    return (
        any(_is_file(system, path) for path in _WSL_FILES)
        or folder_exists(system, _WSL_SOCKETS)
        or any(is_set(system, name) for name in _WSL_VARIABLES)
        or _WSL_KERNEL.search(_kernel(system)) is not None
    )


def _kernel(system: System) -> str:
    """Give the kernel's release. Raises `CannotRead` where it is there and cannot be read: then this may be a guest."""
    told: list[str] = []
    refused: CannotRead | None = None
    for path in (_KERNEL, _VERSION):
        try:
            told += system.read_text(path).split()[:3]
        except CannotRead as reason:
            refused = refused if reason.detail == ABSENT else reason
    if refused and not told:
        raise refused
    return " ".join(told)


def _is_desk_container(system: System) -> bool:
    """The files and the variable that toolbox, distrobox and Flatpak put in their containers."""
    return any(_is_file(system, path) for path in _DESK_CONTAINERS) or is_set(system, _DISTROBOX)


def _is_file(system: System, path: str) -> bool:
    try:
        system.read_bytes(path)
    except CannotRead:
        return False
    return True


_GUESTS: tuple[tuple[Guest, Callable[[System], bool]], ...] = (
    (_CHROMEBOOK, _is_chromeos),
    (_WSL, _is_wsl),
    (_CONTAINER, _is_desk_container),
)
_FOUND: WeakKeyDictionary[System, Guest | None] = WeakKeyDictionary()
