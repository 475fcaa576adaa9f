"""What was found in a file with group data, in words, for the terminal and the desk alike. Never of whom."""

from __future__ import annotations

import datetime as dt
from typing import Literal, NamedTuple, TypeAlias, get_args

from checker.group_data.group_file import GroupFile, Problem
from checker.group_data.kinds import FOUND_BY, Kind
from checker.reporting.language.words import Words

NeverChecked: TypeAlias = Literal["schema", "same_pupil", "right", "accepted"]
"""What no check here can tell."""
_TAKES_ALL_AWAY: frozenset[Kind] = frozenset({"nobody.groups", "nobody.pupils"})
_OLD: frozenset[Kind] = frozenset({"school_year.past", "reference_date.old"})


class GroupFileWords(NamedTuple):
    """What to say of a file. `about`: of which version, year and day it is. `next`: what to do now."""

    headline: str
    about: str
    counts: str
    well: tuple[str, ...]
    problems: tuple[str, ...]
    to_look_at: tuple[str, ...]
    checked: str
    not_checked: tuple[str, ...]
    next: str


def group_file_words(file: GroupFile, words: Words) -> GroupFileWords:
    """Give all there is to say of a file, in the order in which it is said."""
    return GroupFileWords(
        headline=words.say(f"group_data.headline.{_how(file)}"),
        about=_about(file, words),
        counts=counts_said(file, words),
        well=tuple(words.say(f"group_data.well.{check}") for check in _well(file)),
        problems=tuple(problem_said(each, file, words) for each in file.problems),
        to_look_at=tuple(problem_said(each, file, words) for each in file.to_look_at),
        checked=words.both([words.say(f"group_data.check.{check}") for check in file.made]),
        not_checked=tuple(_not_checked(file, words)),
        next=words.say(f"group_data.next.{_what_now(file)}"),
    )


def counts_said(file: GroupFile, words: Words) -> str:
    """Give how many there are: 8 groepen, 203 leerlingen en 17 leerkrachten. Of branches only where there are some."""
    counts = [words.count("group_data.count.groups", file.groups)]
    if file.combined_groups:
        counts.append(words.count("group_data.count.combined_groups", file.combined_groups))
    counts.append(words.count("group_data.count.pupils", file.pupils))
    counts.append(words.count("group_data.count.teachers", file.teachers))
    if file.branches:
        counts.append(words.count("group_data.count.branches", file.branches))
    return words.both(counts)


def problem_said(problem: Problem, file: GroupFile, words: Words) -> str:
    """Give what was found: how often, and on which lines first."""
    date = words.date(dt.date.fromisoformat(file.dated)) if file.dated else ""
    message, told = f"group_data.found.{problem.kind}", {"school_year": file.school_year, "version": file.version}
    if not problem.lines:
        return words.say(message, date=date, **told)
    lines = list(dict.fromkeys(problem.lines))
    numbers = words.both([str(line) for line in lines])
    place = "group_data.lines.first" if problem.count > len(problem.lines) else "group_data.lines"
    said = words.count(message, problem.count)
    return words.say("group_data.found_at", found=said, place=words.count(place, len(lines), lines=numbers))


def _how(file: GroupFile) -> Literal["problems", "look", "well"]:
    if file.problems:
        return "problems"
    return "look" if file.to_look_at else "well"


def _what_now(file: GroupFile) -> Literal["again", "newer", "read_in"]:
    if file.problems or any(each.kind in _TAKES_ALL_AWAY for each in file.found):
        return "again"
    return "newer" if any(each.kind in _OLD for each in file.found) else "read_in"


def _about(file: GroupFile, words: Words) -> str:
    date = words.date(dt.date.fromisoformat(file.dated)) if file.dated else ""
    said = (
        words.say("group_data.about.version", version=file.version) if file.version else "",
        words.say("group_data.about.school_year", school_year=file.school_year) if file.school_year else "",
        words.say("group_data.about.date", date=date) if date else "",
        file.encoding,
    )
    return ", ".join(filter(None, said))


def _well(file: GroupFile) -> list[str]:
    found = {each.kind for each in file.found}
    return [check for check in file.made if found.isdisjoint(FOUND_BY[check])]


def _not_checked(file: GroupFile, words: Words) -> list[str]:
    """Give what could not be checked in this file, and what no check here can tell."""
    left = [words.say(f"group_data.check.{check}") for check in FOUND_BY if check not in file.made]
    here = [words.say("group_data.not_checked.here", checks=words.both(left))] if left else []
    return [*here, *(words.say(f"group_data.not_checked.{never}") for never in get_args(NeverChecked))]
