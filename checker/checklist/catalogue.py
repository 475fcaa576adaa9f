"""Which checklists there are, and which one counts on a day: those in the program, and a school's own.

The school's own lie in `checklists` in its folder of specs, or beside a portable program. Anyone may put anything
there: it is listed up to a limit before a file of it is opened, a link is not followed, and a file that says something
else under the name of a checklist in the program is not used. One bad file costs that file, and the reason is told.
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterable
from pathlib import Path

import msgspec

from checker.checklist.asked import AskedChecklist, Origin
from checker.checklist.document import Checklist
from checker.checklist.loading import load_checklist
from checker.errors import BadInputError
from checker.resources import built_in_specs_folder
from checker.specification.catalogue import names_file
from checker.specification.digest import of_one_content
from checker.specification.document import RequirementsSpec
from checker.specification.far_off import refuse_far_day
from checker.specification.listing import paths_in, refuse_link
from checker.specification.preference import version_order
from checker.specification.specs_folder import is_same, own_specs_folder

NAME = "checklists"
_DRAFTED = "eigen-"
"""How the file of a school's own draft begins: as no file of a later download does, which would take its place."""


class Entry(msgspec.Struct, frozen=True):
    """One checklist, the file it is in, and where that came from."""

    checklist: Checklist
    path: Path
    origin: Origin = "program"

    @property
    def name(self) -> str:
        """Give its id and version."""
        return self.checklist.name

    @property
    def document(self) -> Checklist:
        """Give the checklist."""
        return self.checklist


class Chosen(msgspec.Struct, frozen=True):
    """The checklist to show. `is_past`: its days are over, and no newer one is there.

    `origin`: of one that did not come with the program, only who put it there knows whose words it holds.
    """

    checklist: Checklist
    is_past: bool
    origin: Origin = "program"

    def asked(
        self, day: dt.date, first_school_day: dt.date | None = None, told: dt.date | None = None
    ) -> AskedChecklist:
        """Give it as it is asked about on this day; the rest as `AskedChecklist` has it."""
        return AskedChecklist(
            checklist=self.checklist,
            day=day,
            first_school_day=first_school_day,
            is_past=self.is_past,
            origin=self.origin,
            told=told,
        )


class Checklists(msgspec.Struct, frozen=True):
    """The checklists there are. `doubts`: what is wrong with files that were left out of it, a line each."""

    entries: tuple[Entry, ...]
    doubts: tuple[BadInputError, ...] = ()

    def choose(self, name: str, day: dt.date) -> Chosen:
        """Give the one that is named: a file, `id` or `id/version`. Raises `BadInputError`.

        Of several the one that holds on the day, else the newest before it; before all of them the first to come.
        """
        return self.as_chosen(load_checklist(Path(name)) if names_file(name) else self._newest(name, day), day)

    def in_use(self, spec: RequirementsSpec, day: dt.date) -> Chosen | None:
        """Give the one that goes with these requirements: of the first of their publishers that has any, else None."""
        having = {entry.checklist.id for entry in self.entries}
        publisher = next((part.published_by for part in spec.parts if part.published_by in having), None)
        return self.as_chosen(self._newest(publisher, day), day) if publisher else None

    def of_years(self, publisher: str) -> tuple[Checklist, ...]:
        """Give the newest of each school year of a publisher, the oldest year first."""
        theirs = (entry.checklist for entry in self.entries if entry.checklist.id == publisher)
        newest = {checklist.school_year: checklist for checklist in sorted(theirs, key=_order)}
        return tuple(newest[year] for year in sorted(newest))

    def as_chosen(self, checklist: Checklist, day: dt.date) -> Chosen:
        """Give one of them as the one to show."""
        is_past = checklist.valid_until < day and not self._has_newer(checklist, day)
        origins = (entry.origin for entry in self.entries if entry.checklist == checklist)
        return Chosen(checklist, is_past=is_past, origin=next(origins, "named"))

    def _has_newer(self, checklist: Checklist, day: dt.date) -> bool:
        """Tell whether there is a later one of the same publisher that has begun, for who names an earlier one."""
        others = (entry.checklist for entry in self.entries if entry.checklist.id == checklist.id)
        return any(checklist.valid_from < other.valid_from <= day for other in others)

    def _newest(self, name: str, day: dt.date) -> Checklist:
        matching = [entry.checklist for entry in self.entries if name in {entry.name, entry.checklist.id}]
        if not matching:
            known = ", ".join(entry.name for entry in self.entries)
            raise BadInputError(
                f"checklist {name}", "", "there is no such checklist", f"Known: {known}, or name a .toml file."
            )
        begun = [checklist for checklist in matching if checklist.valid_from <= day]
        if not begun:
            return min(matching, key=_order)
        return max(begun, key=lambda checklist: (checklist.holds_on(day), *_order(checklist)))


