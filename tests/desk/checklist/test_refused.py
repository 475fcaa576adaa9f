"""What cannot be is told in one line and keeps nothing; a script is text."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from checker.model.school_year import Done, OwnItem
from tests.desk.a_checklist import LIST, click, day, kept
from tests.desk.at_once import AtOnce


@pytest.mark.parametrize(
    ("action", "form", "told"),
    [
        ("done", {"item": "nothing"}, "staat er niet meer"),
        ("done", {"item": "../any"}, "staat er niet meer"),
        ("done", {"item": "any", "on": "2026-02-30"}, "geen dag"),
        ("done", {"item": "any", "on": "gisteren"}, "geen dag"),
        ("done", {"item": "any", "on": str(day(1))}, "moet nog komen"),
        ("done", {"item": "any", "checklist": "malmberg/1999"}, "staat er niet meer"),
        ("leave-out", {"item": "nothing"}, "staat er niet meer"),
        ("own", {"title": " \n\t "}, "schrijf eerst"),
        ("own", {"title": "\u202e\u200b\x1b"}, "schrijf eerst"),
        ("own", {"title": "Iets", "by": "2026-13-01"}, "geen dag"),
        ("first-day", {"day": ""}, "geen dag"),
        ("first-day", {"day": "9999-99-99"}, "geen dag"),
        ("first-day", {"day": str(day(-800))}, "ander schooljaar"),
        ("undo", {"of": "0" * 32}, "staat er niet meer"),
        ("undo", {"of": ""}, "staat er niet meer"),
    ],
)
def test_what_cannot_be_is_told_in_one_line_and_keeps_nothing(
    desk: AtOnce, folder: Path, action: str, form: dict[str, str], told: str
) -> None:
    status, lines = click(desk, action, **form)
    assert (status, len(lines)) == (400, 1)
    assert told in lines[0]
    assert kept(folder) == []


@pytest.mark.parametrize(
    "form",
    [
        {"item": "any", "note": "x" * 1001},
        {"item": "x" * 121},
        {"item": "any", "role": "queen"},
        {"item": "any", "more": "x"},
        {"item": 7},
        {"item": "any", "on": "2" * 21},
    ],
)
def test_what_no_form_sends_is_refused(desk: AtOnce, folder: Path, form: dict[str, Any]) -> None:
    assert desk.post("checklist/done", {"checklist": LIST, **form})[0] == 400
    assert kept(folder) == []


def test_a_long_note_or_title_is_cut(desk: AtOnce, folder: Path) -> None:
    click(desk, "done", item="any", note="é" * 900)
    click(desk, "own", title="é" * 500)
    done, own = kept(folder)
    assert isinstance(done, Done)
    assert isinstance(own, OwnItem)
    assert (len(done.note), len(own.title)) == (500, 200)


@pytest.mark.parametrize("hostile", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "\u202egnirts"])
def test_a_script_in_a_title_a_note_or_a_reason_is_text(desk: AtOnce, hostile: str) -> None:
    click(desk, "done", item="any", note=hostile)
    click(desk, "leave-out", item="know", note=hostile)
    click(desk, "own", title=hostile)
    page = desk.page("checklist")
    assert hostile not in page.replace("<script>\n", "")
    assert "<img" not in page
