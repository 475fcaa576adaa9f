"""De beste browser op het apparaat: "laatste 2 versies van Chrome, Edge of Firefox"."""

from __future__ import annotations

from checker.confirming.rows.recency import BrowserAge
from checker.confirming.rows.row import RowKind

_AGE = BrowserAge("best")

BROWSER = RowKind(
    name="browser",
    classes=("windows-pc", "mac", "linux-pc", "ipad", "android-tablet"),
    facts=("browsers",),
    plain=_AGE.plain,
    canonical=_AGE.canonical,
    condition=_AGE.condition,
)
