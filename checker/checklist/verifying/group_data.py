"""The group data in Basispoort is up to date, as far as the file that was looked at last can tell."""

from __future__ import annotations

import datetime as dt
import re

from checker.checklist.document import Checklist
from checker.checklist.standing import WhyNotVerified
from checker.checklist.verifying.measured import Known, Measured
from checker.model.school_year import GroupData

_YEARS = re.compile(r"(?<![0-9])([0-9]{4})\D{1,3}([0-9]{4}|[0-9]{2})(?![0-9])", re.ASCII)


def group_data(known: Known) -> Measured | None:
    """Give the file that was looked at last, enough where it has no problems and is of this school year."""
    looked_at = known.group_data
    return Measured(looked_at, _why_not(looked_at, known.checklist)) if looked_at else None


def _why_not(looked_at: GroupData, checklist: Checklist) -> WhyNotVerified:
    """Tell why a file does not verify that the group data is up to date.

    Nobody published how old it may be, so no number of days is made up here: its own date has to lie in the days of
    the checklist. A file that tells no date or no school year may be any, so it verifies nothing.
    """
    if looked_at.problems:
        return "problems"
    if not looked_at.groups or not looked_at.pupils:
        return "nobody_in_it"
    if not looked_at.school_year:
        return "no_school_year"
    if not _is_same_year(looked_at.school_year, checklist):
        return "other_school_year"
    if not looked_at.dated:
        return "no_date"
    return "" if checklist.holds_on(dt.date.fromisoformat(looked_at.dated)) else "other_date"


def _is_same_year(told: str, checklist: Checklist) -> bool:
    """Tell whether a school year is that of the checklist: "2025-2026", "2025/2026" and "2025-26" are one year."""
    year = _year(told)
    return year is not None and year == _year(checklist.version)


def _year(text: str) -> tuple[int, int] | None:
    found = _YEARS.search(text)
    return (int(found[1]), int(found[2]) % 100) if found else None
