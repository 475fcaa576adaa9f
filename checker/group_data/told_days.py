"""The few values of a file that may be said: each only where it has exactly the form it must have."""

from __future__ import annotations

import datetime as dt
import re

_VERSION = re.compile(r"[0-9]{1,2}\.[0-9]{1,3}")
_YEARS = re.compile(r"([0-9]{4})(?:\s?[-/]\s?([0-9]{4}|[0-9]{2})|([0-9]{4}))")
_DAY = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]{1,9})?)?(?:Z|[+-][0-9]{2}:[0-9]{2})?"
)
_YEARS_TOLD = range(1990, 2100)
_FIRST_MONTH = 8
"""A school year of primary education runs from 1 August to 31 July (Wet op het primair onderwijs, article 1)."""


def version_told(text: str) -> str:
    """Give a version such as 2.0; "" for anything else."""
    return text if _VERSION.fullmatch(text) else ""


def school_year_told(text: str) -> str:
    """Give a school year as 2026-2027, also where 2026/2027, 2026-27 or 20262027 stands; "" for anything else."""
    found = _YEARS.fullmatch(text)
    if not found or int(found[1]) not in _YEARS_TOLD:
        return ""
    first, following = found[1], str(int(found[1]) + 1)
    return f"{first}-{following}" if (found[2] or found[3]) in {following, following[2:]} else ""


def day_told(text: str) -> dt.date | None:
    """Give a day of the calendar that is written as 2026-08-12, with or without a time; None for anything else."""
    found = _DAY.fullmatch(text)
    try:
        return dt.date.fromisoformat(found[1]) if found else None
    except ValueError:
        return None


def looks_like_a_day(text: str) -> bool:
    """Tell whether a text has the form of a day, as 2026-02-30 has, which is none."""
    return _DAY.fullmatch(text) is not None


def begins(school_year: str) -> dt.date:
    """Give the first day of a school year as `school_year_told` gives it."""
    return dt.date(int(school_year[:4]), _FIRST_MONTH, 1)


def school_year_of(day: dt.date) -> int:
    """Give the year in which the school year of a day began."""
    return day.year if day.month >= _FIRST_MONTH else day.year - 1
