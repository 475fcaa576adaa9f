"""`python -m scripts.who_says "a sentence from a page"`: its message, and the code that says it.

Takes a piece of a sentence in any language, filled in or not. Prints each message that it can come from, with its
line in the catalogue, and below it the lines of code and templates that name the message. Texts of requirements and
remedies are no messages; those are found in requirements_specs.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

TOP = Path(__file__).resolve().parents[1]
_CATALOGUES = TOP / "reports" / "messages"
_FILLED_IN = re.compile(r"\\?\{.*?\}")
_ID = re.compile(r"""["']([a-z_]+(?:\.(?:[\w*-]|\{[^{}"']*\})+)+)["']""")
_LEAST_TOLD = 8


class Place(NamedTuple):
    """A line of a file, as an editor opens it."""

    file: Path
    line: int
    text: str

    def __str__(self) -> str:
        """Give it as file:line."""
        return f"{self.file.relative_to(TOP)}:{self.line}"


def messages_of(sentence: str) -> Iterator[tuple[str, Place]]:
    """Give the ids of the messages that this may be, or be a piece of, each with its place in a catalogue."""
    asked = _plain(sentence)
    for catalogue in sorted(_CATALOGUES.glob("*.po")):
        message = ""
        for place in _lines(catalogue):
            if place.text.startswith("msgid "):
                message = place.text[7:-1]
            elif place.text.startswith("msgstr") and _may_be(_plain(place.text.partition('"')[2][:-1]), asked):
                yield message, place


def places_that_say(message: str) -> Iterator[Place]:
    """Give the lines of code and templates that name this message, also where a part of its id is filled in."""
    files = [*(TOP / "checker").rglob("*.py"), *(TOP / "reports" / "templates").rglob("*.html")]
    for file in sorted(files):
        for place in _lines(file):
            named = (re.escape(found) for found in _ID.findall(place.text))
            if any(re.fullmatch(_FILLED_IN.sub(".+", name), message) for name in named):
                yield place


def texts_of(sentence: str) -> Iterator[Place]:
    """Give the lines of requirements and remedies with this in them."""
    for file in sorted((TOP / "requirements_specs").rglob("*.toml")):
        yield from (place for place in _lines(file) if _plain(sentence) in _plain(place.text))


def _may_be(message: str, asked: str) -> bool:
    if asked in message:
        return True
    parts = [re.escape(part) for part in _FILLED_IN.split(message)]
    found = re.search(".+?".join(parts), asked)
    # A message that is nearly all filled in would be every sentence, and one word of it is not the sentence.
    return found is not None and len("".join(parts)) >= _LEAST_TOLD and len(found[0]) > len(asked) / 2


def _plain(text: str) -> str:
    return " ".join(text.replace("\\n", " ").replace("\xa0", " ").split()).casefold()


def _lines(file: Path) -> Iterator[Place]:
    for number, text in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        yield Place(file, number, text)


def main() -> int:
    """0 when the sentence was found, 1 when not, 2 without one."""
    sentence = " ".join(sys.argv[1:])
    if not sentence:
        _tell(__doc__)
        return 2
    messages, texts = list(messages_of(sentence)), list(texts_of(sentence))
    for message, place in messages:
        _tell(f"{message}  ({place})")
        for said in places_that_say(message):
            _tell(f"    {said}: {said.text.strip()}")
    for place in texts:
        _tell(f"{place}: {place.text.strip()}")
    return 0 if messages or texts else 1


def _tell(text: str | None) -> None:
    print(text)  # noqa: T201  its output


if __name__ == "__main__":
    sys.exit(main())
