"""A requirement as a row of a table: its values in the column of minimum or of recommended, and back.

What is only recommended stands in the second column alone; missing it fails nobody.
"""

from __future__ import annotations

from collections.abc import Collection

import msgspec

from checker.confirming.rows.row import Columns, NotUnderstoodError, RowKind
from checker.confirming.rows.table import row_of
from checker.model.devices import DeviceClass
from checker.specification.document import Requirement, TextByClass


def row_of_requirement(requirement: Requirement) -> RowKind | None:
    """Give the kind of row it is; None where it can only be kept or left out."""
    return row_of(requirement.condition, requirement.applies_to)


def asked_of(requirement: Requirement) -> Columns | None:
    """Give its values as they would stand in a table; None where no row can say them."""
    row = row_of_requirement(requirement)
    asked = row.plain(requirement.condition) if row else None
    if asked and requirement.importance == "recommended" and not asked.recommended:
        return Columns(recommended=asked.minimum)
    return asked


def understood(row: RowKind, minimum: str, recommended: str, like: Requirement | None = None) -> Columns:
    """Give what a person wrote in both columns, canonical. Raises `NotUnderstoodError`."""
    asked = Columns(minimum=_value(row, minimum), recommended=_value(row, recommended))
    row.condition(asked, like.condition if like else None)
    return asked


def changed(requirement: Requirement, asked: Columns) -> Requirement:
    """Give a requirement that asks these values. Raises `NotUnderstoodError`."""
    row = row_of_requirement(requirement)
    if row is None:
        raise NotUnderstoodError("this requirement can only be kept or left out")
    if asked == asked_of(requirement):
        return requirement
    values = understood(row, asked.minimum, asked.recommended, requirement)
    return msgspec.structs.replace(
        requirement,
        condition=row.condition(values, requirement.condition),
        importance="required" if values.minimum else "recommended",
    )


def only_for(requirement: Requirement, classes: Collection[str]) -> Requirement:
    """Give a requirement for some of its devices only."""
    kept: tuple[DeviceClass, ...] = tuple(name for name in requirement.applies_to if name in classes)
    own = requirement.measure_on.texts() if requirement.measure_on else {}
    texts = {name.replace("-", "_"): text for name, text in own.items() if name in kept}
    ways = TextByClass(**texts) if texts else msgspec.UNSET
    return msgspec.structs.replace(requirement, applies_to=kept, measure_on=ways)


def _value(row: RowKind, text: str) -> str:
    return row.canonical(text) if text.strip() else ""
