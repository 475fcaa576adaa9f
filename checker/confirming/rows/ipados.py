"""IPadOS, and iOS as it was called before: "16", "iPadOS 16 of hoger", "iOS 12"."""

from __future__ import annotations

from checker.confirming.rows.os_version import FACT, OsVersion
from checker.confirming.rows.row import RowKind
from checker.confirming.rows.written import these

_VERSION = OsVersion("16", these("ipados ipad ios os"), 4, 60)

IPADOS = RowKind(
    name="ipados",
    classes=("ipad",),
    facts=(FACT,),
    plain=_VERSION.plain,
    canonical=_VERSION.canonical,
    condition=_VERSION.condition,
)
