"""What is in a zip file, wherever its bytes are. No size that it tells is believed: who reads says how much at most."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from functools import cached_property

from checker.storage.bounded_zip import BoundedZip

Source = str | bytes
"""The path of a zip, or all of its bytes."""


class ZipParts:
    """A zip that is open; whatever is done with it may raise what `DAMAGED_ZIP` names."""

    def __init__(self, source: Source) -> None:
        """Open it. Raises what that class does."""
        self._archive = BoundedZip(source)

    @cached_property
    def all(self) -> Sequence[zipfile.ZipInfo]:
        """Give each part that is no folder."""
        return [part for part in self._archive.infolist() if not part.is_dir()]

    def beginning(self, part: zipfile.ZipInfo | str, most: int) -> bytes:
        """Give no more of a part than so many bytes."""
        with self._archive.open(part) as file:
            return file.read(most)

    def close(self) -> None:
        """Let go of it."""
        self._archive.close()


def folders_and_name(part: zipfile.ZipInfo) -> tuple[Sequence[str], str]:
    """Give the folders a part is in and its name, whatever system packed it."""
    *folders, name = part.filename.replace("\\", "/").split("/")
    return folders, name


def is_in_hidden_folder(part: zipfile.ZipInfo) -> bool:
    """Tell whether it is in a folder that nobody sees, or in what a Mac adds to each zip."""
    folders, _ = folders_and_name(part)
    return any(folder.startswith((".", "__MACOSX")) for folder in folders)