def _order(checklist: Checklist) -> tuple[dt.date, object]:
    return checklist.valid_from, version_order(checklist.version)


def checklists_in_use(today: dt.date, home: Path | None = None) -> Checklists:
    """Give what is built in, with what is sound in the school's own folder on this day; `home`: see `own_specs_folder`.

    Raises `BadInputError` for damage to the program itself.
    """
    return own_and_built_in(own_specs_folder(home), built_in_specs_folder(), today)


def own_and_built_in(own: Path, built_in: Path, today: dt.date) -> Checklists:
    """Give the same for two folders of specs that have one of checklists in them."""
    in_program = checklists_of_program(built_in)
    if not os.path.lexists(own / NAME) or is_same(own / NAME, built_in / NAME):
        return Checklists(in_program)
    try:
        refuse_link(own)
        found = paths_in(own / NAME)
    except BadInputError as doubt:
        return Checklists(in_program, (doubt,))
    read, unread = _read(found, latest_day(today, in_program))
    sound, ambiguous = of_one_content(read, in_program)
    names = {entry.name for entry in in_program}
    added = {entry.name: entry for entry in sound if entry.name not in names}
    return Checklists((*in_program, *added.values()), (*unread, *ambiguous))


def checklists_of_program(built_in: Path) -> tuple[Entry, ...]:
    """Give those that came with the program. Raises `BadInputError` for damage to them."""
    return tuple(Entry(load_checklist(path), path) for path in paths_in(built_in / NAME))


def latest_day(today: dt.date, in_program: Iterable[Entry]) -> dt.date:
    """Give the later of this day, which the clock tells, and the first days of the program's own checklists."""
    return max(today, *(entry.checklist.valid_from for entry in in_program))


def _read(paths: Iterable[Path], latest: dt.date) -> tuple[list[Entry], list[BadInputError]]:
    """Give what can be read, and what is wrong with the rest."""
    entries: list[Entry] = []
    doubts: list[BadInputError] = []
    for path in paths:
        try:
            refuse_link(path)
            entry = Entry(load_checklist(path), path, "drafted" if path.name.startswith(_DRAFTED) else "brought")
            refuse_far(entry, latest)
            entries.append(entry)
        except BadInputError as doubt:
            doubts.append(doubt)
    return entries, doubts


def refuse_far(entry: Entry, latest: dt.date) -> None:
    """Raise `BadInputError` for a checklist of a day that is far off."""
    for field in ("valid_from", "checked_on"):
        if day := getattr(entry.checklist, field):
            refuse_far_day(entry.path, field, day, latest)


def file_name_of(name: str) -> str:
    """Give what the file of a checklist is called: `malmberg-2026-2027.toml` of `malmberg/2026-2027`."""
    return f"{name.replace('/', '-')}.toml"


def draft_name_of(name: str) -> str:
    """Give what the file of a school's own draft of it is called."""
    return f"{_DRAFTED}{file_name_of(name)}"
