"""What the set-up, the tests and the builds install: every file of it is named by its hash, nothing comes beside it."""

import json
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, distribution, distributions
from pathlib import Path

import pytest
from packaging.markers import default_environment
from packaging.requirements import Requirement

from portable.pins import BACKEND, DEVELOPMENT, FOLDER, FREEZING, PROGRAM, WINDOWS_PYTHON, lines_for, normal, pins_in

PROJECT = Path(__file__).parents[2]
PYPROJECT = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
EXTRAS = PYPROJECT["project"]["optional-dependencies"]
NEEDED = PYPROJECT["project"]["dependencies"]
ASKED = {
    PROGRAM: NEEDED,
    BACKEND: PYPROJECT["build-system"]["requires"],
    FREEZING: [*NEEDED, *EXTRAS["freezing"]],
    DEVELOPMENT: [*NEEDED, *EXTRAS["test"], *EXTRAS["build"], *EXTRAS["lint"]],
}
LISTS = sorted(ASKED)
PLATFORMS = {"linux": ("Linux", "posix"), "darwin": ("Darwin", "posix"), "win32": ("Windows", "nt")}
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
BROUGHT_BY_PYTHON = {"pip", "setuptools", "systeemcheck"}


@pytest.mark.parametrize("file", LISTS, ids=lambda file: file.name)
def test_every_line_is_one_version_with_the_hashes_of_its_files(file: Path) -> None:
    pins = list(pins_in(file))
    assert len(pins) >= 5
    assert [pin.name for pin in pins if not pin.version] == []
    assert [pin.name for pin in pins if not pin.hashes] == []
    assert all(re.fullmatch(r"sha256:[0-9a-f]{64}", one) for pin in pins for one in pin.hashes)


def test_no_list_says_where_to_fetch_and_there_is_no_other_list() -> None:
    assert sorted(FOLDER.iterdir()) == LISTS
    lock = PROJECT / "tests/pages/package-lock.json"
    assert [file.name for file in (*LISTS, lock) if "://" in file.read_text(encoding="ascii")] == []


def machine(platform: str, python: str) -> dict[str, str]:
    """What a Python says of itself to a marker."""
    here = {name: str(value) for name, value in default_environment().items()}
    system, kind = PLATFORMS[platform]
    own = {"sys_platform": platform, "platform_system": system, "os_name": kind, "extra": ""}
    return {**here, **own, "python_version": python, "python_full_version": f"{python}.1"}


@pytest.mark.parametrize("python", PYTHONS)
@pytest.mark.parametrize("platform", PLATFORMS)
@pytest.mark.parametrize("file", LISTS, ids=lambda file: file.name)
def test_the_pins_are_what_pyproject_asks_with_all_that_those_need(file: Path, platform: str, python: str) -> None:
    environment = machine(platform, python)
    pinned = {pin.name: pin.version for pin in pins_in(file) if pin.is_for(environment)}
    wanted = [*map(Requirement, ASKED[file]), *(need for name in pinned for need in needs(name, pinned[name]))]
    lacking = [
        str(need)
        for need in wanted
        if (need.marker is None or need.marker.evaluate(environment))
        and not need.specifier.contains(pinned.get(normal(need.name), "0"), prereleases=True)
    ]
    assert lacking == [], "run: python -m portable.pin"


def needs(name: str, version: str) -> Iterator[Requirement]:
    """What a package asks, where it is installed here in that version; extras that nobody asked are left out."""
    try:
        found = distribution(name)
    except PackageNotFoundError:
        return
    if found.version == version:
        yield from map(Requirement, found.requires or ())


def test_every_list_has_the_same_version_of_a_package() -> None:
    versions: dict[tuple[str, str], set[str]] = {}
    for file in LISTS:
        for pin in pins_in(file):  # a package may need another version for an older Python
            versions.setdefault((pin.name, str(pin.requirement.marker)), set()).add(pin.version)
    assert {name: found for name, found in versions.items() if len(found) > 1} == {}


def test_nothing_is_installed_here_that_the_pins_do_not_name() -> None:
    """This is the environment that `run.py` made, so what pip let in shows."""
    if Path(sys.prefix) != PROJECT / ".venv":
        pytest.skip("needs the environment that run.py makes")
    pinned = {(pin.name, pin.version) for pin in pins_in(DEVELOPMENT)}
    installed = {(normal(item.name), item.version) for item in distributions(path=[p for p in sys.path if p])}
    assert {pair for pair in installed - pinned if pair[0] not in BROUGHT_BY_PYTHON} == set()
    assert len(installed & pinned) > 50


def test_a_list_for_windows_is_the_same_whatever_machine_writes_it() -> None:
    lines = lines_for(WINDOWS_PYTHON, FREEZING).splitlines()
    assert {"pefile", "pywin32-ctypes"} <= {line.partition("==")[0] for line in lines}
    assert "macholib" not in {line.partition("==")[0] for line in lines}
    assert all(re.fullmatch(r"\S+==\S+(?: --hash=sha256:[0-9a-f]{64})+", line) for line in lines)


def test_the_page_tools_are_locked_by_content_and_not_by_address() -> None:
    asked = json.loads((PROJECT / "tests/pages/package.json").read_bytes())["dependencies"]
    lock = json.loads((PROJECT / "tests/pages/package-lock.json").read_bytes())["packages"]
    locked = {name.removeprefix("node_modules/"): entry for name, entry in lock.items() if name}
    assert {name: entry["version"] for name, entry in locked.items()} == asked
    assert all(entry["integrity"].startswith("sha512-") and "resolved" not in entry for entry in locked.values())
