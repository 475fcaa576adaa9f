"""One part of a bundle, and what must be known of it before the bundle may go out."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from portable.toolchain import BuildError

_KEPT_TEXTS = Path(__file__).with_name("licence_texts")


class Component(NamedTuple):
    """One part: `licence` is an SPDX expression where there is one, `texts` are the licence's texts by file name.

    `sha256` is of the archive that the part came from; where it came from none, of the file that holds it as it was
    before we signed it. `held_by` names that file.
    """

    name: str
    version: str
    licence: str
    address: str
    texts: Mapping[str, str]
    sha256: str
    held_by: str = ""


def complete(parts: Iterable[Component]) -> tuple[Component, ...]:
    """Give the parts by name. Raises `BuildError` that tells of each what is missing: such a bundle stays here."""
    sorted_parts = tuple(sorted(parts, key=lambda part: part.name.lower()))
    complaints = [f"{part.name}: no {what} found" for part in sorted_parts for what in _missing(part)]
    if complaints:
        raise BuildError("not every part of the bundle is accounted for:\n" + "\n".join(complaints))
    return sorted_parts


def kept_text(name: str) -> dict[str, str]:
    """Give the licence's text that is kept here, for a part that comes without; none where none is kept."""
    file = _KEPT_TEXTS / f"{name}.txt"
    return {file.name: file.read_text(encoding="utf-8")} if file.is_file() else {}


def digest(file: Path) -> str:
    """Give the SHA-256 of a file, in hex."""
    return hashlib.sha256(file.read_bytes()).hexdigest()


def _missing(part: Component) -> list[str]:
    has_text = any(text.strip() for text in part.texts.values())
    known = {"version": part.version, "licence": part.licence.strip(), "hash": part.sha256, "licence text": has_text}
    return [what for what, is_there in known.items() if not is_there]
