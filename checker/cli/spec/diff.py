"""`systeemcheck spec diff`: what changed from one spec to another, and what that does to the school's devices."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import click
import msgspec

from checker.checking.today import judged_today
from checker.cli.home import home
from checker.cli.options import html_option, json_option, language_option, on_option
from checker.cli.output import give, give_json
from checker.cli.outputs import check_folder, check_outputs, write_output
from checker.cli.requirements import in_use
from checker.cli.talk import Talk
from checker.fleet.model import Fleet
from checker.overview.asking import AskedOverview, School, question
from checker.overview.making import Reading, gathered_for, surveyed
from checker.reporting.language.words import Words
from checker.reporting.requirements.change_words import Compared, in_one_line, lines
from checker.reporting.requirements.changes_page import counts, device_changes, lead, spec_name
from checker.specification.catalogue import Requirements
from checker.specification.comparing import compared
from checker.storage.settings import load_settings


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """The options of the command, as the user gave them."""

    before: str
    after: str
    results: tuple[str, ...]
    html: Path | None
    as_json: bool
    on: dt.date | None
    lang: str | None


@click.command("diff")
@click.argument("before", metavar="ID|FILE")
@click.argument("after", metavar="ID|FILE")
@click.option("--results", multiple=True, metavar="DIR", help="Show which devices change verdict, by these results.")
@html_option
@json_option
@on_option
@language_option
def command(**options: object) -> None:
    """Show what changes from one spec to another: an id, id/version or .toml file each.

    The exit code is 0, whether they differ or not: code 1 is kept for a device that does not meet requirements.
    """
    _diff(msgspec.convert(options, Options))


def _diff(options: Options) -> None:
    school = School(home(), load_settings(home()))
    talk = Talk(options.lang or school.settings.language, is_quiet=False)
    requirements = in_use(talk)
    told = _compared(options, requirements)
    inputs = [Path(name) for name in (options.before, options.after) if name.endswith(".toml")]
    check_outputs([options.html] if options.html else [], inputs)
    fleet = _fleet(options, school, requirements, talk) if options.results else None
    if options.html:
        from checker.reporting.requirements.rendering import render_changes  # noqa: PLC0415  only a page pays for it

        written = write_output(options.html, render_changes(told, fleet, talk.language).encode())
        talk.say("cli.spec.written", path=str(written))
    if options.as_json:
        from checker.reporting.requirements.changes_json import changes_json  # noqa: PLC0415  likewise

        give_json(changes_json(told, fleet).decode())
        return
    for line in _text(told, fleet, talk.words):
        give(line)


def _compared(options: Options, requirements: Requirements) -> Compared:
    day = options.on or judged_today(requirements.releases).day
    before, after = (requirements.choose((name,), day) for name in (options.before, options.after))
    changes = compared(before, after)
    return Compared(before=before, after=after, changes=changes, releases=requirements.releases, day=day)


def _fleet(options: Options, school: School, requirements: Requirements, talk: Talk) -> Fleet:
    """Judge all results by the first spec, and again by the second."""
    for folder in options.results:
        check_folder(folder)
    asked = AskedOverview(
        folders=options.results, specs=(options.before,), compare_specs=(options.after,), on=options.on
    )
    asks = question(asked, school, requirements)
    own = [str(options.html)] if options.html else []
    return surveyed(gathered_for(asks, options.results, Reading(None, talk.reading, own)), asks, talk.words)


def _text(told: Compared, fleet: Fleet | None, words: Words) -> Iterator[str]:
    said = lines(told, words)
    yield words.say("changes.pair", before=spec_name(told, "before", words), after=spec_name(told, "after", words))
    yield " ".join(filter(None, (lead(said, words), ", ".join(counts(said, words)))))
    group = ""
    for line in said:
        if line.group != group:
            group = line.group
            yield from ("", words.say(f"changes.group.{group}"))
        yield f"  {in_one_line(line, words)}"
    if fleet:
        table = device_changes(fleet, words)
        yield from ("", words.say("changes.devices"), f"  {table.text}")
        for row in table.rows:
            looks = {"before": row.before.word, "after": row.after.word}
            yield "  " + words.say("changes.device", place=row.place, name=row.name, because=row.because, **looks)
