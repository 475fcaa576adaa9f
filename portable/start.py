"""Where the portable program begins; the pinned PyInstaller's loader has put its own two modules in place before."""

from __future__ import annotations

import io
import os

import pyimod01_archive
import pyimod02_importers


def read_modules_at_once() -> None:
    """Keep all modules in memory; the loader would open the program file again for each of three hundred.

    A fifth of a check's time under Wine, more where a virus scanner looks at every open. And a program whose stick is
    pulled out still has all of itself.
    """
    with open(pyimod02_importers.pyz_archive._filename, "rb") as file:  # noqa: PTH123, SLF001  pathlib is not loaded yet
        program = file.read()
    pyimod01_archive.open = lambda _name, _mode: io.BytesIO(program)


def use_the_libraries_of_the_system() -> None:
    """Take back what the loader sets on Linux: commands we ask must not run on the program's own libraries."""
    own = os.environ.pop("LD_LIBRARY_PATH_ORIG", "")
    if "LD_LIBRARY_PATH" in os.environ:
        os.environ["LD_LIBRARY_PATH"] = own
        if not own:
            del os.environ["LD_LIBRARY_PATH"]


read_modules_at_once()
use_the_libraries_of_the_system()

from checker.cli.main import main  # noqa: E402  everything before it makes this import quick

main()
