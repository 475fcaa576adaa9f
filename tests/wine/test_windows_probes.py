"""The Windows probes with the real winreg, ctypes and psutil, on invented PCs under Wine."""

from __future__ import annotations

import ast
import json
import shutil
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import pytest

from checker.probes.recorded import RecordedSystem, Recording
from portable.wine.prefix import WinePrefix
from portable.wine.registry_file import RegistryValue
from tests.probes.recordings import readings_of
from tests.tools.virtual_screen import virtual_screen

pytestmark = pytest.mark.wine

INSIDE = Path(__file__).with_name("inside")
NewPrefix = Callable[[Sequence[RegistryValue]], WinePrefix]
Collect = Callable[[str], dict[str, Any]]


def collected(prefix: WinePrefix, python: Path, environment: Mapping[str, str]) -> dict[str, Any]:
    done = prefix.run(python, INSIDE / "collect_facts.py", environment=environment)
    assert done.returncode == 0, done.stderr.decode()
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.fixture(scope="module")
def on(windows_pc: Callable[[str], WinePrefix], windows_python: Path, with_project: dict[str, str]) -> Collect:
    """What the program reads on the sample PC with this name; each is asked once."""

    @cache
    def collect_on(name: str) -> dict[str, Any]:
        return collected(windows_pc(name), windows_python, with_project)

    return collect_on


@pytest.fixture(params=["windows-10-education-22h2-esu", "windows-11-pro-24h2"])
def sample(request: pytest.FixtureRequest, on: Collect) -> dict[str, Any]:
    """Each of the sample PCs."""
    return on(request.param)


def values(found: dict[str, Any], *facts: str) -> list[Any]:
    return [found["facts"][fact].get("value") for fact in facts]


def listed(found: dict[str, Any]) -> list[tuple[Any, ...]]:
    keys = ("name", "version", "channel", "scope", "default")
    return [tuple(browser[key] for key in keys) for browser in found["facts"]["browsers"]["value"]]


@pytest.mark.pitfall(6)
@pytest.mark.pitfall(9)
def test_a_windows_11_that_calls_itself_windows_10_is_windows_11(on: Collect) -> None:
    found = on("windows-11-pro-24h2")
    assert found["recording"]["registry"][r"HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion"]["EditionID"]
    assert values(found, "os.name", "os.version", "os.build_id", "os.release", "os.edition") == [
        "windows",
        "11",
        "26100.7309",
        "24H2",
        "Professional",
    ]


def test_a_windows_10_with_extended_updates_shows_its_update_part(on: Collect) -> None:
    found = on("windows-10-education-22h2-esu")
    assert values(found, "os.version", "os.build_id", "os.edition") == ["10", "19045.6575", "Education"]


@pytest.mark.pitfall(13)
def test_browsers_for_all_for_oneself_and_for_another_are_found(on: Collect) -> None:
    assert listed(on("windows-10-education-22h2-esu")) == [
        ("firefox", "140.15.0", "esr", "machine", False),
        ("chrome", "156.0.8078.79", "stable", "machine", True),
        ("edge", "158.0.4231.41", "stable", "machine", False),
        ("vivaldi", "7.9.3970.47", "stable", "user", False),
        ("opera", "140.0.5999.21", "stable", "other-user", False),
        ("internet-explorer", "11.3636.19041.0", "stable", "machine", False),
    ]


@pytest.mark.pitfall(14)
def test_a_browser_from_the_store_is_found_and_internet_explorers_remains_are_not(on: Collect) -> None:
    assert listed(on("windows-11-pro-24h2")) == [
        ("firefox", "160.0.1", "stable", "machine", False),
        ("edge", "158.0.4231.41", "stable", "machine", True),
        ("chrome", "158.0.8166.55", "stable", "user", False),
        ("firefox", "159.0.3", "stable", "user", False),
    ]


def test_maker_model_and_processor_come_from_the_registry(on: Collect) -> None:
    facts = ("device.manufacturer", "device.model.name", "cpu.model")
    assert values(on("windows-11-pro-24h2"), *facts) == [
        "LENOVO",
        "ThinkPad L14 Gen 4",
        "AMD Ryzen 5 PRO 7535U with Radeon Graphics",
    ]


def test_every_fact_that_wine_has_is_known(sample: dict[str, Any]) -> None:
    unknown = {fact for fact, reading in sample["facts"].items() if reading["state"] == "unknown"}
    assert unknown == {
        "os.distribution",
        "os.codename",
        "os.updates_until",
        "os.restart_pending",
        "clock.offset",
        "connections",
        "network.address_known",
        "shortcuts",
    }


@pytest.mark.pitfall(4)
def test_memory_is_that_of_this_computer(sample: dict[str, Any]) -> None:
    usable, installed = values(sample, "memory.usable", "memory.installed")
    meminfo = Path("/proc/meminfo").read_text(encoding="ascii").splitlines()
    kibibytes = next(int(line.split()[1]) for line in meminfo if line.startswith("MemTotal"))
    assert abs(usable - kibibytes * 1024) < 1024**2
    assert installed >= usable


