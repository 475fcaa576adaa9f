"""`systeemcheck checklist list`: the checklists there are."""

from __future__ import annotations

import click

from checker.checking.today import judged_today
from checker.cli.checklist.which_checklist import known
from checker.cli.home import home
from checker.cli.options import language_option
from checker.cli.output import give
from checker.cli.requirements import in_use
from checker.cli.talk import Talk
from checker.reporting.words.checklist import is_draft
from checker.storage.settings import load_settings


@click.command("list")
@language_option
def command(lang: str | None) -> None:
    """List the checklists there are; the one of today is marked."""
    settings = load_settings(home())
    talk = Talk(lang or settings.language, is_quiet=False)
    requirements = in_use(talk)
    today = judged_today(requirements.releases).day
    there = known(talk, requirements, settings.specs, today)
    chosen, entries = there.in_use(today), there.checklists.entries
    width = max(len(entry.name) for entry in entries)
    for entry in entries:
        mark = "*" if chosen and entry.checklist is chosen.checklist else " "
        draft = talk.words.say("cli.checklist.is_draft") if is_draft(entry.checklist) else ""
        told = f"{mark} {entry.name:{width}}  {entry.checklist.title.said(talk.language)}"
        give(f"{told}  [{draft}]" if draft else told)
