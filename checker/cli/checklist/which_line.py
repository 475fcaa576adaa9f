"""Which line of the checklist is meant; where that is not clear, which it may be."""

from __future__ import annotations

from collections.abc import Iterable

from checker.checklist.finding import find, near, numbered
from checker.checklist.standing import ItemStanding, Standing
from checker.errors import BadInputError
from checker.model.storable import whole_text

_MOST_NAMED = 5


def lines_meant(texts: Iterable[str], standing: Standing, language: str) -> list[ItemStanding]:
    """Give the lines that are meant, each once. Raises `BadInputError` where one is not clear: then none counts."""
    found = [_line(text, standing, language) for text in texts]
    return list({line.item.id: line for line in found}.values())


def _line(text: str, standing: Standing, language: str) -> ItemStanding:
    lines = numbered(standing)
    found = find(lines, text)
    if len(found) == 1:
        return found[0]
    alike = found or near(lines, text, language)
    names = (f"{lines.index(line) + 1} ({line.item.title.said(language)})" for line in alike[:_MOST_NAMED])
    raise _not_clear(text, ", ".join(names), is_several=bool(found))


def _not_clear(text: str, named: str, *, is_several: bool) -> BadInputError:
    name = f'"{whole_text(text, 40)}"'
    if is_several:
        return BadInputError(name, "", f"may be more than one line: {named}", "Give its number.")
    if named:
        return BadInputError(name, "", "is no line of the checklist", f"Did you mean {named}?")
    return BadInputError(name, "", "is no line of the checklist", "systeemcheck checklist shows them all.")
