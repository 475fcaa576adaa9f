"""The list of installed packages of Debian, Ubuntu and Mint."""

from __future__ import annotations

import re
from collections.abc import Iterable

_VERSION = re.compile(rb"^Version: (\S{1,100})\r?$", re.MULTILINE)
_SIZE = re.compile(rb"^Installed-Size: (\d{1,12})\r?$", re.MULTILINE)
_SMALLEST_BROWSER = 1024  # KiB; a package that is less brings in another one, as Ubuntu's chromium-browser does
_INSTALLED = re.compile(rb"^Status: \S+ ok installed\r?$", re.MULTILINE)


def installed_versions(status: bytes, names: Iterable[str]) -> dict[str, str]:
    """The version of each of these packages that is installed.

    /var/lib/dpkg/status: dpkg-query(1). A removed package may still have its paragraph, and a transitional one is too
    small to hold what its name says.
    """
    asked = b"|".join(re.escape(name).encode() for name in names)
    found: dict[str, str] = {}
    for start in re.finditer(rb"\nPackage: (" + asked + rb")\n", b"\n" + status):
        paragraph = status[start.end() - 1 : _end(status, start.end() - 1)]
        version = _VERSION.search(paragraph)
        if version and _INSTALLED.search(paragraph) and not _is_too_small(paragraph):
            found[start[1].decode()] = version[1].decode("utf-8", "replace")
    return found


def _is_too_small(paragraph: bytes) -> bool:
    size = _SIZE.search(paragraph)
    return size is not None and int(size[1]) < _SMALLEST_BROWSER


def _end(status: bytes, start: int) -> int:
    end = status.find(b"\n\n", start)
    return len(status) if end < 0 else end
