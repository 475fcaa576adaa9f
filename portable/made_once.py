"""Folders that cost seconds to make: made once, complete or not there at all, used again afterwards."""

import tempfile
from collections.abc import Callable
from pathlib import Path


def made_once(folder: Path, build: Callable[[Path], Path]) -> Path:
    """`folder`, filled by `build` on the first call only.

    `build` gets a scratch folder and returns the finished folder in it, which is then moved into place.
    """
    if not folder.is_dir():
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder.parent, prefix="making-") as scratch:
            _put_in_place(build(Path(scratch)), folder)
    return folder


def _put_in_place(built: Path, folder: Path) -> None:
    try:
        built.rename(folder)
    except OSError:
        # Two test processes may build at once: the folder of whoever was first is as good.
        if not folder.is_dir():
            raise
