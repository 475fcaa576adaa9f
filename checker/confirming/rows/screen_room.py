"""Ruimte op het scherm voor een pagina, na vergroten door het systeem: "1280 x 720"."""

from __future__ import annotations

from checker.confirming.rows.pixels import Pixels
from checker.confirming.rows.row import RowKind

_PIXELS = Pixels("effective")

SCREEN_ROOM = RowKind(
    name="screen-room",
    classes=("windows-pc", "mac", "linux-pc", "chromebook", "ipad", "android-tablet"),
    facts=("displays",),
    plain=_PIXELS.plain,
    canonical=_PIXELS.canonical,
    condition=_PIXELS.condition,
)
