"""`systeemcheck spec`: the requirements there are, what one of them asks, and whether a file is right."""

from __future__ import annotations

from pathlib import Path
from types import MappingProxyType

import click

from checker.checking.today import judged_today
from checker.cli.home import home
from checker.cli.options import language_option
from checker.cli.output import give, tell
from checker.cli.own_words import OwnWords, own_words
from checker.cli.requirements import in_use
from checker.cli.talk import Talk
from checker.conditions.situation import Situation
from checker.errors import BadInputError, ExitCode
from checker.model.readings import Facts, Known
from checker.model.releases import Releases
from checker.model.vocabulary import FACTS
from checker.reporting.language.words import Words
from checker.reporting.words.asked import asked
from checker.specification.catalogue import Entry, Requirements, choose
from checker.specification.digest import digest_of
from checker.specification.document import Requirement
from checker.specification.loading import load_spec
from checker.storage.settings import load_settings

_SYSTEMS = MappingProxyType(
    {
        "windows-pc": "windows",
        "mac": "macos",
        "linux-pc": "linux",
        "chromebook": "chromeos",
        "ipad": "ipados",
        "android-tablet": "android",
    }
)


@click.group("spec", no_args_is_help=False)
def command() -> None:
    """Show and check requirements."""


@command.command("list")
@language_option
def list_specs(lang: str | None) -> None:
    """List the requirements that came with the program; the default is marked."""
    language = _language(lang)
    requirements = _in_use(language)
    entries = requirements.entries
    default = choose(None, entries, judged_today(requirements.releases).day)
    for entry in entries:
        mark = "*" if entry is default else " "
        give(f"{mark} {entry.name:24} {_state(entry, language):12} {entry.spec.title.said(language)}")


@command.command("show")
@click.argument("name", required=False)
@language_option
def show(name: str | None, lang: str | None) -> None:
    """Show what a spec asks: NAME is an id, id/version or file; without it the default."""
    language = _language(lang)
    requirements = _in_use(language)
    entry = choose(name, requirements.entries, judged_today(requirements.releases).day)
    give(f"{entry.name}  {entry.spec.title.said(language)}  [{_state(entry, language)}]")
    give(entry.spec.source)
    give(f"sha256 {digest_of(entry.spec)}")
    for requirement in entry.spec.requirement:
        for line in _shown(requirement, requirements.releases, Words(language)):
            give(line)


@command.command("validate")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path, readable=False))
@language_option
def validate(files: tuple[Path, ...], lang: str | None) -> None:
    """Check spec FILES; without any, all specs and release tables of the program."""
    bad: list[object] = []
    language = _language(lang)
    if not files:
        requirements = _in_use(language)
        files = tuple(entry.path for entry in requirements.entries)
        bad += list(requirements.doubts)
    bad += [path for path in files if not _is_valid(path, own_words(language))]
    click.get_current_context().exit(ExitCode.BAD_INPUT if bad else ExitCode.MEETS)


def _language(lang: str | None) -> str:
    return lang or load_settings(home()).language


def _in_use(language: str) -> Requirements:
    return in_use(Talk(language, is_quiet=False))


def _is_valid(path: Path, words: OwnWords) -> bool:
    try:
        spec = load_spec(path)
    except BadInputError as problem:
        tell(f"systeemcheck: {words.problem(problem)}")
        return False
    count = len(spec.requirement)
    requirements = words.say("1 requirement" if count == 1 else f"{count} requirements")
    give(f"{path}: {words.say('valid')}, {spec.id}/{spec.version}, {requirements}")
    for requirement in spec.requirement:
        later = [fact for fact in requirement.condition.facts_needed() if FACTS[fact].asked_of == "later"]
        if later:
            note = f'note: "{requirement.id}" may stay unknown everywhere: nothing reads {", ".join(later)} yet'
            give(f"  {words.say(note)}")
    return True


def _state(entry: Entry, language: str) -> str:
    say = own_words(language).say
    if entry.spec.historical:
        return say("historical")
    return say("provisional" if entry.spec.is_provisional else "published")


def _shown(requirement: Requirement, releases: Releases, words: Words) -> tuple[str, ...]:
    classes = ", ".join(requirement.applies_to)
    title = requirement.title.said(words.language)
    say = own_words(words.language).say
    heading = f"{title} ({requirement.id}; {say(requirement.importance)}, {say(requirement.basis)})"
    return "", heading, f"  {asked(requirement, _any_device(requirement, releases), words)}", f"  {classes}"


def _any_device(requirement: Requirement, releases: Releases) -> Situation:
    """Give a device of the first class the requirement is for, of which nothing else is known."""
    name = _SYSTEMS.get(requirement.applies_to[0]) if requirement.applies_to else None
    facts: Facts = {"os.name": Known(value=name, source="spec")} if name else {}
    return Situation(facts, judged_today(releases).day, releases)
