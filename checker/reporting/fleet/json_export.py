"""The overview for other programs: ids, base units and ISO dates, no words of any language but the devices' own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from checker.checklist.of_schools import ChecklistsOfSchools
from checker.evaluation.composing import spec_reference
from checker.fleet.actions import Action
from checker.fleet.changes import Change
from checker.fleet.decisions.finding import file_name
from checker.fleet.decisions.in_force import Decisions
from checker.fleet.decisions.outcome import Aside
from checker.fleet.duplicates import Duplicate
from checker.fleet.matching.listing import Listing
from checker.fleet.model import Fleet
from checker.fleet.outlook import Ending
from checker.fleet.rows import DeviceRow
from checker.home_paths import without_home
from checker.model.storable import whole_text
from checker.reporting.checklist.json_export import document_of
from checker.reporting.fleet.device_columns import documents
from checker.reporting.fleet.part_columns import data_columns

SCHEMA_VERSION = 1


def json_bytes(fleet: Fleet) -> bytes:
    """Give the document as UTF-8."""
    return msgspec.json.format(msgspec.json.encode(_document(fleet), enc_hook=str), indent=1) + b"\n"


def _document(fleet: Fleet) -> dict[str, Any]:
    return {
        "schema_version": SCHEMA_VERSION,
        "today": fleet.today,
        "clock": fleet.clock,
        "on": fleet.on,
        "spec": spec_reference(fleet.spec.parts[0]),
        **_specs(fleet),
        "counts": _counts(fleet),
        "files": _files(fleet),
        "devices": list(documents(fleet.rows, data_columns(fleet.spec))),
        "actions": [_action(item) for item in fleet.actions],
        "outlook": [_ending(item) for item in fleet.endings],
        "duplicates": [_duplicate(item) for item in fleet.duplicates],
        "aside": [_aside(item) for item in fleet.aside],
        "corrections": _corrections(fleet.decisions),
        "missing": [_fields(item) for item in fleet.missing],
        "list": _list(fleet.listing),
        "since": _since(fleet),
        "compare": _compare(fleet),
        "checklist": document_of(fleet.checklist) if fleet.checklist else None,
        "checklists": _checklists(fleet.checklists) if fleet.checklists else None,
    }


def _checklists(found: ChecklistsOfSchools) -> list[dict[str, Any]]:
    """Give the checklist of each school; None where nothing can be said of it."""
    return [
        {"school": each.school, "checklist": document_of(each.standing) if each.standing else None}
        for each in found.schools
    ]


def _specs(fleet: Fleet) -> dict[str, Any]:
    """Give each of several specs with the verdicts by it; of one the verdicts are those of all."""
    parts = fleet.spec.parts
    if len(parts) == 1:
        return {}
    counted = (Counter(row.judged.by_part(place) for row in fleet.rows) for place in range(len(parts)))
    return {
        "specs": [
            {**_fields(spec_reference(part)), "verdicts": verdicts}
            for part, verdicts in zip(parts, counted, strict=True)
        ]
    }


def _counts(fleet: Fleet) -> dict[str, Any]:
    return {
        "devices": len(fleet.rows),
        "verdicts": Counter(row.judged.verdict.value for row in fleet.rows),
        "standings": Counter(row.judged.standing for row in fleet.rows),
        "missing": len(fleet.missing),
    }


def _list(listing: Listing | None) -> dict[str, Any] | None:
    """Give the school's list: how it was read, and what of it is certain, likely, missing or gone."""
    if listing is None:
        return None
    source = listing.source
    return {
        "name": source.name,
        "problem": source.problem,
        "columns": source.columns,
        "persons": source.persons,
        "not_understood": source.not_understood,
        "no_computers": source.no_computers,
        "skipped": [{"row": int(item.detail), "reason": item.reason} for item in source.rejected],
        "in_use": listing.in_use,
        "measured": listing.measured,
        "likely": [{"listed": item.listed, "devices": _ids(item.rows), "why": item.why} for item in listing.likely],
        "not_listed": _ids(listing.not_listed),
        "again": [{"listed": item.listed, "device": item.row.identity.id} for item in listing.again],
        "otherwise": [{"listed": item.listed, "device": item.row.identity.id} for item in listing.otherwise],
        "gone": source.gone,
        "gone_measured": [{"listed": item.listed, "device": item.row.identity.id} for item in listing.gone_measured],
        "twice": listing.twice,
    }


