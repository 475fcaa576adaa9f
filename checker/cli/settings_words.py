"""A mistake in the school's settings, in the language of the school: where it is, and what to write instead."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from checker.errors import SysteemcheckError
from checker.model.languages import LANGUAGES, USUAL
from checker.reporting.language.words import Words
from checker.storage.settings_mistakes import SettingsMistakeError


def settings_words(problem: SysteemcheckError, arguments: Sequence[str]) -> str:
    """Give the mistake in words; `arguments` are those of the command line, which may name a language."""
    if not isinstance(problem, SettingsMistakeError):
        return str(problem)
    words = Words(_language(problem, arguments))
    said = words.say(f"settings.{problem.mistake}", **problem.values)
    where = "settings.at_line" if problem.line else "settings.at"
    return words.say(where, file=problem.file, line=problem.line, said=said)


def _language(problem: SettingsMistakeError, arguments: Sequence[str]) -> str:
    """Give the one that was asked for: in this run, else in the settings as far as they can be read."""
    given = [after for before, after in pairwise(arguments) if before == "--lang"]
    given += [argument.removeprefix("--lang=") for argument in arguments if argument.startswith("--lang=")]
    return next((name for name in (*given, problem.language) if name in LANGUAGES), USUAL)
