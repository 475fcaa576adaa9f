"""Android: "10", "Android 8.0 of hoger"."""

from __future__ import annotations

from checker.confirming.rows.os_version import FACT, OsVersion
from checker.confirming.rows.row import RowKind
from checker.confirming.rows.written import these

_VERSION = OsVersion("10", these("android"), 2, 40)

ANDROID = RowKind(
    name="android",
    classes=("android-tablet",),
    facts=(FACT,),
    plain=_VERSION.plain,
    canonical=_VERSION.canonical,
    condition=_VERSION.condition,
)
