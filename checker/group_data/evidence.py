"""What is kept of a file that was looked at: that it was, of when it is, and how many there were."""

from __future__ import annotations

import datetime as dt

from checker.group_data.group_file import GroupFile
from checker.model.school_year import GroupData, NewEntry

_MOST = 1_000_000


def evidence_of(file: GroupFile, new: NewEntry, looked_on: dt.date) -> GroupData:
    """Give the entry of the checklist. Not the name of the file either: people write names in those."""
    return GroupData(
        **new,
        looked_on=looked_on.isoformat(),
        dated=file.dated,
        version=file.version,
        school_year=file.school_year,
        groups=min(file.groups, _MOST),
        pupils=min(file.pupils, _MOST),
        teachers=min(file.teachers, _MOST),
        problems=min(file.problem_count, _MOST),
    )
