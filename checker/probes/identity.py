"""Which device this is: the same at every run, without telling a serial number, a MAC address or a person."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from functools import partial
from types import MappingProxyType
from typing import NamedTuple

from checker.probes.asking import ask_all
from checker.probes.bounded import BoundedSystem
from checker.probes.common.answers import answer, text_value
from checker.probes.system import Platform, System

Question = Callable[[System], str]

_SECONDS = 2.0
_KEY = b"systeemcheck device id 1"
_WINDOWS_ZONE = r"HKLM\SYSTEM\CurrentControlSet\Control\TimeZoneInformation"
_DUMMY_UUIDS = frozenset({"0" * 32, "f" * 32, "03000200040005000006000700080009", "00020003000400050006000700080009"})


class Identity(NamedTuple):
    """Which device it is. `id` is 128 bits in hex: keyed BLAKE2b over the machine's own ids.

    Windows: MachineGuid and a real SMBIOS UUID; Linux: /etc/machine-id; macOS: IOPlatformUUID. Where none can be
    read, the host name stands in, so that at least the same device gets the same id. `host_name` and `time_zone` are ""
    where the device tells none.
    """

    id: str
    host_name: str
    time_zone: str


def identity(system: System) -> Identity:
    """Give a machine's identity; never raises for what a machine does, and what does not answer in time is left out."""
    system = BoundedSystem(system)
    questions = (host_name, time_zone, *_PARTS[system.platform])
    found = ask_all([partial(_answer, question, system) for question in questions], _SECONDS)
    host, zone, *parts = (found.get(number, "") for number in range(len(questions)))
    told = list(filter(None, parts)) or ["host", host]
    return Identity(
        hashlib.blake2b("\n".join(told).encode("utf-8", "surrogatepass"), digest_size=16, key=_KEY).hexdigest(),
        host,
        zone,
    )


def host_name(system: System) -> str:
    """Give the device's network name. Raises `CannotRead`."""
    if system.platform == "windows":
        return system.environment("COMPUTERNAME").strip()
    return answer(system, str, "host_name").partition(".")[0].strip()


def time_zone(system: System) -> str:
    """Give the name of the time zone the device keeps: IANA's, on Windows Microsoft's. Raises `CannotRead`."""
    if system.platform == "windows":
        return text_value(system, _WINDOWS_ZONE, "TimeZoneKeyName").strip()
    return answer(system, str, "time_zone").strip()


def _machine_guid(system: System) -> str:
    guid = text_value(system, r"HKLM\SOFTWARE\Microsoft\Cryptography", "MachineGuid").strip()
    return guid and "guid " + guid.lower()


def _firmware_uuid(system: System) -> str:
    uuid = answer(system, str, "smbios.uuid").strip().replace("-", "").lower()
    return "" if not uuid or uuid in _DUMMY_UUIDS else "uuid " + uuid


def _machine_id(system: System) -> str:
    machine = system.read_text("/etc/machine-id").strip()
    return machine and "machine-id " + machine


def _platform_uuid(system: System) -> str:
    lines = system.run("ioreg", "-rd1", "-c", "IOPlatformExpertDevice").splitlines()
    values = (line.partition("=")[2].strip(' "') for line in lines if "IOPlatformUUID" in line.partition("=")[0])
    return "\n".join("platform-uuid " + value for value in values)


def _answer(question: Question, system: System) -> str:
    try:
        return question(system)
    except Exception:  # noqa: BLE001  what a machine does here costs what was asked, never the check
        return ""


_PARTS: Mapping[Platform, tuple[Question, ...]] = MappingProxyType(
    {"windows": (_machine_guid, _firmware_uuid), "linux": (_machine_id,), "macos": (_platform_uuid,)}
)
