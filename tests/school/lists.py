"""The school's list in six formats, as six programs write it. Every one of them names the same devices."""

from __future__ import annotations

import csv
import io
import shutil
import subprocess
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import openpyxl

from tests.school.measured import SCHOOL, devices

Row = tuple[str, str, str, str, str]
_KINDS = {"pc": "Laptop", "chromebook": "Chromebook", "ipad": "iPad", "tablet": "Android-tablet"}
_IN_USE = "In gebruik"


def rows() -> list[Row]:
    """Give label, location, building, kind and status of each device, those that are gone last."""
    here = [
        (item.label, item.location, item.building, _KINDS[item.kind], _IN_USE)
        for sort in ("pc", "page")
        for item in devices(sort)
    ]
    return here + [(label, "", "", "", word) for label, word in SCHOOL["gone"].items()]


def _csv(head: Sequence[str], body: Sequence[Sequence[str]], separator: str, end: str = "\r\n") -> str:
    text = io.StringIO()
    csv.writer(text, delimiter=separator, lineterminator=end).writerows([head, *body])
    return text.getvalue()


def excel_csv() -> bytes:
    """Dutch Excel: semicolons, the Windows code page, and a line that tells the separator."""
    return ("sep=;\r\n" + _csv(("Naam", "Lokaal", "Gebouw", "Soort", "Status"), rows(), ";")).encode("cp1252")


def google_sheets() -> bytes:
    """Google Sheets: commas, UTF-8 without a mark, and a line with what it all comes to."""
    body = [*rows(), (f"Totaal: {len(rows())}", "", "", "", "")]
    return _csv(("Sticker", "Plek", "Gebouw", "Soort", "Status"), body, ",", "\n").encode()


def power_shell() -> bytes:
    """Export-Csv of Windows PowerShell with -Encoding Unicode: every cell in quotes, and a line that tells the type."""
    text = io.StringIO()
    head = ("DeviceName", "Location", "Building", "Class", "Status")
    csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerows([head, *rows()])
    return b"\xff\xfe" + ("#TYPE System.Management.Automation.PSCustomObject\r\n" + text.getvalue()).encode("utf-16-le")


def snipe_it() -> bytes:
    """Snipe-IT: names of persons beside the devices, and English headings, after a byte order mark."""
    persons = ("Sanne de Vries", "Daan Bakker", "Els Voorbeeld")
    body = [
        (str(number), label, "", location, building, kind, status, persons[number % 3])
        for number, (label, location, building, kind, status) in enumerate(rows(), start=1)
    ]
    head = ("ID", "Asset Tag", "Asset Name", "Location", "Building", "Category", "Status", "Checked Out To")
    return b"\xef\xbb\xbf" + _csv(head, body, ",").encode()


def workbook() -> bytes:
    """Excel's own: a title, an empty row, then the headings; and a sheet with something else before it."""
    book = openpyxl.Workbook()
    book.active.title = "Leesmij"
    book.active.append(["Bijgewerkt door de conciërge"])
    sheet = book.create_sheet("Apparaten")
    for row in (["Apparaten van De Waaier"], [], ["Label", "Lokaal", "Gebouw", "Soort apparaat", "Status"]):
        sheet.append(row)
    for device in rows():
        sheet.append(list(device))
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def write_ods(folder: Path) -> Path:
    """Write the list as LibreOffice itself makes an ODS of the workbook."""
    (folder / "lijst-2.xlsx").write_bytes(workbook())
    subprocess.run(
        ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", "ods",
         "--outdir", folder, folder / "lijst-2.xlsx"],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    return folder / "lijst-2.ods"


FORMATS: Mapping[str, Callable[[], bytes]] = {
    "excel.csv": excel_csv,
    "sheets.csv": google_sheets,
    "powershell.csv": power_shell,
    "snipe-it.csv": snipe_it,
    "lijst.xlsx": workbook,
}


def write_lists(folder: Path) -> list[Path]:
    """Write every list; that of LibreOffice where it is installed. Gives their paths."""
    paths = [folder / name for name in FORMATS]
    for path in paths:
        path.write_bytes(FORMATS[path.name]())
    return [*paths, write_ods(folder)] if shutil.which("soffice") else paths
