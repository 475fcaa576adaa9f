"""A mistake in the school's settings, in the language of the school: where it is, and what to write instead."""

from __future__ import annotations

from collections.abc import Callable

from checker.reporting.language.words import Words
from checker.storage.settings_mistakes import SettingsMistakeError


def settings_words(problem: SettingsMistakeError, language: str, reason_in: Callable[[str], str]) -> str:
    """Give the mistake in words of that language. `reason_in`: what the system says, in it too."""
    words = Words(language)
    values = {name: reason_in(value) if name == "reason" else value for name, value in problem.values.items()}
    said = words.say(f"settings.{problem.mistake}", **values)
    where = "settings.at_line" if problem.line else "settings.at"
    return words.say(where, file=problem.file, line=problem.line, said=said)
