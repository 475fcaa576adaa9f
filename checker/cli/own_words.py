"""Help and mistakes in the user's language.

The code says both in English, and click says its part in English too. `reports/terminal/<language>.po` holds what each
English text is in another language, as gettext does; what stands between braces is filled in. Only who asks for help
or made a mistake pays for it: a check that goes well never comes here.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

import click

from checker.cli.home import home
from checker.cli.settings_words import settings_words
from checker.errors import BadInputError, SysteemcheckError
from checker.model.languages import LANGUAGES, USUAL
from checker.reporting.language.po_file import read_po
from checker.reporting.language.words import phrase
from checker.resources import reports_folder
from checker.storage.settings import FILE_NAME
from checker.storage.settings_mistakes import SettingsMistakeError
from checker.typed_files import first_bytes

_HOLE = re.compile(r"\{([a-z_]+)\}")
_CUT_OFF = "..."
_EXTRAS = re.compile(r"(.*?)  \[(.*)\]", re.DOTALL)
_SET = re.compile(rb'^[ \t]*language[ \t]*=[ \t]*["\']([a-z]{2})["\']', re.MULTILINE)
_LOCALE = ("LC_ALL", "LC_MESSAGES", "LANG")
_LARGEST = 64 * 1024
_MOST_NESTED = 3
_NUMBERS = frozenset({"line", "column"})
"""What is filled in with a number, so that a text which ends with it is no part of one around it."""


class OwnWords:
    """The words of one language for what stands in the code in English."""

    def __init__(self, language: str) -> None:
        """Speak this language; in English everything stays as it is."""
        self._language = language
        path = reports_folder() / "terminal" / f"{language}.po"
        read = read_po(path.read_text(encoding="utf-8")) if path.is_file() else {}
        self._texts = {english: forms[0] for english, forms in read.items() if english}
        filled = sorted((text for text in self._texts if _HOLE.search(text)), key=_fixed, reverse=True)
        self._patterns = [(_pattern(text), self._texts[text]) for text in filled]

    def say(self, english: str, nested: int = 0) -> str:
        """Give a text of the code in this language; what is filled in may be such a text again."""
        if found := self._texts.get(english):
            return found
        if nested < _MOST_NESTED:
            for pattern, own in self._patterns:
                if match := pattern.fullmatch(english):
                    return own.format(**{name: self.say(text, nested + 1) for name, text in match.groupdict().items()})
        # What msgspec says begins with a capital, or goes on within a sentence.
        small = phrase(english)
        said = self.say(small, nested) if small != english else small
        return english if said == small else said

    def paragraphs(self, english: str) -> str:
        """Give a text of several paragraphs, whose lines may be broken anywhere."""
        return "\n\n".join(self.say(" ".join(part.split())) for part in english.split("\n\n"))

    def whole(self, cut_off: str) -> str:
        """Give the text that click cut off to fit on a line."""
        begin = cut_off.removesuffix(_CUT_OFF)
        found = [text for text in self._texts if text.startswith(begin)] if cut_off.endswith(_CUT_OFF) else []
        return found[0] if found else cut_off

    def upper(self, english: str) -> str:
        """Give a text in which the words in capitals, which stand for a value, are said."""
        return re.sub(r"\b[A-Z]{3,}\b", lambda word: self.say(word[0]), english)

    def problem(self, problem: SysteemcheckError) -> str:
        """Give what went wrong in one line: file, place, problem, next step."""
        if isinstance(problem, SettingsMistakeError):
            return settings_words(problem, self._language, self.say)
        if not isinstance(problem, BadInputError):
            return self.say(str(problem))
        where = ": ".join(filter(None, (self.say(problem.file), self.say(problem.place))))
        return f"{where}: {self.say(problem.problem)}. {self.say(problem.next_step)}"


def _fixed(text: str) -> tuple[bool, bool, int]:
    """Give whether a text ends with a remark, begins with words of its own, and how much is: most telling first."""
    return text.endswith(")"), not text.startswith("{"), len(_HOLE.sub("", text))


def _pattern(text: str) -> re.Pattern[str]:
    pieces = _HOLE.split(text)
    return re.compile(
        "".join(_filled_in(piece) if at % 2 else re.escape(piece) for at, piece in enumerate(pieces)), re.DOTALL
    )


def _filled_in(name: str) -> str:
    return rf"(?P<{name}>\d+)" if name in _NUMBERS else f"(?P<{name}>.+?)"


class OwnFormatter(click.HelpFormatter):
    """Help in the language of the user: every text of it passes here."""

    words: OwnWords

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write how a command is given."""
        super().write_usage(prog, self.words.upper(args), f"{self.words.say(prefix or 'Usage:')} ")

    def write_heading(self, heading: str) -> None:
        """Write what stands above a list."""
        super().write_heading(self.words.say(heading))

    def write_text(self, text: str) -> None:
        """Write what a command does."""
        super().write_text(self.words.paragraphs(text))

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Write a list of options or commands."""
        said = [(self.words.upper(name), self._explained(text)) for name, text in rows]
        super().write_dl(said, col_max, col_spacing)

    def _explained(self, text: str) -> str:
        match = _EXTRAS.fullmatch(text)
        if not match:
            return self.words.say(self.words.whole(" ".join(text.split())))
        extras = "; ".join(map(self.words.say, match[2].split("; ")))
        return f"{self.words.say(match[1])}  [{extras}]"


def help_in(words: OwnWords) -> None:
    """Let click write its help in these words."""
    OwnFormatter.words = words
    click.Context.formatter_class = OwnFormatter


@cache
def own_words(language: str) -> OwnWords:
    """Give the words of a language."""
    return OwnWords(language)


def language_asked(arguments: Sequence[str]) -> str:
    """Give the language to speak before any option is read: of `--lang`, the settings, the computer, or the usual."""
    found = (name for name in (*_of_option(arguments), _of_settings(), *_of_computer()) if name in LANGUAGES)
    return next(found, USUAL)


def _of_option(arguments: Sequence[str]) -> Iterator[str]:
    for place, argument in enumerate(arguments):
        name, _, value = argument.partition("=")
        if name == "--lang":
            yield value or "".join(arguments[place + 1 : place + 2])


def _of_settings() -> str:
    """Give the language of the settings, also where the rest of them is wrong."""
    try:
        data = first_bytes(home() / FILE_NAME, _LARGEST)
    except OSError:
        return ""
    found = _SET.search(data.replace(b"\0", b""))  # Notepad's "Unicode" has one beside each letter
    return found[1].decode() if found else ""


def _of_computer() -> Iterator[str]:
    yield from (os.environ.get(name, "")[:2] for name in _LOCALE)
