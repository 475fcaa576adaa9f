"""What a person types at a question: a number, a value, or a word that goes elsewhere. Enter alone is no answer."""

from __future__ import annotations

import os
import select
import sys
from collections.abc import Sequence

from checker.cli.output import tell, tell_as_it_is
from checker.cli.own_words import own_words
from checker.cli.talk import Talk
from checker.confirming.rows.row import NotUnderstoodError

_STOP = frozenset({"stop"})
_BACK = frozenset({"terug", "back"})
_DONE = frozenset({"klaar", "done"})
NOTHING = "-"
_MORE_COMES = 0.03  # seconds in which the rest of what is pasted follows
_MOST_TIMES = 1000
_MOST_DIGITS = 4


class StoppedError(Exception):
    """The person wants to leave, and go on another time."""


class BackError(Exception):
    """The person wants the question before this one again."""


class DoneError(Exception):
    """The person leaves the rest open, and wants the end."""


class Keyboard:
    """Asks at a terminal, in the words of one language."""

    def __init__(self, talk: Talk) -> None:
        """Ask through this voice."""
        self.talk = talk
        self.words = talk.words

    def say(self, message: str, **values: str | int) -> None:
        """Say a message."""
        self.talk.say(message, **values)

    def choose(self, labels: Sequence[str]) -> int:
        """Give which of these a person chooses, by its number; asks until it is one."""
        for number, label in enumerate(labels, start=1):
            tell(f"  {number}  {label}")
        while True:
            typed = self._typed()
            if typed.isascii() and typed.isdigit() and len(typed) <= _MOST_DIGITS and 1 <= int(typed) <= len(labels):
                return int(typed) - 1
            self.say("cli.confirm.choose", most=len(labels))

    def line(self, message: str, **values: str | int) -> str:
        """Give what a person types after a question, at least a character."""
        self.say(message, **values)
        while True:
            if typed := self._typed():
                return typed
            self.say("cli.confirm.type_something")

    def not_understood(self, error: NotUnderstoodError) -> None:
        """Say what was expected."""
        tell(own_words(self.words.language).say(str(error)))

    def _typed(self) -> str:
        """Give a line. Raises what its word asks for; the end of input is an interruption."""
        _forget_what_was_typed_ahead()
        tell_as_it_is("> ")
        read = sys.stdin.readline()
        if not read:
            tell_as_it_is("\n")
            raise KeyboardInterrupt
        typed = read.strip()
        for words, error in ((_STOP, StoppedError), (_BACK, BackError), (_DONE, DoneError)):
            if typed.casefold() in words:
                raise error
        return typed


def _forget_what_was_typed_ahead() -> None:
    """Let lines that were pasted after an answer answer nothing: nobody confirms by accident.

    tcflush(3), until nothing more comes: a page is more than a terminal holds at once. On Windows the keys that wait
    are taken one by one.
    """
    if os.name != "nt":
        import termios  # noqa: PLC0415  Windows has none

        for _ in range(_MOST_TIMES):
            termios.tcflush(sys.stdin.fileno(), termios.TCIFLUSH)  # type: ignore[attr-defined,unused-ignore]
            if not select.select([sys.stdin], [], [], _MORE_COMES)[0]:
                return
        return
    import msvcrt  # noqa: PLC0415  only Windows has it

    while msvcrt.kbhit():  # type: ignore[attr-defined,unused-ignore]
        msvcrt.getwch()  # type: ignore[attr-defined,unused-ignore]
