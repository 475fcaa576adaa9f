"""From what a place gave to checklists that come beside those there: never over one, and each name for one content."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from checker.checklist.catalogue import (
    NAME,
    Entry,
    checklists_of_program,
    file_name_of,
    latest_day,
    own_and_built_in,
    refuse_far,
)
from checker.checklist.document import Checklist
from checker.checklist.loading import LARGEST_CHECKLIST, checklist_in
from checker.errors import BadInputError
from checker.refreshing.fresh_document import FreshDocument
from checker.refreshing.given import Given
from checker.refreshing.trouble import NotWrittenError, TroubleError
from checker.resources import built_in_specs_folder
from checker.specification.listing import paths_in, refuse_more

_IS_CHECKLIST = re.compile(rb"^[ \t]*(?:\[\[[ \t]*item[ \t]*\]\]|item[ \t]*=)", re.MULTILINE)


class Kept(NamedTuple):
    """A checklist that is not taken: another one has its name here, and that one stays."""

    place: str
    name: str


class FreshChecklists(NamedTuple):
    """`new`: what may be written. `kept`: what is not.

    A school may have drafted a year itself before the publisher's list of it came, so that is no reason to refuse the
    rest of what a place gave.
    """

    new: Sequence[FreshDocument] = ()
    kept: Sequence[Kept] = ()


def is_checklist(given: Given) -> bool:
    """Tell whether it should be a checklist."""
    return bool(_IS_CHECKLIST.search(given.data))


def checklist_paths(there: Path | None) -> list[Path]:
    """Give the files of the checklists in a folder of specs and of those that are built in."""
    folders = dict.fromkeys(folder / NAME for folder in (there, built_in_specs_folder()) if folder)
    return [path for folder in folders for path in paths_in(folder)]


def fresh_checklists(given: Sequence[Given], there: Path | None, today: dt.date) -> FreshChecklists:
    """Give the checklists to write into a folder of specs.

    Raises `TroubleError`, and `BadInputError` for one that is wrong, or two of one name that differ.
    """
    if not given:
        return FreshChecklists()
    if there is None:
        raise TroubleError("no_specs_here", given[0].place)
    known = {entry.name: entry.checklist for entry in own_and_built_in(there, built_in_specs_folder(), today).entries}
    new: dict[str, FreshDocument] = {}
    kept: list[Kept] = []
    for one in given:
        checklist = _checklist(one, today)
        name = checklist.name
        if name in known:
            kept += [Kept(one.place, name)] if known[name] != checklist else []
        elif name in new and new[name].document != checklist:
            problem = f"there are two of {name} that differ"
            raise BadInputError(one.place, "", problem, "Give one of them a version of its own.")
        else:
            new[name] = _placed(one, checklist, there)
    refuse_more(there, [one.data for one in new.values()])
    return FreshChecklists(tuple(new.values()), tuple(kept))


def _checklist(given: Given, today: dt.date) -> Checklist:
    if len(given.data) > LARGEST_CHECKLIST:
        raise TroubleError("too_large", given.place, limit=LARGEST_CHECKLIST)
    checklist = checklist_in(given.data, given.place)
    refuse_far(Entry(checklist, Path(given.place)), latest_day(today, checklists_of_program(built_in_specs_folder())))
    return checklist


def _placed(given: Given, checklist: Checklist, there: Path) -> FreshDocument:
    file = file_name_of(checklist.name)
    if (there / NAME / file).exists():
        raise NotWrittenError("not_written", str(there / NAME / file), reason=checklist.name)
    return FreshDocument(given.place, NAME, file, given.data, checklist)
