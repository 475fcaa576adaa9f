"""`systeemcheck spec list`: the requirements there are."""

from __future__ import annotations

import click

from checker.checking.today import judged_today
from checker.cli.options import language_option
from checker.cli.output import give
from checker.cli.spec.standing import language_of, requirements_told, state
from checker.specification.catalogue import choose


@click.command("list")
@language_option
def command(lang: str | None) -> None:
    """List the requirements that came with the program; the default is marked."""
    language = language_of(lang)
    requirements = requirements_told(language)
    entries = requirements.entries
    default = choose(None, entries, judged_today(requirements.releases).day)
    width = max(len(entry.name) for entry in entries)
    for entry in entries:
        mark = "*" if entry is default else " "
        give(f"{mark} {entry.name:{width}} {state(entry, language):12} {entry.spec.title.said(language)}")
