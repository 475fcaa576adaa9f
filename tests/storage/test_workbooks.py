"""Lists as Excel and LibreOffice files: written by those programs, by others, and to do harm."""

from __future__ import annotations

import csv
import io
import shutil
import subprocess
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec
import pytest
from openpyxl import Workbook
from xlsxwriter import Workbook as SharingWorkbook

from checker.errors import BadInputError
from checker.storage.school_list.listed import Listed, SchoolList
from checker.storage.school_list.reading import read_school_list, read_school_list_from

ROWS: Sequence[Sequence[object]] = (
    ("Apparatenlijst De Regenboog", "", "", "", ""),
    ("", "", "", "", ""),
    ("Sticker", "Locatie", "Lokaal", "Updates tot", "Status"),
    ("CB-01", "Noord", "Groep 1/2 – Zoë", "2031-06-30", "in gebruik"),
    ("CB-02", "Zuid", "Groep 3, achterin", "2030-06-30", "afgeschreven"),
    ("0012", "Zuid", "Café; boven", "", "in gebruik"),
    ('PC "oud" 4', "Zuid", "'t Hof", "2029-06-30", ""),
)
RIGHT = (
    Listed(row=4, label="CB-01", building="Noord", location="Groep 1/2 – Zoë", updates_until="2031-06-30"),
    Listed(row=6, label="0012", building="Zuid", location="Café; boven"),
    Listed(row=7, label='PC "oud" 4', building="Zuid", location="'t Hof", updates_until="2029-06-30"),
)
GONE = (
    Listed(
        row=5, label="CB-02", building="Zuid", location="Groep 3, achterin", updates_until="2030-06-30",
        gone="afgeschreven",
    ),
)  # fmt: skip
FILTERS = {
    "xlsx": "xlsx:Calc MS Excel 2007 XML",
    "ods": "ods:calc8",
    "utf-8": "csv:Text - txt - csv (StarCalc):44,34,76,1",
    "cp1252": "csv:Text - txt - csv (StarCalc):59,34,1,1",
    "utf-16": "csv:Text - txt - csv (StarCalc):9,34,65535,1",
}
TAKEN = {"text": "true", "what it is": "false,true"}
"""Whether quoted fields stay text: else LibreOffice makes 12 of 0012, and a day of what looks like one."""
SHEET = "xl/worksheets/sheet1.xml"


@pytest.fixture(scope="session")
def by_libreoffice(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Sequence[Sequence[object]], str, str], Path]:
    """Give a table as LibreOffice writes it, in a format of `FILTERS`, after it took the cells for what they are."""
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.skip("soffice is not installed: apt-get install libreoffice-calc")
    folder = tmp_path_factory.mktemp("libreoffice")

    def written(rows: Sequence[Sequence[object]], form: str, taken_as: str) -> Path:
        source, target = folder / "bron.csv", folder / f"{form}-{taken_as}"
        with source.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, quoting=csv.QUOTE_ALL).writerows(rows)
        reading = f"--infilter=Text - txt - csv (StarCalc):44,34,76,1,,0,{TAKEN[taken_as]}"
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        convert = ["--headless", "--convert-to", FILTERS[form], "--outdir", str(target), reading, str(source)]
        subprocess.run([soffice, profile, *convert], check=True, capture_output=True, timeout=300)
        (made,) = target.iterdir()
        return made

    return written


@pytest.mark.parametrize("form", FILTERS)
def test_what_libreoffice_writes_reads_back(
    form: str, by_libreoffice: Callable[[Sequence[Sequence[object]], str, str], Path]
) -> None:
    found = read_school_list(by_libreoffice(ROWS, form, "text"))
    assert tuple(found.devices) == RIGHT
    assert tuple(found.gone) == GONE
    assert not found.rejected


@pytest.mark.parametrize("form", ["xlsx", "ods"])
def test_days_numbers_and_yes_or_no_of_libreoffice_are_read_as_they_are_shown(
    form: str, by_libreoffice: Callable[[Sequence[Sequence[object]], str, str], Path]
) -> None:
    rows = [("Nr", "AUE", "Actief"), (7, "2031-06-30", "TRUE"), (8, "2030-06-30", "FALSE")]
    found = read_school_list(by_libreoffice(rows, form, "what it is"))
    assert list(found.devices) == [Listed(row=2, label="7", updates_until="2031-06-30")]
    assert list(found.gone) == [Listed(row=3, label="8", updates_until="2030-06-30", gone="Actief: FALSE")]


def book(*sheets: tuple[str, Sequence[Sequence[object]]]) -> bytes:
    made = Workbook()
    for number, (name, rows) in enumerate(sheets):
        sheet = made.active if number == 0 else made.create_sheet()
        assert sheet is not None
        sheet.title = name
        for row in rows:
            sheet.append(list(row))
    data = io.BytesIO()
    made.save(data)
    return data.getvalue()


def read(data: bytes) -> SchoolList:
    return read_school_list_from("lijst.xlsx", data)


