"""What changed between two specs for other programs: every change with its place and its values, and the devices."""

from __future__ import annotations

from typing import Any

import msgspec

from checker.evaluation.composing import spec_reference
from checker.fleet.changes import Change
from checker.fleet.model import Fleet
from checker.reporting.requirements.change_words import Compared

SCHEMA_VERSION = 1


def changes_json(compared: Compared, fleet: Fleet | None) -> bytes:
    """Give the document as UTF-8. `devices` is null where no results were named."""
    comparison = fleet.comparison if fleet else None
    document = {
        "schema_version": SCHEMA_VERSION,
        "before": spec_reference(compared.before),
        "after": spec_reference(compared.after),
        "changes": compared.changes,
        "devices": [_device(item) for item in comparison.changes] if comparison else None,
    }
    return msgspec.json.format(msgspec.json.encode(document, enc_hook=str), indent=1) + b"\n"


def _device(item: Change) -> dict[str, Any]:
    return {
        "device": item.row.identity.id,
        "name": item.row.name_there,
        "place": item.row.place,
        "before": item.before,
        "after": item.after,
        "requirements": item.requirements,
        "reason": item.reason,
    }
