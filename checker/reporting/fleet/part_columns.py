"""Of several publishers that are asked for at once each its own column: what a device is by that one's requirements."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from checker.fleet.rows import DeviceRow
from checker.model.verdicts import Verdict
from checker.reporting.fleet.column_kinds import SPECS, VERDICT, itself
from checker.reporting.fleet.device_columns import JSON, SHOWN, Column
from checker.reporting.language.words import Words
from checker.reporting.words.part_words import part_names
from checker.reporting.words.verdict_look import Look
from checker.specification.document import RequirementsSpec

_BY_SPEC: Column[DeviceRow] = Column(name="specs", kind=SPECS, value=itself, outputs=JSON, is_shared=True)


def data_columns(spec: RequirementsSpec) -> tuple[Column[Any], ...]:
    """Give the one in which other programs find the verdict by each of several specs."""
    return (_BY_SPEC,) if len(spec.parts) > 1 else ()


def part_columns(spec: RequirementsSpec, words: Words) -> tuple[Column[Any], ...]:
    """Give a column for each; none where one spec is asked for, as the verdict says it."""
    if len(spec.parts) == 1:
        return ()
    names = part_names(spec, words)
    return tuple(
        Column(
            name=column_name(part), title=names[part.id], kind=VERDICT, value=_of_part(place), outputs=SHOWN,
            is_shared=True, sorts="value",
        )
        for place, part in enumerate(spec.parts)
    )  # fmt: skip


def column_name(part: RequirementsSpec) -> str:
    """Give what programs and the page's script know the column of a spec by."""
    return f"of:{part.id}"


def part_filter(part: RequirementsSpec, look: Look) -> str:
    """Give what the table can be filtered by, for one verdict by one spec."""
    return f"{part.id}.{look.name}"


def _of_part(place: int) -> Callable[[DeviceRow], Verdict]:
    return lambda row: row.judged.by_part(place)
