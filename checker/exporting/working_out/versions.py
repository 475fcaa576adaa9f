"""At least a version of the system, or a build of Windows."""

from __future__ import annotations

from checker.conditions.at_least_version import AtLeastVersion
from checker.exporting.plain_test import AnyTest, Number, PlainTest, Version, both, either
from checker.exporting.working_out.day_and_device import CannotExpressError, DayAndDevice
from checker.exporting.working_out.windows_builds import first_build_from
from checker.versions import version_of


def at_least_version(condition: AtLeastVersion, at: DayAndDevice) -> PlainTest:
    """Give the version; on Windows, where engines tell a build, the first build of it."""
    asked = at.threshold(condition.minimum, condition.recommended)
    match condition.fact:
        case "os.version" if at.os_name == "windows":
            first = first_build_from(asked, at.releases)
            return AnyTest(parts=()) if first is None else Number(of="os.build", at_least=first)
        case "os.version":
            return Version(at_least=version_of(asked).release)
        case "os.build_id" if at.os_name == "windows":
            return _build(version_of(asked).release)
        case _:
            raise CannotExpressError("nothing_tells")


def _build(asked: tuple[int, ...]) -> PlainTest:
    build, part = asked[0], asked[1] if len(asked) > 1 else 0
    if not part:
        return Number(of="os.build", at_least=build)
    same = both((Number(of="os.build", at_least=build), Number(of="os.update_part", at_least=part)))
    return either((Number(of="os.build", at_least=build + 1), same))
