"""Plain tests as SQL for osquery's tables: an expression that is true, false, or (nothing known) null.

Tables and columns: https://osquery.io/schema; of a Chromebook those of Fleet's own extension, which has fewer.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from checker.exporting.fleetdm.browser_sql import browsers_sql
from checker.exporting.fleetdm.sql_text import text_list
from checker.exporting.plain_test import (
    AllTests,
    AnyTest,
    Browsers,
    Builds,
    Leaf,
    Listed,
    Number,
    NumberOf,
    Numbers,
    PlainTest,
    Screen,
    Version,
    leaves,
)
from checker.exporting.working_out.day_and_device import Reason
from checker.model.devices import DeviceClass

PLATFORMS: Mapping[DeviceClass, str] = MappingProxyType(
    {"windows-pc": "windows", "mac": "darwin", "linux-pc": "linux", "chromebook": "chrome"}
)
"""The kinds of device that answer queries, with Fleet's word for each."""
_WINDOWS_NT = r"HKEY_LOCAL_MACHINE\SOFTWARE\Microsoft\Windows NT\CurrentVersion"
_PHYSICAL = "(SELECT CAST(physical_memory AS INTEGER) FROM system_info)"
_MODULES = "(SELECT SUM(size) * 1048576 FROM memory_devices)"  # osquery tells MiB
_POSIX_FREE = "(SELECT blocks_available * blocks_size FROM mounts WHERE path = '/')"
_CORES: Mapping[NumberOf, str] = MappingProxyType(
    {
        "cpu.physical_cores": "(SELECT CAST(cpu_physical_cores AS INTEGER) FROM system_info)",
        "cpu.logical_cores": "(SELECT CAST(cpu_logical_cores AS INTEGER) FROM system_info)",
    }
)
_NUMBERS: Mapping[DeviceClass, Mapping[NumberOf, str]] = MappingProxyType(
    {
        "windows-pc": {
            **_CORES,
            "memory.installed": _MODULES,
            "memory.usable": _PHYSICAL,
            "storage.free": "(SELECT MAX(free_space) FROM logical_drives WHERE boot_partition = 1)",
            "storage.total": "(SELECT MAX(size) FROM logical_drives WHERE boot_partition = 1)",
            "cpu.max_frequency": "(SELECT MAX(max_clock_speed) * 1000000 FROM cpu_info)",
            "os.build": "(SELECT CAST(build AS INTEGER) FROM os_version)",
            "os.update_part": rf"(SELECT CAST(data AS INTEGER) FROM registry WHERE path = '{_WINDOWS_NT}\UBR')",  # noqa: S608  no query is run here
        },
        # macOS counts the memory that is in it.
        "mac": {**_CORES, "memory.installed": _PHYSICAL, "memory.usable": _PHYSICAL, "storage.free": _POSIX_FREE},
        "linux-pc": {**_CORES, "memory.installed": _MODULES, "memory.usable": _PHYSICAL, "storage.free": _POSIX_FREE},
        "chromebook": {"memory.installed": "NULL", "memory.usable": _PHYSICAL},
    }
)
_EDITION = rf"(SELECT data FROM registry WHERE path = '{_WINDOWS_NT}\EditionID')"  # noqa: S608  no query is run here
_TOLD_ON: Mapping[object, frozenset[DeviceClass]] = MappingProxyType(
    {
        Screen: frozenset(),
        Builds: frozenset({"windows-pc"}),
        Version: frozenset({"mac", "linux-pc"}),
        "os.edition": frozenset({"windows-pc"}),
        "os.distribution": frozenset({"linux-pc"}),
        "os.architecture": frozenset(PLATFORMS),
    }
)
"""On which kinds of device osquery tells what is asked, beside numbers and browsers."""
_ARCHITECTURES = MappingProxyType(
    {"amd64": ("x86_64", "x86-64", "64-bit"), "arm64": ("aarch64", "ARM 64-bit Processor")}
)


def refuses(leaf: Leaf, whole: PlainTest, device_class: DeviceClass) -> Reason | None:
    """Give why osquery cannot tell it on that kind of device; None where it can."""
    match leaf:
        case Browsers():
            return "linux_browsers" if device_class == "linux-pc" else None
        case Number(of="memory.installed") if device_class == "chromebook":
            # All that is told is what is left of the memory; that says enough only where the spec says what may lack.
            is_known = any(isinstance(other, Number) and other.of == "memory.usable" for other in leaves(whole))
        case Number(of=number):
            is_known = number in _NUMBERS[device_class]
        case _:
            is_known = device_class in _TOLD_ON[leaf.of if isinstance(leaf, Listed) else type(leaf)]
    return None if is_known else "nothing_tells"


