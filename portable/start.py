"""Where the portable program begins; the pinned PyInstaller's loader has put its own two modules in place before."""

from __future__ import annotations

import contextlib
import io
import os
import sys

import pyimod01_archive
import pyimod02_importers

_INTERNAL_ERROR = 70
"""checker.errors.ExitCode.INTERNAL_ERROR, which may be what is missing."""
_ONLY_WINDOWS = 0x800  # LOAD_LIBRARY_SEARCH_SYSTEM32
_ONLY_WINDOWS_AND_OUR_OWN = 0xC00  # the same, and LOAD_LIBRARY_SEARCH_USER_DIRS, to which the loader added `_internal`
LIBRARIES_OF_WINDOWS = ("bcryptprimitives", "crypt32", "iphlpapi", "pdh", "powrprof")
"""What the compiled parts name: Python would have Windows look for it beside the program first, unless it is there."""


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


def use_the_libraries_of_windows() -> None:
    """Look for a library of Windows in Windows alone, never first in the folder that the program stands in.

    That is where Windows looks, and on a stick or among downloads others may have put a file there. What the loader
    and Python itself take before this runs is searched for in `_internal` and in Windows; docs/beheer.md says what
    this does not protect against.
    """
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415  nothing else needs it this early

        ctypes.WinDLL("kernel32").SetDefaultDllDirectories(_ONLY_WINDOWS_AND_OUR_OWN)
        # What ctypes takes when it is not told where to look.
        vars(sys.modules["nt"])["_LOAD_LIBRARY_SEARCH_DEFAULT_DIRS"] = _ONLY_WINDOWS_AND_OUR_OWN
        for name in LIBRARIES_OF_WINDOWS:
            with contextlib.suppress(OSError):  # not every Windows has each
                ctypes.WinDLL(name, winmode=_ONLY_WINDOWS)


def start() -> None:
    """Run the program. A folder that was copied in part ends with 70, never with 1, which judges the device."""
    try:
        read_modules_at_once()
        use_the_libraries_of_the_system()
        use_the_libraries_of_windows()
        from checker.cli.main import main  # noqa: PLC0415  what comes before makes it quick

        main()
    except Exception as error:  # noqa: BLE001  nothing of the program may be there to tell it in a better way
        print(f"Systeemcheck is niet compleet ({error}). Kopieer de hele map opnieuw.", file=sys.stderr)  # noqa: T201
        print("Systeemcheck is incomplete. Copy the whole folder again.", file=sys.stderr)  # noqa: T201
        if len(sys.argv) == 1 and sys.stdin is not None and sys.stdin.isatty():
            sys.stdin.readline()  # a double-click's window would be gone before anyone has read it
        sys.exit(_INTERNAL_ERROR)


start()
