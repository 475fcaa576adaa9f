"""`systeemcheck checklist list`: the checklists there are."""

from __future__ import annotations

import datetime as dt

import click

from checker.checking.today import judged_today
from checker.cli.checklist.school_year import checklists_told
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
    talk = Talk(lang or load_settings(home()).language, is_quiet=False)
    today: dt.date = judged_today(in_use(talk).releases).day
    checklists = checklists_told(talk, today)
    chosen = checklists.choose("", today).checklist
    width = max(len(entry.name) for entry in checklists.entries)
    for entry in checklists.entries:
        mark = "*" if entry.checklist is chosen else " "
        draft = talk.words.say("cli.checklist.is_draft") if is_draft(entry.checklist) else ""
        told = f"{mark} {entry.name:{width}}  {entry.checklist.title.said(talk.language)}"
        give(f"{told}  [{draft}]" if draft else told)
