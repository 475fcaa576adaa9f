"""A school of 60 devices, from the first check to the last correction: every count was worked out by hand."""

from __future__ import annotations

import base64
import json
import shutil
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.cli.program import systeemcheck
from tests.desk.serving import desk, used
from tests.school.lists import write_lists
from tests.school.measured import HAPPENED, SCHOOL, measured

pytestmark = pytest.mark.browser
EXPECTED = SCHOOL["expected"]


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("school")
    (folder / "work").mkdir()
    (folder / "results").mkdir()
    measured(folder / "results", folder / "work")
    return folder / "results"


@pytest.fixture(scope="module")
def lists(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    return write_lists(tmp_path_factory.mktemp("lists"))


def overview(results: Path, school_list: Path) -> dict[str, Any]:
    """Give the overview as the command writes it."""
    told = ("--inventory", school_list, "-o", "overview.html", "--json", "overview.json", "--no-open", "--no-cache")
    ended = systeemcheck("fleet", results, *told, cwd=school_list.parent)
    assert ended.code == 0, ended.err
    document: dict[str, Any] = json.loads((school_list.parent / "overview.json").read_bytes())
    return document


def correct(results: Path, *told: str) -> None:
    ended = systeemcheck("correct", *told, "--results", results, cwd=results.parent)
    assert ended.code == 0, ended.err


def as_it_counts(document: dict[str, Any]) -> dict[str, Any]:
    """Give what an overview comes to, whatever the list is called."""
    listed = document["list"]
    return {
        "in_use": listed["in_use"], "gone": len(listed["gone"]), "measured": listed["measured"],
        "likely": len(listed["likely"]), "not_listed": len(listed["not_listed"]),
        "missing": sorted(item["name"] for item in document["missing"]),
        "verdicts": dict(Counter(device["verdict"] for device in document["devices"])),
        "earlier": document["files"]["earlier"], "aside": document["files"]["aside"],
        "rejected": document["files"]["rejected"], "others": document["files"]["others"]["number"],
        "flagged": sorted(item["sort"] for item in document["duplicates"]),
        "places": dict(Counter((device["building"], device["location"]) for device in document["devices"])),
    }  # fmt: skip


def test_whatever_program_wrote_the_list_the_overview_counts_the_same(results: Path, lists: list[Path]) -> None:
    counted = {path.name: as_it_counts(overview(results, path)) for path in lists}
    first = counted["excel.csv"]
    assert counted == dict.fromkeys(counted, first)
    before = EXPECTED["before"]
    assert {name: first[name] for name in before} == before
    assert (first["in_use"], first["gone"]) == (EXPECTED["in_use"], EXPECTED["gone"])
    assert first["missing"] == sorted(HAPPENED["not_visited"])
    assert (first["rejected"], first["others"]) == ([], 0)


def test_corrected_by_commands_every_count_is_as_worked_out_by_hand(
    results: Path, lists: list[Path], tmp_path: Path
) -> None:
    folder = tmp_path / "results"
    shutil.copytree(results, folder)
    correct(folder, "label", "PC-93", "PC-03")
    correct(folder, "label", "7", "CB-07", "--location", "Kar Noord")
    correct(folder, "ignore", HAPPENED["from_home"][0])
    correct(folder, "merge", "CB-08", "CB-80")
    old, new = sorted(folder.glob("PC-27_*.json"), key=lambda path: path.name.split("_")[2])
    correct(folder, "replaced", old.name, new.name)
    counted = as_it_counts(overview(folder, lists[0]))
    assert_as_worked_out(counted)


def assert_as_worked_out(counted: dict[str, Any]) -> None:
    for name in ("in_use", "gone", "measured", "not_listed", "aside", "earlier", "flagged", "verdicts"):
        assert counted[name] == EXPECTED[name], name
    assert (counted["likely"], counted["rejected"], counted["others"]) == (0, [], 0)
    assert counted["missing"] == sorted(HAPPENED["not_visited"])
    assert sum(counted["places"].values()) == EXPECTED["measured"]
    assert all(building and place for building, place in counted["places"])


def test_clicked_on_the_desk_it_comes_to_the_same(results: Path, lists: list[Path], tmp_path: Path) -> None:
    folder = tmp_path / "results"
    shutil.copytree(results, folder)
    with desk(folder) as running:
        seen = used(
            running.address,
            ["overview", "53 apparaten"],  # two profiles are one device only where a list has one such label
            ["drop", [[lists[0].name, base64.b64encode(lists[0].read_bytes()).decode()]]],
            ["sees", "#told", "dit is nu je lijst, met 54 apparaten"],
            *_on_a_device("PC-93", "label", ["fill", ".devices [name=label]", "PC-03"]),
            *_on_a_device(HAPPENED["from_home"][0], "ignore"),
            *_on_a_device("ESPRIMO E710", "replaced", ["fill", ".devices [name=by]", "NEW-PC-27"]),
            ["go", "doubts"],
            ["click", "li:has-text('CB-07') [data-do=accept] button"],
            ["sees", "#told", "heet nu CB-07"],
            ["click", "li:has-text('CB-80') [data-do=merge] button"],
            ["sees", "#told", "zijn één apparaat"],
            ["go", "export"],
            ["save", "[href=json]"],
        )
    assert seen["errors"] == []
    (document,) = seen["saved"].values()
    assert_as_worked_out(as_it_counts(json.loads(base64.b64decode(document))))


def _on_a_device(name: str, what: str, *filled_in: list[str]) -> list[list[str]]:
    """Give the steps of a correction on the first device that is found so."""
    return [
        ["go", "devices"],
        ["fill", "#q", name],
        ["press", "Enter"],
        ["click", ".devices > li:first-child summary"],
        *filled_in,
        ["click", f".devices > li:first-child [data-do={what}] button"],
        ["sees", "#told", "Vastgelegd"],
    ]
