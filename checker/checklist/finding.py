"""Which line of a checklist a person means: by its id, the start of that, or its number in the list."""

from __future__ import annotations

from collections.abc import Sequence

from checker.checklist.standing import ItemStanding, Standing

_NEAR = 3


def numbered(standing: Standing) -> tuple[ItemStanding, ...]:
    """Give the lines as they are shown, heading by heading, the school's own last: number 1 is the first."""
    places = {part.id: place for place, part in enumerate(standing.checklist.part)}
    return tuple(sorted(standing.lines, key=lambda line: places.get(line.item.part, len(places))))


def find(lines: Sequence[ItemStanding], text: str) -> list[ItemStanding]:
    """Give what may be meant: one where it is clear, several that begin so, nothing where nothing does."""
    wanted = text.strip().casefold()
    exact = [line for line in lines if line.item.id == wanted]
    return (
        exact or _with_number(lines, wanted) or [line for line in lines if wanted and line.item.id.startswith(wanted)]
    )


def near(lines: Sequence[ItemStanding], text: str, language: str) -> list[ItemStanding]:
    """Give the lines of which the id, or a word of the id or the title, looks like it."""
    from difflib import get_close_matches  # noqa: PLC0415  only a mistake pays for it

    wanted = text.strip().casefold()
    said = [(word, line) for line in lines for word in _words_of(line, language)]
    looks = get_close_matches(wanted, {word for word, _ in said}, n=_NEAR, cutoff=0.7)
    found = [line for look in looks for word, line in said if word == look]
    return list({line.item.id: line for line in found}.values())[:_NEAR]


def _words_of(line: ItemStanding, language: str) -> list[str]:
    title = line.item.title.said(language).casefold()
    return [line.item.id, *line.item.id.split("-"), title, *title.split()]


def _with_number(lines: Sequence[ItemStanding], text: str) -> list[ItemStanding]:
    digits = text.removesuffix(".")
    number = int(digits) if digits.isascii() and digits.isdecimal() and len(digits) <= len(str(len(lines))) else 0
    return [lines[number - 1]] if 0 < number <= len(lines) else []
