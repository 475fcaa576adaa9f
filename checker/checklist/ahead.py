"""Checklists decoded while building, as specs are: decoding TOML takes fifty times as long."""

from __future__ import annotations

from pathlib import Path

import msgspec

from checker.checklist.catalogue import NAME
from checker.checklist.loading import load_checklist
from checker.typed_files import DOCUMENTS_AHEAD, name_ahead


def decode_ahead(specs: Path, target: Path) -> None:
    """Write every checklist of a folder of specs as JSON. Raises `BadInputError` for one with a mistake."""
    documents = target / DOCUMENTS_AHEAD
    documents.mkdir(parents=True, exist_ok=True)
    for path in sorted((specs / NAME).glob("*.toml")):
        (documents / name_ahead(path.read_bytes())).write_bytes(msgspec.json.encode(load_checklist(path)))
