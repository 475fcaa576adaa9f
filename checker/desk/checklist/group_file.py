"""A file with group data that is dropped on the desk: looked at in memory, told, and forgotten but for its counts.

It holds names of children. Nothing of it but counts, days and the numbers of lines leaves the reader below.
"""

from __future__ import annotations

from checker.desk.checklist.choosing import now_on
from checker.desk.desk import Desk
from checker.desk.told import How, Line
from checker.group_data.evidence import evidence_of
from checker.group_data.group_file import GroupFile
from checker.group_data.looking import looked_at
from checker.reporting.language.words import Words
from checker.reporting.rendering.outside_text import shown
from checker.reporting.words.group_data import group_file_words
from checker.storage.school_year.writing import new_entry


def take_group_file(desk: Desk, name: str, data: bytes) -> list[Line]:
    """Look at a file, keep what it counts for the checklist, and tell. Raises `BadInputError` for one that is damaged.

    Raises `NoLastingPlaceError` where nothing can be kept.
    """
    looked = looked_at(data, name, desk.day)
    return [*_told(name, looked, desk.words), _kept(desk, looked)]


def _told(name: str, looked: GroupFile, words: Words) -> list[Line]:
    said = group_file_words(looked, words)
    how: How = "wrong" if looked.problems else "done"
    return [
        Line(f"{shown(name)}: {said.headline} {said.counts}.", how),
        *(Line(text, "wrong") for text in said.problems),
        *(Line(text, "note") for text in said.to_look_at),
        Line(said.next, "note"),
    ]


def _kept(desk: Desk, looked: GroupFile) -> Line:
    now = now_on(desk)
    if now is None:
        return Line(desk.words.say("desk.checklist.file.not_kept"), "wrong")
    new = new_entry(now.standing.checklist.name)
    desk.keeper.add(evidence_of(looked, new, now.standing.day), now.held.entries)
    return Line(desk.words.say("desk.checklist.file.is_kept"), "note")
