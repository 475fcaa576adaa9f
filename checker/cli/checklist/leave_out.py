"""`systeemcheck checklist leave-out`: leave out what the school does not need."""

from __future__ import annotations

from collections.abc import Iterator

import click
import msgspec

from checker.cli.checklist.school_year import Options, SchoolYear, short, year_options
from checker.errors import Ended, ExitCode
from checker.model.school_year import LONGEST_NOTE, LeftOut
from checker.storage.school_year.writing import new_entry


class LeaveOutOptions(Options, frozen=True, kw_only=True):
    """The options of the command, as the user gave them."""

    items: tuple[str, ...]
    note: str


@click.command("leave-out")
@click.argument("items", nargs=-1, required=True, metavar="ITEM...")
@click.option("--note", default="", metavar="TEXT", help="Why. No names of people.")
@year_options
def command(**options: object) -> Ended:
    """Leave out lines that your school does not need; the list shows them as such, and undo brings them back."""
    return _leave_out(msgspec.convert(options, LeaveOutOptions))


def _leave_out(options: LeaveOutOptions) -> Ended:
    note = short(options.note, LONGEST_NOTE, "--note")
    year = SchoolYear(options)
    entries = list(_entries(year, options, note))
    for entry in entries:
        year.keep(entry)
        (line,) = year.lines([entry.item])
        year.talk.say("cli.checklist.left_out", title=year.title(line))
    year.tell_undo(entry.item for entry in entries)
    return Ended(ExitCode.MEETS)


def _entries(year: SchoolYear, options: LeaveOutOptions, note: str) -> Iterator[LeftOut]:
    """Give what is to be written; of what is left out already the user hears that."""
    for line in year.lines(options.items):
        if line.state == "left_out" and not note:
            year.talk.say("cli.checklist.left_out_already", title=year.title(line))
        else:
            yield LeftOut(**new_entry(year.name), item=line.item.id, note=note)
