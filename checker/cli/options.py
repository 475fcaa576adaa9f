"""Options that several commands share."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from checker.errors import ExitCode
from checker.model.languages import LANGUAGES
from checker.model.verdicts import Verdict

EXIT_OF = {
    Verdict.PASS: ExitCode.MEETS,
    Verdict.ADVICE: ExitCode.MEETS,
    Verdict.NOT_APPLICABLE: ExitCode.MEETS,
    Verdict.FAIL: ExitCode.DOES_NOT_MEET,
    Verdict.UNKNOWN: ExitCode.UNDETERMINED,
}


class Day(click.ParamType[dt.date]):
    """A day written as 2026-11-23."""

    name = "DATE"

    def convert(self, value: str | dt.date, param: click.Parameter | None, ctx: click.Context | None) -> dt.date:
        """Give the day, or say how one is written."""
        if isinstance(value, dt.date):
            return value
        try:
            return dt.date.fromisoformat(value)
        except ValueError:
            self.fail(f'"{value[:40]}" is not a day; write it as 2026-11-23', param, ctx)


spec_option = click.option(
    "--spec", "specs", multiple=True, metavar="ID|FILE",
    help="Requirements to judge by: an id, id/version or a .toml file; may be repeated.",
)  # fmt: skip
on_option = click.option("--on", type=Day(), metavar="DATE", help="Judge for this day (2026-11-23).")
json_option = click.option("--json", "as_json", is_flag=True, help="One JSON document on standard output.")
html_option = click.option(
    "--html", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="Also write it as a page."
)
language_option = click.option("--lang", type=click.Choice(LANGUAGES), help="Language of report and messages.")
