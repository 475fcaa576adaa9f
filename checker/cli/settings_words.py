"""A mistake in the school's settings, in the language of the school: where it is, and what to write instead."""

from __future__ import annotations

from checker.reporting.language.words import Words
from checker.storage.settings_mistakes import SettingsMistakeError


def settings_words(problem: SettingsMistakeError, language: str) -> str:
    """Give the mistake in words of that language."""
    words = Words(language)
    said = words.say(f"settings.{problem.mistake}", **problem.values)
    where = "settings.at_line" if problem.line else "settings.at"
    return words.say(where, file=problem.file, line=problem.line, said=said)
