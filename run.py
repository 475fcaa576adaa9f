"""One line does it all, on a machine that has nothing but Python.

    python3 run.py check    checks this device and opens the report
    python3 run.py test     runs the tests
    python3 run.py lint     looks after style, types and the floors of the program
    python3 run.py build    makes the portable programs, in dist/

What follows the word goes on to the program or to pytest. The first time makes `.venv` beside this file
and installs what is missing; after that it starts at once, until something changes that was installed there.
"""

# An older Python must be able to read this file, to say that it is too old.
from __future__ import annotations

import hashlib
import importlib.util
import os
import platform
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import NamedTuple, NoReturn

HERE = Path(__file__).resolve().parent
VENV = HERE / ".venv"
SCRIPTS = VENV / ("Scripts" if os.name == "nt" else "bin")
PAGE_TOOLS = HERE / "tests/pages"
SETUP_FAILED = 70  # the fault is not the device's; 1 would say that it does not meet the requirements

# What the tests use, by its Debian package, and the command or file that shows it is there.
TEST_PACKAGES = {
    "chromium": "chromium",
    "default-jre-headless": "java",
    "faketime": "faketime",
    "firefox-esr": "firefox-esr",
    "fonts-liberation": "/usr/share/fonts/truetype/liberation",
    "nodejs": "node",
    "npm": "npm",
    "openssl": "openssl",
    "osslsigncode": "osslsigncode",
    "poppler-utils": "pdfinfo",
    "samba": "smbd",
    "smbnetfs": "smbnetfs",
    "x11-xserver-utils": "xrandr",
    "xauth": "xauth",
    "xdotool": "xdotool",
    "xserver-xorg-core": "Xorg",
    "xserver-xorg-video-dummy": "/usr/lib/xorg/modules/drivers/dummy_drv.so",
    "xvfb": "Xvfb",
}
# What the build of the portable programs uses.
BUILD_PACKAGES = {
    "binutils": "strip",
    "wine": "wine",
    "wine64": "/usr/lib/wine/wine64",
}
if not sysconfig.get_config_var("Py_ENABLE_SHARED"):
    # Debian keeps the library that a built program needs apart from its Python.
    _LIBRARY = "libpython" + sysconfig.get_python_version()
    BUILD_PACKAGES[_LIBRARY] = f"/usr/lib/{sysconfig.get_config_var('MULTIARCH')}/{_LIBRARY}.so.1.0"
LINTERS = (
    "ruff check",
    "ruff format --check",
    "mypy --platform linux --cache-dir .mypy_cache/linux",
    "mypy --platform win32 --cache-dir .mypy_cache/win32",
    "mypy --platform darwin --cache-dir .mypy_cache/darwin",
    "lint-imports",
    "check-jsonschema --builtin-schema vendor.github-workflows .github/workflows/portable.yml",
    "check-jsonschema --builtin-schema vendor.github-workflows .github/workflows/tests.yml",
)


class Installation(NamedTuple):
    """The lists of pinned packages, how the program itself is put beside them, its sources, and what remembers this."""

    pins: tuple[str, ...]
    itself: tuple[str, ...]
    made_from: tuple[str, ...]
    mark: Path


PROGRAM = Installation(
    ("pins/program.txt", "pins/backend.txt"),
    (".",),
    ("pyproject.toml", "hatch_build.py", "checker", "requirements_specs", "reports"),
    VENV / "made-for-checking",
)
DEVELOPMENT = Installation(
    ("pins/development.txt",),
    ("--editable", "."),
    ("pyproject.toml", "hatch_build.py", "checker/__init__.py"),
    VENV / "made-for-development",
)
# A file of another content than the pinned one is refused, and nothing is fetched that no list names: no dependency,
# no tool to build with, no source package, whose own set-up would run.
HASHED = ("--require-hashes", "--only-binary=:all:", "--no-deps")
FROM_HERE = ("--no-index", "--no-build-isolation", "--no-deps")


def main() -> int:
    """The exit code of what was asked for."""
    if sys.version_info < (3, 11):  # noqa: UP036 - see above
        stop(f"Systeemcheck needs Python 3.11 or newer; this is {platform.python_version()}.")
    wishes = {"check": check, "test": test, "lint": lint, "build": build}
    return wishes.get("".join(sys.argv[1:2]), explain)(sys.argv[2:])


def check(arguments: list[str]) -> int:
    """The program's own exit code, after it checked this device."""
    if not is_current(DEVELOPMENT):
        install(PROGRAM)
    return subprocess.call([SCRIPTS / "systeemcheck", "check", *arguments])


