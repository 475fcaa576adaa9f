"""Start a command while files and folders of this machine hang: a file system in user space that never answers.

Usage: unshare --mount python hanging.py PATH... -- COMMAND...
"""

from __future__ import annotations

import ctypes
import os
import sys
from pathlib import Path


def hang(path: str) -> None:
    descriptor = os.open("/dev/fuse", os.O_RDWR)
    os.set_inheritable(descriptor, True)  # noqa: FBT003  the function has no other form; who holds it keeps it hanging
    kind = "40000" if Path(path).is_dir() else "100444"
    options = f"fd={descriptor},rootmode={kind},user_id=0,group_id=0,allow_other"
    library = ctypes.CDLL(None, use_errno=True)
    if library.mount(b"hanging", path.encode(), b"fuse", 0, options.encode()):
        sys.exit(f"{path}: {os.strerror(ctypes.get_errno())}")


if __name__ == "__main__":
    split = sys.argv.index("--")
    for argument in sys.argv[1:split]:
        hang(argument)
    os.execvp(sys.argv[split + 1], sys.argv[split + 1 :])  # noqa: S606  the test's own command
