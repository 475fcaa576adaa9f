"""The journal of corrections: `correcties_<32 signs>.json`."""

from __future__ import annotations

import msgspec

from checker.model.corrections import SCHEMA_VERSION, Correction
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
