"""The checklist for other programs: ids and ISO dates; of words only the titles, and what people wrote."""

from __future__ import annotations

from typing import Any

import msgspec

from checker.checklist.at_a_glance import glance_at
from checker.checklist.finding import numbered
from checker.checklist.standing import Devices, Evidence, ItemStanding, Standing

SCHEMA_VERSION = 1


def json_bytes(standing: Standing) -> bytes:
    """Give the document as UTF-8."""
    return msgspec.json.format(msgspec.json.encode(document_of(standing)), indent=1) + b"\n"


def document_of(standing: Standing) -> dict[str, Any]:
    """Give it as data, for a document of its own or for a part of another."""
    checklist, glance = standing.checklist, glance_at(standing)
    return {
        "schema_version": SCHEMA_VERSION,
        "checklist": checklist.name,
        "title": checklist.title,
        "valid_from": checklist.valid_from,
        "valid_until": checklist.valid_until,
        "checked_on": checklist.checked_on,
        "day": standing.day,
        "begins": standing.begins,
        "is_past": standing.is_past,
        "counts": {**msgspec.structs.asdict(glance.counts), "ready": glance.counts.ready, "to_do": glance.counts.to_do},
        "late": [line.item.id for line in glance.overdue],
        "now": [line.item.id for line in glance.going_on],
        "next": [line.item.id for line in glance.first],
        "lines": [_line(number, line) for number, line in enumerate(numbered(standing), start=1)],
    }


def _line(number: int, line: ItemStanding) -> dict[str, Any]:
    item, due = line.item, line.due
    return {
        "number": number,
        "id": item.id,
        "part": item.part or None,
        "title": item.title,
        "is_own": line.is_own,
        "who": item.who,
        "verified_by": item.verified_by,
        "state": line.state,
        "due": {
            "first": due.first,
            "last": due.last,
            "provisional": due.is_provisional,
            "why_not": due.why_not or None,
        },
        "done": line.done and {"on": line.done.on, "role": line.done.role, "note": line.done.note, "at": line.done.at},
        "left_out": line.left_out and {"note": line.left_out.note, "at": line.left_out.at},
        "evidence": line.evidence and _evidence(line.evidence),
        "why_not_verified": line.why_not_verified or None,
        "links": [link.url for link in item.links],
    }


def _evidence(evidence: Evidence) -> dict[str, Any]:
    if isinstance(evidence, Devices):
        return {"kind": "devices", **msgspec.structs.asdict(evidence), "all": evidence.all}
    told: dict[str, Any] = msgspec.to_builtins(evidence)
    return {name: value for name, value in told.items() if name not in {"id", "checklist"}}
