"""A version is taken in the words in which a screen shows it, and never one that it does not say."""

from __future__ import annotations

import pytest

from checker.checking.questions import answers_of
from checker.errors import BadInputError


@pytest.mark.parametrize(
    ("told", "version"),
    [
        ("11", "11"), ("Windows 11", "11"), ("Windows 11 Pro", "11"),
        ("Microsoft Windows 10 Home", "10"), ("17,7", "17.7"),
        ("iPadOS 17.7.2", "17.7.2"), ("18.5 (22F76)", "18.5"),
        ("Versie: 14", "14"), ("v13", "13"), ("Android 14", "14"),
        ("macOS Tahoe 26.1", "26.1"), ("Windows 8.1", "8.1"), ("11 24H2", "11"),
    ],
)  # fmt: skip
def test_a_version_may_be_copied_with_the_words_around_it(told: str, version: str) -> None:
    assert answers_of({"version": told}, (), "x").os_version == version


@pytest.mark.parametrize(
    "told", ["24H2", "Windows", "iPad 9", "10.0.26100", "26100.2314", "weet niet", "Windows Server 2019"]
)
def test_what_is_no_version_people_speak_of_is_asked_again(told: str) -> None:
    with pytest.raises(BadInputError):
        answers_of({"version": told}, (), "x")
