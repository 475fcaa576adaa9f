"""A Linux that is a guest on the device tells whose guest it is, and nothing of itself in the device's place."""

from __future__ import annotations

import pytest

from checker.model.readings import Unknown
from checker.probes.recorded import RecordedSystem
from tests.probes.recordings import MACHINES, fact_of, load, readings_of, recorded, value_of

_CHROMEBOOK = load(MACHINES / "chromebook-linux-container")
_KERNEL = "/proc/sys/kernel/osrelease"
_MEMORY = {"/proc/meminfo": "MemTotal:        8000000 kB\n"}


def _kernel(release: str) -> RecordedSystem:
    return recorded(files={_KERNEL: f"{release}\n", "/etc/os-release": "ID=ubuntu\n", **_MEMORY})


@pytest.mark.pitfall(12)
def test_a_chromebooks_container_is_a_chromebook_and_no_linux_pc() -> None:
    assert value_of(fact_of(_CHROMEBOOK, "device.class")) == "chromebook"
    assert value_of(fact_of(_CHROMEBOOK, "os.name")) == "chromeos"


@pytest.mark.pitfall(12)
@pytest.mark.pitfall(56)
@pytest.mark.parametrize(
    ("machine", "detail"),
    [(_CHROMEBOOK, "chromeos container"), (_kernel("5.15.153.1-microsoft-standard-WSL2"), "wsl")],
    ids=["chromebook", "wsl"],
)
def test_a_guest_is_never_measured_in_the_devices_place(machine: RecordedSystem, detail: str) -> None:
    asked = {fact: told for fact, told in readings_of(machine).items() if fact not in {"device.class", "os.name"}}
    assert {fact for fact, reading in asked.items() if not isinstance(reading, Unknown)} == set()
    memory = asked["memory.usable"]
    assert isinstance(memory, Unknown)
    assert (memory.why, memory.detail) == ("not_supported", detail)


@pytest.mark.pitfall(12)
def test_the_tools_of_chromeos_alone_also_tell() -> None:
    machine = recorded(folders={"/opt/google/cros-containers": ["bin"]})
    assert value_of(fact_of(machine, "device.class")) == "chromebook"


@pytest.mark.pitfall(56)
@pytest.mark.parametrize(
    "machine",
    [
        _kernel("4.4.0-19041-Microsoft"),
        _kernel("5.15.90.1-microsoft-standard-WSL2"),
        _kernel("6.6.87.2-microsoft-standard-WSL2+"),
        _kernel("6.1.21-custom-WSL2-ARM64"),
        recorded(files={"/proc/version": "Linux version 4.4.0-22621-Microsoft (Microsoft@Microsoft.com) (gcc) #1 SMP"}),
        recorded(files={"/proc/sys/fs/binfmt_misc/WSLInterop": "enabled\ninterpreter /init\n"}),
        recorded(files={"/proc/sys/fs/binfmt_misc/WSLInterop-late": "enabled\n"}),
        recorded(folders={"/run/WSL": ["1_interop"]}),
        recorded(environment={"WSL_DISTRO_NAME": "Ubuntu-24.04"}),
        recorded(environment={"WSL_INTEROP": "/run/WSL/11_interop"}),
    ],
    ids=["1", "2", "2+", "own kernel", "version", "interop", "late interop", "sockets", "variable", "other variable"],
)
def test_linux_inside_windows_is_a_windows_pc(machine: RecordedSystem) -> None:
    assert value_of(fact_of(machine, "device.class")) == "windows-pc"
    assert value_of(fact_of(machine, "os.name")) == "windows"


@pytest.mark.pitfall(56)
@pytest.mark.parametrize(
    "machine",
    [
        recorded(files={"/run/.toolboxenv": "", **_MEMORY}),
        recorded(files={"/.flatpak-info": "[Application]\n", **_MEMORY}),
        recorded(environment={"DISTROBOX_ENTER_PATH": "/usr/bin/distrobox-enter"}, files=_MEMORY),
    ],
    ids=["toolbox", "flatpak", "distrobox"],
)
def test_a_container_on_a_desk_hides_the_browsers_of_the_pc_and_not_its_memory(machine: RecordedSystem) -> None:
    readings = readings_of(machine)
    assert value_of(readings["device.class"]) == "linux-pc"
    assert value_of(readings["memory.usable"]) == 8_192_000_000
    assert [getattr(readings[fact], "detail", "") for fact in ("browsers", "os.version", "os.codename")] == [
        "container"
    ] * 3


@pytest.mark.pitfall(56)
@pytest.mark.parametrize(
    "release",
    ["6.1.0-28-amd64", "6.8.0-60-generic", "6.5.0-1025-azure", "6.9.3-surface-2", "6.12.9-owsley", "5.10.0-newsletter"],
)
def test_another_linux_is_a_linux_pc(release: str) -> None:
    machine = recorded(folders={"/opt/google": ["chrome"]}, files={_KERNEL: release})
    assert value_of(fact_of(machine, "device.class")) == "linux-pc"
