"""What a place gave: bytes, and where they came from. Nothing in them is believed yet."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable

import msgspec

from checker.refreshing.trouble import TroubleError

LARGEST = 20_000_000
"""Of one file. The largest there is today, the data package of MDN, is one million bytes."""


class Given(msgspec.Struct, frozen=True):
    """The bytes of one file, and the place that they came from; of a document also which folder it was in."""

    place: str
    data: bytes
    folder: str = ""


def with_digest(given: Iterable[Given], digests: Collection[str]) -> tuple[Given, ...]:
    """Give them when each has one of these SHA-256 digests, in hex; without digests all are given.

    Raises `TroubleError` for the first that has none of them.
    """
    found = tuple(given)
    for one in found if digests else ():
        digest = hashlib.sha256(one.data).hexdigest()
        if digest not in digests:
            raise TroubleError("digest", one.place, digest=digest)
    return found
