"""`systeemcheck correct`: a coordinator says it once, and every overview after that knows."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import msgspec
import pytest

from checker.model.readings import unknown
from checker.storage.corrections.reading import corrections_in
from tests.cli.program import PROJECT, Ended, systeemcheck
from tests.evaluation.devices import known, windows_laptop
from tests.fleet.results import result, write


def correct(folder: Path, *words: str) -> Ended:
    return systeemcheck("correct", *words, "--results", folder, cwd=folder.parent)


def overview(folder: Path, *more: str | Path) -> dict[str, Any]:
    out = folder.parent / "overview.json"
    options = ("-o", folder.parent / "overview.html", "--json", out, "--no-open", "--no-cache", *more)
    assert systeemcheck("fleet", folder, *options, cwd=folder.parent).code == 0
    document: dict[str, Any] = json.loads(out.read_text("utf-8"))
    return document


def labels(folder: Path) -> list[str]:
    return [device["label"] for device in overview(folder)["devices"]]


@pytest.fixture
def school(tmp_path: Path) -> Path:
    folder = tmp_path / "resultaten"
    write(folder, result("nr 1"), result("nr 2"), result("nr 3"))
    return folder


def test_a_corrected_label_is_in_the_overview_and_no_result_has_changed(school: Path) -> None:
    before = {path: path.read_bytes() for path in school.iterdir()}
    ended = correct(school, "label", "nr 1", "CB-01", "--location", "Kar Noord")
    assert (ended.code, ended.out) == (0, "")
    assert "nr 1 heet nu CB-01 en staat in Kar Noord" in ended.err
    assert labels(school) == ["nr 2", "nr 3", "CB-01"]
    assert all(path.read_bytes() == data for path, data in before.items())


def test_every_decision_can_be_taken_and_undone(school: Path) -> None:
    assert correct(school, "merge", "nr 1", "nr 2").code == 0
    assert len(labels(school)) == 2
    assert correct(school, "ignore", "nr 3").code == 0
    assert len(labels(school)) == 1
    assert correct(school, "undo", "--last").code == 0
    assert correct(school, "undo", "--last").code == 0
    assert labels(school) == ["nr 1", "nr 2", "nr 3"]
    assert correct(school, "undo", "--last").code == 2


def test_undoing_an_undoing_makes_it_hold_again(school: Path) -> None:
    correct(school, "ignore", "nr 3")
    said = correct(school, "undo", "--last").err
    again = said.split("correct undo ")[1].split()[0]
    assert correct(school, "undo", again).code == 0
    assert labels(school) == ["nr 1", "nr 2"]


@pytest.mark.parametrize("way", ["CB-01", "cb-01", "nr 1", "PC-nr1", "pc-NR1", "file", "report", "id"])
def test_a_device_is_found_by_its_label_its_name_its_file_and_the_start_of_its_id(school: Path, way: str) -> None:
    correct(school, "label", "nr 1", "CB-01")
    path = next(path for path in school.iterdir() if path.name.startswith("PC-nr1"))
    file = {"file": path.name, "report": str(path.with_suffix(".html")), "id": path.name.split("_")[1][:8]}
    assert correct(school, "ignore", file.get(way, way)).code == 0
    assert labels(school) == ["nr 2", "nr 3"]


def test_what_is_not_known_or_not_clear_is_refused_and_says_what_there_is(school: Path) -> None:
    write(school, result("nr 3", device_id="a" * 32))
    nobody, two = correct(school, "ignore", "nr 33"), correct(school, "ignore", "nr 3")
    assert (nobody.code, two.code) == (2, 2)
    assert "Bedoel je" in nobody.err
    assert "nr 3" in nobody.err
    assert two.err.count("PC-nr3_") == 2
    assert str(school) not in two.err
    assert corrections_in([str(school)]).entries == []


@pytest.mark.parametrize(
    "words",
    [
        ("label", "nr 1"),
        ("merge", "nr 1", "nr 1"),
        ("told", "nr 1", "colour", "red"),
        ("told", "nr 1", "memory", "much"),
        ("undo",),
        ("undo", "00000000"),
        (),
    ],
)  # fmt: skip
def test_wrong_use_ends_with_2_and_decides_nothing(school: Path, words: tuple[str, ...]) -> None:
    assert correct(school, *words).code == 2
    assert corrections_in([str(school)]).entries == []


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    ended = correct(tmp_path / "weg", "ignore", "nr 1")
    assert ended.code == 2
    assert "weg" in ended.err


def test_the_list_says_what_holds_and_what_was_undone_in_words(school: Path) -> None:
    correct(school, "replaced", "nr 1", "nr 2")
    correct(school, "label", "nr 3", "x")
    correct(school, "undo", "--last")
    lines = correct(school, "--list").out.splitlines()
    assert [line.split("  ")[2] for line in lines] == [
        "nr 1 is vervangen door nr 2",
        "Ongedaan gemaakt: nr 3 heet nu x",
    ]


def test_two_people_at_once_and_two_sticks_keep_both_and_the_contradiction_is_told(school: Path) -> None:
    program = [sys.executable, "-m", "checker", "correct", "--results", str(school)]
    environment = {"PYTHONPATH": str(PROJECT), "PATH": ""}
    runs = [
        subprocess.Popen([*program, *words], env=environment, stderr=subprocess.DEVNULL, cwd=school.parent)
        for words in (("ignore", "nr 1"), ("label", "nr 2", "a"), ("merge", "nr 2", "nr 3"))
    ]
    assert [run.wait() for run in runs] == [0, 0, 0]
    assert labels(school) == ["a"]
    stick = school.parent / "stick"
    write(stick, result("nr 2"))
    correct(stick, "label", "nr 2", "b")
    for path in stick.iterdir():
        (school / path.name).write_bytes(path.read_bytes())
    listed = correct(school, "--list")
    assert "Tegenspraak" in listed.err
    assert len(overview(school)["corrections"]["conflicts"]) == 1
    told = systeemcheck("fleet", school, "-o", "o.html", "--no-open", "--no-cache", "--lang", "nl", cwd=school.parent)
    assert "1 correctie spreekt een andere tegen" in told.err


def test_what_is_told_of_a_pc_counts_where_nothing_was_measured_and_is_marked_as_told(school: Path) -> None:
    facts = {
        **windows_laptop(),
        "memory.installed": unknown("not_permitted", "x"),
        "memory.usable": unknown("not_permitted", "x"),
    }
    write(school, result("nr 4", facts=facts))
    assert verdicts(school) == {"pass": 3, "unknown": 1}
    assert correct(school, "told", "nr 4", "geheugen", "8 GB").code == 0
    assert correct(school, "told", "nr 1", "geheugen", "1").code == 0
    assert verdicts(school) == {"pass": 4}


def verdicts(folder: Path) -> object:
    return overview(folder)["counts"]["verdicts"]


def test_a_label_may_hold_anything_and_steers_nothing(school: Path) -> None:
    label = "=1+1\x1b[2J<script>alert(1)</script>"
    assert correct(school, "label", "nr 1", label).code == 0
    assert label in labels(school)
    page = (school.parent / "overview.html").read_text("utf-8")
    assert "<script>alert" not in page
    assert "\x1b" not in correct(school, "--list").out


def test_a_page_device_is_told_by_its_id_alone(tmp_path: Path) -> None:
    folder = tmp_path / "resultaten"
    write(folder, result("", name="", device_id="c" * 32, origin="page"))
    assert correct(folder, "label", "cccc", "CB-01").code == 0
    assert labels(folder) == ["CB-01"]
    (found,) = corrections_in([str(folder)]).entries
    assert msgspec.to_builtins(found.device) == {"id": "c" * 32, "name": "", "label": "", "hardware": ""}


def test_two_profiles_are_one_device_until_a_person_names_both_files(tmp_path: Path) -> None:
    folder, listed = tmp_path / "resultaten", tmp_path / "lijst.csv"
    listed.write_text("label\nCB-01\n", encoding="utf-8")
    chromebook = {"device.class": known("chromebook"), "os.name": known("chromeos")}
    for letter in "ab":
        write(folder, result("CB-01", name="", device_id=letter * 32, origin="page", facts=chromebook))
    found = overview(folder, "--inventory", listed)
    (double,) = found["duplicates"]
    assert (double["sort"], double["proposal"], len(found["devices"])) == ("profiles", "merge", 1)
    files = [part["file"] for part in double["files"]]
    assert all("/" not in file for file in files)
    assert correct(folder, "part", *files).code == 0
    found = overview(folder, "--inventory", listed)
    assert (found["duplicates"], len(found["devices"])) == ([], 2)
    assert correct(folder, "merge", *files).code == 0
    found = overview(folder, "--inventory", listed)
    assert (found["duplicates"], len(found["devices"])) == ([], 1)
    assert found["corrections"]["conflicts"] == []


def test_what_a_page_could_not_see_is_told_once_and_stays_told(tmp_path: Path) -> None:
    folder = tmp_path / "resultaten"
    chromebook = {"device.class": known("chromebook"), "os.name": known("chromeos")}
    write(folder, result("CB-01", name="", device_id="a" * 32, origin="page", facts=chromebook, days_ago=2))
    assert correct(folder, "told", "CB-01", "geluid", "ja").code == 0
    write(folder, result("CB-01", name="", device_id="a" * 32, origin="page", facts=chromebook))
    (device,) = overview(folder)["devices"]
    assert device["findings"]["sound-tablet"] == "pass"


def test_what_is_no_row_of_the_list_is_refused_once_and_can_be_undone(school: Path) -> None:
    write(school, result("Laptop-08"))
    listed = school.parent / "lijst.csv"
    listed.write_text("Label;Locatie\n8;Groep 5\n8;Kar A\n", "utf-8")
    assert correct(school, "refuse", "Laptop-08", "8").code == 2
    assert "--inventory" in correct(school, "refuse", "Laptop-08", "8").err
    (school.parent / "systeemcheck.toml").write_text('inventory = "lijst.csv"\n', "utf-8")
    assert len(overview(school)["list"]["likely"]) == 1
    many = correct(school, "refuse", "Laptop-08", "8")
    assert (many.code, "Groep 5" in many.err, "Kar A" in many.err) == (2, True, True)
    assert correct(school, "refuse", "Laptop-08", "9").code == 2
    ended = correct(school, "refuse", "laptop-08", "8", "--location", "groep 5")
    assert (ended.code, "Laptop-08 is niet “8” (Groep 5) van de lijst" in ended.err) == (0, True)
    assert overview(school)["list"]["likely"] == []
    assert correct(school, "undo", "--last").code == 0
    assert len(overview(school)["list"]["likely"]) == 1
