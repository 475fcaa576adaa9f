"""Werkgeheugen: "8 GB"."""

from __future__ import annotations

from checker.confirming.rows.row import RowKind
from checker.confirming.rows.size_in_bytes import size_of
from checker.confirming.rows.written import these

_WORDS = these("ram geheugen werkgeheugen intern interne internal memory")
_SIZE = size_of("memory.installed", _WORDS)

MEMORY = RowKind(
    name="memory",
    classes=("windows-pc", "mac", "linux-pc", "chromebook", "ipad", "android-tablet"),
    facts=("memory.installed", "memory.usable"),
    plain=_SIZE.plain,
    canonical=_SIZE.canonical,
    condition=_SIZE.condition,
)
