"""The overview in a spreadsheet and for programs: the same rows as the page, and no formula of a device's making."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from checker.fleet.model import Fleet
from checker.reporting.fleet.csv_export import csv_bytes, harmless
from checker.reporting.fleet.fleet_page import fleet_page
from checker.reporting.fleet.json_export import json_bytes
from checker.reporting.fleet.views import devices_view, views
from checker.reporting.fleet.xlsx_export import xlsx_bytes
from checker.storage.school_list.listed import Listed, SchoolList
from tests.evaluation.devices import DAY, chrome, known, windows_laptop
from tests.fleet.results import NOW, fleet_of, result, write
from tests.fleet.test_survey import stricter

FORMULAS = ["=1+1", "+SUM(A1)", "-2+3", "@cmd", "|calc", "%x", "\t=1+1", "\r=1+1", "  =1+1", "\u200b=1+1", "＝1+1"]
OLD_BROWSER = windows_laptop(browsers=known((chrome("130.0.1"),)))


@pytest.fixture
def fleet(tmp_path: Path) -> Fleet:
    folder = tmp_path / "results"
    write(folder, result("nr 1"), result("nr 2", facts=OLD_BROWSER, days_ago=40), result("nr 3", facts=OLD_BROWSER))
    write(folder, result("nr 3", facts=windows_laptop(), days_ago=50))
    for number, text in enumerate(FORMULAS):
        write(folder, result(text, location=text, name=f"PC-X{number}", device_id=f"{number:032x}"))
    (folder / "package.json").write_text("{}")
    inventory = SchoolList(name="lijst.csv", devices=[Listed(label="=HYPERLINK(1)")], rejected=())
    return fleet_of(folder, inventory=inventory, since=DAY - dt.timedelta(days=30), compare=stricter())


def read_csv(fleet: Fleet, language: str) -> list[dict[str, str]]:
    data = csv_bytes(devices_view(fleet, language, "csv"), language)
    assert data.startswith(b"\xef\xbb\xbf")
    delimiter = ";" if language == "nl" else ","
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=delimiter))


@pytest.mark.pitfall(47)
def test_csv_xlsx_json_and_the_page_say_the_same_of_every_device(fleet: Fleet) -> None:
    by_csv = [(row["Naam"], row["Oordeel"], row["Gemeten op"]) for row in read_csv(fleet, "nl")]
    sheet = openpyxl.load_workbook(io.BytesIO(xlsx_bytes(views(fleet, "nl"), NOW)))["Apparaten"]
    by_xlsx = [(row[2], row[11], row[15].date().isoformat()) for row in sheet.iter_rows(min_row=2, values_only=True)]
    words = {"pass": "voldoet", "advice": "voldoet, met advies", "fail": "voldoet niet", "unknown": "nog niet zeker"}
    by_json = [
        (item["name"], words[item["verdict"]], item["measured"]) for item in json.loads(json_bytes(fleet))["devices"]
    ]
    by_page = [
        (row.identity.name, shown.look.word, shown.measured)
        for row, shown in zip(fleet.rows, fleet_page(fleet, "nl").devices.rows, strict=True)
    ]
    assert by_csv == by_xlsx == by_json == by_page


def cells(fleet: Fleet) -> dict[str, list[tuple[Any, ...]]]:
    book = openpyxl.load_workbook(io.BytesIO(xlsx_bytes(views(fleet, "nl"), NOW)))
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book}


def test_excel_gets_a_sheet_per_view_with_real_dates_and_numbers(fleet: Fleet) -> None:
    sheets = cells(fleet)
    assert list(sheets) == [
        "Apparaten", "Acties", "Per eis", "Vervangen", "Vooruitblik", "Nog langsgaan", "Waarschijnlijk",
        "Niet op je lijst", "Weg volgens je lijst", "Mogelijk dubbel", "Veranderd (since)", "Veranderd (compare)",
        "Afgewezen",
    ]  # fmt: skip
    head, *rows = sheets["Apparaten"]
    assert all(isinstance(row[head.index("Gemeten op")], dt.datetime) for row in rows)
    assert all(isinstance(row[head.index("Dagen geleden")], int) for row in rows)
    assert all(isinstance(row[head.index("Updates tot en met")], dt.datetime | None) for row in rows)
    assert len(rows) == len(fleet.rows)
    assert len(sheets["Veranderd (since)"]) == 2
    assert len(sheets["Afgewezen"]) == 2


def test_no_cell_of_excel_is_a_formula(fleet: Fleet) -> None:
    book = openpyxl.load_workbook(io.BytesIO(xlsx_bytes(views(fleet, "nl"), NOW)))
    kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
    assert kinds <= {"s", "n", "d"}


@pytest.mark.pitfall(28)
def test_no_cell_of_the_csv_begins_a_formula_or_another_row(fleet: Fleet) -> None:
    rows = read_csv(fleet, "nl")
    assert len(rows) == len(fleet.rows)
    begin = tuple("=+-@|%＝")
    assert not [cell for row in rows for cell in row.values() if cell.lstrip().startswith(begin)]


@pytest.mark.parametrize("text", FORMULAS)
def test_a_formula_becomes_a_text_and_other_texts_stay(text: str) -> None:
    assert harmless(text).startswith("'")
    assert harmless("Groep 5 nr 12 (=1)") == "Groep 5 nr 12 (=1)"


def test_csv_in_english_has_english_words_and_commas(fleet: Fleet) -> None:
    assert {"Device", "Verdict", "Measured on"} <= set(read_csv(fleet, "en")[0])


def test_json_is_one_document_with_the_counts_of_the_page(fleet: Fleet) -> None:
    document = json.loads(json_bytes(fleet))
    assert document["schema_version"] == 1
    assert document["counts"]["devices"] == len(document["devices"]) == len(fleet.rows)
    assert sum(document["counts"]["standings"].values()) == len(fleet.rows)
    assert document["files"]["read"] == fleet.files.read
    assert [action["id"] for action in document["actions"]] == [action.id for action in fleet.actions]
    assert [item["requirements"] for item in document["since"]["changes"]] == [["browser", "default-browser"]]
