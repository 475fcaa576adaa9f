"""`systeemcheck spec show`: what specs ask, on the terminal, as a page to hand out, or as a list for who buys."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from checker.checking.today import judged_today
from checker.cli.options import html_option, language_option
from checker.cli.output import give
from checker.cli.outputs import check_outputs, write_output
from checker.cli.own_words import own_words
from checker.cli.spec.standing import language_of, requirements_told, settings_specs, state
from checker.cli.talk import Talk
from checker.model.releases import Releases
from checker.reporting.language.words import Words
from checker.reporting.requirements.any_device import any_device
from checker.reporting.words.asked import asked
from checker.specification.catalogue import Entry, Requirements, choose
from checker.specification.digest import digest_of
from checker.specification.document import Requirement
from checker.specification.joining import joined

if TYPE_CHECKING:
    from checker.reporting.requirements.buying import Wish

_MOST_YEARS = 20


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """The options of the command, as the user gave them."""

    names: tuple[str, ...]
    buying: bool
    years: int | None
    html: Path | None
    lang: str | None


@click.command("show")
@click.argument("names", nargs=-1, metavar="[ID|FILE...]")
@click.option("--buying", is_flag=True, help="Show what a new device must be able to do, for who buys.")
@click.option(
    "--years", type=click.IntRange(1, _MOST_YEARS), metavar="NUMBER",
    help="With --buying: for how many years updates must come.",
)  # fmt: skip
@html_option
@language_option
def command(**options: object) -> None:
    """Show what specs ask: an id, id/version or .toml file each; without any those of the settings, or the default."""
    _show(msgspec.convert(options, Options))


def _show(options: Options) -> None:
    language = language_of(options.lang)
    requirements = requirements_told(language)
    entries = _entries(options.names, requirements)
    check_outputs([options.html] if options.html else [], [entry.path for entry in entries])
    if options.html:
        written = write_output(options.html, _page(entries, options, requirements.releases, language).encode())
        Talk(language, is_quiet=False).say("cli.spec.written", path=str(written))
        return
    tell = _bought if options.buying else _all
    for line in tell(entries, options, requirements, Words(language)):
        give(line)


def _entries(names: Sequence[str], requirements: Requirements) -> list[Entry]:
    day = judged_today(requirements.releases).day
    wanted = dict.fromkeys(names or settings_specs()) or (None,)
    entries = [choose(name, requirements.entries, day) for name in wanted]
    joined([entry.spec for entry in entries])  # refuses two versions of one
    return entries


def _page(entries: Sequence[Entry], options: Options, releases: Releases, language: str) -> str:
    from checker.reporting.requirements.rendering import render_buying, render_spec  # noqa: PLC0415  only a page pays

    if options.buying:
        return render_buying(_wish(entries, options, releases), language)
    return render_spec([entry.spec for entry in entries], releases, judged_today(releases).day, language)


def _wish(entries: Sequence[Entry], options: Options, releases: Releases) -> Wish:
    from checker.reporting.requirements.buying import Wish  # noqa: PLC0415  likewise

    specs = tuple(entry.spec for entry in entries)
    return Wish(specs=specs, releases=releases, day=judged_today(releases).day, years=options.years)


def _bought(entries: Sequence[Entry], options: Options, requirements: Requirements, words: Words) -> Iterator[str]:
    from checker.reporting.requirements.buying_page import buying_page  # noqa: PLC0415  likewise

    page = buying_page(_wish(entries, options, requirements.releases), words)
    yield f"{page.title}: {'; '.join(page.specs)}"
    for notice in page.notices:
        yield " ".join(filter(None, (notice.title, notice.text, notice.link.address if notice.link else "")))
    if not page.lists:
        yield from ("", words.say("buying.none"))
    for kind in page.lists:
        yield from ("", kind.title, *(f"  {note}" for note in kind.notes))
        yield from (f"  - {item.text} [{item.asked_by}]" for item in kind.items)
        if kind.unpacked:
            yield f"  {words.say('buying.unpacked')}:"
            yield from (f"  - {text}" for text in kind.unpacked)
    for warning in page.warnings:
        yield from ("", warning)


def _all(entries: Sequence[Entry], _options: Options, requirements: Requirements, words: Words) -> Iterator[str]:
    for number, entry in enumerate(entries):
        if number:
            yield ""
        yield f"{entry.name}  {entry.spec.title.said(words.language)}  [{state(entry, words.language)}]"
        yield entry.spec.source
        yield f"sha256 {digest_of(entry.spec)}"
        for requirement in entry.spec.requirement:
            yield from _shown(requirement, requirements.releases, words)


def _shown(requirement: Requirement, releases: Releases, words: Words) -> tuple[str, ...]:
    classes = ", ".join(requirement.applies_to)
    title = requirement.title.said(words.language)
    say = own_words(words.language).say
    heading = f"{title} ({requirement.id}; {say(requirement.importance)}, {say(requirement.basis)})"
    device = any_device(requirement.applies_to[0], releases, judged_today(releases).day)
    return "", heading, f"  {asked(requirement, device, words)}", f"  {classes}"
