"""A fingerprint of what a document means: line ends, comments and the order of keys do not change it."""

from __future__ import annotations

import hashlib

import msgspec

_ENCODER = msgspec.json.Encoder(order="deterministic")


def digest_of(document: msgspec.Struct) -> str:
    """Give the SHA-256, in hex, over the decoded document in a canonical JSON form."""
    return hashlib.sha256(_ENCODER.encode(document)).hexdigest()
