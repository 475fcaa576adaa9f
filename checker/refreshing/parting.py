"""What a place gave, parted by what it should be: tables, specs and checklists."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from checker.refreshing.fresh_checklists import checklist_paths, is_checklist
from checker.refreshing.fresh_specs import is_spec, spec_paths
from checker.refreshing.given import LARGEST, Given
from checker.typed_files import first_bytes


class Parted(NamedTuple):
    """`tables`: what may be one, or the packages that one is made of."""

    tables: list[Given]
    specs: list[Given]
    checklists: list[Given]


def parted(given: Iterable[Given], there: Path | None) -> Parted:
    """Give each by its kind; of specs and checklists those that are not there yet byte for byte, or built in.

    Raises `BadInputError` where that folder holds too much to look at.
    """
    parts = Parted([], [], [])
    for one in given:
        (parts.specs if is_spec(one) else parts.checklists if is_checklist(one) else parts.tables).append(one)
    return Parted(
        parts.tables,
        _not_among(spec_paths(there) if parts.specs else (), parts.specs),
        _not_among(checklist_paths(there) if parts.checklists else (), parts.checklists),
    )


def _not_among(paths: Iterable[Path], given: Iterable[Given]) -> list[Given]:
    known = {data for path in paths if (data := _bytes(path)) is not None}
    return [one for one in given if one.data not in known]


def _bytes(path: Path) -> bytes | None:
    try:
        return first_bytes(path, LARGEST + 1)
    except OSError:  # it is no document that is there
        return None
