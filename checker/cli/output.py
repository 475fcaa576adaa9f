"""The two ways out of the program: data on standard output, messages to a person on standard error.

What stands in a file or on a device may be written by anyone, so no character of it may steer the terminal. A message
that nobody can hear never changes how a run ends; data that could not be written does.
"""

from __future__ import annotations

import os
import re
import sys
from typing import IO

import click

from checker.errors import NoLastingPlaceError, reason_of
from checker.home_paths import without_home
from checker.reporting.rendering.outside_text import printable

_WIDEST = 100
_BEGIN = re.compile(r" *(?:- )?")
_OUTSIDE_ASCII = re.compile(r"[^\x00-\x7f]")


def tell(paragraph: str) -> None:
    """Say something to the person, without the name of a home folder; on a terminal its lines break between words."""
    said = without_home(printable(paragraph))
    for line in _broken(said) if sys.stderr.isatty() else (said,):
        tell_as_it_is(f"{line}\n")


def tell_as_it_is(text: str) -> None:
    """Say a text of our own, with the signs that move the cursor."""
    try:
        click.echo(text, err=True, nl=False)
    except OSError:
        _let_go(sys.stderr)


def give(line: str) -> None:
    """Write one line of data. Raises `NoLastingPlaceError` when it cannot be written."""
    give_as_it_is(f"{printable(line)}\n")


def give_paragraph(paragraph: str) -> None:
    """Write data that a person reads: on a terminal its lines break between words. Raises as `give` does."""
    said = printable(paragraph)
    for line in _broken(said) if sys.stdout.isatty() else (said,):
        give_as_it_is(f"{line}\n")


def give_as_it_is(text: str) -> None:
    """Write data of ours. A reader that has read enough is no mistake."""
    try:
        click.echo(text, nl=False)
    except BrokenPipeError:
        _let_go(sys.stdout)
    except OSError as error:
        _let_go(sys.stdout)
        reason = reason_of(error)
        raise NoLastingPlaceError(f"standard output: {reason}. Write to a place with room.") from error


def give_json(document: str) -> None:
    """Write a JSON document of ours. Where the stream is not UTF-8, as on Windows, other characters go by number."""
    is_utf_8 = (sys.stdout.encoding or "").replace("-", "").lower() == "utf8"
    give_as_it_is(document if is_utf_8 else _OUTSIDE_ASCII.sub(_numbered, document))


def _numbered(match: re.Match[str]) -> str:
    units = match[0].encode("utf-16-be").hex()
    return "".join(f"\\u{units[place : place + 4]}" for place in range(0, len(units), 4))


def open_all() -> None:
    """Make sure that both streams can be written to: a closed one leads nowhere, an odd character becomes "?"."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            # Its number must be taken too, or the next file that is opened gets it, with all that is said in it.
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115  open until the end
        stream = getattr(sys, name)
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def _broken(paragraph: str) -> list[str]:
    import shutil  # noqa: PLC0415  a script does not need these
    import textwrap  # noqa: PLC0415  likewise

    # One column is left free: a Windows console goes on to the next line by itself when the last one is written.
    width = min(shutil.get_terminal_size().columns - 1, _WIDEST)
    begin = _BEGIN.match(paragraph)
    indent = " " * begin.end() if begin else ""
    return textwrap.wrap(
        paragraph, width, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    ) or [""]


def _let_go(stream: IO[str]) -> None:
    """Lead a stream nowhere, so that what it still holds does not fail again when the program ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)
