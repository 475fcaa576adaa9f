"""Where the portable program begins."""

import os

from checker.cli.main import main

# On Linux PyInstaller's loader points this at the program's own libraries. Commands we ask must use the system's.
if "LD_LIBRARY_PATH" in os.environ:
    os.environ["LD_LIBRARY_PATH"] = os.environ.pop("LD_LIBRARY_PATH_ORIG", "")
    if not os.environ["LD_LIBRARY_PATH"]:
        del os.environ["LD_LIBRARY_PATH"]
main()
