"""What the commands under `spec` share: the requirements there are, and how one of them stands."""

from __future__ import annotations

import sys

from checker.cli.home import home
from checker.cli.own_words import own_words
from checker.cli.requirements import in_use
from checker.cli.talk import Talk
from checker.specification.catalogue import Entry, Requirements
from checker.storage.settings import load_settings


def language_of(lang: str | None) -> str:
    """Give the language asked for, else that of the settings."""
    return lang or load_settings(home()).language


def settings_specs() -> tuple[str, ...]:
    """Give the specs that the school's settings name."""
    return load_settings(home()).specs


def requirements_told(language: str) -> Requirements:
    """Give the requirements there are; the user hears of files that are not used."""
    return in_use(Talk(language, is_quiet=False))


def requirements_all_told(language: str) -> Requirements:
    """Give the same; the user hears of each file that is not used, however many there are."""
    return in_use(Talk(language, is_quiet=False), sys.maxsize)


def state(entry: Entry, language: str) -> str:
    """Give in a word how sure its values are."""
    say = own_words(language).say
    if entry.spec.historical:
        return say("historical")
    return say("provisional" if entry.spec.is_provisional else "published")
