"""Which device this is: the same at every run, without telling a serial number, a MAC address or a person."""

from __future__ import annotations

import hashlib
import re
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
_UUID = re.compile(r"[0-9a-f]{32}", re.ASCII)
_KEY = b"systeemcheck device id 1"
_WINDOWS_ZONE = r"HKLM\SYSTEM\CurrentControlSet\Control\TimeZoneInformation"
_PRODUCT_UUID = "/sys/class/dmi/id/product_uuid"
_DUMMY_UUIDS = frozenset({"0" * 32, "f" * 32, "03000200040005000006000700080009", "00020003000400050006000700080009"})
"""What never went into an id. More of them here would give devices another id than they had: see the next."""
# Makers' defaults, on boards of many makers: what inventories of schools and providers found on more than one machine
# (fusioninventory-for-glpi#689, rockstor-core#1964 and #2143, oshi#2417, SolidRun/lx2160a_uefi#4).
_SHARED_UUIDS = _DUMMY_UUIDS | frozenset(
    uuid.replace("-", "")
    for uuid in (
        "00000000-0000-0000-0807-060504030201", "00010203-0405-0607-0809-0a0b0c0d0e0f",
        "01020304-0506-0708-090a-0b0c0d0e0f10", "07090201-0103-0301-0807-060504030201",
        "11111111-2222-3333-4444-555555555555", "12345678-1234-1234-1234-123456789abc",
        "12345678-1234-5678-1234-567812345678", "12345678-1234-5678-90ab-cddeefaabbcc",
        "31393138-3538-5a43-3135-353130323750", "4c4c4544-0000-2010-8020-80c04f202020",
        "6ab5b300-538d-1014-9fb5-b0684d007b53", "890e2d14-cacd-45d1-ae66-bc80e8bfeb0f",
        "8a95d198-7f46-11e5-bf8b-08002704d48e", "8e275844-178f-44a8-aceb-a7d7e5178c63",
        "dc698397-fa54-4cf2-82c8-b1b5307a6a7f", "deadbeef-dead-beef-dead-beefdeadbeef",
    )
)  # fmt: skip
_FEWEST_DIGITS = 5
"""Different ones in a number that nobody typed in; by chance there are fewer in one of 10^16."""


class Identity(NamedTuple):
    """Which device it is. `id` is 128 bits in hex: keyed BLAKE2b over the machine's own ids.

    Windows: MachineGuid and a real SMBIOS UUID; Linux: /etc/machine-id; macOS: IOPlatformUUID. Where none can be
    read, the host name stands in, so that at least the same device gets the same id. `hardware_id`: the same over the
    SMBIOS UUID alone, which outlives a new installation. It, `host_name` and `time_zone` are "" where there is none.
    """

    id: str
    hardware_id: str
    host_name: str
    time_zone: str


def identity(system: System) -> Identity:
    """Give a machine's identity; never raises for what a machine does, and what does not answer in time is left out."""
    system = BoundedSystem(system)
    questions = (host_name, time_zone, _UUIDS[system.platform], *_PARTS[system.platform])
    found = ask_all([partial(_answer, question, system) for question in questions], _SECONDS)
    host, zone, uuid, *parts = (found.get(number, "") for number in range(len(questions)))
    if system.platform == "windows" and uuid not in _DUMMY_UUIDS:
        parts.append(uuid and f"uuid {uuid}")
    told = list(filter(None, parts)) or ["host", host]
    return Identity(_hashed("\n".join(told)), "" if _is_shared(uuid) else _hashed(f"uuid {uuid}"), host, zone)


def _hashed(told: str) -> str:
    return hashlib.blake2b(told.encode("utf-8", "surrogatepass"), digest_size=16, key=_KEY).hexdigest()


def _is_shared(uuid: str) -> bool:
    """Tell whether other machines may have this number, or it is none."""
    return _UUID.fullmatch(uuid) is None or uuid in _SHARED_UUIDS or len(set(uuid)) < _FEWEST_DIGITS or "f" * 16 in uuid


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
    return _plain(answer(system, str, "smbios.uuid"))


def _product_uuid(system: System) -> str:
    """What only an administrator may read."""
    return _plain(system.read_text(_PRODUCT_UUID))


def _none(_system: System) -> str:
    """A Mac's own number is its id already, and outlives a new installation."""
    return ""


def _plain(uuid: str) -> str:
    return uuid.strip().replace("-", "").lower()


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
    {"windows": (_machine_guid,), "linux": (_machine_id,), "macos": (_platform_uuid,)}
)
_UUIDS: Mapping[Platform, Question] = MappingProxyType(
    {"windows": _firmware_uuid, "linux": _product_uuid, "macos": _none}
)
