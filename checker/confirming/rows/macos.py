"""MacOS: "12", "macOS 10.15 of hoger", "Monterey"."""

from __future__ import annotations

from types import MappingProxyType

from checker.confirming.rows.os_version import FACT, OsVersion
from checker.confirming.rows.row import RowKind
from checker.confirming.rows.written import these

# Apple's names: https://support.apple.com/109033
_NAMED = MappingProxyType(
    {
        "mavericks": "10.9", "yosemite": "10.10", "el capitan": "10.11", "high sierra": "10.13", "sierra": "10.12",
        "mojave": "10.14", "catalina": "10.15", "big sur": "11", "monterey": "12", "ventura": "13", "sonoma": "14",
        "sequoia": "15", "tahoe": "26",
    }
)  # fmt: skip
_VERSION = OsVersion("12", these("macos mac os x osx"), 10, 60, _NAMED)

MACOS = RowKind(
    name="macos",
    classes=("mac",),
    facts=(FACT,),
    plain=_VERSION.plain,
    canonical=_VERSION.canonical,
    condition=_VERSION.condition,
)
