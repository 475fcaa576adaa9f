"""Where the portable program begins; the pinned PyInstaller's loader has put its own two modules in place before."""

from __future__ import annotations

import io
import os
import sys

import pyimod01_archive
import pyimod02_importers

_INTERNAL_ERROR = 70
"""checker.errors.ExitCode.INTERNAL_ERROR, which may be what is missing."""


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


def start() -> None:
    """Run the program. A folder that was copied in part ends with 70, never with 1, which judges the device."""
    try:
        read_modules_at_once()
        use_the_libraries_of_the_system()
        from checker.cli.main import main  # noqa: PLC0415  what comes before makes it quick

        main()
    except Exception as error:  # noqa: BLE001  nothing of the program may be there to tell it in a better way
        print(f"Systeemcheck is niet compleet ({error}). Kopieer de hele map opnieuw.", file=sys.stderr)  # noqa: T201
        print("Systeemcheck is incomplete. Copy the whole folder again.", file=sys.stderr)  # noqa: T201
        if len(sys.argv) == 1 and sys.stdin is not None and sys.stdin.isatty():
            sys.stdin.readline()  # a double-click's window would be gone before anyone has read it
        sys.exit(_INTERNAL_ERROR)


start()
