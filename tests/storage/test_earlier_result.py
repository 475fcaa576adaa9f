"""What a device was called last time: by its own newest result, of a folder that may be listed, and quickly."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from checker.storage import earlier_result
from checker.storage.earlier_result import last_identity
from checker.typed_files import read_capped
from tests.fleet.results import result, write

DEVICE = "d" * 32


def test_the_newest_result_with_a_label_tells(tmp_path: Path) -> None:
    write(tmp_path, result("oud", days_ago=9, device_id=DEVICE), result("nieuw", days_ago=3, device_id=DEVICE))
    write(tmp_path, result("", days_ago=1, device_id=DEVICE), result("buurman", device_id="e" * 32))
    found = last_identity(tmp_path, DEVICE)
    assert found is not None
    assert (found.label, found.location) == ("nieuw", "Groep 5")


def test_a_device_without_a_result_was_called_nothing(tmp_path: Path) -> None:
    write(tmp_path, result("buurman"))
    assert last_identity(tmp_path, DEVICE) is None
    assert last_identity(tmp_path / "weg", DEVICE) is None


def test_a_damaged_result_and_one_that_is_of_another_device_inside_are_passed_over(tmp_path: Path) -> None:
    path = write(tmp_path, result("nr 1", device_id=DEVICE))
    other = write(tmp_path / "other", result("buurman", device_id="e" * 32))
    path.with_name(path.name.replace("20261123", "20261124")).write_bytes(b"{")
    path.with_name(path.name.replace("20261123", "20261125")).write_bytes(other.read_bytes())
    found = last_identity(tmp_path, DEVICE)
    assert found is not None
    assert found.label == "nr 1"


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may look everywhere")
def test_where_nobody_may_look_nothing_is_told(tmp_path: Path) -> None:
    write(tmp_path / "results", result("nr 1", device_id=DEVICE))
    (tmp_path / "results").chmod(0o300)
    assert last_identity(tmp_path / "results", DEVICE) is None


def test_only_files_of_this_device_are_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[Path] = []

    def counted(path: Path, largest: int) -> bytes:
        opened.append(path)
        return read_capped(path, largest)

    monkeypatch.setattr(earlier_result, "read_capped", counted)
    write(tmp_path, *(result(f"nr {number}") for number in range(50)), result("eigen", device_id=DEVICE))
    last_identity(tmp_path, DEVICE)
    assert len(opened) == 1


def test_the_label_of_another_copy_of_one_disk_image_is_not_offered(tmp_path: Path) -> None:
    copies = [result(f"nr {copy}", device_id=DEVICE, days_ago=copy, hardware_id=f"{copy}" * 32) for copy in (1, 2)]
    write(tmp_path, *copies)
    found = [last_identity(tmp_path, DEVICE, hardware * 32) for hardware in ("1", "2", "3", "")]
    assert [item and item.label for item in found] == ["nr 1", "nr 2", None, "nr 1"]
