"""`systeemcheck spec from-page`: a saved page of a publisher to a draft of its requirements."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from checker.cli.options import json_option, language_option
from checker.cli.output import give, give_json, tell
from checker.cli.outputs import check_new, write_new_output
from checker.cli.spec.standing import language_of
from checker.confirming.draft import Draft, DraftRow
from checker.confirming.draft_file import encode_draft
from checker.confirming.rows.table import row_named
from checker.page_reading.drafting import NothingUnderstoodError, draft_of
from checker.page_reading.file.refused import LARGEST
from checker.reporting.language.words import Words
from checker.reporting.words.confirming import not_on_said, values_said
from checker.reporting.words.device_words import class_words
from checker.reporting.words.rows import row_title
from checker.typed_files import read_capped

_USUAL_NAME = "concept-eisen.json"
_MOST_SHOWN = 20


@click.command("from-page")
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path, readable=False, allow_dash=True))
@click.option(
    "-o", "--output", metavar="FILE", type=click.Path(path_type=Path, readable=False),
    help="Where to write the draft; otherwise concept-eisen.json.",
)  # fmt: skip
@json_option
@language_option
def command(file: Path, output: Path | None, lang: str | None, *, as_json: bool) -> None:
    """Read what a publisher asks from a saved page or pasted text: FILE, or - for standard input.

    Nothing is fetched and nothing is guessed: what is not understood is listed. With --json the draft goes to standard
    output, and to a file only where -o names one.
    """
    words = Words(language_of(lang))
    target = output or (None if as_json else Path(_USUAL_NAME))
    if target:
        check_new(target)
    draft = _draft(file, words)
    if target:
        write_new_output(target, encode_draft(draft))
    if as_json:
        give_json(encode_draft(draft).decode())
        return
    for line in _lines(draft, words):
        give(line)
    tell(words.say("cli.from_page.next", path=str(target)))


def _draft(file: Path, words: Words) -> Draft:
    name = "standard input" if str(file) == "-" else str(file)
    data = sys.stdin.buffer.read(LARGEST + 1) if str(file) == "-" else read_capped(file, LARGEST)
    try:
        return draft_of(data, name, dt.datetime.now(dt.UTC).astimezone().date())
    except NothingUnderstoodError as error:
        for text in error.texts[:_MOST_SHOWN]:
            tell(words.say("cli.from_page.left", text=text))
        raise


def _lines(draft: Draft, words: Words) -> Iterator[str]:
    """Give what was understood, device by device, and what was not."""
    yield words.say("cli.from_page.title", title=draft.title or draft.source or "-")
    for classes in dict.fromkeys(row.applies_to for row in draft.rows):
        yield ""
        yield class_words(classes, words) if classes else words.say("cli.from_page.any_device")
        for row in draft.rows:
            if row.applies_to == classes:
                yield from _row(row, words)
    if draft.not_understood:
        yield ""
        yield words.say("cli.from_page.not_understood")
        yield from (words.say("cli.from_page.item", text=text) for text in draft.not_understood)


def _row(row: DraftRow, words: Words) -> Iterator[str]:
    kind = row_named(row.kind)
    values = values_said(kind, row.asked, words) if kind else ""
    if row.product:
        values = not_on_said(row.applies_to, words)
    yield words.say("cli.from_page.row", row=row.product or row_title(row.kind, words), values=values)
    yield words.say("cli.from_page.from" if row.quality == "certain" else "cli.from_page.from_likely", text=row.text)
