"""A fingerprint of what a document means: line ends, comments and the order of keys do not change it."""

from __future__ import annotations

import hashlib
from collections import deque

import msgspec

_KNOWN: deque[tuple[msgspec.Struct, str]] = deque(maxlen=8)
"""The last ones worked out: who judges many devices asks for the same few again and again."""
_ENCODER = msgspec.json.Encoder(order="deterministic")


def digest_of(document: msgspec.Struct) -> str:
    """Give the SHA-256, in hex, over the decoded document in a canonical JSON form."""
    for known, digest in tuple(_KNOWN):
        if known is document:  # documents are frozen
            return digest
    digest = hashlib.sha256(_ENCODER.encode(document)).hexdigest()
    _KNOWN.append((document, digest))
    return digest
