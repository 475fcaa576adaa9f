"""Which of several specs counts on a day: one that holds, of the newest school year, and that a person confirmed."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence

from checker.specification.document import RequirementsSpec

_ALWAYS = dt.date.min
_AUGUST = 8
_PIECE = re.compile("[0-9]+|[^0-9]+")


def default_among(specs: Sequence[RequirementsSpec], day: dt.date) -> RequirementsSpec:
    """Give the newest spec that is valid on the day, else the newest before it; a historical one only if all are.

    Of one school year one that a person confirmed comes before one that nobody did, however new that is, and of two
    the one confirmed last.
    """
    current = [spec for spec in specs if not spec.historical] or list(specs)
    return max(
        current,
        key=lambda spec: (
            has_started(spec, day),
            _holds(spec, day),
            school_year(spec),
            spec.confirmed_on or _ALWAYS,
            spec.valid_from or _ALWAYS,
            version_order(spec.version),
        ),
    )


def newest_confirmed(specs: Iterable[RequirementsSpec], publisher: str) -> RequirementsSpec | None:
    """Give of one publisher the spec that a person confirmed for the newest school year, and last; None: nobody did."""
    confirmed = [spec for spec in specs if spec.published_by == publisher and spec.confirmed_on and not spec.historical]
    return max(
        confirmed,
        key=lambda spec: (school_year(spec), spec.confirmed_on or _ALWAYS, version_order(spec.version)),
        default=None,
    )


def version_order(version: str) -> tuple[list[tuple[int, str]], str]:
    """Give what orders versions: .10 comes after .9. What stands behind a `+` is compared letter by letter."""
    base, _, own = version.partition("+")
    return [(int(piece), "") if piece.isdigit() else (-1, piece) for piece in _PIECE.findall(base)], own


def school_year(spec: RequirementsSpec) -> int:
    """Give the year in which its school year began: the Dutch one runs from 1 August, by law."""
    day = spec.valid_from or _ALWAYS
    return day.year if day.month >= _AUGUST else day.year - 1


def has_started(spec: RequirementsSpec, day: dt.date) -> bool:
    """Tell whether a spec is valid on a day or was before it; one that is asked for by name may be of later on."""
    return (spec.valid_from or _ALWAYS) <= day


def _holds(spec: RequirementsSpec, day: dt.date) -> bool:
    return has_started(spec, day) and (spec.valid_until is None or day <= spec.valid_until)