def _files(fleet: Fleet) -> dict[str, Any]:
    files = fleet.files
    rejected = [
        {**_fields(item), "file": _file(item.file), "detail": without_home(item.detail)} for item in files.rejected
    ]
    counts = {
        "read": files.read,
        "counted": files.counted,
        "earlier": files.earlier,
        "copies": files.copies,
        "aside": files.aside,
        "corrections": files.corrections,
        "school_year": files.school_year,
    }
    others = {"number": files.others.number, "names": [_file(name) for name in files.others.names]}
    return {**counts, "rejected": rejected, "others": others}


def _action(item: Action) -> dict[str, Any]:
    return {
        "id": item.id,
        "urgency": item.urgency,
        "remedies": list(dict.fromkeys(part.remedy.id for part in item.parts)),
        "unmeasured": list(dict.fromkeys(lacking.requirement.id for lacking in item.unmeasured)),
        "cost": "money" if item.costs_money else "free",
        "minutes": item.minutes,
        "meets_after": item.meets_after,
        **({"helps": item.helps} if item.helps else {}),
        "devices": _ids(item.rows),
    }


def _ending(item: Ending) -> dict[str, Any]:
    remedy = item.end.remedy.id if item.end.remedy else None
    when = {"until": item.end.until, "months": item.months}
    return {**when, "system": item.system, "remedy": remedy, "devices": _ids(item.rows)}


def _duplicate(item: Duplicate) -> dict[str, Any]:
    """Give what may be double; `files` without their folder, each with how its result tells the device."""
    files = [{"file": _file(file_name(part.file)), "measured": part.measured, "key": part.key} for part in item.parts]
    return {"sort": item.sort, "proposal": item.proposal, "devices": _ids(item.rows), "files": files}


def _aside(item: Aside) -> dict[str, Any]:
    """Give a device that does not count, why, and what took its place."""
    by = item.by.identity.id if item.by else None
    return {"device": item.row.identity, "decision": item.decision.id, "by": by}


def _corrections(decisions: Decisions) -> dict[str, Any]:
    """Give the decisions that hold, as in their files, and which contradict each other, the one that holds first."""
    conflicts = [[decision.id for decision in conflict.decisions] for conflict in decisions.conflicts]
    return {"in_force": decisions.listed, "conflicts": conflicts}


def _since(fleet: Fleet) -> dict[str, Any] | None:
    since = fleet.since
    return {"day": since.day, "new": since.new, "changes": _changes(since.changes)} if since else None


def _compare(fleet: Fleet) -> dict[str, Any] | None:
    other = fleet.comparison
    if other is None:
        return None
    parts = [spec_reference(part) for part in other.spec.parts]
    several = {"specs": parts} if len(parts) > 1 else {}
    return {"spec": parts[0], **several, "changes": _changes(other.changes)}


def _file(path: str) -> str:
    return without_home(whole_text(path))


def _fields(item: msgspec.Struct) -> Mapping[str, Any]:
    return msgspec.structs.asdict(item)


def _ids(rows: Sequence[DeviceRow]) -> list[str]:
    return [row.identity.id for row in rows]


def _changes(changes: Sequence[Change]) -> list[dict[str, Any]]:
    return [
        {
            "device": item.row.identity.id,
            **({"spec": item.spec} if item.spec else {}),
            "before": item.before,
            "after": item.after,
            "requirements": item.requirements,
        }
        for item in changes
    ]
