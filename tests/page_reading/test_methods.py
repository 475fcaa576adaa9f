"""Where a method does not work, as publishers write it; less than a whole kind of device is never taken for it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import msgspec
import pytest

from checker.confirming.draft import Draft
from checker.page_reading.drafting import NothingUnderstoodError, draft_of

Row = tuple[str, str, str]


class Case(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A text below "Systeemeisen". `rows`: method, devices, quality. `listed`: also not understood."""

    text: str
    rows: list[Row]
    listed: bool


LINES = (Path(__file__).parent / "methods.jsonl").read_bytes().splitlines()
CASES = [msgspec.json.decode(line, type=Case) for line in LINES]
TABLE = "<html><body><h1>Systeemeisen</h1><table>{}</table></body></html>"
ACROSS = (
    "<tr><th>Methode</th><th>Windows</th><th>iPad</th><th>Chromebook</th></tr>"
    "<tr><td>Pluspunt</td><td>ja</td><td>nee</td><td>ja</td></tr>"
    "<tr><td>Taal actief</td><td>\u2713</td><td>\u2717</td><td>\u2717</td></tr>"
)
DOWN = (
    "<tr><th>Apparaat</th><th>Pluspunt</th><th>Bingel</th></tr>"
    "<tr><td>iPad</td><td>nee</td><td>ja</td></tr><tr><td>Windows</td><td>nee</td><td>ja</td></tr>"
)


def read(text: str) -> tuple[list[tuple[str, Row]], tuple[str, ...]]:
    """Give the rows with their kind, and what was not understood, also where there is no draft."""
    try:
        draft: Draft = draft_of(text.encode(), "page", dt.date(2026, 11, 30))
    except NothingUnderstoodError as error:
        return [], error.texts
    rows = [(row.kind, (row.product, " ".join(row.applies_to), str(row.quality))) for row in draft.rows]
    return rows, draft.not_understood


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.text[:50])
def test_a_sentence_says_of_a_method_what_it_says_and_no_more(case: Case) -> None:
    rows, left = read(f"Systeemeisen\n\nHet volgende.\n\n{case.text}\n")
    assert rows == [("product", row) for row in case.rows]
    assert bool(left) is case.listed


@pytest.mark.parametrize(
    ("table", "rows"),
    [
        (ACROSS, [("Pluspunt", "ipad", "certain"), ("Taal actief", "chromebook ipad", "certain")]),
        (DOWN, [("Pluspunt", "windows-pc ipad", "certain")]),
    ],
)
def test_a_table_of_methods_and_devices_says_where_each_does_not_work(table: str, rows: list[Row]) -> None:
    assert read(TABLE.format(table)) == ([("product", row) for row in rows], ())


def test_a_no_for_less_than_a_kind_of_device_is_passed_on() -> None:
    table = "<tr><th></th><th>iPad 2</th><th>Windows 10</th></tr><tr><td>Pluspunt</td><td>nee</td><td>ja</td></tr>"
    rows, left = read(TABLE.format(table))
    assert rows == []
    assert "Pluspunt | nee" in left


@pytest.mark.parametrize("subject", ["De software", "Deze methode", "Het"])
def test_below_the_name_of_a_method_it_is_not_said_of_all_that_the_publisher_has(subject: str) -> None:
    page = "<html><body><h1>Systeemeisen</h1><h2>{}</h2><p>{} werkt niet op telefoons.</p></body></html>"
    assert read(page.format("Pluspunt", subject)) == ([("product", ("Pluspunt", "phone", "likely"))], ())
    assert read(page.format("Algemeen", subject)) == ([("device-kind", ("", "", "certain"))], ())
