"""The ways to get new tables, chosen by how the source is written."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from checker.refreshing.from_file import given_by_file
from checker.refreshing.from_folder import given_by_folder
from checker.refreshing.given import Given

NPM = "npm"


def given_by(source: str) -> Sequence[Given]:
    """Give what is at a source: "npm", an https address, a folder or a file.

    Raises `TroubleError`, or `BadInputError` for a file that cannot be read.
    """
    if source == NPM:
        from checker.refreshing.from_npm import given_by_npm  # noqa: PLC0415  only who asks for it pays

        return given_by_npm()
    if "://" in source:
        from checker.refreshing.from_https import given_by_address  # noqa: PLC0415  likewise: OpenSSL is large

        return [given_by_address(source)]
    path = Path(source)
    return given_by_folder(path) if os.path.isdir(source) else [given_by_file(path)]  # noqa: PTH112  it never raises
