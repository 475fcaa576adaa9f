"""Which device this is: the same at every run, without telling a serial number, a MAC address or a person."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from checker.probes.system import CannotRead, Platform, System, text_value

_KEY = b"systeemcheck device id 1"
_WINDOWS_ZONE = r"HKLM\SYSTEM\CurrentControlSet\Control\TimeZoneInformation"
_DUMMY_UUIDS = frozenset({"0" * 32, "f" * 32, "03000200040005000006000700080009", "00020003000400050006000700080009"})


def device_id(system: System) -> str:
    """Give 128 bits in hex: keyed BLAKE2b over the machine's own ids.

    Windows: MachineGuid and a real SMBIOS UUID; Linux: /etc/machine-id; macOS: IOPlatformUUID. Where none can be
    read, the host name stands in, so that at least the same device gets the same id.
    """
    parts = list(_PARTS[system.platform](system)) or ["host", host_name(system)]
    digest = hashlib.blake2b("\n".join(parts).encode(), digest_size=16, key=_KEY)
    return digest.hexdigest()


def host_name(system: System) -> str:
    """Give the device's network name, or "" when it has none."""
    if system.platform == "windows":
        return _answer(lambda: system.environment("COMPUTERNAME"))
    return _answer(lambda: str(system.call("host_name"))).partition(".")[0]


def time_zone(system: System) -> str:
    """Give the name of the time zone the device keeps: IANA's, on Windows Microsoft's; "" when it tells none."""
    if system.platform == "windows":
        return _answer(lambda: text_value(system, _WINDOWS_ZONE, "TimeZoneKeyName"))
    return _answer(lambda: str(system.call("time_zone")))


def _windows(system: System) -> Iterator[str]:
    if guid := _answer(lambda: text_value(system, r"HKLM\SOFTWARE\Microsoft\Cryptography", "MachineGuid")):
        yield "guid " + guid.lower()
    uuid = _answer(lambda: str(system.call("smbios.uuid"))).replace("-", "").lower()
    if uuid and uuid not in _DUMMY_UUIDS:
        yield "uuid " + uuid


def _linux(system: System) -> Iterator[str]:
    if machine := _answer(lambda: system.read_text("/etc/machine-id")):
        yield "machine-id " + machine


def _macos(system: System) -> Iterator[str]:
    output = _answer(lambda: system.run("ioreg", "-rd1", "-c", "IOPlatformExpertDevice"))
    for line in output.splitlines():
        name, _, value = line.partition("=")
        if "IOPlatformUUID" in name:
            yield "platform-uuid " + value.strip(' "')


def _answer(question: Callable[[], str]) -> str:
    try:
        return question().strip()
    except CannotRead:
        return ""


_PARTS: Mapping[Platform, Callable[[System], Iterator[str]]] = MappingProxyType(
    {"windows": _windows, "linux": _linux, "macos": _macos}
)
