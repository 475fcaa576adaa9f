"""Beeldscherm in eigen beeldpunten: "1024 x 768"."""

from __future__ import annotations

from checker.confirming.rows.pixels import Pixels
from checker.confirming.rows.row import RowKind

_PIXELS = Pixels("physical")

SCREEN = RowKind(
    name="screen",
    classes=("windows-pc", "mac", "linux-pc", "chromebook", "ipad", "android-tablet"),
    facts=("displays",),
    plain=_PIXELS.plain,
    canonical=_PIXELS.canonical,
    condition=_PIXELS.condition,
)
