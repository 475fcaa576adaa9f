"""`systeemcheck spec validate`: whether a file of requirements is right."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import click

from checker.cli.options import language_option
from checker.cli.output import give, tell
from checker.cli.own_words import OwnWords, own_words
from checker.cli.spec.standing import language_of, requirements_told
from checker.errors import BadInputError, ExitCode
from checker.model.vocabulary import FACTS
from checker.specification.loading import Loaded, load_specs


@click.command("validate")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path, readable=False))
@language_option
def command(files: tuple[Path, ...], lang: str | None) -> None:
    """Check spec FILES; without any, all specs and release tables of the program."""
    bad: list[object] = []
    language = language_of(lang)
    told = cache(lambda: requirements_told(language))
    if not files:
        files = tuple(entry.path for entry in told().entries)
        bad += list(told().doubts)
    loaded = load_specs(files, lambda: [entry.spec for entry in told().entries])
    bad += [path for path, spec in loaded.items() if not _is_valid(path, spec, own_words(language))]
    click.get_current_context().exit(ExitCode.BAD_INPUT if bad else ExitCode.MEETS)


def _is_valid(path: Path, spec: Loaded, words: OwnWords) -> bool:
    if isinstance(spec, BadInputError):
        tell(f"systeemcheck: {words.problem(spec)}")
        return False
    count = len(spec.requirement)
    requirements = words.say("1 requirement" if count == 1 else f"{count} requirements")
    give(f"{path}: {words.say('valid')}, {spec.name}, {requirements}")
    for requirement in spec.requirement:
        later = [fact for fact in requirement.condition.facts_needed() if FACTS[fact].asked_of == "later"]
        if later:
            note = f'note: "{requirement.id}" may stay unknown everywhere: nothing reads {", ".join(later)} yet'
            give(f"  {words.say(note)}")
    return True
