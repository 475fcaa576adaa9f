"""`.venv`: what is installed in it, and how it is made without ever losing one that works.

Uses nothing but Python itself: it runs before anything is installed.
"""

# An older Python must be able to read this file; see run.py.
from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import sys
from pathlib import Path
from typing import NamedTuple

from scripts.set_up import HERE, say, set_up, stop
from scripts.system_packages import install_venv_package

VENV = HERE / ".venv"
# Where a new one is made. The name is as long as the other: the path stands in what pip writes, also inside an .exe.
NEW, OLD = HERE / ".vnew", HERE / ".vold"
BIN = "Scripts" if os.name == "nt" else "bin"
SCRIPTS = VENV / BIN
PAGE_TOOLS = HERE / "tests/pages"


class Installation(NamedTuple):
    """The lists of pinned packages, how the program itself is put beside them, its sources, and what remembers this."""

    pins: tuple[str, ...]
    itself: tuple[str, ...]
    made_from: tuple[str, ...]
    mark: str


PROGRAM = Installation(
    ("pins/program.txt", "pins/backend.txt"),
    (".",),
    ("pyproject.toml", "hatch_build.py", "checker", "requirements_specs", "reports"),
    "made-for-checking",
)
DEVELOPMENT = Installation(
    ("pins/development.txt",),
    ("--editable", "."),
    ("pyproject.toml", "hatch_build.py", "checker/__init__.py"),
    "made-for-development",
)
# A file of another content than the pinned one is refused, and nothing is fetched that no list names: no dependency,
# no tool to build with, no source package, whose own set-up would run.
HASHED = ("--require-hashes", "--only-binary=:all:", "--no-deps")
FROM_HERE = ("--no-index", "--no-build-isolation", "--no-deps")


def install(wanted: Installation) -> None:
    """Makes `.venv` hold this installation, if it does not yet; one that worked stays until the new one does."""
    if OLD.is_dir() and not VENV.exists():
        OLD.rename(VENV)  # who swapped them was ended in between
    if not has_pinned(wanted):
        say("Setting up .venv. This happens once and takes about half a minute.")
        make_new(wanted)
        swap()
    elif noted(wanted)[1:] != [fingerprint(*wanted.made_from)]:
        say("Putting the changed program into .venv.")
        put_in(VENV, wanted)


def make_new(wanted: Installation) -> None:
    """Makes the whole installation beside `.venv`."""
    if importlib.util.find_spec("ensurepip") is None:
        install_venv_package()
    set_up(sys.executable, "-m", "venv", "--clear", str(NEW))
    set_up(*pip_of(NEW), *HASHED, *(word for file in wanted.pins for word in ("--requirement", file)))
    put_in(NEW, wanted)


def put_in(venv: Path, wanted: Installation) -> None:
    """Puts the program itself beside its packages, without the network, and notes what it was made from."""
    set_up(*pip_of(venv), *FROM_HERE, "--force-reinstall", *wanted.itself)
    lines = (fingerprint(*wanted.pins), fingerprint(*wanted.made_from))
    (venv / wanted.mark).write_text("\n".join(lines), encoding="ascii")


def pip_of(venv: Path) -> tuple[str, ...]:
    """The command that installs into this environment."""
    return (str(venv / BIN / "python"), "-m", "pip", "--quiet", "--disable-pip-version-check", "install")


def swap() -> None:
    """Puts the new environment in the place of the old one, and its new path in the scripts that start its Python."""
    for path in [NEW / "pyvenv.cfg", *(NEW / BIN).iterdir()]:
        if path.is_file() and not path.is_symlink() and NEW.name.encode() in (told := path.read_bytes()):
            path.write_bytes(told.replace(NEW.name.encode(), VENV.name.encode()))
    try:
        remove(OLD)
        if os.path.lexists(VENV):
            VENV.rename(OLD)
        NEW.rename(VENV)
        remove(OLD)
    except OSError as problem:  # Windows: something in it is running
        stop(
            f"The new .venv could not take the place of the old one. Close what runs from it, then try again. {problem}"
        )


def remove(place: Path) -> None:
    """Takes an environment away; of a link only the link."""
    if place.is_symlink():
        place.unlink()
    elif place.is_dir():
        shutil.rmtree(place)


def has_pinned(wanted: Installation) -> bool:
    """Whether `.venv` holds the packages of these lists as they are now."""
    return noted(wanted)[:1] == [fingerprint(*wanted.pins)]


def noted(wanted: Installation) -> list[str]:
    """What `.venv` was made from: its lists of packages, and the program itself; nothing where it was not."""
    mark = VENV / wanted.mark
    return mark.read_text(encoding="ascii").splitlines() if mark.exists() else []


def fingerprint(*names: str) -> str:
    """A digest over these files, this Python and this folder: an installation works with no other."""
    digest = hashlib.sha256(f"{sys.version} {sys.base_prefix} {HERE}".encode())
    for file in (file for name in names for file in files_under(HERE / name)):
        digest.update(f"{file.relative_to(HERE)} {file.stat().st_size} ".encode() + file.read_bytes())
    return digest.hexdigest()


def files_under(place: Path) -> list[Path]:
    """The files that a wheel takes from here, in a fixed order."""
    found = [place] if place.is_file() else place.rglob("*")
    return sorted(file for file in found if file.is_file() and file.suffix != ".pyc")


def install_page_tools() -> None:
    """The npm packages of tests/pages/package-lock.json; npm refuses one whose SHA-512 is another."""
    npm, mark = shutil.which("npm"), PAGE_TOOLS / "node_modules/made-from"
    now = fingerprint("tests/pages/package-lock.json")
    if npm is None or (mark.exists() and mark.read_text(encoding="ascii") == now):
        return
    set_up(npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", cwd=PAGE_TOOLS)
    mark.write_text(now, encoding="ascii")
