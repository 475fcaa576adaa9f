"""Which macOS it is, and on which kind of processor."""

from __future__ import annotations

import plistlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.model.readings import Known, Unknown
from checker.probes.macos.operating_system import system_version
from checker.probes.recorded import RecordedSystem
from checker.versions import version_of
from tests.probes.macos.macs import kernel, property_list
from tests.probes.recordings import fact_of, recorded, said_by, value_of

_PLIST = "/System/Library/CoreServices/SystemVersion.plist"


def _mac(version: str, build: str = "24G90") -> RecordedSystem:
    return recorded("macos", files={_PLIST: property_list(ProductVersion=version, ProductBuildVersion=build)})


@pytest.mark.parametrize(
    ("version", "name"),
    [
        ("10.13.6", "macOS High Sierra"),
        ("10.15.7", "macOS Catalina"),
        ("12.7.6", "macOS Monterey"),
        ("15.6.1", "macOS Sequoia"),
        ("26.6", "macOS Tahoe"),
        ("27.2", "macOS Golden Gate"),
    ],
)
@pytest.mark.pitfall(10)
def test_a_version_has_the_name_people_say(version: str, name: str) -> None:
    assert value_of(fact_of(_mac(version), "os.version")) == version
    assert value_of(fact_of(_mac(version), "os.release")) == name
    assert str(version_of(version)) == version


def test_a_macos_that_came_out_later_has_a_version_and_no_invented_name() -> None:
    machine = _mac("99.1", "99A1")
    assert value_of(fact_of(machine, "os.version")) == "99.1"
    assert isinstance(fact_of(machine, "os.release"), Unknown)


def test_what_old_programs_are_told_is_not_believed() -> None:
    commands = kernel(kern__osproductversion="12.7.6", kern__osversion="21H1320")
    files = {_PLIST: property_list(ProductVersion="10.16", ProductBuildVersion="21H1320")}
    machine = recorded("macos", files=files, commands=commands)
    assert fact_of(machine, "os.version") == Known(value="12.7.6", source="sysctl kern.osproductversion")


@pytest.mark.pitfall(58)
@pytest.mark.parametrize(
    ("version", "detail"),
    [
        ("10.11.6", "older than known"),
        ("10.6.8", "older than known"),
        ("28.0", "newer than known"),
        ("beta", "no version"),
    ],
)
def test_a_version_without_a_name_says_on_which_side_of_the_list_it_is(version: str, detail: str) -> None:
    reading = fact_of(_mac(version), "os.release")
    assert isinstance(reading, Unknown)
    assert reading.detail == detail


@pytest.mark.pitfall(58)
@pytest.mark.parametrize("version", ["10.16", "10.16.1"])
def test_what_old_programs_are_told_is_not_believed_from_the_kernel_either(version: str) -> None:
    machine = recorded("macos", commands=kernel(kern__osproductversion=version, kern__osversion="20G1427"))
    assert isinstance(fact_of(machine, "os.version"), Unknown)


def test_a_binary_property_list_reads_the_same() -> None:
    data = plistlib.dumps({"ProductVersion": "14.7.6", "ProductBuildVersion": "23H626"}, fmt=plistlib.FMT_BINARY)
    machine = recorded("macos", binary_files={_PLIST: data})
    assert value_of(fact_of(machine, "os.build_id")) == "23H626"


@pytest.mark.pitfall(37)
def test_an_intel_program_on_apple_silicon_still_says_arm() -> None:
    machine = recorded("macos", commands=kernel(hw__optional__arm64=1, hw__machine="x86_64"))
    assert value_of(fact_of(machine, "os.architecture")) == "arm64"


def test_an_intel_mac_is_amd64() -> None:
    assert value_of(fact_of(recorded("macos", commands=kernel(hw__machine="x86_64")), "os.architecture")) == "amd64"


@given(st.one_of(st.binary(max_size=200), st.binary(max_size=60).map(lambda tail: b"bplist00" + tail)))
def test_any_property_list_gives_a_reading(data: bytes) -> None:
    machine = recorded("macos", binary_files={_PLIST: data})
    assert isinstance(said_by(system_version, machine, "os.version"), Unknown)
