"""`systeemcheck checklist starts`: the first day of school."""

from __future__ import annotations

import datetime as dt

import click
import msgspec

from checker.cli.checklist.school_year import Options, SchoolYear, year_options
from checker.cli.options import Day
from checker.errors import BadInputError, Ended, ExitCode
from checker.model.school_year import SchoolBegins
from checker.storage.school_year.writing import new_entry


class StartsOptions(Options, frozen=True, kw_only=True):
    """The options of the command, as the user gave them."""

    day: dt.date


@click.command("starts")
@click.argument("day", type=Day(), metavar="DATE")
@year_options
def command(**options: object) -> Ended:
    """Tell the first day of school: DATE, as 2026-08-31. The lines that count from it get their day."""
    return _starts(msgspec.convert(options, StartsOptions))


def _starts(options: StartsOptions) -> Ended:
    year = SchoolYear(options)
    checklist = year.chosen.checklist
    if not checklist.holds_on(options.day):
        problem = f"{options.day} is no day of {checklist.name} ({checklist.valid_from} to {checklist.valid_until})"
        raise BadInputError("DATE", "", problem, "Give another day, or name another checklist with --checklist.")
    day = year.talk.words.date(options.day)
    if year.held.begins and year.held.begins.day == str(options.day):
        year.talk.say("cli.checklist.starts_already", day=day)
        return Ended(ExitCode.MEETS)
    year.keep(SchoolBegins(**new_entry(year.name), day=str(options.day)))
    year.talk.say("cli.checklist.starts", day=day)
    return Ended(ExitCode.MEETS)
