"""`systeemcheck checklist undo`: take a tick back, or what was left out or added."""

from __future__ import annotations

import click
import msgspec

from checker.checklist.standing import ItemStanding
from checker.cli.checklist.school_year import Options, SchoolYear, year_options
from checker.errors import Ended, ExitCode
from checker.model.school_year import SchoolYearEntry


class UndoOptions(Options, frozen=True, kw_only=True):
    """The options of the command, as the user gave them."""

    items: tuple[str, ...]


@click.command("undo")
@click.argument("items", nargs=-1, required=True, metavar="ITEM...")
@year_options
def command(**options: object) -> Ended:
    """Take a tick back, bring back what was left out, or take a line of your own away.

    ITEM is a number in the list, the name behind it or the start of that; several at once. What others did meanwhile
    stays.
    """
    return _undo(msgspec.convert(options, UndoOptions))


def _undo(options: UndoOptions) -> Ended:
    year = SchoolYear(options)
    told = [(line, *_newest(year, line)) for line in year.lines(options.items)]
    year.take_away(entry for _, _, entry in told if entry)
    for line, message, _ in told:
        year.talk.say(message, title=year.title(line))
    return Ended(ExitCode.MEETS)


def _newest(year: SchoolYear, line: ItemStanding) -> tuple[str, SchoolYearEntry | None]:
    """Give what is undone first of a line, and the message that tells it."""
    if line.done:
        return "cli.checklist.undone", line.done
    if line.left_out:
        return "cli.checklist.back", line.left_out
    if own := year.held.own.get(line.item.id) if line.is_own else None:
        return "cli.checklist.removed", own
    return "cli.checklist.nothing", None
