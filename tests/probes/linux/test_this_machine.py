"""The probes on the machine the tests run on, against the tools an administrator would use."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

import pytest

from checker.model.devices import Browser
from checker.model.readings import Reading
from checker.probes import facts_of
from checker.probes.linux import STAND_INS
from checker.probes.linux.guests import guest_of
from checker.probes.live import live_system
from checker.probes.reading_facts import read_facts
from tests.probes.recordings import value_of

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="compares with the tools of Linux")


@pytest.fixture(scope="module")
def facts() -> dict[str, Reading]:
    system = live_system()
    if guest := guest_of(system):
        pytest.skip(f"this is a guest: {guest.name}")
    return facts_of(system)


def _output(*command: str) -> str:
    if shutil.which(command[0]) is None:
        pytest.skip(f"not installed: {command[0]}")
    environment = {**os.environ, "LC_ALL": "C"}
    return subprocess.run(command, capture_output=True, check=True, text=True, env=environment).stdout


def test_the_packages_tell_what_they_can(facts: dict[str, Reading]) -> None:
    told = ("memory.usable", "cpu.physical_cores", "cpu.logical_cores", "storage.free", "os.distribution")
    assert {facts[fact].source.partition(".")[0] for fact in told} == {"psutil", "distro"}


@pytest.mark.parametrize(
    "fact", ["memory.usable", "cpu.physical_cores", "cpu.logical_cores", "os.version", "os.release", "os.distribution"]
)
def test_a_package_tells_what_is_read_without_it(fact: str, facts: dict[str, Reading]) -> None:
    own = [item for item in STAND_INS if fact in item.facts and "older" not in item.name]
    assert value_of(read_facts(live_system(), own)[fact]) == value_of(facts[fact])


def test_memory_is_what_free_says(facts: dict[str, Reading]) -> None:
    assert value_of(facts["memory.usable"]) == int(_output("free", "-b").splitlines()[1].split()[1])


def test_processors_are_what_nproc_says(facts: dict[str, Reading]) -> None:
    assert value_of(facts["cpu.logical_cores"]) == int(_output("getconf", "_NPROCESSORS_ONLN"))


def test_cores_are_what_lscpu_says(facts: dict[str, Reading]) -> None:
    pairs = {line for line in _output("lscpu", "-p=CORE,SOCKET").splitlines() if not line.startswith("#")}
    assert value_of(facts["cpu.physical_cores"]) == len(pairs)


def test_the_disk_is_what_df_says(facts: dict[str, Reading]) -> None:
    assert value_of(facts["storage.total"]) == int(_output("df", "-B1", "--output=size", "/").split()[1])


def test_the_architecture_is_one_the_program_knows(facts: dict[str, Reading]) -> None:
    assert value_of(facts["os.architecture"]) in {"amd64", "arm64", "x86", "arm32"}


@pytest.mark.parametrize(
    ("package", "name"), [("chromium", "chromium"), ("firefox-esr", "firefox"), ("google-chrome-stable", "chrome")]
)
def test_a_packaged_browser_has_the_version_dpkg_says(facts: dict[str, Reading], package: str, name: str) -> None:
    if (
        package
        not in _output("dpkg-query", "-W", "-f", "${Package} ${db:Status-Status}\\n").replace(" installed", "").split()
    ):
        pytest.skip(f"not installed: {package}")
    version = _output("dpkg-query", "-W", "-f", "${Version}", package)
    found = [item for item in value_of(facts["browsers"]) if isinstance(item, Browser) and item.name == name]  # type: ignore[union-attr]  # a list
    assert [item.version for item in found] == [version.partition(":")[2] or version.partition("-")[0]]
