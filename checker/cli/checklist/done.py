"""`systeemcheck checklist done`: tick lines off."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

import click
import msgspec

from checker.checklist.standing import ItemStanding
from checker.cli.checklist.school_year import Options, SchoolYear, short, year_options
from checker.cli.options import Day
from checker.errors import BadInputError, Ended, ExitCode
from checker.model.school_year import LONGEST_NOTE, Done
from checker.model.storable import Role
from checker.reporting.checklist.notices import clock_notice
from checker.reporting.words.checklist import done_said
from checker.storage.school_year.writing import new_entry


class DoneOptions(Options, frozen=True, kw_only=True):
    """The options of the command, as the user gave them."""

    items: tuple[str, ...]
    note: str
    role: Role | None

    @property
    def tells_more(self) -> bool:
        """Tell whether more is told than that it is done."""
        return bool(self.on or self.note or self.role)


@click.command("done")
@click.argument("items", nargs=-1, required=True, metavar="ITEM...")
@click.option("--on", type=Day(), metavar="DATE", help="When it was done; otherwise today.")
@click.option("--note", default="", metavar="TEXT", help="What to remember about it. No names of people.")
@click.option("--role", type=click.Choice(get_args(Role)), help="Who did it.")
@year_options
def command(**options: object) -> Ended:
    """Tick lines off: ITEM is a number in the list, the name behind it or the start of that; several at once."""
    return _done(msgspec.convert(options, DoneOptions))


def _done(options: DoneOptions) -> Ended:
    note = short(options.note, LONGEST_NOTE, "--note")
    year = SchoolYear(options)
    if options.on and options.on > year.today:
        raise BadInputError("--on", "", f"{options.on} is still to come", "Give the day on which it was done.")
    ticks = list(_ticks(year, options, note))
    for tick in ticks:
        year.keep(tick)
        (line,) = year.lines([tick.item])
        year.talk.say("cli.checklist.done", title=year.title(line), done=done_said(tick, year.talk.words))
    if year.told and ticks:
        year.talk.warn("cli.checklist.clock", notice=clock_notice(year.told, year.today, year.talk.words).title)
    year.tell_undo(tick.item for tick in ticks)
    return Ended(ExitCode.MEETS)


def _ticks(year: SchoolYear, options: DoneOptions, note: str) -> Iterator[Done]:
    """Give what is to be written; of what needs no tick the user hears why."""
    for line in year.lines(options.items):
        if line.item.verified_by == "nothing":
            year.talk.say("cli.checklist.to_know", title=year.title(line))
        elif line.state == "done" and line.done and not options.tells_more:
            said = done_said(line.done, year.talk.words)
            year.talk.say("cli.checklist.done_already", title=year.title(line), done=said)
        else:
            yield _tick(year, line, options, note)


def _tick(year: SchoolYear, line: ItemStanding, options: DoneOptions, note: str) -> Done:
    """Give a tick; what is not told anew stays as the one before told it."""
    before = line.done
    return Done(
        **new_entry(year.name),
        item=line.item.id,
        on=str(options.on or (before.on if before else year.today)),
        role=options.role or (before.role if before else None),
        note=note or (before.note if before else ""),
    )
