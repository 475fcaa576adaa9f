"""The releases of Windows that a page may name, with the build that tells them apart."""

from __future__ import annotations

from typing import NamedTuple

from packaging.version import Version

BUILD = "os.build_id"

# https://learn.microsoft.com/windows/release-health/release-information and .../windows11-release-information
_BUILDS = {
    "10": {
        "1507": 10240, "1511": 10586, "1607": 14393, "1703": 15063, "1709": 16299, "1803": 17134, "1809": 17763,
        "1903": 18362, "1909": 18363, "2004": 19041, "20H2": 19042, "21H1": 19043, "21H2": 19044, "22H2": 19045,
    },
    "11": {"21H2": 22000, "22H2": 22621, "23H2": 22631, "24H2": 26100, "25H2": 26200},
}  # fmt: skip
_FIRST_BUILDS = {"7": 7600, "8": 9200, "8.1": 9600, "10": 10240, "11": 22000}
_NOT_OUT_YET = 0


class WindowsRelease(NamedTuple):
    """One release. `name`: "" for any of that version. `build`: the first that is it."""

    version: str
    name: str
    build: int

    def shown(self) -> str:
        """Give it as it is stored with an answer."""
        return f"{self.version} {self.name}".rstrip()

    def is_before(self, other: WindowsRelease) -> bool:
        """Tell whether it came before another one."""
        return (Version(self.version), self.build) < (Version(other.version), other.build)

    @property
    def is_first(self) -> bool:
        """Tell whether it is the first of its version."""
        return self.build == _FIRST_BUILDS.get(self.version)

    def any_of_it(self) -> WindowsRelease:
        """Give it without a name: what is at least the first of a version is any of that version."""
        return self._replace(name="")


def releases_named(version: str, name: str) -> list[WindowsRelease]:
    """Give the releases that may be meant: of 22H2 without a version, two."""
    if not name:
        return [WindowsRelease(version, "", _FIRST_BUILDS.get(version, _NOT_OUT_YET))] if version else []
    versions = [version] if version else list(_BUILDS)
    return [WindowsRelease(each, name, _BUILDS[each][name]) for each in versions if name in _BUILDS.get(each, {})]


def release_of_build(build: str) -> WindowsRelease | None:
    """Give the release that a build is the first of."""
    found = (WindowsRelease(each, name, first) for each, held in _BUILDS.items() for name, first in held.items())
    return next((release for release in found if str(release.build) == build), None)
