"""Every fact there is: id, kind of value, unit, who can know it, and its meaning. The only list of them.

Ids follow OpenTelemetry and osquery where those have a word; values are in base units.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

import msgspec

ValueKind = Literal[
    "text", "integer", "number", "flag", "date", "displays", "browsers", "connections", "shortcuts", "texts"
]
Unit = Literal["", "byte", "hertz", "second", "count", "inch", "pixel"]
AskedOf = Literal["program", "page", "receiver", "later"]
LARGEST_NUMBER = 2**62
"""Of any fact; what counts in more is no quantity of a device."""
NOT_READ_YET = frozenset({"later", "receiver"})
"""By a program: nothing goes out over the network, so nobody is there to compare clocks with either."""


class FactDefinition(msgspec.Struct, frozen=True):
    """One fact. `asked_of`: `program` (the page may know it too), `page` (only a page), `later` (not read yet).

    `receiver`: who receives a result over the network; a program has nobody to compare with yet. `least`: the smallest
    number that can be true, in the unit.
    """

    id: str
    kind: ValueKind
    meaning: str
    unit: Unit = ""
    asked_of: AskedOf = "program"
    least: float = 1


_DEFINITIONS = (
    FactDefinition(
        "device.class", "text", "windows-pc, mac, linux-pc, chromebook, ipad, android-tablet, phone or other"
    ),
    FactDefinition("device.manufacturer", "text", "who made the device"),
    FactDefinition("device.model.name", "text", "the maker's name for the model"),
    FactDefinition("device.form", "text", "desktop, laptop, tablet, all-in-one, virtual, server"),
    FactDefinition("device.touch", "flag", "has a touch screen"),
    FactDefinition("os.name", "text", "windows, macos, linux, chromeos, ipados, ios or android"),
    FactDefinition("os.version", "text", "what people say: 11, 10, 12.7.6, 22.04"),
    FactDefinition("os.release", "text", "the vendor's name for the version: 24H2, Tahoe, Ubuntu 24.04.1 LTS"),
    FactDefinition("os.distribution", "text", "the Linux distribution's id: debian, ubuntu"),
    FactDefinition("os.codename", "text", "the Debian or Ubuntu release a Linux is or is made from: bookworm, noble"),
    FactDefinition("os.build_id", "text", "build with its update part: 26100.2314"),
    FactDefinition("os.edition", "text", "the vendor's word for the edition: Education, Professional, Core"),
    FactDefinition("os.architecture", "text", "amd64, arm64, x86 or arm32: of the system, not of this program"),
    FactDefinition("os.restart_pending", "flag", "an installed update waits for a restart of the device"),
    FactDefinition("os.updates_until", "date", "last day of updates that the device itself or its owner told"),
    FactDefinition("cpu.model", "text", "the processor's own name"),
    FactDefinition("cpu.physical_cores", "integer", "cores", "count"),
    FactDefinition("cpu.logical_cores", "integer", "hardware threads", "count"),
    FactDefinition("cpu.max_frequency", "number", "highest stated clock rate", "hertz"),
    FactDefinition("memory.installed", "integer", "memory in the slots, before the system takes its part", "byte"),
    FactDefinition("memory.usable", "integer", "memory the system can use", "byte"),
    FactDefinition("storage.total", "integer", "size of the volume the system is on", "byte"),
    FactDefinition("storage.free", "integer", "free room on that volume for this user", "byte", least=0),
    FactDefinition("displays", "displays", "the active screens"),
    FactDefinition("browsers", "browsers", "the installed browsers"),
    FactDefinition("browsers.update_pending", "flag", "a newer version waits for a restart of the browser"),
    FactDefinition("session.remote", "flag", "someone looks at this device from another one"),
    FactDefinition("battery.present", "flag", "has a battery"),
    FactDefinition("audio.outputs", "integer", "devices that can play sound", "count", least=0),
    FactDefinition(
        "clock.offset", "number", "how far the clock is ahead of the receiver's", "second", "receiver", -LARGEST_NUMBER
    ),
    FactDefinition("connections", "connections", "addresses that were tried", "", "later"),
    FactDefinition("network.address_known", "flag", "the school's address is the registered one", "", "later"),
    FactDefinition("shortcuts", "shortcuts", "shortcuts to Basispoort", "", "later"),
    FactDefinition("page.cookies", "flag", "the browser keeps cookies", "", "page"),
    FactDefinition("page.storage", "flag", "the browser keeps local storage", "", "page"),
    FactDefinition("page.webgl", "flag", "the browser draws with WebGL", "", "page"),
    FactDefinition("page.sound", "flag", "a sound was heard", "", "page"),
    FactDefinition("page.popups", "flag", "the browser opens a new window after a tap", "", "page"),
    FactDefinition("page.zoom", "number", "page zoom, 1.0 for 100 %", "", "page", 0.01),
    FactDefinition("page.languages", "texts", "languages the browser asks for", "", "page"),
)

FACTS: Mapping[str, FactDefinition] = MappingProxyType({definition.id: definition for definition in _DEFINITIONS})