def changed(data: bytes, member: str, change: Callable[[bytes], bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.infolist():
            new.writestr(item.filename, change(old.read(item)) if item.filename == member else old.read(item))
    return target.getvalue()


def with_cells(cells: str) -> bytes:
    end = b"</sheetData>"
    return changed(book(("Blad1", ROWS)), SHEET, lambda data: data.replace(end, cells.encode() + end))


def test_a_workbook_of_excel_reads_as_the_same_text_does() -> None:
    found = read(book(("Blad1", ROWS)))
    assert (tuple(found.devices), tuple(found.gone)) == (RIGHT, GONE)
    assert found.sheet == ""


def test_the_sheet_with_the_list_is_read_and_named_and_so_is_one_that_was_not() -> None:
    note = [("Versie", 3), ("Gemaakt door", "ICT")]
    other = [("Sticker", "Lokaal"), ("IP-01", "Groep 2")]
    found = read(book(("Uitleg", note), ("Lijst 2026", ROWS), ("iPads", other)))
    assert tuple(found.devices) == RIGHT
    assert (found.sheet, list(found.other_sheets)) == ("Lijst 2026", ["iPads"])


def test_numbers_and_days_of_a_cell_are_read_as_they_are_shown() -> None:
    import datetime as dt  # noqa: PLC0415

    rows = [("Nr", "Lokaal", "AUE"), (7, 12.0, dt.datetime(2031, 6, 30)), (8, 12.5, 48029)]  # noqa: DTZ001
    found = read(book(("Blad1", rows)))
    assert list(found.devices) == [
        Listed(row=2, label="7", location="12", updates_until="2031-06-30"),
        Listed(row=3, label="8", location="12.5", updates_until="2031-06-30"),
    ]


def test_a_formula_gives_what_was_stored_and_is_not_reckoned() -> None:
    formula = '<row r="9"><c r="A9" t="str"><f>WEBSERVICE("http://x.example")</f><v>CB-09</v></c></row>'
    assert read(with_cells(formula)).devices[-1] == Listed(row=9, label="CB-09")


@pytest.mark.parametrize(
    "cells",
    [
        '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
        '<row r="9"><c r="XFD1048576"><v>1</v></c></row>',
        '<row r="4000000000"><c><v>1</v></c></row>',
        '<row r="9"><c r=XFD1048576><v>1</v></c></row>',
        '<row r="9"><c a=">" r="XFD1048576"><v>1</v></c></row>',
        '<row r="9"><c r="ZZZZZZZ9"><v>1</v></c></row>',
        "<row>" + "<c><v>1</v></c>" * 9000 + "</row>" + "<row><c><v>1</v></c></row>" * 9000,
    ],
    ids=["corner", "far cell", "far row", "no quotes", "a sign in a value", "far column", "no places"],
)
def test_cells_so_far_apart_that_they_would_fill_the_memory_are_refused(cells: str) -> None:
    with pytest.raises(BadInputError, match=r"lijst\.xlsx.*not opened"):
        read(with_cells(cells))


def test_an_empty_cell_far_away_as_styles_leave_them_does_not_matter() -> None:
    found = read(with_cells('<row r="1048576" customHeight="1"><c r="XFD1048576" s="0"/></row>'))
    assert tuple(found.devices) == RIGHT


HEAD = ("Nr", "Model")
_Sheets = Sequence[tuple[str, Sequence[Sequence[object]]]]
SHEETS: dict[str, tuple[_Sheets, list[str], list[str], str]] = {
    "a sheet for each location": (
        [("Noord", [HEAD, ("CB-01", "C1"), ("CB-02", "C1")]), ("Zuid", [HEAD, ("CB-11", "C1")])],
        ["CB-01", "CB-02", "CB-11"], [], "Noord, Zuid",
    ),
    "the same numbers in each room": (
        [("Groep 5", [HEAD, (1, "C1"), (2, "C1")]), ("Groep 6", [HEAD, (1, "C1"), (2, "C1")])],
        ["1 in Groep 5", "2 in Groep 5", "1 in Groep 6", "2 in Groep 6"], [], "Groep 5, Groep 6",
    ),
    "a sheet of what is gone": (
        [("Laptops", [HEAD, ("LT-01", "C1"), ("LT-02", "C1")]), ("Afgeschreven", [HEAD, ("LT-03", "C1")])],
        ["LT-01", "LT-02"], ["LT-03"], "Laptops, Afgeschreven",
    ),
    "a sheet for each year": (
        [("2025", [HEAD, ("CB-01", "C1"), ("CB-02", "C1")]), ("2026", [HEAD, ("CB-02", "C1")])],
        ["CB-02"], [], "2026",
    ),
    "all, and a part of them": (
        [("Alles", [HEAD, ("CB-01", "C1"), ("CB-02", "C1")]), ("Kar 1", [HEAD, ("CB-01", "C1")])],
        ["CB-01", "CB-02"], [], "Alles",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", SHEETS)
def test_sheets_that_are_one_list_are_read_as_one_and_no_device_twice(case: str) -> None:
    sheets, devices, gone, named = SHEETS[case]
    found = read_school_list_from("l.xlsx", book(*sheets))
    assert [f"{item.label} in {item.location}" if item.location else item.label for item in found.devices] == devices
    assert ([item.label for item in found.gone], found.sheet) == (gone, named)


def test_a_sheet_with_much_else_around_its_cells_is_read() -> None:
    """Colours that depend on values stand behind the cells, and may be longer than those."""
    rows = [("Sticker", "Lokaal"), *((f"CB-{number:04}", f"Lokaal {number % 20}") for number in range(5000))]
    around = b"<conditionalFormatting/>" * 20_000
    data = changed(book(("Blad1", rows)), SHEET, lambda old: old.replace(b"</sheetData>", b"</sheetData>" + around))
    assert len(read(data).devices) == 5000


def test_a_long_text_that_every_cell_repeats_is_refused() -> None:
    """Excel keeps a text once, however many cells it is in; who reads them has it as many times."""
    target = io.BytesIO()
    with SharingWorkbook(target) as made:
        sheet = made.add_worksheet()
        for row in range(4000):
            sheet.write_row(row, 0, ["x" * 30_000] * 10)
    assert len(target.getvalue()) < 1_000_000
    with pytest.raises(BadInputError, match="too often"):
        read(target.getvalue())


def test_what_unpacks_to_too_much_is_refused_before_it_is_unpacked() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("content.xml", bytes(200 << 20))
    assert len(target.getvalue()) < 1_000_000
    with pytest.raises(BadInputError, match="unpacks to too much"):
        read(target.getvalue())


def test_a_size_that_is_not_true_does_not_help() -> None:
    data = changed(book(("Blad1", ROWS)), SHEET, lambda old: old + b" " * (1 << 20))
    true = ((1 << 20) + len(zipfile.ZipFile(io.BytesIO(book(("Blad1", ROWS)))).read(SHEET))).to_bytes(4, "little")
    assert data.count(true) >= 2
    with pytest.raises(BadInputError, match="Save as"):
        read(data.replace(true, (100).to_bytes(4, "little")))


def libreoffice(*tables: str) -> bytes:
    """Give a workbook with these tables, as LibreOffice writes them."""
    kinds = ("office", "table", "text")
    spaces = " ".join(f'xmlns:{kind}="urn:oasis:names:tc:opendocument:xmlns:{kind}:1.0"' for kind in kinds)
    inside = "".join(
        f'<table:table table:name="Blad{number}">{rows}</table:table>' for number, rows in enumerate(tables)
    )
    content = (
        f'<?xml version="1.0"?><office:document-content {spaces}><office:body><office:spreadsheet>{inside}'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
        archive.writestr("content.xml", content)
    return target.getvalue()


def row(text: str, of_row: str = "", of_cell: str = "") -> str:
    cell = f'<table:table-cell {of_cell} office:value-type="string"><text:p>{text}</text:p></table:table-cell>'
    return f"<table:table-row {of_row}>{cell}</table:table-row>"


TO_THE_END = 'table:number-rows-repeated="1048570"'
NOTHING = f'<table:table-row {TO_THE_END}><table:table-cell table:number-columns-repeated="16384"/></table:table-row>'


def test_the_empty_rows_to_the_end_that_libreoffice_writes_do_not_matter() -> None:
    table = row("Label") + row("CB-01") + NOTHING
    found = read(libreoffice(table, table))
    assert [item.label for item in found.devices] == ["CB-01"]


@pytest.mark.parametrize(
    "trap",
    [
        row("x", TO_THE_END, 'table:number-columns-repeated="900"'),
        NOTHING + row("x", "", 'table:number-columns-repeated="900"'),
        row("x", "", 'table:number-columns-repeated="999999999999"'),
        row("x" * 30_000, 'table:number-rows-repeated="90000"'),
    ],
    ids=["rows and columns", "far below", "columns", "a long text"],
)
def test_a_cell_of_libreoffice_that_is_repeated_without_end_is_refused(trap: str) -> None:
    with pytest.raises(BadInputError, match="not opened"):
        read(libreoffice(row("Label") + row("CB-01") + trap))


def test_a_letter_or_any_other_archive_is_no_table() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    assert read(target.getvalue()).problem == "not_a_table"


def test_a_workbook_without_a_list_is_no_error() -> None:
    assert read(book(("Blad1", []))).problem == "empty"
    assert read(book(("Blad1", [("Kleur", "Prijs"), ("rood", 1)]))).problem == "no_device_column"


def test_a_damaged_workbook_is_refused_wherever_it_is_damaged() -> None:
    data = book(("Blad1", ROWS))
    for at in range(0, len(data), 97):
        damaged = data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :]
        try:
            found = read(damaged)
        except BadInputError:
            continue
        assert msgspec.json.encode(found)
