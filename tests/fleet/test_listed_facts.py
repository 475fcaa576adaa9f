"""What Google Admin knows of a Chromebook fills in what its page could not see, and nothing else."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest

from checker.fleet.model import Fleet
from checker.fleet.rows import DeviceRow
from checker.model.readings import Reading
from checker.storage.school_list.reading import read_school_list
from tests.evaluation.devices import known
from tests.fleet.results import fleet_of, result, write

PAGE: dict[str, Reading] = {
    "device.class": known("chromebook"),
    "os.name": known("chromeos"),
}
EXPORT = (
    "deviceId,serialNumber,status,annotatedUser,annotatedLocation,annotatedAssetId,model,osVersion,autoUpdateExpiration\n"
    "x1,5CD1,ACTIVE,someone@school.nl,Groep 6,CB-14,HP Chromebook 11 G8,126.0.6478.222,2031-06-30\n"
    "x2,5CD2,ACTIVE,,Groep 6,CB-15,HP Chromebook 11 G8,126.0.6478.222,Jun 2025\n"
    "x3,5CD3,ACTIVE,,Groep 7,CB-16,HP Chromebook 11 G8,126.0.6478.222,2031-06-30\n"
    "x4,5CD4,ACTIVE,,Groep 8,CB-16,Other,120.0.1.1,2029-06-30\n"
)


def overview(tmp_path: Path, **labels: dict[str, Reading]) -> dict[str, DeviceRow]:
    list_file = tmp_path / "google.csv"
    list_file.write_text(EXPORT, encoding="utf-8")
    folder = tmp_path / "results"
    folder.mkdir()
    for label, facts in labels.items():
        made = result(label.replace("_", "-"), facts=PAGE | facts, name="")
        write(folder, msgspec.structs.replace(made, origin="page"))
    fleet: Fleet = fleet_of(folder, inventory=read_school_list(list_file))
    return {row.identity.label: row for row in fleet.rows}


@pytest.mark.pitfall(45)
def test_version_model_and_end_of_updates_come_from_google_admin(tmp_path: Path) -> None:
    rows = overview(tmp_path, CB_14={}, CB_15={})
    assert str(rows["CB-14"].supported_until) == "2031-06-30"
    assert str(rows["CB-15"].supported_until) == "2025-06-30"
    text = json.dumps(str(rows["CB-14"].described))
    assert "HP Chromebook 11 G8" in text


def test_what_was_measured_or_answered_stays(tmp_path: Path) -> None:
    rows = overview(tmp_path, CB_14={"os.updates_until": known("2029-06-30")})
    assert str(rows["CB-14"].supported_until) == "2029-06-30"


def test_a_label_that_two_devices_have_joins_nothing(tmp_path: Path) -> None:
    assert overview(tmp_path, CB_16={})["CB-16"].supported_until is None


def test_a_serial_number_joins_nothing(tmp_path: Path) -> None:
    assert overview(tmp_path, **{"5CD1": {}})["5CD1"].supported_until is None


def test_another_kind_of_device_with_that_label_is_left_alone(tmp_path: Path) -> None:
    rows = overview(tmp_path, CB_14={"device.class": known("ipad"), "os.name": known("ipados")})
    assert rows["CB-14"].supported_until is None
