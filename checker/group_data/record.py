"""One group, pupil or teacher while it is read: which of its fields matter, and what lacks at its end."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from checker.group_data.content import Content, Thing
from checker.group_data.kinds import Kind
from checker.group_data.told_days import day_told, looks_like_a_day

FIELDS: Mapping[Thing, Mapping[str, Kind]] = MappingProxyType(
    {
        "branch": {},
        "group": {"naam": "no_name.group"},
        "combined_group": {"naam": "no_name.combined_group"},
        "pupil": {"achternaam": "no_last_name.pupil", "roepnaam": "no_first_name.pupil"},
        "teacher": {"achternaam": "no_last_name.teacher"},
    }
)
"""The names that each must have, and what it is where one lacks."""
BIRTH_DATE = "geboortedatum"
_AROUND: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "groep": frozenset({"groepen"}),
        "samengestelde_groep": frozenset({"groepen", "samengestelde_groepen"}),
        "vestiging": frozenset({"vestigingen"}),
    }
)
_TARGETS: Mapping[str, Thing] = MappingProxyType(
    {"groep": "group", "samengestelde_groep": "combined_group", "vestiging": "branch"}
)
# The sign for "could not be read", signs that no keyboard has, UTF-8 that was read as Windows-1252, a letter that is a
# question mark now, and a letter that was written as a code twice over.
_DAMAGED = re.compile(
    "[\ufffd\x80-\x9f]|[\u00c2\u00c3][\u0080-\u00bf\u20ac\u201a-\u203a\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u02c6\u02dc\u2122]"
    r"|(?<=[^\W\d_])\?(?=[^\W\d_])|&(?:[A-Za-z]{2,8}|#x?[0-9A-Fa-f]{1,6});"
)


class Record:
    """One of them. `line`: where it begins."""

    def __init__(self, thing: Thing, line: int, content: Content) -> None:
        """Begin with no field seen."""
        self.thing, self.line = thing, line
        self._content = content
        self._seen: set[str] = set()
        self._groups = 0
        self._is_damaged = False

    def target(self, name: str, around: str) -> Thing | None:
        """Give what an element in it points at; `around`: the element that it stands in, "" for the record itself."""
        is_reference = name in _TARGETS and (not around or around in _AROUND[name])
        return _TARGETS[name] if is_reference else None

    def points(self, target: Thing, key: str, line: int) -> None:
        """Take in that it points at a group or a branch."""
        self._groups += target == "group"
        self._content.points(self.thing, target, key, line)

    def wants(self, name: str) -> bool:
        """Tell whether the text of this field matters."""
        return name in FIELDS[self.thing] or (name == BIRTH_DATE and self.thing == "pupil")

    def tells(self, name: str, text: str, line: int) -> None:
        """Take in the text of a field that matters; an empty one is as good as none."""
        if not text:
            return
        self._seen.add(name)
        if name != BIRTH_DATE:
            self._is_damaged = self._is_damaged or _DAMAGED.search(text) is not None
        elif day := day_told(text):
            self._content.birth_dates.append((day, line))
        else:
            self._content.found.add("birth_date.no_day" if looks_like_a_day(text) else "birth_date.other_form", line)

    def end(self) -> None:
        """Take in what lacks."""
        found = self._content.found
        for kind in self._names_that_lack():
            found.add(kind, self.line)
        if self._is_damaged:
            found.add("damaged_text", self.line)
        if self.thing == "pupil":
            self._end_of_pupil()

    def _names_that_lack(self) -> list[Kind]:
        """Give them. A pupil may have one name only, and it is for a person to tell; nobody has none."""
        lacking = [kind for name, kind in FIELDS[self.thing].items() if name not in self._seen]
        is_nameless = self.thing == "pupil" and len(lacking) == len(FIELDS["pupil"])
        return ["no_name.pupil"] if is_nameless else lacking

    def _end_of_pupil(self) -> None:
        found = self._content.found
        if BIRTH_DATE not in self._seen:
            found.add("birth_date.absent", self.line)
        if self._groups == 0:
            found.add("pupil_without_group", self.line)
        if self._groups > 1:
            found.add("pupil_in_several_groups", self.line)
