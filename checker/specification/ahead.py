"""Specs and release tables decoded while building, because decoding TOML is a third of a whole check."""

from __future__ import annotations

from pathlib import Path

import msgspec

from checker.specification.catalogue import all_specs, load_releases, tables_in
from checker.typed_files import DOCUMENTS_AHEAD, name_ahead


def decode_ahead(specs: Path, target: Path) -> None:
    """Write every document of a folder of specs as JSON. Raises `BadInputError` for one with a mistake."""
    documents = target / DOCUMENTS_AHEAD
    documents.mkdir(parents=True)
    releases = load_releases(specs)
    browsers, systems = tables_in(specs)
    pairs = [(entry.path, entry.spec) for entry in all_specs(specs)]
    for path, document in (*pairs, (browsers, releases.browsers), (systems, releases.operating_systems)):
        (documents / name_ahead(path.read_bytes())).write_bytes(msgspec.json.encode(document))
