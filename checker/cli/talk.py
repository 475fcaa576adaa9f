"""What the program says on the terminal, in the user's language, on standard error; data goes to standard output."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING

from checker.cli.output import tell, tell_as_it_is

if TYPE_CHECKING:
    from checker.reporting.language.words import Words


class Talk:
    """A voice that can be told to be quiet; warnings are always said."""

    def __init__(self, language: str, *, is_quiet: bool) -> None:
        """Speak this language."""
        self.language = language
        self.is_quiet = is_quiet
        self.has_warned = False
        self._is_terminal = sys.stderr.isatty()

    @cached_property
    def words(self) -> Words:
        """Give the messages; read only when something is said."""
        from checker.reporting.language.words import Words  # noqa: PLC0415  a quiet run says nothing

        return Words(self.language)

    def say(self, message: str, **values: str | int) -> None:
        """Say a message of the catalogue."""
        if not self.is_quiet:
            tell(self.words.say(message, **values))

    def warn(self, message: str, **values: str | int) -> None:
        """Say a message even when quiet. A `reason` is what the system said, in English."""
        self.has_warned = True
        if "reason" in values:
            values["reason"] = self._own(str(values["reason"]))
        tell(self.words.say(message, **values))

    def _own(self, english: str) -> str:
        from checker.cli.own_words import own_words  # noqa: PLC0415  only what went wrong pays for it

        return own_words(self.language).say(english)

    def lines(self, lines: Iterable[str]) -> None:
        """Say lines that are ready."""
        for line in () if self.is_quiet else lines:
            tell(line)

    @property
    def is_heard(self) -> bool:
        """Tell whether a person sits at the keyboard who can answer."""
        return not self.is_quiet and self._is_terminal and sys.stdin is not None and sys.stdin.isatty()

    def ask(self, message: str, **values: str | int) -> str:
        """Give what a person types after the question; "" without a person at a keyboard."""
        if not self.is_heard:
            return ""
        tell(self.words.say(message, **values))
        tell_as_it_is("> ")
        return sys.stdin.readline().strip()

    def progress(self, done: int, total: int) -> None:
        """Show how far measuring is, in one line that is written over; on a terminal only."""
        self._progress("cli.progress", done, total)

    def reading(self, done: int, total: int) -> None:
        """Show how far reading results is, likewise."""
        self._progress("cli.fleet.reading", done, total)

    def _progress(self, message: str, done: int, total: int) -> None:
        if self._is_terminal and not self.is_quiet:
            end = "\r" if done < total else "\r" + " " * 60 + "\r"
            tell_as_it_is(f"{self.words.say(message, done=done, total=total)}{end}")
