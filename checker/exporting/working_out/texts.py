"""A text from a list: the version of Windows, an edition, a distribution."""

from __future__ import annotations

from checker.conditions.one_of import OneOf
from checker.exporting.plain_test import AllTests, AnyTest, Listed, Number, PlainTest, Version, either
from checker.exporting.working_out.day_and_device import CannotExpressError, DayAndDevice
from checker.exporting.working_out.windows_builds import builds_of_version
from checker.versions import is_version, version_of


def one_of(condition: OneOf, at: DayAndDevice) -> PlainTest:
    """Give the texts. A kind of device is known before any test: it is answered here."""
    values = (condition.recommended or condition.values) if at.tier == "recommended" else condition.values
    match condition.fact:
        case "os.version":
            found = [test for value in values if (test := _version(value, at))]
            return either(tuple(found)) if found else AnyTest(parts=())
        case "device.class" | "os.name":
            own = at.device_class if condition.fact == "device.class" else at.os_name
            return AllTests(parts=()) if own in values else AnyTest(parts=())
        case "os.edition" | "os.architecture" | "os.distribution" as fact:
            return Listed(of=fact, values=values)
        case _:
            raise CannotExpressError("nothing_tells")


def _version(value: str, at: DayAndDevice) -> PlainTest | None:
    """Give what a version comes down to; None for one that no device of this kind has."""
    if not is_version(value):
        return None
    if at.os_name == "windows":
        first, below = builds_of_version(value, at.releases)
        return None if first is None else Number(of="os.build", at_least=first, below=below)
    numbers = version_of(value).release
    return Version(at_least=numbers, below=(*numbers[:-1], numbers[-1] + 1))
