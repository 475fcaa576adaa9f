"""The end of the questions as the tab shows it: what changes, what the page has besides, and who read it when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import get_args

import msgspec

from checker.confirming.products import PRODUCT_ROW
from checker.confirming.reading_day import first_day, read_on
from checker.confirming.rows.table import ROWS
from checker.desk.requirements.card import Line
from checker.desk.requirements.sitting import ADDING, Sitting
from checker.model.devices import DEVICE_CLASSES
from checker.model.releases import Releases
from checker.reporting.language.words import Words
from checker.reporting.rendering.outside_text import shown
from checker.reporting.requirements.change_words import Compared
from checker.reporting.words.confirming import counts_said, phrases, row_said
from checker.reporting.words.device_words import class_words
from checker.reporting.words.rows import row_example, row_title
from checker.specification.comparing import compared
from checker.specification.document import RequirementsSpec, Role

CLASSES = tuple(name for name in DEVICE_CLASSES if any(name in row.classes for row in ROWS))
"""The kinds of device that a row can be for."""


class Extra(msgspec.Struct, frozen=True, kw_only=True):
    """A row that is added, or that the page proposes. `text`: the very words it came from, "" without a page."""

    name: str
    said: str
    text: str
    is_likely: bool = False


class Adding(msgspec.Struct, frozen=True, kw_only=True):
    """The form that adds a row. `problem`: what was expected, where it was not understood."""

    kinds: tuple[tuple[str, str], ...]
    classes: tuple[tuple[str, str], ...]
    kind: str
    chosen: tuple[str, ...]
    minimum: str
    recommended: str
    product: str
    problem: str


class End(msgspec.Struct, frozen=True, kw_only=True):
    """The end. `counts`: what was answered; `changes`: the questions of which the answer is something else."""

    counts: tuple[str, ...]
    changes: tuple[Line, ...]
    open: str
    first_open: str
    proposed: tuple[Extra, ...]
    added: tuple[Extra, ...]
    adding: Adding
    roles: tuple[tuple[str, str], ...]
    role: str
    read_on: str
    earliest: str
    latest: str
    source: str
    note: str


def end(sitting: Sitting, told: Sequence[Line], words: Words, today: dt.date, problem: str) -> End:
    """Give the end. `told`: all questions; `problem`: what was expected of an added row, "" where nothing is wrong."""
    run, answers = sitting.run, sitting.run.answers
    return End(
        counts=tuple(counts_said(run.sheet, answers, words)),
        changes=tuple(line for line in told if line.is_changed),
        open=words.count("desk.requirements.open", len(sitting.open)) if sitting.open else "",
        first_open=sitting.open[0].name if sitting.open else "",
        proposed=tuple(_proposed(sitting, words)),
        added=tuple(_added(sitting, words)),
        adding=_adding(sitting, words, problem),
        roles=tuple((name, words.say(f"confirmed.by.{name}")) for name in get_args(Role)),
        role=answers.role or "coordinator",
        read_on=str(answers.read_on or read_on(sitting.page, today)),
        earliest=str(first_day(today)),
        latest=str(today),
        source=answers.source or run.sheet.source,
        note=answers.note,
    )


def changes_of(
    sitting: Sitting, before: RequirementsSpec, releases: Releases, today: dt.date, day: dt.date
) -> Compared:
    """Give what changes from a spec that is in use to what the answers come to.

    Raises `BadInputError` where nothing would be left.
    """
    after = sitting.run.outcome(phrases(), today)
    return Compared(before=before, after=after, changes=compared(before, after), releases=releases, day=day)


def _proposed(sitting: Sitting, words: Words) -> Iterator[Extra]:
    for each in sitting.run.open_additions:
        text = each.row.quote.text if each.row.quote else ""
        yield Extra(name=each.row.name, said=row_said(each.row, words), text=shown(text), is_likely=each.is_likely)


def _added(sitting: Sitting, words: Words) -> Iterator[Extra]:
    for row in sitting.run.sheet.whole(sitting.run.answers).added:
        text = row.quote.text if row.quote else ""
        yield Extra(name=row.name, said=row_said(row, words), text=shown(text))


def _adding(sitting: Sitting, words: Words, problem: str) -> Adding:
    mistake = sitting.mistake if sitting.mistake and sitting.mistake.about == ADDING else None
    kinds = (
        words.say("cli.confirm.offered", title=row_title(row.name, words), example=row_example(row.name, words))
        for row in ROWS
    )
    return Adding(
        kinds=(
            *zip((row.name for row in ROWS), kinds, strict=True),
            (PRODUCT_ROW.name, words.say("confirm.method.offered")),
        ),
        classes=tuple((name, class_words((name,), words)) for name in CLASSES),
        kind=mistake.kind if mistake else "",
        chosen=tuple(mistake.classes) if mistake else (),
        minimum=mistake.minimum if mistake else "",
        recommended=mistake.recommended if mistake else "",
        product=mistake.product if mistake else "",
        problem=problem if mistake else "",
    )
