"""`systeemcheck checklist new-year`: a draft of the checklist of the next school year."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import click
import msgspec

from checker.checklist.catalogue import NAME, draft_name_of
from checker.checklist.new_year import name_of_next, next_year
from checker.cli.checklist.school_year import Options, SchoolYear, year_options
from checker.cli.outputs import check_new, write_new_output
from checker.errors import BadInputError, Ended, ExitCode
from checker.specification.specs_folder import own_specs_folder


class NewYearOptions(Options, frozen=True, kw_only=True):
    """The options of the command, as the user gave them."""

    output: Path | None


@click.command("new-year")
@click.option(
    "-o", "--output", metavar="FILE", type=click.Path(path_type=Path, readable=False),
    help="Where to write it; otherwise with your own requirements, where the program finds it.",
)  # fmt: skip
@year_options
def command(**options: object) -> Ended:
    """Draft the checklist of the next school year from that of this one: every date a year later, to be checked."""
    return _new_year(msgspec.convert(options, NewYearOptions))


def _new_year(options: NewYearOptions) -> Ended:
    year = SchoolYear(options)
    checklist = year.chosen.checklist
    name = name_of_next(checklist)
    if name in {entry.name for entry in year.known.checklists.entries}:
        raise BadInputError(name, "", "is there already", f"systeemcheck checklist --checklist {name} shows it.")
    own = own_specs_folder() / NAME
    path = options.output or own / draft_name_of(name)
    if options.output is None:
        with suppress(OSError):  # writing into it tells why it is not there
            own.parent.mkdir(exist_ok=True)
    check_new(path)
    write_new_output(path, next_year(checklist))
    year.talk.say("cli.checklist.new_year", name=name, path=str(path))
    year.talk.say("cli.checklist.new_year.next", name=f'"{path}"' if options.output else name)
    return Ended(ExitCode.MEETS)
