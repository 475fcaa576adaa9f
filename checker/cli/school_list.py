"""What is said of the school's list on the terminal: which column was taken for what, and what was not read."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.cli.talk import Talk
    from checker.reporting.language.words import Words
    from checker.storage.school_list.listed import Column, NotUnderstood, SchoolList

_MOST_TOLD = 3


def tell_list(found: SchoolList, talk: Talk) -> None:
    """Say how the list was read, where something of it was, and why not where nothing was."""
    if found.problem:
        talk.warn(f"cli.list.problem.{found.problem}", file=found.name)
    if not talk.is_quiet:
        talk.lines(_lines(found, talk.words))


def _lines(found: SchoolList, words: Words) -> list[str]:
    """Give one line on the columns, and one on each thing that was left out."""
    lines = []
    if found.columns and not found.problem:
        told = words.both([_column(column, words) for column in found.columns])
        name = words.say("cli.list.sheet", file=found.name, sheet=found.sheet) if found.sheet else found.name
        lines.append(words.say("cli.list.columns", file=name, columns=told))
    if found.other_sheets:
        sheets = words.both([f'"{sheet}"' for sheet in found.other_sheets])
        lines.append(words.count("cli.list.other_sheets", len(found.other_sheets), sheets=sheets))
    if found.persons:
        headings = words.both([f'"{heading}"' for heading in dict.fromkeys(found.persons)])
        lines.append(words.say("cli.list.persons", headings=headings))
    if found.not_understood:
        lines.append(_not_understood(found.not_understood, words))
    return lines


def _column(column: Column, words: Words) -> str:
    taken = words.say(f"cli.list.field.{column.field}")
    return words.say(f"cli.list.column.{column.by}", field=taken, heading=column.heading)


def _not_understood(values: Sequence[NotUnderstood], words: Words) -> str:
    told = [_value(item, words) for item in values[:_MOST_TOLD]]
    if len(values) > _MOST_TOLD:
        told.append("...")
    return words.count("cli.list.not_understood", len(values), values=", ".join(told))


def _value(item: NotUnderstood, words: Words) -> str:
    """Give where it stands and what; the text is empty where a person is named in it."""
    place = words.say("cli.list.place", row=item.row, heading=item.heading)
    return f"{place}: {item.text}" if item.text else place
