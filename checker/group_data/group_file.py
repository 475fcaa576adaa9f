"""What is known of a file with group data once it was looked at: counts, lines and days, and nothing of anyone."""

from __future__ import annotations

from typing import Literal, TypeAlias

import msgspec

from checker.group_data.kinds import Check, Kind, Severity

Encoding: TypeAlias = Literal["UTF-8", "UTF-16", "US-ASCII", "ISO-8859-1", "ISO-8859-15", "Windows-1252"]
MOST_LINES = 10
"""So many lines of a problem are named; how often it was found is told in full."""


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """Something found `count` times; `lines`: where first, none for what is about the whole file."""

    kind: Kind
    severity: Severity
    count: int
    lines: tuple[int, ...] = ()


class GroupFile(msgspec.Struct, frozen=True, kw_only=True):
    """A file with group data. `version`, `school_year` and `dated` are "" where the file tells none that is understood.

    `dated`: its reference date (peildatum), as 2026-08-12. `made`: the checks that could be made of this file.
    """

    encoding: Encoding
    version: str = ""
    school_year: str = ""
    dated: str = ""
    groups: int = 0
    combined_groups: int = 0
    pupils: int = 0
    teachers: int = 0
    branches: int = 0
    found: tuple[Problem, ...] = ()
    made: tuple[Check, ...] = ()

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Give what a reader of the file cannot tell, or takes wrong."""
        return tuple(each for each in self.found if each.severity == "problem")

    @property
    def to_look_at(self) -> tuple[Problem, ...]:
        """Give what may be right, and a person knows."""
        return tuple(each for each in self.found if each.severity == "look")

    @property
    def problem_count(self) -> int:
        """Give how many problems there are, each as often as it was found."""
        return sum(each.count for each in self.problems)
