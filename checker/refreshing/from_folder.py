"""From a folder: the tables, specs and checklists of a newer stick or checkout, or packages fetched into it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from pathlib import Path

import msgspec

from checker.checklist.catalogue import NAME as CHECKLISTS
from checker.refreshing.from_file import given_by_file
from checker.refreshing.given import Given
from checker.refreshing.places import TABLES, specs_folder, tables_folder
from checker.refreshing.trouble import TroubleError
from checker.specification.listing import paths_in, refuse_link, spec_paths_in

_MOST_PACKAGES = 4


def given_by_folder(folder: Path) -> Sequence[Given]:
    """Give the tables, the specs and the checklists there, or the packages.

    Raises `TroubleError` when there is nothing of it, and `BadInputError`.
    """
    tables = tables_folder(folder) or folder
    found = [path for name in TABLES if (path := tables / name).is_file()]
    specs = specs_folder(folder)
    in_folders = [*spec_paths_in(specs), *paths_in(specs / CHECKLISTS)] if specs else []
    if not in_folders:
        found = found or sorted(islice(folder.glob("*.tgz"), _MOST_PACKAGES))
    if not found and not in_folders:
        raise TroubleError("nothing_here", str(folder), tables=", ".join(TABLES))
    return [*map(given_by_file, found), *map(_document, in_folders)]


def _document(path: Path) -> Given:
    refuse_link(path)
    return msgspec.structs.replace(given_by_file(path), folder=path.parent.name)
