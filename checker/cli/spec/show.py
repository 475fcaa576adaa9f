"""`systeemcheck spec show`: what one of them asks."""

from __future__ import annotations

from types import MappingProxyType

import click

from checker.checking.today import judged_today
from checker.cli.options import language_option
from checker.cli.output import give
from checker.cli.own_words import own_words
from checker.cli.spec.standing import language_of, requirements_told, state
from checker.conditions.situation import Situation
from checker.model.readings import Facts, Known
from checker.model.releases import Releases
from checker.reporting.language.words import Words
from checker.reporting.words.asked import asked
from checker.specification.catalogue import choose
from checker.specification.digest import digest_of
from checker.specification.document import Requirement

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


@click.command("show")
@click.argument("name", required=False)
@language_option
def command(name: str | None, lang: str | None) -> None:
    """Show what a spec asks: NAME is an id, id/version or file; without it the default."""
    language = language_of(lang)
    requirements = requirements_told(language)
    entry = choose(name, requirements.entries, judged_today(requirements.releases).day)
    give(f"{entry.name}  {entry.spec.title.said(language)}  [{state(entry, language)}]")
    give(entry.spec.source)
    give(f"sha256 {digest_of(entry.spec)}")
    for requirement in entry.spec.requirement:
        for line in _shown(requirement, requirements.releases, Words(language)):
            give(line)


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
