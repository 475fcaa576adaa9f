"""Keeping that a file with group data was looked at, as evidence for the checklist: for terminal and desk alike."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from checker.checklist.catalogue import checklists_in_use
from checker.group_data.evidence import evidence_of
from checker.group_data.group_file import GroupFile
from checker.model.school_year import GroupData
from checker.storage.journals.writing import moment, new_id
from checker.storage.school_year.writing import Keeper
from checker.storage.writing import no_room


def keep_group_data(file: GroupFile, folder: Path, day: dt.date, checklist: str = "") -> GroupData:
    """Give what is kept in a folder of results, which is made where only it is missing. `checklist`: "" for the day's.

    Raises `NoLastingPlaceError` where it cannot be written, `BadInputError` where there is no such checklist.
    """
    name = checklists_in_use(day).choose(checklist, day).checklist.name
    try:
        folder.mkdir(exist_ok=True)
    except (OSError, ValueError) as error:
        raise no_room(folder, error) from error
    entry = evidence_of(file, id=new_id(), at=moment(), checklist=name, looked_on=day.isoformat())
    return Keeper(folder).add(entry)
