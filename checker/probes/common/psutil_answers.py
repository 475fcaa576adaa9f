"""What psutil tells that is true on more than one platform, each as one kind of value. Each raises `CannotRead`."""

from __future__ import annotations

from typing import Literal

import msgspec

from checker.probes.common.answers import answer
from checker.probes.system import System

MEMORY, CORES, ROOM, BATTERY = (
    "psutil.virtual_memory", "psutil.cpu_count", "psutil.disk_usage", "psutil.sensors_battery",
)  # fmt: skip


class Room(msgspec.Struct, frozen=True):
    """A volume's size and what this user may still fill of it, in bytes."""

    total: int
    free: int


class _Memory(msgspec.Struct):
    total: int


class _Battery(msgspec.Struct):
    present: bool


def memory_bytes(system: System) -> int:
    """Give the memory the system can use, in bytes; on macOS, where psutil asks hw.memsize, what is installed."""
    return answer(system, _Memory, MEMORY).total


def core_count(system: System, kind: Literal["physical", "logical"]) -> int:
    """Give how many cores, or hardware threads, the system sees. psutil may say None by design; then none is known."""
    return answer(system, int, CORES, kind)


def room_on(system: System, volume: str) -> Room:
    """Give the room on the volume that is mounted here."""
    return answer(system, Room, ROOM, volume)


def has_battery(system: System) -> bool:
    """Tell whether there is a battery: one of the device, of a UPS, on Linux also of a mouse."""
    return answer(system, _Battery, BATTERY).present
