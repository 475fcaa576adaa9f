"""What people corrected, as the overview tells it: what contradicts, what does not count, and all that holds."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import msgspec

from checker.fleet.decisions.outcome import Aside
from checker.fleet.model import Fleet
from checker.model.corrections import Ignored
from checker.reporting.fleet.by_place import Namer
from checker.reporting.fleet.decision_words import ConflictRow, conflict_rows, decision_rows
from checker.reporting.fleet.lists import device_words
from checker.reporting.language.words import Words

MOST_LINES = 300
"""Corrections on the page; all of them are in the exports."""


class Corrected(msgspec.Struct, frozen=True, kw_only=True):
    """What stands on the page, a line each. `more`: how many corrections are left out, "" for none."""

    conflicts: tuple[str, ...]
    aside: tuple[str, ...]
    lines: tuple[str, ...]
    more: str


def corrected(fleet: Fleet, namer: Namer, words: Words) -> Corrected | None:
    """Give what was corrected; None where nothing was."""
    if not fleet.decisions.in_force:
        return None
    rows = decision_rows(fleet.decisions, words)
    return Corrected(
        conflicts=tuple(_conflict(row, words) for row in conflict_rows(fleet.decisions, words)),
        aside=tuple(
            words.say("fleet.aside.line", device=device_words(item.row, namer, words), reason=aside_reason(item, words))
            for item in fleet.aside
        ),
        lines=tuple(words.say("fleet.corrections.line", date=row.when, decision=row.text) for row in rows[:MOST_LINES]),
        more=words.count("fleet.more_lines", len(rows) - MOST_LINES) if len(rows) > MOST_LINES else "",
    )


def aside_reason(item: Aside, words: Words) -> str:
    """Give why a device does not count."""
    if isinstance(item.decision, Ignored):
        return words.say("fleet.aside.ignore")
    if item.by is None:
        return words.say("fleet.aside.replaced")
    return words.say("fleet.aside.replaced_by", other=item.by.name)


def _conflict(row: ConflictRow, words: Words) -> str:
    others = words.both([other.text for other in row.others])
    return words.say("fleet.conflict", decision=row.holds.text, date=row.holds.when, others=others)


def correction_cells(fleet: Fleet, words: Words) -> Iterator[tuple[dt.date, str, str, str]]:
    """Give each decision that holds as a row of a sheet: when, of which kind, what, and its id."""
    for item, row in zip(reversed(fleet.decisions.listed), decision_rows(fleet.decisions, words), strict=True):
        yield dt.datetime.fromisoformat(item.at).date(), row.kind, row.text, row.id
