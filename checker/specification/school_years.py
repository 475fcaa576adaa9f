"""Of which school year requirements are."""

from __future__ import annotations

import datetime as dt

from checker.specification.document import RequirementsSpec

_AUGUST = 8


def year_of(day: dt.date) -> int:
    """Give the year in which the school year of a day began: the Dutch one runs from 1 August, by law."""
    return day.year if day.month >= _AUGUST else day.year - 1


def school_year(spec: RequirementsSpec) -> int | None:
    """Give the year in which the school year of a spec began; None for one without a first day."""
    return year_of(spec.valid_from) if spec.valid_from else None
