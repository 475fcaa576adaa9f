"""A row of the publisher's page that the spec had nothing of, as a requirement."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

import msgspec

from checker.confirming.answers import AddedRow
from checker.confirming.phrases import Phrases
from checker.confirming.products import written
from checker.confirming.rows.row import NotUnderstoodError, RowKind
from checker.confirming.rows.table import row_named
from checker.confirming.values import only_for, row_of_requirement, understood
from checker.specification.document import Requirement, RequirementsSpec

_LONGEST_ID = 60


def like(spec: RequirementsSpec, row: RowKind, classes: Collection[str]) -> Requirement | None:
    """Give the requirement of the spec that is most like such a row: of its kind, rather of one of these devices."""
    of_kind = [item for item in spec.requirement if row_of_requirement(item) == row]
    near = (item for item in of_kind if set(item.applies_to) & set(classes))
    return next(near, of_kind[0] if of_kind else None)


def checked_row(spec: RequirementsSpec, added: AddedRow) -> AddedRow:
    """Give a row with canonical values and devices in their order. Raises `NotUnderstoodError`."""
    if added.product:
        return msgspec.structs.replace(added, minimum=written(added.applies_to), recommended="")
    row = row_named(added.kind)
    if row is None:
        raise NotUnderstoodError("there is no such kind of row")
    classes = tuple(name for name in row.classes if name in added.applies_to)
    if not classes or len(classes) < len(set(added.applies_to)):
        raise NotUnderstoodError("these devices cannot have such a row")
    asked = understood(row, added.minimum, added.recommended, like(spec, row, classes))
    return msgspec.structs.replace(added, applies_to=classes, minimum=asked.minimum, recommended=asked.recommended)


def added_requirement(spec: RequirementsSpec, added: AddedRow, day: dt.date, phrases: Phrases) -> Requirement:
    """Give the requirement; what can be done about it, and how to measure it, is as of one that is like it.

    Raises `NotUnderstoodError`.
    """
    checked = checked_row(spec, added)
    row = row_named(checked.kind)
    assert row is not None  # noqa: S101  a checked row has a kind
    near = like(spec, row, checked.applies_to)
    read_on = min(checked.checked_on or day, day)
    asked = checked.asked
    own = Requirement(
        id=checked.name,
        importance="required" if asked.minimum else "recommended",
        applies_to=checked.applies_to,
        basis="published",
        basis_note=phrases.read(read_on),
        title=phrases.title(row.name),
        condition=row.condition(asked, near.condition if near else None),
        checked_on=read_on,
        quote=checked.quote,
    )
    return own if near is None else _after(near, own)


def _after(near: Requirement, own: Requirement) -> Requirement:
    """Give a requirement with the remedies of one that is like it, and its way to measure where the devices agree."""
    shared = set(near.applies_to) & set(own.applies_to)
    is_same_kind_of_device = shared == set(own.applies_to)
    ways = only_for(near, shared).measure_on if shared else msgspec.UNSET
    return msgspec.structs.replace(
        own,
        remedies=near.remedies,
        category=near.category,
        measure=near.measure if is_same_kind_of_device else None,
        measure_on=ways,
    )


def own_name(wanted: str, taken: Collection[str]) -> str:
    """Give an id that nothing has yet: the one wanted, else with a number after it."""
    numbered = (f"{wanted[: _LONGEST_ID - 4]}-{number}" for number in range(2, 1000))
    return next(name for name in (wanted[:_LONGEST_ID], *numbered) if name not in taken)
