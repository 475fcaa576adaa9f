"""Specs and release tables decoded while building, because decoding TOML is a third of a whole check."""

from __future__ import annotations

from pathlib import Path

import msgspec

from checker.specification.catalogue import all_specs, load_releases, tables_in
from checker.specification.loading import document_in
from checker.typed_files import DOCUMENTS_AHEAD, name_ahead


def decode_ahead(specs: Path, target: Path) -> None:
    """Write every document of a folder of specs as JSON. Raises `BadInputError` for one with a mistake."""
    documents = target / DOCUMENTS_AHEAD
    documents.mkdir(parents=True)
    releases, entries = load_releases(specs), all_specs(specs)
    browsers, systems = tables_in(specs)
    together = [entry.path.read_bytes() for entry in entries]
    for path, table in ((browsers, releases.browsers), (systems, releases.operating_systems)):
        (documents / name_ahead(path.read_bytes())).write_bytes(msgspec.json.encode(table))
    for entry, data in zip(entries, together, strict=True):
        stands_on_others = not isinstance(document_in(data, entry.path), type(entry.spec))
        name = name_ahead(data, together if stands_on_others else ())
        (documents / name).write_bytes(msgspec.json.encode(entry.spec))
