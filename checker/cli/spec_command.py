"""`systeemcheck spec`: the requirements there are, what one of them asks, and whether a file is right."""

from __future__ import annotations

from pathlib import Path
from types import MappingProxyType

import click

from checker.checking.today import judged_today
from checker.cli.options import language_option
from checker.cli.output import give, tell
from checker.cli.requirements import in_use
from checker.cli.talk import Talk
from checker.conditions.situation import Situation
from checker.errors import BadInputError, ExitCode
from checker.model.languages import USUAL
from checker.model.readings import Facts, Known
from checker.model.releases import Releases
from checker.model.vocabulary import FACTS
from checker.reporting.language.words import Words
from checker.reporting.words.asked import asked
from checker.specification.catalogue import Entry, Requirements, choose
from checker.specification.digest import digest_of
from checker.specification.document import Requirement
from checker.specification.loading import load_spec

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
def list_specs() -> None:
    """List the requirements that came with the program; the default is marked."""
    requirements = _in_use()
    entries = requirements.entries
    default = choose(None, entries, judged_today(requirements.releases).day)
    for entry in entries:
        mark = "*" if entry is default else " "
        give(f"{mark} {entry.name:24} {_state(entry):12} {entry.spec.title.en}")


@command.command("show")
@click.argument("name", required=False)
@language_option
def show(name: str | None, lang: str | None) -> None:
    """Show what a spec asks: NAME is an id, id/version or file; without it the default."""
    requirements = _in_use()
    entry = choose(name, requirements.entries, judged_today(requirements.releases).day)
    language = lang or USUAL
    give(f"{entry.name}  {entry.spec.title.said(language)}  [{_state(entry)}]")
    give(entry.spec.source)
    give(f"sha256 {digest_of(entry.spec)}")
    for requirement in entry.spec.requirement:
        for line in _shown(requirement, requirements.releases, Words(language)):
            give(line)


@command.command("validate")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path, readable=False))
def validate(files: tuple[Path, ...]) -> None:
    """Check spec FILES; without any, all specs and release tables of the program."""
    bad: list[object] = []
    if not files:
        requirements = _in_use()
        files = tuple(entry.path for entry in requirements.entries)
        bad += list(requirements.doubts)
    bad += [path for path in files if not _is_valid(path)]
    click.get_current_context().exit(ExitCode.BAD_INPUT if bad else ExitCode.MEETS)


def _in_use() -> Requirements:
    return in_use(Talk("en", is_quiet=False))


def _is_valid(path: Path) -> bool:
    try:
        spec = load_spec(path)
    except BadInputError as problem:
        tell(f"systeemcheck: {problem}")
        return False
    give(f"{path}: valid, {spec.id}/{spec.version}, {len(spec.requirement)} requirements")
    for requirement in spec.requirement:
        later = [fact for fact in requirement.condition.facts_needed() if FACTS[fact].asked_of == "later"]
        if later:
            give(f'  note: "{requirement.id}" may stay unknown everywhere: nothing reads {", ".join(later)} yet')
    return True


def _state(entry: Entry) -> str:
    if entry.spec.historical:
        return "historical"
    return "provisional" if entry.spec.is_provisional else "published"


def _shown(requirement: Requirement, releases: Releases, words: Words) -> tuple[str, ...]:
    classes = ", ".join(requirement.applies_to)
    title = requirement.title.said(words.language)
    heading = f"{title} ({requirement.id}; {requirement.importance}, {requirement.basis})"
    return "", heading, f"  {asked(requirement, _any_device(requirement, releases), words)}", f"  {classes}"


def _any_device(requirement: Requirement, releases: Releases) -> Situation:
    """Give a device of the first class the requirement is for, of which nothing else is known."""
    name = _SYSTEMS.get(requirement.applies_to[0]) if requirement.applies_to else None
    facts: Facts = {"os.name": Known(value=name, source="spec")} if name else {}
    return Situation(facts, judged_today(releases).day, releases)
