"""Sentences as publishers write them, one at a time below the heading "Systeemeisen"; read by a person first."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import msgspec
import pytest

from checker.page_reading.drafting import NothingUnderstoodError, draft_of


class Case(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A sentence. `rows`: kind, devices, minimum, recommended, quality. `listed`: also not understood."""

    text: str
    rows: list[tuple[str, str, str, str, str]]
    listed: bool


LINES = (Path(__file__).parent / "sentences.jsonl").read_bytes().splitlines()
CASES = [msgspec.json.decode(line, type=Case) for line in LINES]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.text[:40])
def test_a_sentence_says_what_it_says_and_no_more(case: Case) -> None:
    rows, left = read(case.text)
    assert rows == case.rows
    assert bool(left) is case.listed
    assert all(text in case.text for text in left)


def read(sentence: str) -> tuple[list[tuple[str, str, str, str, str]], tuple[str, ...]]:
    """The rows and what was not understood, also where there is no draft."""
    try:
        draft = draft_of(f"Systeemeisen\n\nHet volgende.\n\n{sentence}\n".encode(), "page", dt.date(2026, 11, 30))
    except NothingUnderstoodError as error:
        return [], error.texts
    rows: list[tuple[str, str, str, str, str]] = [
        (row.kind, " ".join(row.applies_to), row.minimum, row.recommended, row.quality) for row in draft.rows
    ]
    return rows, draft.not_understood
