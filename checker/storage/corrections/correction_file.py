"""The journal of corrections: `correcties_<32 signs>.json`."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from checker.model.corrections import SCHEMA_VERSION, Correction
from checker.storage.journals.file import Decoded, decode, encode
from checker.storage.journals.journal import Journal


class CorrectionFile(msgspec.Struct, frozen=True, kw_only=True):
    """What one run of the program wrote, in its order."""

    schema_version: int = SCHEMA_VERSION
    corrections: tuple[Correction, ...] = ()


CORRECTIONS: Journal[Correction] = Journal(
    kind="corrections",
    document=CorrectionFile,
    decoder=msgspec.json.Decoder[Correction](Correction),
    schema_version=SCHEMA_VERSION,
    damaged="not_corrections",
)


def encode_corrections(corrections: Sequence[Correction]) -> bytes:
    """Give the bytes of a file with these corrections."""
    return encode(corrections, CORRECTIONS)


def decode_corrections(data: bytes, name: str) -> Decoded[Correction]:
    """Give what is in these bytes; `name` is for messages. Raises `BadInputError` where nothing can be read."""
    return decode(data, name, CORRECTIONS)