@pytest.mark.pitfall(4)
def test_the_drive_is_that_of_this_computer(on: Collect, windows_10: WinePrefix) -> None:
    free, total = values(on("windows-10-education-22h2-esu"), "storage.free", "storage.total")
    assert (0 < free < total, total) == (True, shutil.disk_usage(windows_10.drive_c).total)


@pytest.mark.pitfall(7)
@pytest.mark.pitfall(11)
def test_nothing_asks_platform_and_nothing_slow_is_loaded(sample: dict[str, Any]) -> None:
    assert sample["asked"] == []
    assert sample["modules"] == []


def test_the_machines_own_number_is_there_for_its_id(sample: dict[str, Any]) -> None:
    assert sample["uuid"] in {0, 32}


def test_a_recording_made_in_windows_reads_the_same_here(sample: dict[str, Any]) -> None:
    recording = msgspec.convert(sample["recording"], Recording)
    assert json.loads(msgspec.json.encode(readings_of(RecordedSystem(recording)))) == sample["facts"]


def test_a_recording_names_nobody(sample: dict[str, Any]) -> None:
    text = json.dumps(sample["recording"])
    assert "1004336348" not in text
    assert all(
        key.startswith(("HKLM", "HKCU", "HKU", "HKCR")) and r"C:\Users" not in key
        for key in sample["recording"]["registry"]
    )


def test_the_whole_program_runs_and_judges_what_it_read(
    windows_10: WinePrefix, windows_python: Path, with_project: dict[str, str]
) -> None:
    done = windows_10.run(windows_python, "-m", "checker", "check", "--json", environment=with_project)
    result = json.loads(done.stdout)
    assert (done.returncode in {0, 1, 3}, result["facts"]["os.build_id"]["value"]) == (True, "19045.6575")
    assert all(reading.get("why") != "timed_out" for reading in result["facts"].values())


@pytest.mark.pitfall(18)
@pytest.mark.pitfall(19)
def test_a_scaled_screen_keeps_its_real_size(
    new_prefix: NewPrefix, windows_python: Path, with_project: dict[str, str]
) -> None:
    if shutil.which("Xvfb") is None:
        pytest.skip("needs a virtual screen: apt-get install xvfb")
    prefix = new_prefix([RegistryValue(r"HKEY_CURRENT_USER\Control Panel\Desktop", "LogPixels", 144)])
    with virtual_screen(1920, 1080) as display:
        prefix.show_on(display)
        found = collected(prefix, windows_python, with_project)
        prefix.stop()
    (screen,) = found["facts"]["displays"]["value"]
    shown = {key: screen[key] for key in ("width", "height", "scale", "effective_width", "effective_height", "primary")}
    assert shown == {
        "width": 1920,
        "height": 1080,
        "scale": 1.5,
        "effective_width": 1280,
        "effective_height": 720,
        "primary": True,
    }


@pytest.mark.pitfall(18)
def test_without_awareness_no_scale_is_claimed(
    new_prefix: NewPrefix, windows_python: Path, with_project: dict[str, str]
) -> None:
    code = (
        "import json; from checker.probes.windows.calls import CALLS, become_dpi_aware; "
        "before = CALLS['EnumDisplayMonitors'](); told = become_dpi_aware(); "
        "print(json.dumps([before[0]['dpi'], told, CALLS['EnumDisplayMonitors']()[0]['dpi']]))"
    )
    done = new_prefix([]).run(windows_python, "-c", code, environment=with_project)
    assert json.loads(done.stdout) == [None, True, 96]


@pytest.mark.pitfall(16)
def test_only_a_program_that_is_gone_counts_as_absent(
    windows_10: WinePrefix, windows_python: Path, with_project: dict[str, str]
) -> None:
    paths = [r"C:\nothing.exe", r"%SystemRoot%\system.ini"]
    question = json.dumps(paths).encode()
    done = windows_10.run(windows_python, INSIDE / "read_programs.py", stdin=question, environment=with_project)
    assert json.loads(done.stdout) == [
        ["not_supported", "GetFileVersionInfo"],
        ["not_understood", "GetFileVersionInfo"],
    ]


def test_the_registry_gives_every_kind_of_value(
    new_prefix: NewPrefix, windows_python: Path, with_project: dict[str, str]
) -> None:
    done = new_prefix([]).run(windows_python, INSIDE / "read_every_kind.py", environment=with_project)
    assert ast.literal_eval(done.stdout.decode()) == {
        "text": "a",
        "open": "%x%",
        "small": 7,
        "large": 2**40,
        "bytes": b"ab",
        "texts": ("a", "b"),
        "empty": b"",
    }


@pytest.mark.pitfall(38)
def test_py_cpuinfo_names_the_processor_where_the_registry_does_not(
    new_prefix: NewPrefix, windows_python: Path, with_project: dict[str, str]
) -> None:
    done = new_prefix([]).run(windows_python, INSIDE / "nameless_processor.py", environment=with_project)
    found = json.loads(done.stdout)
    assert found["loaded"]
    assert found["model"]["source"] == "cpuinfo.get_cpu_info"
    assert found["model"]["value"] in Path("/proc/cpuinfo").read_text()
