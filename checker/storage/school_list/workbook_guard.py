"""A workbook is unpacked here, within limits, before the library that reads it sees any of it.

Three things could make a small file cost a computer's memory, and each is looked for: what unpacks to far more than it
says, a cell so far from the others that the empty ones between them fill the memory, and a long text that is repeated.
What is handed on is packed anew without compression and without what is not needed, so no size in it can be untrue.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from itertools import pairwise

from checker.errors import BadInputError
from checker.storage.bounded_zip import DAMAGED_ZIP, BoundedZip, ZipTooLargeError

_MOST_UNPACKED = 160 * 1024 * 1024
_MOST_PARTS = 2000
_MOST_CELLS = 12_000_000
_MOST_TEXT = 1 << 30
_EXCEL = re.compile(
    r"xl/(?!.*(?:drawing|chart|theme|media|embed|printer|pivot|external)).*\.(?:xml|rels)", re.IGNORECASE
)
_OF_EVERY_ARCHIVE = frozenset({"_rels/.rels", "[content_types].xml"})
_LIBREOFFICE = frozenset({"mimetype", "content.xml", "META-INF/manifest.xml"})
_TAG = rb"<(?:[\w.-]+:)?"
_BEGUN = re.compile(_TAG + rb"(?:row|c|table-row|table-cell|covered-table-cell)(?=[\s/>])")
_CELL = re.compile(
    _TAG + rb"(?P<tag>row|c|table-row|table-cell|covered-table-cell)"
    rb"(?P<told>(?:\s+[\w:.-]+\s*=\s*(?:\"[^\"<]*\"|'[^'<]*'))*)\s*(?P<empty>/?)>"
)
_TABLE = re.compile(rb"<(?:[\w.-]+:)?table(?=[\s/>])")
_TABLE_END = re.compile(rb"</(?:[\w.-]+:)?(?:table|sheetData)\s*>")
_PLACE = re.compile(rb"\sr\s*=\s*[\"']([A-Za-z]{0,20})([0-9]{0,20})")
_REPEATED = re.compile(rb"-(?:rows|columns)-repeated\s*=\s*[\"']\s*([0-9]{1,20})")
_VALUE = re.compile(rb"office:|:value")
_SHARED = re.compile(rb"<(?:[\w.-]+:)?si[\s>]")


def harmless(data: bytes, file: str) -> bytes | None:
    """Give the workbook packed anew; None for an archive that is no workbook. Raises `BadInputError` for a trap."""
    try:
        with BoundedZip(data) as archive:
            if len(archive.infolist()) > _MOST_PARTS:
                raise _trap(file, "it has too many parts")
            kept = [item for item in archive.infolist() if _is_needed(item.filename)]
            if sum(item.file_size for item in kept) > _MOST_UNPACKED:
                raise _trap(file, "it unpacks to too much")
            parts = {item.filename: archive.read(item) for item in kept}
    except ZipTooLargeError as error:
        raise _trap(file, "it has too many parts") from error
    except DAMAGED_ZIP as error:
        problem = "a workbook that is damaged or has a password"
        raise BadInputError(file, "", problem, 'Open it and choose "Save as" to make it anew.') from error
    if not any(name.casefold() in {"xl/workbook.xml", "content.xml"} for name in parts):
        return None
    _look_at(parts, file)
    return _packed(parts)


def _is_needed(name: str) -> bool:
    return name in _LIBREOFFICE or name.casefold() in _OF_EVERY_ARCHIVE or bool(_EXCEL.fullmatch(name))


def _look_at(parts: Mapping[str, bytes], file: str) -> None:
    shared = max(map(_longest_shared, parts.values()), default=0)
    try:
        tables = [extent for data in parts.values() for extent in _extents(data)]
    except ValueError as error:
        raise _trap(file, "its cells are written as no spreadsheet writes them") from error
    if sum(extent.area for extent in tables) > _MOST_CELLS:
        raise _trap(file, "its cells are too far apart")
    if sum(extent.cells * (shared + extent.longest) for extent in tables) > _MOST_TEXT:
        raise _trap(file, "a long text stands in it too often")


def _longest_shared(data: bytes) -> int:
    """Give the length of the longest text of those that cells share."""
    places = [*(found.start() for found in _SHARED.finditer(data)), len(data)]
    return max((after - at for at, after in pairwise(places)), default=0)


class _Extent:
    """Walks through the cells of a sheet as a reader does, and keeps how far those go in which something is."""

    def __init__(self) -> None:
        self.taken = self.rows = self.columns = self.cells = self.longest = 0
        self._row = self._column = self._at = 0
        self._times = 1

    @property
    def area(self) -> int:
        """Give how many cells there are with the empty ones between."""
        return self.rows * self.columns

    def end(self, at: int) -> None:
        """Take the end of the table, up to which the last cell goes on."""
        self.longest = max(self.longest, at - self._at) if self.taken else 0

    def take(self, found: re.Match[bytes]) -> None:
        """Take the next row or cell."""
        if self.taken:
            self.longest = max(self.longest, found.start() - self._at)
        self.taken += 1
        self._at = found.start()
        tag, told = found["tag"], found["told"]
        row, column = _place(told)
        repeated = _repeated(told)
        if tag in {b"row", b"table-row"}:
            self._row = row or self._row + self._times
            self._column, self._times = 0, repeated
            return
        self._column = column or self._column + 1
        if not found["empty"] or _VALUE.search(told):
            self.rows = max(self.rows, (row or self._row) + self._times - 1)
            self.columns = max(self.columns, self._column + repeated - 1)
            self.cells += repeated * self._times
        self._column += repeated - 1


def _extents(data: bytes) -> Iterator[_Extent]:
    """Give the extent of each table in this part. Raises `ValueError` for a cell in no form that is known."""
    for table in _TABLE.split(data):
        extent = _Extent()
        for found in _CELL.finditer(table):
            extent.take(found)
        extent.end(max((found.start() for found in _TABLE_END.finditer(table)), default=len(table)))
        if extent.taken != len(_BEGUN.findall(table)):
            raise ValueError
        yield extent


def _place(told: bytes) -> tuple[int, int]:
    """Give the row and the column that a cell or a row says it is at, 0 where it says none."""
    row = column = 0
    for letters, digits in _PLACE.findall(told):
        row = max(row, int(digits or 0))
        number = 0
        for letter in letters.upper():
            number = number * 26 + letter - ord("A") + 1
        column = max(column, number)
    return row, column


def _repeated(told: bytes) -> int:
    return max((int(times) for times in _REPEATED.findall(told)), default=1) or 1


def _packed(parts: Mapping[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, data in parts.items():
            archive.writestr(zipfile.ZipInfo(name), data)
    return target.getvalue()


def _trap(file: str, why: str) -> BadInputError:
    return BadInputError(
        file, "", f"a workbook that is not opened: {why}", 'Choose "Save as" and "CSV", and use that file.'
    )
