"""A column of the overview is declared once, and stands in every output it names."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from checker.fleet.model import Fleet
from checker.reporting.fleet import device_columns
from checker.reporting.fleet.column_kinds import TEXT
from checker.reporting.fleet.csv_export import csv_bytes
from checker.reporting.fleet.device_columns import COLUMNS, Column, Output
from checker.reporting.fleet.device_table import device_table
from checker.reporting.fleet.json_export import json_bytes
from checker.reporting.fleet.views import devices_view, views
from checker.reporting.fleet.xlsx_export import xlsx_bytes
from checker.reporting.language.words import Words
from tests.evaluation.devices import chrome, known, windows_laptop
from tests.fleet.results import NOW, fleet_of, result, write

SCRIPT = (Path(__file__).parents[2] / "reports/scripts/fleet_report.js").read_text(encoding="utf-8")
Told = list[dict[str, object]]


@pytest.fixture
def fleet(tmp_path: Path) -> Fleet:
    folder = tmp_path / "results"
    old = windows_laptop(browsers=known((chrome("130.0.1"),)))
    write(folder, result("nr 1", school="De Beuk"), result("nr 2", facts=old, days_ago=40, school="De Eik"))
    return fleet_of(folder)


def titled(name: str) -> str:
    label = next(column.label for column in device_columns.COLUMNS if column.name == name)
    return Words("nl").say(label)


def in_csv(fleet: Fleet) -> Told:
    text = csv_bytes(devices_view(fleet, "nl", "csv"), "nl").decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))


def in_xlsx(fleet: Fleet) -> Told:
    sheet = openpyxl.load_workbook(io.BytesIO(xlsx_bytes(views(fleet, "nl"), NOW)))["Apparaten"]
    head, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(map(str, head), row, strict=True)) for row in rows]


def in_json(fleet: Fleet) -> Told:
    devices: Told = json.loads(json_bytes(fleet))["devices"]
    return devices


def in_page(fleet: Fleet) -> Told:
    """Give the rows as the script reads them: by name, numbers of texts as those texts."""
    data = json.loads(device_table(fleet, Words("nl")).data)
    rows: Told = [dict(zip(data["columns"], row, strict=True)) for row in data["rows"]]
    return [
        {name: data["texts"][value] if name in data["shared"] else value for name, value in row.items()} for row in rows
    ]


OUTPUTS: dict[Output, Callable[[Fleet], Told]] = {"csv": in_csv, "xlsx": in_xlsx, "json": in_json, "page": in_page}


@pytest.mark.parametrize("output", OUTPUTS)
def test_every_column_stands_in_each_output_it_names_and_in_no_other(fleet: Fleet, output: Output) -> None:
    """Here without a list of the school's, so a spreadsheet has no columns of one."""
    is_sheet = output in {"csv", "xlsx"}
    names = [column.name for column in COLUMNS if output in column.outputs and not (is_sheet and column.is_of_list)]
    expected = [titled(name) for name in names] if is_sheet else names
    for row in OUTPUTS[output](fleet):
        assert sorted(row) == sorted(expected)


def test_a_column_that_is_added_in_that_one_place_appears_in_all_outputs(
    fleet: Fleet, monkeypatch: pytest.MonkeyPatch
) -> None:
    planted = Column(
        name="owner", label="column.who", kind=TEXT, value=lambda row: f"van {row.identity.school}",
        outputs=frozenset(OUTPUTS), is_searched=True, is_detail=True, head="column.who", sorts="value",
    )  # fmt: skip
    monkeypatch.setattr(device_columns, "COLUMNS", (*COLUMNS[:3], planted, *COLUMNS[3:]))
    for output, read in OUTPUTS.items():
        name = "Wie" if output in {"csv", "xlsx"} else "owner"
        assert [row[name] for row in read(fleet)] == ["van De Beuk", "van De Eik"], output
    table = device_table(fleet, Words("nl"))
    words = json.loads(table.words)
    assert ["owner", "Wie"] in words["details"]
    assert "owner" in words["searched"]
    assert [head.title for head in table.heads] == ["Apparaat", "Wie", "Soort", "Oordeel", "Waarom", "Gemeten"]


def test_what_came_later_goes_last_in_json_and_the_rest_stays_where_it_was(
    fleet: Fleet, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = list(in_json(fleet)[0])
    planted = Column(name="owner", kind=TEXT, value=lambda _: "x", outputs=frozenset({"json"}))
    monkeypatch.setattr(device_columns, "COLUMNS", (planted, *COLUMNS))
    assert list(in_json(fleet)[0]) == [*before, "owner"]


def test_every_column_has_a_name_of_its_own_and_a_label_wherever_a_person_reads_it() -> None:
    names = [column.name for column in COLUMNS]
    assert len(set(names)) == len(names)
    for column in COLUMNS:
        is_read = column.is_detail or bool({"csv", "xlsx"} & column.outputs)
        assert bool(column.label) is is_read, column.name
        assert Words("nl").has(column.label)
        assert not (column.is_detail or column.is_searched or column.head) or "page" in column.outputs


def test_columns_of_a_spreadsheet_have_titles_that_differ() -> None:
    for output in ("csv", "xlsx"):
        titles = [titled(column.name) for column in COLUMNS if output in column.outputs]
        assert len(set(titles)) == len(titles)


def test_the_script_asks_for_columns_by_names_that_the_page_has() -> None:
    made_here = {"at", "searched"}
    asked = set(re.findall(r"\brow\.([a-z_]+)", SCRIPT)) - made_here
    assert asked <= {column.name for column in COLUMNS if "page" in column.outputs}
    assert {"verdict", "findings", "measured"} <= asked
    assert not re.findall(r"\brow\[\d|\bvalues\[\d", SCRIPT)
