"""The window of a double-click: it closes with the program, so it waits when there is something to read in it."""

from __future__ import annotations

import sys

from checker.cli.output import tell
from checker.errors import ExitCode
from checker.probes.live import has_own_window
from checker.reporting.language.words import Words
from checker.storage.settings import Settings

_FOR_SCRIPTS = frozenset({"-q", "--quiet", "--json"})
_NOTHING_CHECKED = frozenset({ExitCode.BAD_INPUT, ExitCode.INTERNAL_ERROR})


def keep_open(arguments: list[str], code: int) -> None:
    """Wait for Enter when the window is there for this program alone; never for a script."""
    if _FOR_SCRIPTS.isdisjoint(arguments) and sys.stdin is not None and sys.stdin.isatty() and has_own_window():
        words = Words(Settings().language)  # not the school's own: its settings may be what could not be read
        tell("")
        if code in _NOTHING_CHECKED:
            tell(words.say("cli.nothing_checked"))
        tell(words.say("cli.press_enter"))
        sys.stdin.readline()
