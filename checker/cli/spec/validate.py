"""`systeemcheck spec validate`: whether a file of requirements is right."""

from __future__ import annotations

from pathlib import Path

import click

from checker.cli.options import language_option
from checker.cli.output import give, tell
from checker.cli.own_words import OwnWords, own_words
from checker.cli.spec.standing import language_of, requirements_told
from checker.errors import BadInputError, ExitCode
from checker.model.vocabulary import FACTS
from checker.specification.loading import load_spec


@click.command("validate")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path, readable=False))
@language_option
def command(files: tuple[Path, ...], lang: str | None) -> None:
    """Check spec FILES; without any, all specs and release tables of the program."""
    bad: list[object] = []
    language = language_of(lang)
    if not files:
        requirements = requirements_told(language)
        files = tuple(entry.path for entry in requirements.entries)
        bad += list(requirements.doubts)
    bad += [path for path in files if not _is_valid(path, own_words(language))]
    click.get_current_context().exit(ExitCode.BAD_INPUT if bad else ExitCode.MEETS)


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
