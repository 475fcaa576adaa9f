"""`systeemcheck checklist show`: how the checklist stands, on the terminal, as a page, in a calendar, for programs."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import click
import msgspec

from checker.checklist.standing import Standing
from checker.cli.checklist.school_year import Options, SchoolYear, year_options
from checker.cli.options import Day, json_option
from checker.cli.output import give, give_json
from checker.cli.outputs import check_outputs, write_output
from checker.errors import Ended, ExitCode

_WIDEST = 100
_NARROWEST = 40
_FILE = click.Path(path_type=Path, dir_okay=False)


class ShowOptions(Options, frozen=True, kw_only=True):
    """The options of the command, as the user gave them."""

    html: Path | None
    ics: Path | None


@click.command("show")
@click.option("--on", type=Day(), metavar="DATE", help="How it stands on this day (2026-11-23).")
@click.option("--html", type=_FILE, metavar="FILE", help="Write it as a page, to print on two sheets.")
@click.option("--ics", type=_FILE, metavar="FILE", help="Write what has a date as a calendar, with alarms.")
@json_option
@year_options
def command(**options: object) -> Ended:
    """Show how the checklist stands: what is late, what comes next, and every line with a mark and a number."""
    return _show(msgspec.convert(options, ShowOptions))


def _show(options: ShowOptions) -> Ended:
    files = [path for path in (options.html, options.ics) if path]
    check_outputs(files, [Path(options.checklist)] if options.checklist else [], "checklist")
    year = SchoolYear(options)
    standing = _standing(year)
    if options.html:
        _write_page(options.html, standing, year)
    if options.ics:
        _write_calendar(options.ics, standing, year)
    if options.as_json:
        from checker.reporting.checklist.json_export import json_bytes  # noqa: PLC0415  only who asks for it pays

        give_json(json_bytes(standing).decode())
    elif not files:
        _show_lines(standing, year)
    return Ended(ExitCode.MEETS, must_be_read=year.talk.has_warned)


def _standing(year: SchoolYear) -> Standing:
    """Give how it stands; devices are counted where there are results."""
    if not year.has_results:
        return year.standing
    from checker.cli.checklist.measured import devices_of  # noqa: PLC0415  160 ms, and only who has results pays

    return year.standing_with(devices_of(year))


def _show_lines(standing: Standing, year: SchoolYear) -> None:
    from checker.reporting.checklist.terminal import terminal_lines  # noqa: PLC0415  who writes a file needs it not

    # One column is left free: a Windows console goes on to the next line by itself when the last one is written.
    width = max(_NARROWEST, min(shutil.get_terminal_size().columns - 1, _WIDEST))
    for line in terminal_lines(standing, year.talk.words, width):
        give(line)


def _write_page(path: Path, standing: Standing, year: SchoolYear) -> None:
    from checker.reporting.checklist.rendering import render_checklist  # noqa: PLC0415  only a page pays

    page = render_checklist(standing, year.talk.language, year.settings.school)
    year.talk.say("cli.checklist.page", path=str(write_output(path, page.encode())))


def _write_calendar(path: Path, standing: Standing, year: SchoolYear) -> None:
    from checker.reporting.checklist.calendar import calendar_bytes, not_in_calendar  # noqa: PLC0415  likewise

    data = calendar_bytes(standing, year.talk.language, dt.datetime.now(dt.UTC), year.settings.school)
    written = write_output(path, data)
    left_out = not_in_calendar(standing)
    count = len(standing.lines) - len(left_out)
    year.talk.lines([year.talk.words.count("cli.checklist.calendar", count, path=str(written))])
    undated = [year.title(line) for line in left_out if line.due.why_not == "no_moment"]
    waiting = [year.title(line) for line in left_out if line.due.why_not != "no_moment"]
    if undated:
        year.talk.say("cli.checklist.calendar.undated", titles="; ".join(undated))
    if waiting:
        year.talk.say("cli.checklist.calendar.waiting", titles="; ".join(waiting))
