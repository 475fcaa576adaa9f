"""The portable programs, built from nothing once for a whole test run, and a copy of them for each test."""

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock

from portable.archive import unpack
from portable.build import build
from portable.wine.prefix import WinePrefix
from scripts.system_packages import NATIVE_PACKAGES, missing

Builder = Callable[[str], Path]


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory, wine_cache: Path) -> Builder:
    """Gives the archive of a kind of program; the test processes of one run share it."""
    alone = "PYTEST_XDIST_WORKER" not in os.environ
    base = tmp_path_factory.getbasetemp()
    shared = (base if alone else base.parent) / "portable"

    def archive(kind: str) -> Path:
        shared.mkdir(exist_ok=True)
        with FileLock(shared / f"{kind}.lock", timeout=600):
            made = list((shared / kind).glob("systeemcheck-*[pz]"))
            return made[0] if made else build(kind, shared / kind, wine_cache)

    return archive


@pytest.fixture(scope="session")
def windows_archive(built: Builder, windows_python: Path) -> Path:
    """The zip that a school downloads."""
    assert windows_python.is_file()
    return built("windows")


@pytest.fixture(scope="session")
def linux_archive(built: Builder) -> Path:
    """The .tar.gz for Linux."""
    if sys.platform == "linux" and (lacking := missing(NATIVE_PACKAGES)):
        pytest.skip(f"not installed: {', '.join(lacking)}")
    return built("native")


@pytest.fixture(scope="session")
def unpacked(tmp_path_factory: pytest.TempPathFactory, windows_archive: Path) -> Path:
    """The stick as it was downloaded; tests copy it."""
    folder = tmp_path_factory.mktemp("download")
    unpack(windows_archive, folder)
    return folder / "Systeemcheck"


@pytest.fixture
def stick(unpacked: Path, tmp_path: Path) -> Path:
    """A stick of one's own: the folder `Systeemcheck`."""
    return shutil.copytree(unpacked, tmp_path / "stick" / "Systeemcheck")


@pytest.fixture
def linux_program(linux_archive: Path, tmp_path: Path) -> Path:
    """The unpacked Linux folder `Systeemcheck`."""
    unpack(linux_archive, tmp_path / "linux")
    return tmp_path / "linux" / "Systeemcheck"


@pytest.fixture
def windows_pcs(windows_10: WinePrefix, windows_11: WinePrefix) -> dict[str, WinePrefix]:
    """The two invented PCs by their version of Windows."""
    return {"10": windows_10, "11": windows_11}
