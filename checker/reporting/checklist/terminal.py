"""The checklist on a terminal: what is late and what comes first, then all; no colours, no sign it might not have."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from textwrap import wrap
from types import MappingProxyType
from typing import Literal, NamedTuple, TypeAlias

from checker.checklist.at_a_glance import glance_at
from checker.checklist.finding import numbered
from checker.checklist.standing import ItemStanding, Standing, State
from checker.reporting.checklist.ahead import MOST_AHEAD
from checker.reporting.checklist.lines import distance_of
from checker.reporting.checklist.notices import checklist_notices
from checker.reporting.language.words import Words, sentence
from checker.reporting.rendering.outside_text import in_plain_signs
from checker.reporting.words.checklist import (
    done_said,
    due_said,
    measured_said,
    progress_said,
    state_said,
    who_said,
)

HowTo: TypeAlias = Literal["done", "new_year", "starts", "more"]
MARKS: Mapping[State, str] = MappingProxyType(
    {"open": "[ ]", "overdue": "[!]", "done": "[x]", "verified": "[x]", "to_know": "[i]", "left_out": "[-]"}
)
_BESIDE = "  "
_BELOW = " " * 8


class _Row(NamedTuple):
    """A line with its number."""

    number: int
    line: ItemStanding


class _Sheet(NamedTuple):
    """What is shown, in which words, and how many signs fit on a line."""

    standing: Standing
    words: Words
    width: int

    def broken(self, text: str, indent: str = "", first: str | None = None) -> list[str]:
        """Give the text in lines that fit, in signs that every console has."""
        start = indent if first is None else first
        plain = in_plain_signs(text)
        return wrap(plain, self.width, initial_indent=start, subsequent_indent=indent, break_on_hyphens=False) or [
            start
        ]


def terminal_lines(standing: Standing, words: Words, width: int) -> list[str]:
    """Give the lines, none longer than `width`."""
    sheet = _Sheet(standing, words, width)
    rows = [_Row(number, line) for number, line in enumerate(numbered(standing), start=1)]
    return [*_head(sheet), *_first(sheet, rows), *_parts(sheet, rows), *_end(sheet, rows)]


def _head(sheet: _Sheet) -> Iterator[str]:
    standing, words = sheet.standing, sheet.words
    yield from sheet.broken(standing.checklist.title.said(words.language))
    progress = progress_said(glance_at(standing).counts, words)
    yield from sheet.broken(words.say("cli.checklist.on", day=words.date(standing.day), progress=progress))
    for notice in checklist_notices(standing, words):
        yield from sheet.broken(notice.title)


def _first(sheet: _Sheet, rows: Sequence[_Row]) -> Iterator[str]:
    """Give what asks for attention now, each line with its number in the list below."""
    glance, words = glance_at(sheet.standing), sheet.words
    numbers = {row.line.item.id: row.number for row in rows}
    for heading, lines in (
        (words.say("checklist.page.late"), glance.overdue),
        (words.say("checklist.page.now"), glance.going_on),
        (words.say("checklist.page.first"), glance.first),
    ):
        if lines:
            yield from ("", heading.upper())
        for line in lines[:MOST_AHEAD]:
            yield from sheet.broken(_asked(line, sheet), " " * 5, f"{numbers[line.item.id]:>3}{_BESIDE}")
        if more := len(lines[MOST_AHEAD:]):
            yield from sheet.broken(words.count("checklist.page.more", more), " " * 5)


def _asked(line: ItemStanding, sheet: _Sheet) -> str:
    title, due = line.item.title.said(sheet.words.language), due_said(line, sheet.standing.day, sheet.words)
    distance = distance_of(line, sheet.standing.day, sheet.words)
    return f"{title}: {due}, {distance}" if distance else f"{title}: {due}"


def _parts(sheet: _Sheet, rows: Sequence[_Row]) -> Iterator[str]:
    titles = {part.id: part.title.said(sheet.words.language) for part in sheet.standing.checklist.part}
    for part, held in groupby(rows, lambda row: row.line.item.part):
        yield from ("", *sheet.broken(titles.get(part) or sheet.words.say("checklist.page.own")))
        for row in held:
            yield from _line(row, sheet)


def _line(row: _Row, sheet: _Sheet) -> Iterator[str]:
    """Give a line: number, mark, title and, where it fits, its id at the end; below it what there is to know."""
    line = row.line
    start = f"{row.number:>3} {MARKS[line.state]} "
    lines = sheet.broken(line.item.title.said(sheet.words.language), _BELOW, start)
    name = in_plain_signs(line.item.id)
    room = sheet.width - len(lines[-1]) - len(_BESIDE)
    yield from lines[:-1]
    yield f"{lines[-1]}{_BESIDE}{name:>{room}}" if len(name) <= room else lines[-1]
    below = [*_below(line, sheet), *([name] if len(name) > room else [])]
    for text in below:
        yield from sheet.broken(text, _BELOW)


def _below(line: ItemStanding, sheet: _Sheet) -> Iterator[str]:
    words, evidence = sheet.words, measured_said(line, sheet.words)
    match line.state:
        case "done" if line.done:
            yield _noted(sentence(done_said(line.done, words)), line.note, words)
            yield from [words.say("checklist.measured", evidence=evidence)] if line.is_doubted else []
        case "verified":
            yield words.say("checklist.measured", evidence=evidence)
        case "left_out":
            yield _noted(state_said(line.state, words), line.note, words)
        case _:
            yield from filter(None, [_due(line, sheet)])
            yield from [words.say("checklist.measured", evidence=evidence)] if evidence else []


def _due(line: ItemStanding, sheet: _Sheet) -> str:
    """Give when, and who is to do it: TE LAAT: uiterlijk 30 juni, leerkrachten; "" for what is only to know."""
    words = sheet.words
    who = who_said(line.item, words) if line.is_to_do and not line.is_own else ""
    said = ", ".join(filter(None, (due_said(line, sheet.standing.day, words), who)))
    if line.state != "overdue":
        return sentence(said)
    return words.say("cli.checklist.overdue", state=state_said(line.state, words).upper(), due=said)


def _noted(said: str, note: str, words: Words) -> str:
    return words.say("cli.checklist.noted", said=said, note=note) if note else said


def _end(sheet: _Sheet, rows: Sequence[_Row]) -> Iterator[str]:
    """Give what the marks mean, of those that are shown, and how to go on."""
    words = sheet.words
    meanings = {MARKS[row.line.state]: words.say(f"cli.checklist.mark.{row.line.state}") for row in rows}
    yield ""
    yield from sheet.broken(
        _BESIDE.join(f"{mark} {meanings[mark]}" for mark in dict.fromkeys(MARKS.values()) if mark in meanings)
    )
    yield ""
    for message in _how(sheet.standing):
        yield from sheet.broken(words.say(f"cli.checklist.how.{message}", number=_example(rows)))


def _how(standing: Standing) -> Iterator[HowTo]:
    """Give what to tell of going on."""
    yield "done"
    if standing.is_past:
        yield "new_year"
    if standing.lacks_school_day:
        yield "starts"
    yield "more"


def _example(rows: Iterable[_Row]) -> int:
    """Give the number of a line that there is something to tick on."""
    return next((row.number for row in rows if row.line.is_to_do), 1)
