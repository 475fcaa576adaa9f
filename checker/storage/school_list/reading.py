"""A list of the devices a school has: its own, or an export of Google Admin or Intune, as a CSV file.

Such files come in every encoding and with every separator a spreadsheet writes. Columns are told by their headings;
serial numbers and users may stand in them and are not read.
"""

from __future__ import annotations

import calendar
import csv
import datetime as dt
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType

from checker.errors import BadInputError
from checker.model.storable import is_day
from checker.storage.results_folder import RejectedFile
from checker.storage.school_list.listed import Listed, SchoolList
from checker.typed_files import read_capped

LARGEST_INVENTORY = 32 * 1024 * 1024
_MOST_ROWS = 200_000
_LONGEST = 120
_SEPARATORS = (";", ",", "\t")
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
"""How a file begins of Excel since 2007 and of LibreOffice (a ZIP archive), and of Excel before that."""

# The headings of each column: a school's own in Dutch and English, then Google Admin's and Intune's own.
_HEADINGS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "label": (
            "label", "sticker", "stickernummer", "inventarisnummer", "asset tag", "asset id",
            "annotatedassetid", "annotated asset id",
        ),
        "name": (
            "naam", "apparaatnaam", "computernaam", "name", "device name", "devicename", "hostname", "computer name",
            "displayname",
        ),
        "location": (
            "locatie", "plek", "lokaal", "groep", "location", "room", "annotatedlocation", "annotated location",
        ),
        "model": ("model", "type", "merk en type"),
        "device_class": ("soort", "device class", "class", "besturingssysteem", "os", "operating system"),
        "os_version": ("osversion", "os version", "os-versie", "chromeos version", "chrome os version"),
        "updates_until": (
            "autoupdateexpiration", "auto update expiration", "auto-update expiration", "auto-update expiration date",
            "autoupdatethrough", "auto update through", "aue", "updates tot", "einde updates",
        ),
        "status": ("status", "compliancestate", "management state"),
    }
)  # fmt: skip
_CLASSES: Mapping[str, str] = MappingProxyType(
    {
        "windows": "windows-pc", "laptop": "windows-pc", "pc": "windows-pc", "chromebook": "chromebook",
        "chrome os": "chromebook", "chromeos": "chromebook", "ipad": "ipad", "ipados": "ipad", "ios": "ipad",
        "macos": "mac", "mac": "mac", "android": "android-tablet", "tablet": "android-tablet", "linux": "linux-pc",
    }
)  # fmt: skip
_VERSION = re.compile(r"\d{1,4}(\.\d{1,6}){0,3}", re.ASCII)
_DIGITS_OF_MILLISECONDS = 13
_DAYS = ("%Y-%m-%d", "%Y/%m/%d", "%d-%m-%Y", "%b %d, %Y", "%d %b %Y")
_MONTHS = ("%Y-%m", "%b %Y", "%B %Y", "%m-%Y")
_GONE = frozenset({"deprovisioned", "disabled", "retired", "afgevoerd", "verkocht"})


def read_school_list(path: Path) -> SchoolList:
    """Give the list in a CSV file.

    Raises `BadInputError` that names the columns it knows and those that are there, or says that it is a workbook.
    """
    return read_school_list_from(str(path), read_capped(path, LARGEST_INVENTORY))


def read_school_list_from(name: str, data: bytes) -> SchoolList:
    """Give the list in these bytes; `name` is the file's. Raises `BadInputError`, as `read_school_list` does."""
    path = Path(name)
    if data.startswith(_WORKBOOKS):
        raise BadInputError(str(path), "", "a workbook, and no CSV file", 'Open it and choose "Save as", "CSV".')
    lines = _rows(_decoded(data), path)
    headings = next(lines, [])
    columns = _columns(headings)
    if not {"label", "name"} & set(columns):
        there = ", ".join(f'"{heading}"' for heading in headings[:20]) or "none"
        known = ", ".join((*_HEADINGS["label"], *_HEADINGS["name"]))
        raise BadInputError(
            str(path), "line 1", f"no column with a label or a device name; there is {there}", f"Known: {known}."
        )
    return _inventory(path, columns, lines)


def _inventory(path: Path, columns: Mapping[str, int], lines: Iterator[list[str]]) -> SchoolList:
    devices: dict[Listed, None] = {}
    rejected: list[RejectedFile] = []
    for number, cells in enumerate(lines, start=2):
        if number > _MOST_ROWS:
            raise BadInputError(str(path), f"line {number}", f"more than {_MOST_ROWS} rows", "Split the list.")
        row = {name: " ".join(cells[at].split())[:_LONGEST] for name, at in columns.items() if at < len(cells)}
        if not any(cell.strip() for cell in cells) or row.get("status", "").casefold() in _GONE:
            continue
        if row.get("label") or row.get("name"):
            devices[_listed(row)] = None
        else:
            rejected.append(RejectedFile(path.name, "inventory_row", str(number)))
    return SchoolList(name=path.name, devices=list(devices), rejected=rejected)


def _listed(row: Mapping[str, str]) -> Listed:
    spoken = row.get("device_class", "").casefold()
    known = (name for word, name in _CLASSES.items() if spoken.startswith(word))
    return Listed(
        label=row.get("label", ""),
        name=row.get("name", ""),
        location=row.get("location", ""),
        model=row.get("model", ""),
        device_class=next(known, ""),
        os_version=_version(row.get("os_version", "")),
        updates_until=_day(row.get("updates_until", "")),
    )


def _version(text: str) -> str:
    """Give a version as Google Admin tells it (126.0.6478.222); other columns are called so too."""
    return text if _VERSION.fullmatch(text) else ""


def _day(text: str) -> str:
    """Give the day: a date, a month (its last day), or milliseconds since 1970, which is how Google's API tells it.

    "" for anything else, also for a day that no computer of our time names.
    """
    day = _written(text)
    return day.isoformat() if day and is_day(day.isoformat()) else ""


def _written(text: str) -> dt.date | None:
    if text.isascii() and text.isdigit() and len(text) == _DIGITS_OF_MILLISECONDS:
        return dt.datetime.fromtimestamp(int(text) / 1000, dt.UTC).date()
    for form in _DAYS:
        with suppress(ValueError):
            return dt.datetime.strptime(text, form).date()  # noqa: DTZ007  a day has no zone
    for form in _MONTHS:
        with suppress(ValueError):
            found = dt.datetime.strptime(text, form).date()  # noqa: DTZ007  likewise
            return found.replace(day=calendar.monthrange(found.year, found.month)[1])
    return None


def _columns(headings: Sequence[str]) -> dict[str, int]:
    """Give where each column is; the first heading that is known for it counts."""
    plain = [" ".join(heading.casefold().replace("_", " ").split()) for heading in headings]
    found: dict[str, int] = {}
    for column, names in _HEADINGS.items():
        places = [plain.index(name) for name in names if name in plain]
        if places:
            found[column] = places[0]
    return found


def _rows(text: str, path: Path) -> Iterator[list[str]]:
    first = text.partition("\n")[0]
    separator = max(_SEPARATORS, key=first.count)
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    except csv.Error as error:
        raise BadInputError(str(path), "", f"not a CSV file ({error})", "Save it as CSV again.") from error


def _decoded(data: bytes) -> str:
    """Give the text: UTF-8, UTF-16 with its mark, or else the Windows code page of Western Europe."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")
