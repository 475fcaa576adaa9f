"""`systeemcheck spec validate`: whether a file of requirements is right."""

from __future__ import annotations

import datetime as dt
from functools import cache
from pathlib import Path

import click

from checker.cli.options import language_option
from checker.cli.output import give, tell
from checker.cli.own_words import OwnWords, own_words
from checker.cli.spec.standing import language_of, requirements_all_told, requirements_told
from checker.errors import BadInputError, ExitCode
from checker.model.vocabulary import FACTS
from checker.resources import built_in_specs_folder
from checker.specification.catalogue import load_releases
from checker.specification.far_off import latest_day, refuse_far_off
from checker.specification.loading import Examine, Loaded, read_documents, settled


@click.command("validate")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path, readable=False))
@language_option
def command(files: tuple[Path, ...], lang: str | None) -> None:
    """Check spec FILES; without any, all specs and release tables of the program."""
    bad: list[object] = []
    language = language_of(lang)
    told = cache(lambda: requirements_all_told(language) if not files else requirements_told(language))
    paths = files or tuple(entry.path for entry in told().entries)
    bad += [] if files else list(told().doubts)
    loaded = settled(read_documents(paths), lambda: [entry.spec for entry in told().entries], _examine())
    bad += [path for path, spec in loaded.items() if not _is_valid(path, spec, own_words(language))]
    click.get_current_context().exit(ExitCode.BAD_INPUT if bad else ExitCode.MEETS)


def _examine() -> Examine:
    """Give what refuses a spec of a day so far off that it would not be used."""
    latest = latest_day(dt.datetime.now(dt.UTC).date(), load_releases(built_in_specs_folder()))
    return lambda path, spec: refuse_far_off(path, spec, latest)


def _is_valid(path: Path, spec: Loaded, words: OwnWords) -> bool:
    if isinstance(spec, BadInputError):
        tell(f"systeemcheck: {words.problem(spec)}")
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
