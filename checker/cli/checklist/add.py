"""`systeemcheck checklist add`: a line of the school's own."""

from __future__ import annotations

import datetime as dt

import click
import msgspec

from checker.checklist.own_items import own_item_id
from checker.cli.checklist.school_year import Options, SchoolYear, short, year_options
from checker.cli.options import Day
from checker.errors import BadInputError, Ended, ExitCode
from checker.model.school_year import LONGEST_TITLE, OwnItem
from checker.storage.school_year.writing import new_entry


class AddOptions(Options, frozen=True, kw_only=True):
    """The options of the command, as the user gave them."""

    title: tuple[str, ...]
    by: dt.date | None


@click.command("add")
@click.argument("title", nargs=-1, required=True, metavar="TITLE")
@click.option("--by", type=Day(), metavar="DATE", help="The last day on which it is in time.")
@year_options
def command(**options: object) -> Ended:
    """Add a line of your own to the list of this school year: TITLE is what is to be done."""
    return _add(msgspec.convert(options, AddOptions))


def _add(options: AddOptions) -> Ended:
    title = short(" ".join(options.title), LONGEST_TITLE, "TITLE")
    if not title:
        raise BadInputError("TITLE", "", "is empty", "Write what is to be done.")
    year = SchoolYear(options)
    new = new_entry(year.name)
    item = own_item_id(title, new["id"])
    year.keep(OwnItem(**new, item=item, title=title, by=str(options.by or "")))
    year.talk.say("cli.checklist.added", title=title, id=item)
    year.tell_undo([item])
    return Ended(ExitCode.MEETS)
