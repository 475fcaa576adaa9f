"""`python -m portable.sign ARCHIVE...`: signs what is in an archive, and packs it again under the same name.

It stands apart from the build so that it can run where the key is and nothing of others is: it needs Python and the
command that signs, no package. Without SYSTEEMCHECK_SIGN it leaves the archives as they are and says so.
"""

import os
import sys
import tempfile
from pathlib import Path

from portable.archive import changed_on, pack_tar, pack_zip, unpack, write_sums
from portable.freezing import NAME
from portable.signing import COMMAND, sign, to_sign
from portable.toolchain import BuildError


def main() -> int:
    """0 when all that needs a signature has one or nobody asked for it, 1 when signing failed."""
    command = os.environ.get(COMMAND, "")
    if not command:
        _say(f"{COMMAND} is not set: the programs stay as they are")
        return 0
    try:
        for archive in map(Path, sys.argv[1:]):
            _say(f"{archive.name}: {_sign_inside(archive, command)} files signed")
    except BuildError as problem:
        _say(f"not signed: {problem}")
        return 1
    return 0


def _sign_inside(archive: Path, command: str) -> int:
    """Give the number of files that got a signature; the dates of all files stay as they were."""
    with tempfile.TemporaryDirectory(prefix="systeemcheck-sign-") as scratch:
        unpack(archive, Path(scratch))
        folder = Path(scratch) / NAME
        files = to_sign(folder)
        sign(files, command)
        pack = pack_zip if archive.suffix == ".zip" else pack_tar
        pack(folder, archive, changed_on(archive))
    write_sums(archive.parent)
    return len(files)


def _say(text: str) -> None:
    print(text, flush=True)  # noqa: T201  talks to a person in a terminal


if __name__ == "__main__":
    sys.exit(main())
