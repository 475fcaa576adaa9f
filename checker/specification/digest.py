"""A fingerprint of what a document means: line ends, comments and the order of keys do not change it.

By it a name is known to stand for one content only.
"""

from __future__ import annotations

import hashlib
from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Protocol, TypeVar

import msgspec

from checker.errors import BadInputError

_KNOWN: deque[tuple[msgspec.Struct, str]] = deque(maxlen=8)
"""The last ones worked out: who judges many devices asks for the same few again and again."""
_OWN_NAME = "Give it an id or version of its own, or put back the file of the download."
_ENCODER = msgspec.json.Encoder(order="deterministic")


def digest_of(document: msgspec.Struct) -> str:
    """Give the SHA-256, in hex, over the decoded document in a canonical JSON form."""
    for known, digest in tuple(_KNOWN):
        if known is document:  # documents are frozen
            return digest
    digest = hashlib.sha256(_ENCODER.encode(document)).hexdigest()
    _KNOWN.append((document, digest))
    return digest


class Named(Protocol):
    """A document with its name, and the file it is in."""

    @property
    def name(self) -> str:
        """Give id and version."""
        return ""

    @property
    def path(self) -> Path:
        """Give the file."""
        return Path()

    @property
    def document(self) -> msgspec.Struct:
        """Give what it holds."""
        return msgspec.Struct()


_E = TypeVar("_E", bound=Named)


def of_one_content(read: Sequence[_E], built_in: Iterable[_E]) -> tuple[list[_E], list[BadInputError]]:
    """Give of what was read that of which the name means one thing, and what is wrong with the rest.

    What says the same as a document of the program is sound, whatever another file says under that name.
    """
    own = {entry.name: digest_of(entry.document) for entry in built_in}
    known = {name: {digest} for name, digest in own.items()}
    for entry in read:
        known.setdefault(entry.name, set()).add(digest_of(entry.document))
    sound = [entry for entry in read if len(known[entry.name]) == 1 or digest_of(entry.document) == own.get(entry.name)]
    return sound, [_ambiguous(entry, own) for entry in read if entry not in sound]


def _ambiguous(entry: Named, own: Mapping[str, str]) -> BadInputError:
    if entry.name in own:
        return BadInputError(str(entry.path), "", f"changed, but it is still called {entry.name}", _OWN_NAME)
    problem = f"there are two of {entry.name} that differ"
    return BadInputError(str(entry.path), "", problem, "Give one of them a version of its own.")
