"""The school's list as a workbook: the pages of XML inside are changed, so that more than the archive is tried."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from random import Random

import xlsxwriter

from attacks.doors.door import Door
from attacks.mutations import mutate_bytes, mutate_lines
from checker.errors import BadInputError
from checker.storage.school_list.reading import read_school_list_from

_ROWS = (("Sticker", "Lokaal", "Updates tot"), ("CB-01", "Groep 1", 48029), ("CB-02", "Groep 2", "juni 2031"))
_VALUE = re.compile(rb'"[^"<>]*"')
_PLACES = (b"XFD1048576", b"A1", b"ZZZ9", b"99999999", b"-1", b"s", b"inlineStr", b"n", b"1e999", b"&#65;", b"")


def _excel() -> bytes:
    target = io.BytesIO()
    with xlsxwriter.Workbook(target) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(_ROWS):
            sheet.write_row(number, 0, row)
    return target.getvalue()


def _libreoffice() -> bytes:
    spaces = " ".join(
        f'xmlns:{kind}="urn:oasis:names:tc:opendocument:xmlns:{kind}:1.0"' for kind in ("office", "table", "text")
    )
    cells = "".join(
        '<table:table-row table:number-rows-repeated="2">\n'
        f'<table:table-cell table:number-columns-repeated="2" office:value-type="string">\n<text:p>{text}</text:p>'
        "</table:table-cell>\n</table:table-row>\n"
        for text in ("Sticker", "CB-01")
    )
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr(
            "content.xml",
            f"<office:document-content {spaces}><office:body><office:spreadsheet>\n<table:table table:name='A'>\n"
            f"{cells}</table:table></office:spreadsheet></office:body></office:document-content>",
        )
    return target.getvalue()


def seeds() -> Sequence[bytes]:
    """Give a workbook of Excel's kind, and one of LibreOffice's."""
    return [_excel(), _libreoffice()]


def mutate(data: bytes, random: Random) -> bytes:
    """Give the workbook with one of its parts changed; now and then the archive itself."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = {item.filename: archive.read(item) for item in archive.infolist()}
    except Exception:  # noqa: BLE001  whatever was made of it before
        return mutate_bytes(data, random)
    if not parts or random.random() < 0.1:  # noqa: PLR2004  a share
        return mutate_bytes(data, random)
    name = random.choice([name for name in parts if "sheet" in name.casefold() or name == "content.xml"] or [*parts])
    parts[name] = random.choice((_with_another_value, mutate_lines, mutate_bytes))(parts[name], random)
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, inside in parts.items():
            archive.writestr(part, inside)
    return target.getvalue()


def _with_another_value(data: bytes, random: Random) -> bytes:
    values = list(_VALUE.finditer(data))
    if not values:
        return mutate_bytes(data, random)
    start, end = random.choice(values).span()
    return data[:start] + b'"' + random.choice(_PLACES) + b'"' + data[end:]


def enter(data: bytes) -> bool:
    """Read the list."""
    try:
        read_school_list_from("lijst.xlsx", data)
    except BadInputError:
        return False
    return True


DOOR = Door(seeds, mutate, enter)
