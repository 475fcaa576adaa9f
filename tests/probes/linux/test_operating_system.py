"""Which Linux it is."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.model.readings import Known, Unknown
from checker.probes.linux.operating_system import os_release
from checker.probes.linux.os_release_file import fields_of
from checker.versions import is_version, version_of
from tests.probes.recordings import fact_of, recorded, said_by, value_of


@pytest.mark.pitfall(10)
@pytest.mark.parametrize(
    ("version_id", "numbers"),
    [("24.04", (24, 4)), ("12", (12,)), ("22.2", (22, 2)), ("15.6", (15, 6)), ("9.4", (9, 4))],
)
def test_a_version_of_a_distribution_is_kept_as_text_and_can_be_compared(
    version_id: str, numbers: tuple[int, ...]
) -> None:
    machine = recorded(files={"/etc/os-release": f'VERSION_ID="{version_id}"\nPRETTY_NAME="Ubuntu 24.04.1 LTS"\n'})
    assert value_of(fact_of(machine, "os.version")) == version_id
    assert version_of(version_id).release == numbers
    assert is_version(str(value_of(fact_of(machine, "os.release"))))


def test_a_rolling_distribution_has_no_version_and_says_so() -> None:
    machine = recorded(files={"/etc/os-release": 'NAME="Arch Linux"\nPRETTY_NAME="Arch Linux"\nID=arch\n'})
    reading = fact_of(machine, "os.version")
    assert isinstance(reading, Unknown)
    assert (reading.why, reading.detail) == ("not_supported", "no VERSION_ID")
    assert value_of(fact_of(machine, "os.distribution")) == "arch"


def test_the_vendors_copy_counts_when_the_link_in_etc_is_gone() -> None:
    machine = recorded(files={"/usr/lib/os-release": "ID=fedora\nVERSION_ID=43\nVARIANT_ID=silverblue\n"})
    assert fact_of(machine, "os.version") == Known(value="43", source="/usr/lib/os-release")
    assert value_of(fact_of(machine, "os.edition")) == "silverblue"


def test_distro_is_asked_before_any_file_is_read() -> None:
    told = {
        "ID": "linuxmint",
        "ID_LIKE": "ubuntu",
        "VERSION_ID": "22",
        "PRETTY_NAME": "Mint",
        "UBUNTU_CODENAME": "noble",
    }
    machine = recorded(files={"/etc/os-release": "ID=other\n"}, calls={"distro.os_release": told})
    assert fact_of(machine, "os.distribution") == Known(value="linuxmint", source="distro.os_release")
    assert value_of(fact_of(machine, "os.version")) == "22"
    assert value_of(fact_of(machine, "os.codename")) == "noble"


def test_an_old_distribution_without_os_release_is_asked_through_distro() -> None:
    information = {"id": "centos", "version": "6.10", "pretty_name": "CentOS release 6.10 (Final)"}
    machine = recorded(calls={"distro.information": information})
    assert fact_of(machine, "os.version") == Known(value="6.10", source="distro")
    assert value_of(fact_of(machine, "os.distribution")) == "centos"


@pytest.mark.parametrize(
    ("machine", "architecture"),
    [("x86_64", "amd64"), ("aarch64", "arm64"), ("i686", "x86"), ("armv7l", "arm32")],
)
def test_the_architecture_has_the_name_people_download_for(machine: str, architecture: str) -> None:
    assert value_of(fact_of(recorded(calls={"uname.machine": machine}), "os.architecture")) == architecture


def test_an_architecture_nobody_here_knows_is_not_guessed() -> None:
    reading = fact_of(recorded(calls={"uname.machine": "riscv64"}), "os.architecture")
    assert reading == Unknown(why="not_understood", source="uname", detail="riscv64")


def test_quotes_and_backslashes_are_taken_off() -> None:
    text = 'A=plain\nB=\'single $x\'\nC="double \\"in\\" it"\n# D=comment\nE=\nlower=no\n'
    assert fields_of(text) == {"A": "plain", "B": "single $x", "C": 'double "in" it', "E": ""}


@pytest.mark.pitfall(55)
@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("NAME=Wind River Linux 7.0.0.2", "Wind River Linux 7.0.0.2"),
        ("NAME=12 # of June", "12"),
        ('NAME="a # b" # c', "a # b"),
        ('NAME="no end', "no end"),
        ("NAME='no end", "no end"),
        ("NAME=two\\ words", "two words"),
        ("export NAME=exported", "exported"),
        ('  NAME = "spaces" ', "spaces"),
        ("\ufeffNAME=mark", "mark"),
        ("NAME=first\r\nNAME=last\r\n", "last"),
        ("NAME=" + "x" * 5000, "x" * 200),
        ('NAME="\\$5 and \\`this\\`"', "$5 and `this`"),
        ("NAME=ünï", "ünï"),
    ],
)
def test_what_can_be_read_of_a_line_is_kept_whatever_rule_it_breaks(line: str, value: str) -> None:
    assert fields_of(line)["NAME"] == value


@pytest.mark.pitfall(55)
@pytest.mark.parametrize(
    ("text", "code_name"),
    [
        ('ID=linuxmint\nID_LIKE="ubuntu debian"\nVERSION_CODENAME=wilma\nUBUNTU_CODENAME=noble\n', "noble"),
        ("ID=linuxmint\nID_LIKE=debian\nVERSION_ID=6\nVERSION_CODENAME=faye\nDEBIAN_CODENAME=bookworm\n", "bookworm"),
        ("ID=zorin\nID_LIKE=ubuntu\nVERSION_ID=17\nVERSION_CODENAME=jammy\n", "jammy"),
        ('ID=debian\nVERSION_ID="8"\nVERSION="8 (jessie)"\n', "jessie"),
        ('ID=ubuntu\nVERSION_ID="14.04"\nVERSION="14.04.6 LTS, Trusty Tahr"\n', "trusty"),
        ('ID=ubuntu\nVERSION_ID="18.04"\nVERSION="18.04.4 LTS (Bionic Beaver)"\n', "bionic"),
        ("ID=raspbian\nID_LIKE=debian\nVERSION_ID=12\nVERSION_CODENAME=Bookworm\n", "bookworm"),
    ],
)
def test_a_linux_names_the_release_it_is_made_from(text: str, code_name: str) -> None:
    assert value_of(fact_of(recorded(files={"/etc/os-release": text}), "os.codename")) == code_name


@pytest.mark.pitfall(55)
@pytest.mark.parametrize(
    "text",
    [
        'PRETTY_NAME="Debian GNU/Linux trixie/sid"\nID=debian\nVERSION_CODENAME=trixie\n',
        'PRETTY_NAME="Debian GNU/Linux forky/sid"\nID=debian\nVERSION_ID=14\nVERSION_CODENAME=forky\n',
        "ID=fedora\nVERSION_ID=43\nVERSION_CODENAME=noble\n",
        "ID=arch\n",
    ],
)
def test_testing_is_no_release_and_another_family_has_none(text: str) -> None:
    assert isinstance(fact_of(recorded(files={"/etc/os-release": text}), "os.codename"), Unknown)


def test_a_file_without_an_id_is_of_a_linux_and_an_empty_one_of_nothing() -> None:
    assert value_of(fact_of(recorded(files={"/etc/os-release": "NAME=Own\n"}), "os.distribution")) == "linux"
    empty = recorded(files={"/etc/os-release": "\n", "/usr/lib/os-release": "ID=ubuntu\n"})
    assert value_of(fact_of(empty, "os.distribution")) == "ubuntu"


@given(st.text(max_size=300))
def test_any_os_release_gives_readings(text: str) -> None:
    assert isinstance(said_by(os_release, recorded(files={"/etc/os-release": text}), "os.version"), Known | Unknown)


@pytest.mark.skipif(sys.platform != "linux", reason="asks the machine the tests run on, which must be a Linux one")
def test_the_kernel_files_of_a_real_machine_can_be_read_live() -> None:
    from checker.probes import facts_of  # noqa: PLC0415  only on Linux
    from checker.probes.live import live_system  # noqa: PLC0415  only on Linux

    release = subprocess.run(["uname", "-r"], capture_output=True, check=True, text=True).stdout.strip()
    assert facts_of(live_system())["os.build_id"] == Known(value=release, source="/proc/sys/kernel/osrelease")