def test(arguments: list[str]) -> int:
    """The exit code of pytest."""
    install_system_packages({**TEST_PACKAGES, **BUILD_PACKAGES})
    install(DEVELOPMENT)
    install_page_tools()
    # A file's tests share a browser or a Wine prefix, so they stay together.
    side_by_side = ("-n", "auto", "--dist", "loadfile")
    return subprocess.call([SCRIPTS / "python", "-m", "pytest", *side_by_side, *arguments], cwd=HERE)


def lint(_arguments: list[str]) -> int:
    """0 when every linter is content, else 1."""
    install(DEVELOPMENT)
    complaints = [linter for linter in LINTERS if not is_content(linter)]
    print("Linters that complain:", ", ".join(complaints) or "none", flush=True)
    return 1 if complaints else 0


def build(arguments: list[str]) -> int:
    """0 when the portable programs are in `dist/`; see portable/__main__.py for the words that may follow."""
    install_system_packages(BUILD_PACKAGES)
    install(DEVELOPMENT)
    return subprocess.call([SCRIPTS / "python", "-m", "portable", *arguments], cwd=HERE)


def is_content(linter: str) -> bool:
    """Whether this linter found nothing; what it found it says itself."""
    print(f"$ {linter}", flush=True)
    command, *options = linter.split()
    return subprocess.call([SCRIPTS / command, *options], cwd=HERE) == 0


def explain(_arguments: list[str]) -> int:
    """2, after saying what can be asked."""
    print(__doc__)
    return 2


def install(wanted: Installation) -> None:
    """Makes `.venv` hold this installation, if it does not yet."""
    if is_current(wanted):
        return
    say("Setting up .venv. This happens once and takes about half a minute.")
    if importlib.util.find_spec("ensurepip") is None:
        install_venv_package()
    set_up(sys.executable, "-m", "venv", "--clear", str(VENV))
    pip = (str(SCRIPTS / "python"), "-m", "pip", "--quiet", "--disable-pip-version-check", "install")
    set_up(*pip, *HASHED, *(word for file in wanted.pins for word in ("--requirement", file)))
    set_up(*pip, *FROM_HERE, *wanted.itself)
    wanted.mark.write_text(fingerprint(*wanted.pins, *wanted.made_from), encoding="ascii")


def install_venv_package() -> None:
    """Debian keeps a part of Python's venv in a package of its own: installs it, or says how to."""
    if not may_install():
        stop("Python's venv is missing. Install it, then try again:\n    sudo apt-get install python3-venv")
    apt_install("python3-venv")


def is_current(wanted: Installation) -> bool:
    """Whether `.venv` was made from the files as they are now."""
    if not wanted.mark.exists():
        return False
    return wanted.mark.read_text(encoding="ascii") == fingerprint(*wanted.pins, *wanted.made_from)


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


def install_system_packages(wanted: dict[str, str]) -> None:
    """Chromium, Wine and the like; who may not install them is told how, as what needs them cannot be done."""
    if not sys.platform.startswith("linux"):
        return
    missing = [package for package, sign in wanted.items() if not (shutil.which(sign) or Path(sign).exists())]
    if missing and may_install():
        apt_install(*missing)
    elif missing:
        say("Not installed, so what needs them is skipped: " + ", ".join(missing))
        say("To run them too, on Debian or Ubuntu: sudo apt-get install " + " ".join(missing))


def may_install() -> bool:
    """Whether this is a Debian or Ubuntu, and we are root."""
    return shutil.which("apt-get") is not None and getattr(os, "geteuid", lambda: 1)() == 0


def apt_install(*packages: str) -> None:
    """These packages and what they cannot do without."""
    say("Installing " + ", ".join(packages) + ".")
    apt = ("env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq")
    set_up(*apt, "update")
    set_up(*apt, "install", "--yes", "--no-install-recommends", *packages)


def install_page_tools() -> None:
    """The npm packages of tests/pages/package-lock.json; npm refuses one whose SHA-512 is another."""
    npm, mark = shutil.which("npm"), PAGE_TOOLS / "node_modules/made-from"
    now = fingerprint("tests/pages/package-lock.json")
    if npm is None or (mark.exists() and mark.read_text(encoding="ascii") == now):
        return
    set_up(npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", cwd=PAGE_TOOLS)
    mark.write_text(now, encoding="ascii")


def set_up(*command: str, cwd: Path = HERE) -> None:
    """Runs one step of the set-up, and shows what it said only if it failed."""
    done = subprocess.run(
        command,
        cwd=cwd,
        check=False,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    if done.returncode:
        say(done.stdout.decode(errors="replace"))
        stop(f"The set-up stopped at: {' '.join(command)}")


def stop(message: str) -> NoReturn:
    """Ends here, saying why."""
    say(message)
    sys.exit(SETUP_FAILED)


def say(message: str) -> None:
    """One message for the person at the terminal."""
    print(message, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
