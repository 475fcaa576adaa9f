"""From a file: a table, or a package."""

from __future__ import annotations

from pathlib import Path

from checker.refreshing.given import LARGEST, Given
from checker.typed_files import read_capped


def given_by_file(path: Path) -> Given:
    """Give what is in the file. Raises `BadInputError` when it cannot be read or is too large."""
    return Given(str(path), read_capped(path, LARGEST))
