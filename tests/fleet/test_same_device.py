"""One device is one device, and two are two: a file of device_cases/ a case.

`list`: the labels on the school's list, null for none. `results`: id and hardware are one character for all 32. `rows`:
name, verdict and number of earlier results of each device. `flagged`: what may be double, and of how many files.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from checker.fleet.agreeing import contradicts
from checker.fleet.model import Fleet
from checker.model.corrections import DeviceKey, Merged, Parted, Relabelled
from checker.model.devices import Display
from checker.model.readings import Between, Bound, Facts, Known, Reading, unknown
from checker.model.results import DeviceResult
from checker.storage.school_list.listed import Listed, SchoolList
from tests.evaluation.devices import chrome, known, windows_laptop
from tests.fleet.decided import made
from tests.fleet.results import fleet_of, result, write
from tests.fleet.test_decisions import decide

CASES = sorted((Path(__file__).parent / "device_cases").glob("*.json"))
_GIB = 2**30


def readings(case: dict[str, Any]) -> Facts:
    """Give the readings of a good Windows laptop, or of a Chromebook, with what the case says."""
    of_page: dict[str, Reading] = {
        "device.class": known(case.get("class", "chromebook")),
        "os.name": known("chromeos"),
        "browsers": known((chrome("158.0.8100.12"),)),
    }
    facts = of_page if "page" in case else dict(windows_laptop())
    if "browser" in case:
        facts["browsers"] = known((chrome(case["browser"]),))
    if "model" in case:
        facts["device.model.name"] = known(case["model"])
    if "version" in case:
        facts["os.version"] = known(case["version"])
    if "memory" in case:
        low, high = case["memory"]
        facts["memory.installed"] = Between(low=low * _GIB, high=high * _GIB, source="x")
    if "screen" in case:
        width, height = case["screen"]
        screen = Display(width=width, height=height, native_width=width, native_height=height)
        facts["displays"] = Known(value=(screen,), source="x", bound="derived")
    return facts


def measured(case: dict[str, Any]) -> DeviceResult:
    hardware = {"hardware_id": case["hardware"] * 32} if "hardware" in case else {}
    place = {"location": case["location"]} if "location" in case else {}
    return result(
        case["label"], name=case["name"], device_id=case["id"] * 32, days_ago=case["days_ago"], facts=readings(case),
        minutes_later=case.get("minutes_later", 0), origin="page" if "page" in case else "program", **hardware, **place,
    )  # fmt: skip


def overview(folder: Path, case: dict[str, Any]) -> Fleet:
    listed = case["list"]
    school = SchoolList(name="lijst.csv", devices=[Listed(label=label) for label in listed]) if listed else None
    return fleet_of(folder, inventory=school)


@pytest.mark.pitfall(22)
@pytest.mark.pitfall(23)
@pytest.mark.parametrize("file", CASES, ids=lambda file: file.stem)
def test_what_is_one_device_is_one_and_what_is_not_certain_is_shown(file: Path, tmp_path: Path) -> None:
    case = json.loads(file.read_text("utf-8"))
    write(tmp_path, *map(measured, case["results"]))
    fleet = overview(tmp_path, case)
    rows = [[row.name, row.judged.verdict.value, row.earlier] for row in fleet.rows]
    assert sorted(rows) == sorted(case["rows"])
    assert [[item.sort, len(item.parts)] for item in fleet.duplicates] == case["flagged"]
    assert fleet.files.read == len(case["results"])


@pytest.mark.parametrize("listed", [Listed(label="cb 01"), Listed(asset_tag="CB01"), Listed(name="CB-01")])
def test_a_label_stands_on_the_list_in_whatever_way_a_school_writes_it(tmp_path: Path, listed: Listed) -> None:
    both(tmp_path, "two-profiles-on-one-chromebook")
    assert len(fleet_of(tmp_path, inventory=SchoolList(name="lijst.csv", devices=[listed])).rows) == 1


def both(folder: Path, name: str) -> tuple[dict[str, Any], DeviceKey, DeviceKey]:
    case = json.loads((Path(__file__).parent / "device_cases" / f"{name}.json").read_text("utf-8"))
    write(folder, *map(measured, case["results"]))
    one, other = (DeviceKey(id=item["id"] * 32, name=item["name"], label=item["label"]) for item in case["results"][:2])
    return case, one, other


def test_once_a_person_says_that_two_profiles_are_one_device_the_newest_counts(tmp_path: Path) -> None:
    case, one, other = both(tmp_path, "two-profiles-on-one-chromebook")
    decide(tmp_path, made(Merged, one, other=other))
    fleet = overview(tmp_path, case)
    assert [row.judged.verdict.value for row in fleet.rows] == ["unknown"]
    assert fleet.duplicates == []


@pytest.mark.parametrize("name", ["two-profiles-on-one-chromebook", "installed-anew"])
def test_once_a_person_says_that_they_are_two_they_are_two_and_not_flagged(tmp_path: Path, name: str) -> None:
    case, one, other = both(tmp_path, name)
    decide(tmp_path, made(Parted, other, other=one))
    fleet = overview(tmp_path, case)
    assert (len(fleet.rows), fleet.duplicates) == (2, [])


def test_what_a_label_was_corrected_to_counts_on_the_list(tmp_path: Path) -> None:
    case, one, other = both(tmp_path, "two-profiles-on-one-chromebook")
    case["list"] = ["CB-07"]
    assert len(overview(tmp_path, case).rows) == 2
    decide(tmp_path, made(Relabelled, one, label="CB-07"), made(Relabelled, other, label="CB-07"))
    assert len(overview(tmp_path, case).rows) == 1


def test_what_was_not_read_contradicts_nothing() -> None:
    facts = windows_laptop()
    assert not contradicts(facts, {})
    assert not contradicts({}, facts)
    assert not contradicts(facts, {fact: unknown("not_asked", "x") for fact in facts})
    assert not contradicts(facts, facts)


def test_a_panel_that_a_zoom_hides_is_at_least_so_large() -> None:
    def panel(width: int, bound: Bound) -> Facts:
        screen = Display(native_width=width, native_height=768)
        return {"displays": Known(value=(screen,), source="x", bound=bound)}

    assert not contradicts(panel(1366, "derived"), panel(1242, "at_least"))
    assert contradicts(panel(1366, "derived"), panel(1600, "at_least"))
    assert not contradicts(panel(1366, "derived"), panel(1350, "derived"))
