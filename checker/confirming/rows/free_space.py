"""Vrije schijfruimte: "2 GB vrij"."""

from __future__ import annotations

from checker.confirming.rows.row import RowKind
from checker.confirming.rows.size_in_bytes import size_of
from checker.confirming.rows.written import these

_WORDS = these(
    "vrij vrije free ruimte space schijfruimte opslagruimte schijf disk harde hard op on",
    "beschikbaar beschikbare available",
)
_SIZE = size_of("storage.free", _WORDS)

FREE_SPACE = RowKind(
    name="free-space",
    classes=("windows-pc", "mac", "linux-pc"),
    facts=("storage.free",),
    plain=_SIZE.plain,
    canonical=_SIZE.canonical,
    condition=_SIZE.condition,
)
