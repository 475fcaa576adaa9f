"""Small questions to Windows about this machine and this session; each is one function of Windows."""

from __future__ import annotations

import ctypes
import sys
from ctypes import wintypes

from checker.probes.common.smbios import parse_smbios
from checker.probes.common.virtual_audio import is_elsewhere, is_program
from checker.probes.system import CannotRead, Json

assert sys.platform == "win32"  # noqa: S101  tells the type checker that WinDLL is there

_kernel32 = ctypes.WinDLL("kernel32", use_last_error=True)
_kernel32.GetCurrentProcess.restype = wintypes.HANDLE
_SMBIOS = 0x52534D42  # "RSMB"
_ARCHITECTURES = {0x014C: "x86", 0x01C4: "arm32", 0x8664: "amd64", 0xAA64: "arm64"}


def installed_memory() -> Json:
    """The memory in the slots, in KiB. Fails where the maker filled in the SMBIOS table badly."""
    kibibytes = ctypes.c_ulonglong(0)
    if not _kernel32.GetPhysicallyInstalledSystemMemory(ctypes.byref(kibibytes)):
        error = ctypes.get_last_error()
        raise CannotRead("not_supported", "GetPhysicallyInstalledSystemMemory", f"error {error}")
    return kibibytes.value


def native_architecture() -> Json:
    """The architecture of Windows itself, also where this program runs in emulation. Since Windows 10 1511."""
    process, native = wintypes.USHORT(0), wintypes.USHORT(0)
    ask = getattr(_kernel32, "IsWow64Process2", None)
    if ask is None:
        raise CannotRead("not_supported", "IsWow64Process2", "absent")
    ask.argtypes = [wintypes.HANDLE, ctypes.POINTER(wintypes.USHORT), ctypes.POINTER(wintypes.USHORT)]
    if not ask(_kernel32.GetCurrentProcess(), ctypes.byref(process), ctypes.byref(native)):
        raise ctypes.WinError(ctypes.get_last_error())
    return _ARCHITECTURES.get(native.value, "")


def windows_version() -> Json:
    """What Windows tells this program about itself; a program without manifest hears an old number."""
    return {"build": sys.getwindowsversion().build}


def session() -> Json:
    """The number of the session this program runs in; 0 is that of services."""
    number = wintypes.DWORD(0)
    if not _kernel32.ProcessIdToSessionId(_kernel32.GetCurrentProcessId(), ctypes.byref(number)):
        raise ctypes.WinError(ctypes.get_last_error())
    return number.value


def system_metric(index: str) -> Json:
    """One of GetSystemMetrics' numbers."""
    return int(ctypes.WinDLL("user32").GetSystemMetrics(int(index)))


class _WaveOut(ctypes.Structure):
    """WAVEOUTCAPSW."""

    _fields_ = (
        ("maker", wintypes.WORD),
        ("product", wintypes.WORD),
        ("version", wintypes.UINT),
        ("name", wintypes.WCHAR * 32),
        ("formats", wintypes.DWORD),
        ("channels", wintypes.WORD),
        ("reserved", wintypes.WORD),
        ("support", wintypes.DWORD),
    )


def sound_outputs() -> Json:
    """How many devices can play sound."""
    return int(ctypes.WinDLL("winmm").waveOutGetNumDevs())


def named_sound_outputs() -> Json:
    """How many of them are no program, and how many send sound elsewhere; the names, which people choose, stay here."""
    winmm, told = ctypes.WinDLL("winmm"), _WaveOut()
    names = []
    for number in range(winmm.waveOutGetNumDevs()):
        if error := winmm.waveOutGetDevCapsW(ctypes.c_size_t(number), ctypes.byref(told), ctypes.sizeof(told)):
            raise CannotRead("not_supported", "waveOutGetDevCaps", f"error {error}")
        names.append(told.name)
    devices = [name for name in names if not is_program(name)]
    return {"devices": len(devices), "elsewhere": sum(map(is_elsewhere, names))}


def platform_role() -> Json:
    """What kind of machine the firmware says it is, as a POWER_PLATFORM_ROLE number of its second version."""
    return int(ctypes.WinDLL("powrprof").PowerDeterminePlatformRoleEx(2))


def smbios() -> Json:
    """What the firmware's table says of the housing and the memory modules: no serial numbers, no names."""
    table = parse_smbios(_raw_smbios())
    return {"chassis_types": list(table.chassis_types), "module_bytes": list(table.module_bytes)}


def smbios_uuid() -> Json:
    """The machine's own number in the firmware's table; only ever used through a one-way key."""
    return parse_smbios(_raw_smbios()).uuid


def _raw_smbios() -> bytes:
    size = _kernel32.GetSystemFirmwareTable(_SMBIOS, 0, None, 0)
    if not size:
        raise CannotRead("not_supported", "SMBIOS", f"error {ctypes.get_last_error()}")
    table = ctypes.create_string_buffer(size)
    _kernel32.GetSystemFirmwareTable(_SMBIOS, 0, table, size)
    return table.raw