def query(test: PlainTest, device_class: DeviceClass) -> str:
    """Give the query that has a row where the test holds."""
    return f"SELECT 1 WHERE {_sql(test, device_class)};"


def _sql(test: PlainTest, device_class: DeviceClass) -> str:
    return _WRITERS[type(test)](test, device_class)


def _all(test: AllTests, device_class: DeviceClass) -> str:
    return "(" + ("\n  AND ".join(_sql(part, device_class) for part in test.parts) or "1") + ")"


def _any(test: AnyTest, device_class: DeviceClass) -> str:
    return "(" + ("\n  OR ".join(_sql(part, device_class) for part in test.parts) or "0") + ")"


def _number(test: Number, device_class: DeviceClass) -> str:
    return _between(_NUMBERS[device_class][test.of], test.at_least, test.below)


def _between(number: str, at_least: int | None, below: int | None) -> str:
    limits = [f"{number} >= {at_least}"] if at_least is not None else []
    limits += [f"{number} < {below}"] if below is not None else []
    return "(" + " AND ".join(limits) + ")"


def _version(version: Version, _device_class: DeviceClass) -> str:
    limits = [_from(version.at_least)] if version.at_least else []
    limits += [f"NOT {_from(version.below)}"] if version.below else []
    return f"EXISTS (SELECT 1 FROM os_version WHERE {' AND '.join(limits)})"  # noqa: S608  no query is run here


def _from(numbers: Numbers) -> str:
    """Give that the version is at least this one, number by number. A release such as Debian 12 has but one of them."""
    *earlier, (last, least) = _told(numbers)
    said = f"{last} >= {least}"
    for column, number in reversed(earlier):
        said = f"({column} > {number} OR ({column} = {number} AND {said}))"
    return said


def _told(numbers: Numbers) -> list[tuple[str, int]]:
    """Give the columns that hold a version, each with its number; zeros at the end say nothing."""
    columns = ("major", "COALESCE(CAST(minor AS INTEGER), 0)", "COALESCE(CAST(patch AS INTEGER), 0)")
    last = max((place for place, number in enumerate(numbers[:3]) if number), default=0)
    return list(zip(columns, numbers, strict=False))[: last + 1]


def _listed(listed: Listed, _device_class: DeviceClass) -> str:
    if listed.of == "os.edition":
        return f"{_EDITION} COLLATE NOCASE IN {text_list(listed.values)}"
    column, values = ("platform", listed.values) if listed.of == "os.distribution" else ("arch", _arches(listed.values))
    among = "NOT IN" if listed.is_none else "IN"
    return f"EXISTS (SELECT 1 FROM os_version WHERE {column} COLLATE NOCASE {among} {text_list(values)})"  # noqa: S608  no query is run here


def _arches(values: tuple[str, ...]) -> tuple[str, ...]:
    """Give osquery's own words for an architecture beside those of the spec."""
    return (*values, *(word for value in values for word in _ARCHITECTURES.get(value, ())))


def _builds(builds: Builds, _device_class: DeviceClass) -> str:
    build, part = (_NUMBERS["windows-pc"][name] for name in ("os.build", "os.update_part"))
    allowed = []
    for row in builds.allowed:
        limits = [f"{build} IN ({', '.join(map(str, row.builds))})"]
        limits += [f"{part} >= {row.from_part}"] if row.from_part else []
        limits += [f"{part} < {row.below_part}"] if row.below_part else []
        limits += [f"{_EDITION} COLLATE NOCASE IN {text_list(row.editions)}"] if row.editions else []
        allowed.append(f"({' AND '.join(limits)})")
    newer = f"({build} > {builds.oldest} AND {build} NOT IN ({', '.join(map(str, builds.known))}))"
    return "(" + "\n  OR ".join((*allowed, newer)) + ")"


_WRITERS: Mapping[type[PlainTest], Callable[[Any, DeviceClass], str]] = MappingProxyType(
    {
        AllTests: _all,
        AnyTest: _any,
        Number: _number,
        Version: _version,
        Listed: _listed,
        Browsers: browsers_sql,
        Builds: _builds,
    }
)
"""A screen is refused above: osquery lists none on Windows."""
