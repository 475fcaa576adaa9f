"""What can only be told once the whole file was read: what points nowhere, days that cannot be, and of which year."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from checker.group_data.content import Content, Section, Thing
from checker.group_data.kinds import FOUND_BY, Check, Kind
from checker.group_data.told_days import begins, day_told, school_year_of, school_year_told, version_told
from checker.model.moments import later

KNOWN_VERSIONS = ("1.03", "2.0", "2.1")
YOUNGEST, OLDEST = 2, 25
"""Years: outside these an age is looked at; special education has pupils of twenty."""
_BEFORE_THE_YEAR = 92
"""Days before a school year in which its group data is made ready."""
_MUST_HAVE: Mapping[Section, Kind] = MappingProxyType(
    {
        "school": "no_section.school",
        "groups": "no_section.groups",
        "pupils": "no_section.pupils",
        "teachers": "no_section.teachers",
    }
)
_NOBODY: Mapping[Section, tuple[tuple[Thing, ...], Kind]] = MappingProxyType(
    {
        "groups": (("group", "combined_group"), "nobody.groups"),
        "pupils": (("pupil",), "nobody.pupils"),
        "teachers": (("teacher",), "nobody.teachers"),
    }
)
"""Sections with nothing in them: who reads such a file in may take away all that was there."""
_UNKNOWN: Mapping[tuple[Thing, Thing], Kind] = MappingProxyType(
    {
        ("pupil", "group"): "unknown_group.pupil",
        ("teacher", "group"): "unknown_group.teacher",
        ("pupil", "combined_group"): "unknown_combined_group.pupil",
        ("teacher", "combined_group"): "unknown_combined_group.teacher",
    }
)


def check(content: Content, day: dt.date) -> tuple[Check, ...]:
    """Add to what was found what the whole file tells, on this day; give the checks that could be made."""
    _check_sections(content)
    _check_references(content)
    _check_groups(content)
    _check_births(content, day)
    _check_version(content)
    _check_school_year(content, day)
    _check_reference_date(content, day)
    return tuple(_made(content))


def _made(content: Content) -> Iterator[Check]:
    """Give the checks for which there was something to check."""
    pupils, groups, teachers = (content.counts[thing] for thing in ("pupil", "group", "teacher"))
    has_any = pupils + groups + teachers + content.counts["combined_group"] > 0
    made: Mapping[Check, bool] = {
        "keys": has_any,
        "names": has_any,
        "references": bool(content.references),
        "birth_dates": pupils > 0,
        "without_group": pupils > 0,
        "this_year": bool(school_year_told(content.school_year or "") or day_told(content.reference_date or "")),
        "damaged_text": has_any,
    }
    return (each for each in FOUND_BY if made.get(each, True))


def _check_sections(content: Content) -> None:
    for section, kind in _MUST_HAVE.items():
        if not content.sections[section]:
            content.found.add(kind)
    for section, (things, kind) in _NOBODY.items():
        if content.sections[section] and not any(content.counts[thing] for thing in things):
            content.found.add(kind)


def _check_references(content: Content) -> None:
    for (source, target), references in content.references.items():
        for key, reference in references.items():
            if key not in content.keys[target]:
                kind = _UNKNOWN.get((source, target), "unknown_branch")
                for line in reference.lines:
                    content.found.add(kind, line)
                content.found.add(kind, times=reference.count - len(reference.lines))


def _check_groups(content: Content) -> None:
    used = content.references.get(("pupil", "group"), {})
    for key, line in content.keys["group"].items() if content.counts["pupil"] else ():
        if key not in used:
            content.found.add("group_without_pupils", line)


def _check_births(content: Content, day: dt.date) -> None:
    oldest, youngest = later(day, -round(OLDEST * 365.25)), later(day, -round(YOUNGEST * 365.25))
    for birth, line in content.birth_dates:
        if birth > day:
            content.found.add("birth_date.future", line)
        elif not oldest <= birth <= youngest:
            content.found.add("birth_date.unlikely", line)


def _check_version(content: Content) -> None:
    version = version_told(content.version or "")
    if not content.version:
        content.found.add("version.absent")
    elif not version:
        content.found.add("version.not_understood")
    elif version not in KNOWN_VERSIONS:
        content.found.add("version.other")


def _check_school_year(content: Content, day: dt.date) -> None:
    told = school_year_told(content.school_year or "")
    if not content.school_year:
        content.found.add("school_year.absent")
    elif not told:
        content.found.add("school_year.not_understood")
    elif int(told[:4]) < school_year_of(day):
        content.found.add("school_year.past")
    elif int(told[:4]) > school_year_of(day) + 1:
        content.found.add("school_year.far")


def _check_reference_date(content: Content, day: dt.date) -> None:
    date, told = day_told(content.reference_date or ""), school_year_told(content.school_year or "")
    this_year = dt.date(school_year_of(day), 8, 1)
    if not content.reference_date:
        content.found.add("reference_date.absent")
    elif not date:
        content.found.add("reference_date.not_understood")
    elif told and not later(begins(told), -_BEFORE_THE_YEAR) <= date < begins_next(told):
        content.found.add("reference_date.other_year")
    elif date < this_year and not (told and begins(told) >= this_year):
        content.found.add("reference_date.old")
    elif date > later(day, _BEFORE_THE_YEAR):
        content.found.add("reference_date.future")


def begins_next(school_year: str) -> dt.date:
    """Give the first day after a school year."""
    return begins(school_year).replace(year=int(school_year[5:]))
