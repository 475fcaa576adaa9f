"""The named calls of Linux keep what a probe needs and nothing that tells one PC from another."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.probes.common.edid import parse_edid
from checker.probes.linux import calls
from checker.probes.linux.os_release_file import FIELDS, fields_of
from checker.probes.live import LiveSystem
from checker.probes.recording_file import read_recording
from checker.probes.system import CannotRead
from checker.units import GIB
from tests.probes.edids import edid
from tests.probes.recordings import MACHINES

_LINUX = LiveSystem("linux", calls.CALLS)


def _module(mebibytes: int) -> bytes:
    """A memory module as SMBIOS 2.8 writes it: type 17, 40 bytes, then its texts."""
    fixed = bytes([17, 40]) + bytes(10) + min(mebibytes, 0x7FFF).to_bytes(2, "little") + bytes(14)
    fixed += mebibytes.to_bytes(4, "little") + bytes(8)
    return fixed + b"DIMM A\x00Samsung\x00SN-12345678\x00\x00"


def test_the_modules_are_sizes_and_no_serial_numbers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    table = tmp_path / "DMI"
    table.write_bytes(_module(8192) + _module(0) + _module(32768) + bytes([127, 4, 0, 0, 0, 0]))
    monkeypatch.setattr(calls, "_DMI_TABLE", str(table))
    assert _LINUX.call("smbios.module_bytes") == [8 * GIB, 32 * GIB]


def test_a_table_for_administrators_only_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_path: str) -> bytes:
        raise PermissionError(13, "no")

    monkeypatch.setattr(calls, "_bytes", refuse)
    with pytest.raises(CannotRead) as caught:
        _LINUX.call("smbios.module_bytes")
    assert (caught.value.why, caught.value.source) == ("not_permitted", "smbios.module_bytes")


def test_what_a_screen_says_is_kept_without_its_serial_number(tmp_path: Path) -> None:
    (tmp_path / "edid").write_bytes(
        edid((1920, 1080), (309, 174), serial=0x0BADCAFE, serial_text=b"SN1234") + bytes(128)
    )
    kept = str(_LINUX.call("drm.edid", str(tmp_path)))
    assert "fecaad0b" not in kept
    assert b"SN1234".hex() not in kept
    assert parse_edid(bytes.fromhex(kept)).inches == 14.0


def test_a_socket_without_a_screen_has_nothing_to_say(tmp_path: Path) -> None:
    (tmp_path / "edid").write_bytes(b"")
    assert _LINUX.call("drm.edid", str(tmp_path)) == ""


def test_no_package_but_a_browser_is_ever_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    status = tmp_path / "status"
    status.write_text(
        "Package: private-game\nStatus: install ok installed\nVersion: 1.0\n\n"
        "Package: chromium\nStatus: install ok installed\nVersion: 156.0.8078.79-1\n\n",
        encoding="ascii",
    )
    monkeypatch.setattr(calls, "_DPKG_STATUS", str(status))
    assert _LINUX.call("dpkg.browsers") == {"chromium": "156.0.8078.79-1"}


def test_a_linux_without_dpkg_has_no_such_list(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(calls, "_DPKG_STATUS", str(tmp_path / "absent"))
    with pytest.raises(CannotRead) as caught:
        _LINUX.call("dpkg.browsers")
    assert (caught.value.why, caught.value.detail) == ("not_supported", "absent")


@pytest.mark.parametrize("text", ["NAME=Wind River Linux\nID=wrlinux\n", 'ID=own\nPRETTY_NAME="Five \\$ Linux"\n'])
def test_a_file_of_which_distro_reads_half_a_name_is_left_to_who_reads_it_whole(
    text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    distro = pytest.importorskip("distro")
    (tmp_path / "os-release").write_text(text, encoding="utf-8")
    monkeypatch.setattr(distro.distro, "_UNIXCONFDIR", str(tmp_path))
    with pytest.raises(CannotRead) as caught:
        _LINUX.call("distro.os_release")
    assert caught.value.why == "not_understood"


def _recorded_os_releases() -> list[str]:
    """Every file of a distribution in a recording of the test suite."""
    documents = [*MACHINES.glob("*/recording.json"), *MACHINES.parent.glob("recorded_cases/*.json")]
    recordings = [read_recording(path).recording for path in sorted(documents)]
    return sorted({each.files["/etc/os-release"] for each in recordings if "/etc/os-release" in each.files})


@pytest.mark.parametrize("text", _recorded_os_releases())
def test_distro_tells_what_our_own_reading_tells_or_leaves_the_file_to_it(
    text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    distro = pytest.importorskip("distro")
    (tmp_path / "os-release").write_text(text, encoding="utf-8")
    monkeypatch.setattr(distro.distro, "_UNIXCONFDIR", str(tmp_path))
    own = {name: value for name, value in fields_of(text).items() if name in FIELDS}
    try:
        assert _LINUX.call("distro.os_release") == own
    except CannotRead as reason:
        assert (reason.why, reason.detail) == ("not_understood", "not by its rules")  # noqa: PT017  the other promise


def test_of_the_distributions_file_only_what_is_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    distro = pytest.importorskip("distro")
    text = 'ID=debian\nVERSION_ID="12"\nNAME="Debian"\nHOME_URL="https://school.example/"\n'
    (tmp_path / "os-release").write_text(text, encoding="utf-8")
    monkeypatch.setattr(distro.distro, "_UNIXCONFDIR", str(tmp_path))
    assert _LINUX.call("distro.os_release") == {"ID": "debian", "VERSION_ID": "12"}


def test_distro_still_names_a_system_when_it_is_asked() -> None:
    pytest.importorskip("distro")
    answer = _LINUX.call("distro.information")
    assert isinstance(answer, dict)
    assert set(answer) == {"id", "version", "pretty_name"}
