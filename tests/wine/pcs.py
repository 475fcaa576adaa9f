"""The Windows Python and the invented PCs, each made once for a whole test run."""

import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from functools import cache
from pathlib import Path

import platformdirs
import pytest

from portable.wine import windows_python as windows
from portable.wine.prefix import WinePrefix
from portable.wine.registry_file import RegistryValue
from tests.wine.sample_machine import make_machine

PROJECT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def wine_cache() -> Path:
    """What costs seconds to make is kept here from one test run to the next."""
    chosen = os.environ.get("SYSTEEMCHECK_TEST_CACHE")
    return Path(chosen) if chosen else Path(platformdirs.user_cache_dir("systeemcheck-tests"))


@pytest.fixture(scope="session")
def windows_python(wine_cache: Path) -> Path:
    """The path of a Windows python.exe with the program's packages."""
    if shutil.which("wine") is None or shutil.which("wineserver") is None:
        pytest.skip("needs Wine: apt-get install wine wine64")
    return windows.windows_python(wine_cache)


@pytest.fixture(scope="session")
def with_project(wine_cache: Path) -> dict[str, str]:
    """The environment in which the Windows Python imports this checkout's `checker`."""
    return windows.importable(PROJECT, bytecode=wine_cache / "bytecode")


@pytest.fixture(scope="session")
def all_stopped() -> Iterator[ExitStack]:
    """Ends at the close of the run what was started in it."""
    with ExitStack() as stack:
        yield stack


@pytest.fixture(scope="session")
def new_prefix(
    tmp_path_factory: pytest.TempPathFactory, wine_cache: Path, windows_python: Path, all_stopped: ExitStack
) -> Callable[[Sequence[RegistryValue]], WinePrefix]:
    """Makes a plain Windows 10 PC with a few registry values of one's own."""
    assert windows_python.is_file()

    def make(registry: Sequence[RegistryValue] = ()) -> WinePrefix:
        folder = tmp_path_factory.mktemp("prefix") / "pc"
        prefix = WinePrefix.create(folder, registry, cache=wine_cache)
        all_stopped.callback(prefix.remove)
        return prefix

    return make


@pytest.fixture(scope="session")
def windows_pc(
    tmp_path_factory: pytest.TempPathFactory, wine_cache: Path, windows_python: Path, all_stopped: ExitStack
) -> Callable[[str], WinePrefix]:
    """Gives the invented PC of tests/wine/machines with this name; tests share it, so they only read it."""
    assert windows_python.is_file()

    @cache
    def machine(name: str) -> WinePrefix:
        prefix = make_machine(name, tmp_path_factory.mktemp("machine") / "pc", wine_cache)
        all_stopped.callback(prefix.remove)
        return prefix

    return machine


@pytest.fixture(scope="session")
def windows_10(windows_pc: Callable[[str], WinePrefix]) -> WinePrefix:
    """A Windows 10 22H2 Education PC with extended updates; Chrome is the default browser."""
    return windows_pc("windows-10-education-22h2-esu")


@pytest.fixture(scope="session")
def windows_11(windows_pc: Callable[[str], WinePrefix]) -> WinePrefix:
    """A Windows 11 24H2 Pro PC that calls itself Windows 10; Edge is the default browser."""
    return windows_pc("windows-11-pro-24h2")
