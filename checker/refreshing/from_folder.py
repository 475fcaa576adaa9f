"""From a folder: the tables of a newer stick or checkout, or packages that were fetched into it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from pathlib import Path

from checker.refreshing.from_file import given_by_file
from checker.refreshing.given import Given
from checker.refreshing.places import TABLES, tables_folder
from checker.refreshing.trouble import TroubleError

_MOST_PACKAGES = 4


def given_by_folder(folder: Path) -> Sequence[Given]:
    """Give the tables there, else the packages. Raises `TroubleError` when there is neither, and `BadInputError`."""
    tables = tables_folder(folder) or folder
    found = [path for name in TABLES if (path := tables / name).is_file()]
    found = found or sorted(islice(folder.glob("*.tgz"), _MOST_PACKAGES))
    if not found:
        raise TroubleError("nothing_here", str(folder), tables=", ".join(TABLES))
    return [given_by_file(path) for path in found]
