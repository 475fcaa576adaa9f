"""Memory, processor, model, disk, battery and sound of a Mac."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.model.readings import Known, Unknown
from checker.probes.macos.audio import sound_devices
from checker.probes.macos.memory import memory_size
from checker.units import GIB
from tests.probes.macos.macs import kernel, report
from tests.probes.recordings import fact_of, recorded, said_by, value_of

_BATTERY = (
    "Now drawing from 'AC Power'\n -InternalBattery-0 (id=4653155)\t100%; charged; 0:00 remaining present: true\n"
)


@pytest.mark.pitfall(1)
def test_the_memory_of_a_mac_is_the_number_on_the_box() -> None:
    machine = recorded("macos", commands=kernel(hw__memsize=8 * GIB, hw__memsize_usable=8_127_954_944))
    assert fact_of(machine, "memory.installed") == Known(value=8 * GIB, source="sysctl hw.memsize")
    assert fact_of(machine, "memory.usable") == Known(value=8_127_954_944, source="sysctl hw.memsize_usable")


def test_an_older_system_can_use_at_most_what_is_installed() -> None:
    reading = fact_of(recorded("macos", commands=kernel(hw__memsize=4 * GIB)), "memory.usable")
    assert reading == Known(value=4 * GIB, source="sysctl hw.memsize", bound="at_most")


def test_psutil_tells_memory_and_cores_of_a_mac_before_any_command_is_started() -> None:
    calls = {
        "psutil.virtual_memory": {"total": 8 * GIB}, "psutil.cpu_count physical": 8, "psutil.cpu_count logical": 8,
    }  # fmt: skip
    machine = recorded("macos", commands=kernel(hw__memsize=4 * GIB, hw__physicalcpu=2), calls=calls)
    assert fact_of(machine, "memory.installed") == Known(value=8 * GIB, source="psutil.virtual_memory")
    assert fact_of(machine, "memory.usable") == Known(value=8 * GIB, source="psutil.virtual_memory", bound="at_most")
    assert fact_of(machine, "cpu.physical_cores") == Known(value=8, source="psutil.cpu_count physical")
    assert fact_of(machine, "cpu.logical_cores") == Known(value=8, source="psutil.cpu_count logical")


@pytest.mark.pitfall(39)
def test_apple_silicon_does_not_tell_its_clock_rate_and_nobody_guesses_it() -> None:
    machine = recorded("macos", commands=kernel(machdep__cpu__brand_string="Apple M1", hw__physicalcpu=8))
    assert isinstance(fact_of(machine, "cpu.max_frequency"), Unknown)
    assert value_of(fact_of(machine, "cpu.model")) == "Apple M1"
    assert value_of(fact_of(machine, "cpu.physical_cores")) == 8


def test_an_intel_mac_tells_its_clock_rate() -> None:
    machine = recorded("macos", commands=kernel(hw__cpufrequency_max=2_300_000_000))
    assert fact_of(machine, "cpu.max_frequency") == Known(value=2_300_000_000, source="sysctl hw.cpufrequency_max")


@pytest.mark.parametrize(
    ("name", "number", "form"),
    [
        ("MacBook Air", "MacBookAir10,1", "laptop"),
        ("MacBook Air", "Mac14,2", "laptop"),
        ("iMac", "Mac15,5", "all-in-one"),
        ("Mac mini", "Macmini9,1", "desktop"),
        ("Mac Studio", "Mac13,1", "desktop"),
        ("Apple Virtual Machine 1", "VirtualMac2,1", "virtual"),
    ],
)
def test_a_mac_has_its_name_its_number_and_its_form(name: str, number: str, form: str) -> None:
    commands = report("SPHardwareDataType", {"machine_name": name, "machine_model": number})
    machine = recorded("macos", commands=commands)
    assert value_of(fact_of(machine, "device.model.name")) == f"{name} ({number})"
    assert value_of(fact_of(machine, "device.form")) == form


def test_without_the_report_the_number_alone_tells_what_it_can() -> None:
    machine = recorded("macos", commands=kernel(hw__model="iMac18,1"))
    assert value_of(fact_of(machine, "device.model.name")) == "iMac18,1"
    assert value_of(fact_of(machine, "device.form")) == "all-in-one"
    assert isinstance(fact_of(recorded("macos", commands=kernel(hw__model="Mac14,2")), "device.form"), Unknown)


def test_the_disk_is_the_volume_that_holds_the_documents() -> None:
    calls = {
        "psutil.disk_usage /System/Volumes/Data": {"total": 245_107_195_904, "free": 152_034_410_496},
        "psutil.disk_usage /": {"total": 245_107_195_904, "free": 1},
    }
    assert value_of(fact_of(recorded("macos", calls=calls), "storage.free")) == 152_034_410_496


def test_an_older_system_has_one_volume() -> None:
    machine = recorded("macos", calls={"psutil.disk_usage /": {"total": 121_000_000_000, "free": 5}})
    assert fact_of(machine, "storage.free") == Known(value=5, source="psutil.disk_usage /")


@pytest.mark.parametrize(("output", "present"), [(_BATTERY, True), ("Now drawing from 'AC Power'\n", False)])
def test_a_macbook_has_a_battery_and_an_imac_has_none(output: str, present: bool) -> None:  # noqa: FBT001  a case
    machine = recorded("macos", commands={"pmset -g batt": output})
    assert value_of(fact_of(machine, "battery.present")) is present


def test_a_battery_that_only_psutil_sees_may_be_that_of_a_ups() -> None:
    seen, none = ({"psutil.sensors_battery": {"present": present}} for present in (True, False))
    assert isinstance(fact_of(recorded("macos", calls=seen), "battery.present"), Unknown)
    assert value_of(fact_of(recorded("macos", calls=none), "battery.present")) is False


def test_a_microphone_is_no_loudspeaker() -> None:
    items = [{"_name": "Speakers", "coreaudio_device_output": 2}, {"_name": "Microphone", "coreaudio_device_input": 1}]
    machine = recorded("macos", commands=report("SPAudioDataType", {"_items": items}))
    assert value_of(fact_of(machine, "audio.outputs")) == 1


@pytest.mark.pitfall(58)
def test_a_sound_device_that_is_only_a_program_is_no_loudspeaker() -> None:
    items = [
        {"_name": "BlackHole 2ch", "coreaudio_device_output": 2},
        {
            "_name": "Own Program",
            "coreaudio_device_output": 2,
            "coreaudio_device_transport": "coreaudio_device_type_virtual",
        },
        {
            "_name": "Both",
            "coreaudio_device_output": 2,
            "coreaudio_device_transport": "coreaudio_device_type_aggregate",
        },
        {"_name": "LG TV", "coreaudio_device_output": 2, "coreaudio_device_transport": "coreaudio_device_type_hdmi"},
    ]
    machine = recorded("macos", commands=report("SPAudioDataType", {"_items": items}))
    assert value_of(fact_of(machine, "audio.outputs")) == 1


@given(st.text(max_size=200))
def test_any_output_of_a_command_gives_a_reading(output: str) -> None:
    commands = {"sysctl -n hw.memsize": output, "system_profiler -json SPAudioDataType": output}
    machine = recorded("macos", commands=commands)
    assert isinstance(said_by(memory_size, machine, "memory.installed"), Known | Unknown)
    assert isinstance(said_by(sound_devices, machine, "audio.outputs"), Known | Unknown)
