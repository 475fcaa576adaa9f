"""What the program says on the terminal, in the user's language, on standard error; data goes to standard output."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from checker.reporting.words import Words


class Talk:
    """A voice that can be told to be quiet; warnings are always said."""

    def __init__(self, language: str, *, is_quiet: bool) -> None:
        """Speak this language."""
        self.language = language
        self.is_quiet = is_quiet
        self._shows_progress = not is_quiet and sys.stderr.isatty()

    @cached_property
    def words(self) -> Words:
        """Give the messages; read only when something is said."""
        from checker.reporting.words import Words  # noqa: PLC0415  a quiet run says nothing

        return Words(self.language)

    def say(self, message: str, **values: str | int) -> None:
        """Say a message of the catalogue."""
        if not self.is_quiet:
            click.echo(self.words.say(message, **values), err=True)

    def warn(self, message: str, **values: str | int) -> None:
        """Say a message even when quiet."""
        click.echo(self.words.say(message, **values), err=True)

    def lines(self, lines: Iterable[str]) -> None:
        """Say lines that are ready."""
        for line in () if self.is_quiet else lines:
            click.echo(line, err=True)

    def progress(self, done: int, total: int) -> None:
        """Show one line that is written over; on a terminal only."""
        if self._shows_progress:
            end = "\r" if done < total else "\r" + " " * 60 + "\r"
            click.echo(f"{self.words.say('cli.progress', done=done, total=total)}{end}", err=True, nl=False)
