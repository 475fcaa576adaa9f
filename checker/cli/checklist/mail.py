"""`systeemcheck checklist mail`: the mails for the teachers, to copy."""

from __future__ import annotations

import click
import msgspec

from checker.cli.checklist.school_year import Options, SchoolYear, year_options
from checker.cli.options import Day
from checker.cli.output import give
from checker.errors import Ended, ExitCode
from checker.reporting.checklist.mails import Letter, mails_of


class MailOptions(Options, frozen=True, kw_only=True):
    """The options of the command, as the user gave them."""

    items: tuple[str, ...]


@click.command("mail")
@click.argument("items", nargs=-1, metavar="[ITEM...]")
@click.option("--on", type=Day(), metavar="DATE", help="What may be sent on this day (2026-11-23).")
@year_options
def command(**options: object) -> Ended:
    """Show the mails that may still be sent to the teachers, to copy: that of ITEM, or all of them."""
    return _mail(msgspec.convert(options, MailOptions))


def _mail(options: MailOptions) -> Ended:
    year = SchoolYear(options)
    wanted = year.lines(options.items)
    letters = {letter.item.id: letter for letter in mails_of(year.standing, year.talk.language, year.settings.school)}
    for line in wanted:
        if line.item.id not in letters:
            year.talk.say("cli.checklist.mail.none", title=year.title(line))
    if not wanted and not letters:
        year.talk.say("cli.checklist.mail.nothing")
    names = {line.item.id for line in wanted} or set(letters)
    for number, letter in enumerate(letter for name, letter in letters.items() if name in names):
        _give(letter, year, is_first=not number)
    return Ended(ExitCode.MEETS)


def _give(letter: Letter, year: SchoolYear, *, is_first: bool) -> None:
    """Write a mail, below a line that keeps it apart from the one before."""
    if not is_first:
        for line in ("", "-" * 40, ""):
            give(line)
    give(year.talk.words.say("cli.checklist.mail.subject", subject=letter.subject))
    give("")
    for line in letter.text.splitlines():
        give(line)
