"""What a file holds as far as the checks need it: keys, references, days, and the lines of what lacks."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, TypeAlias

from checker.group_data.group_file import MOST_LINES, Problem
from checker.group_data.kinds import SEVERITY, Kind

Section: TypeAlias = Literal["school", "branches", "groups", "pupils", "teachers"]
Thing: TypeAlias = Literal["branch", "group", "combined_group", "pupil", "teacher"]
SECTIONS: Mapping[str, Section] = MappingProxyType(
    {
        "school": "school",
        "vestigingen": "branches",
        "groepen": "groups",
        "leerlingen": "pupils",
        "leerkrachten": "teachers",
    }
)
THINGS: Mapping[tuple[str, str], Thing] = MappingProxyType(
    {
        ("vestigingen", "vestiging"): "branch",
        ("groepen", "groep"): "group",
        ("groepen", "samengestelde_groep"): "combined_group",
        ("leerlingen", "leerling"): "pupil",
        ("leerkrachten", "leerkracht"): "teacher",
    }
)
"""What stands in the file, by its element and the one around it."""


class Found:
    """The problems found so far: how often, and where first."""

    def __init__(self) -> None:
        """Begin with none."""
        self._counts: Counter[Kind] = Counter()
        self._lines: dict[Kind, list[int]] = {}

    def add(self, kind: Kind, line: int = 0, times: int = 1) -> None:
        """Add one, at a line of the file; 0 for what is about the whole of it."""
        self._counts[kind] += times
        lines = self._lines.setdefault(kind, [])
        if line and len(lines) < MOST_LINES:
            lines.append(line)

    def in_order(self) -> tuple[Problem, ...]:
        """Give them in the order of the list of kinds."""
        return tuple(
            Problem(
                kind=kind, severity=SEVERITY[kind], count=self._counts[kind], lines=tuple(sorted(self._lines[kind]))
            )
            for kind in SEVERITY
            if self._counts[kind]
        )


class Reference:
    """One thing that others point at, by its key: how often, and from where first."""

    __slots__ = ("count", "lines")

    def __init__(self) -> None:
        """Begin with none."""
        self.count = 0
        self.lines: list[int] = []


class Content:
    """What was read. Keys and references stay here: they are compared, and never said."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.found = Found()
        self.sections: Counter[Section] = Counter()
        self.counts: Counter[Thing] = Counter()
        self.keys: dict[Thing, dict[str, int]] = {thing: {} for thing in THINGS.values()}
        self.references: dict[tuple[Thing, Thing], dict[str, Reference]] = {}
        self.school_year: str | None = None
        self.reference_date: str | None = None
        self.version: str | None = None
        self.birth_dates: list[tuple[dt.date, int]] = []

    def has(self, thing: Thing, key: str, line: int) -> None:
        """Take in one thing. `key`: "" for none."""
        self.counts[thing] += 1
        if not key:
            self.found.add(_NO_KEY[thing], line)
        elif key in self.keys[thing]:
            self.found.add(_TWICE[thing], line)
        else:
            self.keys[thing][key] = line

    def points(self, source: Thing, target: Thing, key: str, line: int) -> None:
        """Take in that one thing points at another."""
        if not key:
            self.found.add("no_key.reference", line)
            return
        reference = self.references.setdefault((source, target), {}).setdefault(key, Reference())
        reference.count += 1
        if len(reference.lines) < MOST_LINES:
            reference.lines.append(line)


_NO_KEY: Mapping[Thing, Kind] = MappingProxyType(
    {
        "branch": "no_key.branch",
        "group": "no_key.group",
        "combined_group": "no_key.combined_group",
        "pupil": "no_key.pupil",
        "teacher": "no_key.teacher",
    }
)
_TWICE: Mapping[Thing, Kind] = MappingProxyType(
    {
        "branch": "key_twice.branch",
        "group": "key_twice.group",
        "combined_group": "key_twice.combined_group",
        "pupil": "key_twice.pupil",
        "teacher": "key_twice.teacher",
    }
)
