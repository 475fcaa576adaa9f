"""`python -m portable.smoke ARCHIVE`: the built program, unpacked and run as a school would.

It runs on the machine itself, so on Windows and macOS it shows what no test elsewhere can.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from pathlib import Path
from typing import NamedTuple

from checker import __version__
from checker.errors import ExitCode
from checker.storage.names import STEM
from checker.storage.places import RESULTS_FOLDER
from portable.archive import unpack
from portable.freezing import NAME

_PATIENCE_SECONDS = 60
_MEASURED = frozenset({0, 1, 3})
_NOBODY = "https://127.0.0.1:9/browsers.toml"
"""To ask there, OpenSSL must be whole."""
_GROUP_DATA = "<EDEX><school/><groepen/><leerlingen/><leerkrachten/></EDEX>"
"""Of nobody: to find that out, expat must be whole."""


class SmokeError(Exception):
    """The built program does not do what it should; the text says what."""


class Done(NamedTuple):
    """How a run ended, and what it gave on standard output."""

    code: int
    output: str


def main() -> int:
    """0 when the program works, 1 with the reason when it does not."""
    with tempfile.TemporaryDirectory(prefix="Grüße van de stick ") as folder:
        try:
            smoke(_unpacked(Path(sys.argv[1]), Path(folder)))
        except SmokeError as problem:
            print(f"does not work: {problem}")  # noqa: T201  talks to a person in a terminal
            return 1
    print("works")  # noqa: T201  likewise
    return 0


def smoke(folder: Path) -> None:
    """Run the program of an unpacked folder. Raises `SmokeError` for the first thing that is not as it should be."""
    before = _files(folder)
    _expect(f" {__version__}\n" in _run(folder, "--version").output, "--version does not give this version")
    _expect("malmberg/" in _run(folder, "spec", "list").output, "spec list does not show the requirements")
    _expect("browsers.toml" in _run(folder, "releases", "show").output, "releases show does not show the tables")
    nobody = _run(folder, "releases", "refresh", _NOBODY)
    _expect(nobody.code == ExitCode.BAD_INPUT, f"an https address where nobody answers ended with {nobody.code}")
    _school_year(folder)
    checked = _run(folder, "check", "--quiet")
    _expect(checked.code in _MEASURED, f"check --quiet ended with {checked.code}")
    result = _only(folder / RESULTS_FOLDER, ".json")
    _only(folder / RESULTS_FOLDER, ".html")
    _expect(bool(STEM.fullmatch(result.stem)), f"{result.name} is not the name of a result")
    _expect(json.loads(result.read_bytes())["program_version"] == __version__, "the result is of another version")
    _expect(_run(folder, "evaluate", str(result)).code == checked.code, "evaluate judges otherwise than check")
    changed = [path for path, data in before.items() if not path.is_file() or path.read_bytes() != data]
    added = [path for path in _files(folder) if path not in before and path.parent.name != RESULTS_FOLDER]
    _expect(not changed and not added, f"the program's folder was changed: {[*changed, *added]}")


def _school_year(folder: Path) -> None:
    """Make a calendar and look at group data, beside the folder."""
    calendar, groups = folder.parent / "agenda.ics", folder.parent / "groepen.xml"
    made = _run(folder, "checklist", "--ics", str(calendar))
    _expect(made.code == 0 and calendar.is_file(), f"checklist --ics ended with {made.code}")
    groups.write_text(_GROUP_DATA, encoding="utf-8")
    looked = _run(folder, "edexml", "check", "--no-keep", str(groups))
    _expect(looked.code == ExitCode.MEETS and "EDEXML" in looked.output, f"edexml check ended with {looked.code}")


def _unpacked(archive: Path, folder: Path) -> Path:
    try:
        unpack(archive, folder)
    except (OSError, zipfile.BadZipFile, tarfile.TarError) as error:
        raise SmokeError(f"{archive.name} cannot be unpacked: {error}") from error
    return folder / NAME


def _run(folder: Path, *arguments: str) -> Done:
    program = folder / (f"{NAME}.exe" if sys.platform == "win32" else NAME)
    try:
        done = subprocess.run(  # noqa: S603  the program that was just built
            [program, *arguments], cwd=folder.parent, stdin=subprocess.DEVNULL, capture_output=True,
            timeout=_PATIENCE_SECONDS, check=False,
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired) as error:
        raise SmokeError(f"{program.name} {' '.join(arguments)}: {error}") from error
    output = done.stdout.decode(errors="replace").replace("\r\n", "\n")
    print(f"{program.name} {' '.join(arguments)}: {done.returncode}")  # noqa: T201  talks to a person in a terminal
    return Done(done.returncode, output)


def _only(folder: Path, suffix: str) -> Path:
    found = list(folder.glob(f"*{suffix}"))
    _expect(len(found) == 1, f"{len(found)} {suffix} files in {folder.name}, expected one")
    return found[0]


def _files(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _expect(is_so: bool, otherwise: str) -> None:  # noqa: FBT001  reads as a sentence
    if not is_so:
        raise SmokeError(otherwise)


if __name__ == "__main__":
    sys.exit(main())
