"""A school's folder that an older version wrote: every later one reads it alike."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from checker.confirming.progress import kept_in
from checker.specification.catalogue import requirements_in
from checker.specification.digest import digest_of
from checker.specification.document import RequirementsSpec
from checker.specification.loading import load_spec
from checker.storage.settings import load_settings
from tests.cli.program import PROJECT, Ended, systeemcheck
from tests.collector.serving import collecting

Noted = dict[str, Any]

FOLDERS = sorted(path for path in (PROJECT / "tests" / "written_by").iterdir() if path.is_dir())
EACH = pytest.mark.parametrize("written", FOLDERS, ids=lambda path: path.name)
OWN_SPEC = "onze-eisen.toml"
SPECS = ("malmberg/2025-2026.1", OWN_SPEC)
BY_SETTINGS = "settings"
"""All that the school's settings ask at once; the first versions knew one spec at a time."""


def ways(written: Path) -> tuple[str, ...]:
    """What this school's devices are judged by, one after the other."""
    return (*SPECS, BY_SETTINGS) if len(load_settings(written).specs) > 1 else SPECS


EACH_WAY = pytest.mark.parametrize(
    ("written", "spec"), [(path, spec) for path in FOLDERS for spec in ways(path)],
    ids=lambda value: value.name if isinstance(value, Path) else value,
)  # fmt: skip
SINCE_0_5 = pytest.mark.parametrize(
    "written", [path for path in FOLDERS if path.name not in {"0.1.0", "0.4.0"}], ids=lambda path: path.name
)
SINCE_0_6 = pytest.mark.parametrize(
    "written", [path for path in FOLDERS if (path / "requirements_specs" / "checklists").is_dir()],
    ids=lambda path: path.name,
)  # fmt: skip
DAY = ("--on", "2026-11-30")
NO_DEVICES = (".", "correcties_", "schooljaar_")


def school(written: Path, place: Path) -> Path:
    """That folder, and the present program, which finds there the requirements and tables of that time."""
    if not place.exists():
        ignored = shutil.ignore_patterns("__pycache__", "expected.json")
        shutil.copytree(written, place, ignore=ignored)
        shutil.copytree(PROJECT / "checker", place / "checker", ignore=ignored)
        shutil.copytree(PROJECT / "reports", place / "reports")
    return place


def run(place: Path, *arguments: str | Path) -> Ended:
    return systeemcheck(*arguments, cwd=place, environment={"PYTHONPATH": str(place), "TZ": "Europe/Amsterdam"})


def asked(spec: str) -> tuple[str, ...]:
    return () if spec == BY_SETTINGS else ("--spec", spec)


def evaluated(place: Path, spec: str) -> dict[str, Any]:
    """Of each device its verdict, its day, and of each finding the verdict and the reason."""
    files = sorted(path for path in (place / "resultaten").iterdir() if not path.name.startswith(NO_DEVICES))
    ended = run(place, "evaluate", *files, *asked(spec), "--json")
    assert (ended.code, ended.err) == (1, "")  # one of them fails
    return {item["device"]["label"]: judgement(item) for item in json.loads(ended.out)}


def judgement(item: dict[str, Any]) -> dict[str, Any]:
    found = item["judgement"]
    findings = {finding["requirement"]: f"{finding['verdict']} {finding['reason']}" for finding in found["findings"]}
    told = {"verdict": found["verdict"], "claimed": item["claimed"], "on": found["on"], "findings": findings}
    return told | by_each(item)


def by_each(item: dict[str, Any]) -> dict[str, Any]:
    """The verdict by each spec, where several were asked for."""
    return {"specs": {spec["id"]: spec["verdict"] for spec in item["specs"]}} if item.get("specs") else {}


def listed(place: Path, spec: str) -> dict[str, Any]:
    """Of each device in the overview its verdict and its steps, and which devices of the list are missing."""
    ended = run(place, "fleet", "--no-open", "--no-cache", *DAY, *asked(spec), "--json", "o.json")
    assert (ended.code, ended.err.count("!")) == (0, 0), ended.err
    fleet = json.loads((place / "o.json").read_text(encoding="utf-8"))
    steps = {action["id"]: " ".join(action["remedies"] or action["unmeasured"]) for action in fleet["actions"]}
    devices = {
        device["label"]: {
            "class": device["class"],
            "verdict": device["verdict"],
            "steps": [steps[action] for action in device["actions"]],
        }
        | by_each(device)
        for device in fleet["devices"]
    }
    told = {"devices": devices, "missing": [device["name"] for device in fleet["missing"]]}
    return told | ({"aside": [item["device"]["label"] for item in fleet["aside"]]} if fleet["aside"] else {})


def read(place: Path) -> dict[str, Any]:
    """How the present program reads all of it."""
    return (
        {
            "evaluate": {spec: evaluated(place, spec) for spec in ways(place)},
            "fleet": {spec: listed(place, spec) for spec in ways(place)},
            "settings": msgspec.to_builtins(load_settings(place)),
            "spec": digest_of(load_spec(place / OWN_SPEC)),
            "tokens": json.loads((place / "resultaten" / ".systeemcheck-links").read_text(encoding="ascii")),
        }
        | ({"own": own_specs(place), "answers": answers_kept(place)} if list(confirmed_in(place)) else {})
        | standings(place)
    )


def confirmed_in(place: Path) -> Iterator[Path]:
    """The requirements that the school confirmed; the program gives those versions their plus."""
    return (place / "requirements_specs").rglob("*+*.toml")


def own_specs(place: Path) -> dict[str, Any]:
    """Of all the school's requirements their digest, and of what was confirmed who read which page when."""
    entries = requirements_in(place / "requirements_specs").entries
    paths = {*confirmed_in(place), *(place / "requirements_specs" / "regenboog").iterdir()}
    return {
        entry.name: {"sha256": digest_of(entry.spec), "confirmation": confirmation_of(entry.spec)}
        for entry in entries
        if entry.path in paths
    }


def confirmation_of(spec: RequirementsSpec) -> Any:  # noqa: ANN401  as JSON has it
    return json.loads(msgspec.json.encode(spec.confirmation)) if spec.confirmation else None


def answers_kept(place: Path) -> list[Any]:
    """The answers of a run that was left half-way, with which `spec confirm` goes on."""
    folder = place / "requirements_specs" / "malmberg"
    found = kept_in(folder, load_spec(folder / "2026-2027.toml"))
    assert found.doubts == []
    return [json.loads(msgspec.json.encode(kept.answers)) for kept in found.open]


def standings(place: Path) -> dict[str, Any]:
    """How each checklist of the school stands, where it has any."""
    folder = place / "requirements_specs" / "checklists"
    found = {path.name: standing(place, path) for path in sorted(folder.glob("*.toml"))}
    return {"checklists": found} if found else {}


def standing(place: Path, path: Path) -> dict[str, Any]:
    """Which checklist it is, when school begins, and of each line what is written down, measured and due."""
    ended = run(place, "checklist", "--json", *DAY, "--checklist", path)
    assert (ended.code, ended.err) == (0, "")
    told = json.loads(ended.out)
    lines = {line["id"]: {name: line[name] for name in LINE if line[name]} for line in told["lines"]}
    return {name: told[name] for name in ("checklist", "day", "begins", "counts")} | {"lines": lines}


LINE = ("state", "is_own", "due", "done", "left_out", "evidence")


@pytest.fixture(scope="module")
def top(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("written")


@pytest.fixture
def place(written: Path, top: Path) -> Path:
    return school(written, top / written.name)


@pytest.fixture
def noted(written: Path, place: Path) -> Noted:
    path = written / "expected.json"
    if not path.exists() and os.environ.get("SYSTEEMCHECK_APPROVE"):
        path.write_text(json.dumps(read(place), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    found: Noted = json.loads(path.read_text(encoding="utf-8"))
    return found


@EACH_WAY
def test_each_stored_device_is_judged_as_it_was(spec: str, place: Path, noted: Noted) -> None:
    assert evaluated(place, spec) == noted["evaluate"][spec]


@EACH_WAY
def test_the_overview_lists_the_same_devices_with_the_same_steps(spec: str, place: Path, noted: Noted) -> None:
    assert listed(place, spec) == noted["fleet"][spec]


@EACH
def test_the_overview_of_today_still_lists_them_all(place: Path, noted: Noted) -> None:
    """With what the school set, and the requirements and tables of the present program."""
    ended = systeemcheck("fleet", "--no-open", "--no-cache", "--json", "now.json", cwd=place)
    devices = json.loads((place / "now.json").read_text(encoding="utf-8"))["devices"]
    assert (ended.code, {device["label"] for device in devices}) == (0, set(noted["fleet"][SPECS[0]]["devices"]))


@EACH
def test_the_school_s_own_requirements_are_valid_and_have_the_same_digest(place: Path, noted: Noted) -> None:
    """A result that was judged by them says so by that digest."""
    assert run(place, "spec", "validate", OWN_SPEC).code == 0
    assert digest_of(load_spec(place / OWN_SPEC)) == noted["spec"]
    stored = [json.loads(path.read_bytes())["spec"] for path in (place / "resultaten").glob("*_*_*_*.json")]
    assert {spec["sha256"] for spec in stored if spec["id"] == "onze-school"} == {noted["spec"]}


@SINCE_0_5
def test_what_the_school_confirmed_and_asks_besides_means_the_same(place: Path, noted: Noted) -> None:
    """Also with who read it and when, and what stands on it: the name in a stored result says no more than that."""
    assert own_specs(place) == noted["own"]
    stored = [json.loads(path.read_bytes()) for path in (place / "resultaten").glob("*_*_*_*.json")]
    several = [document["specs"] for document in stored if "specs" in document]
    told = {f"{part['id']}/{part['version']}": part["sha256"] for specs in several for part in specs}
    confirmed = {name: own["sha256"] for name, own in noted["own"].items() if own["confirmation"]}
    assert confirmed
    assert confirmed.items() <= told.items()


@SINCE_0_5
def test_answers_that_were_left_half_way_are_still_gone_on_with(place: Path, noted: Noted) -> None:
    (answers,) = answers_kept(place)
    assert [answers] == noted["answers"]
    assert len(answers["answers"]) == 2


@SINCE_0_6
def test_what_people_did_about_the_school_year_still_stands(place: Path, noted: Noted) -> None:
    """What was ticked, undone, left out, added and measured, of the publisher's checklists and the school's own."""
    assert standings(place)["checklists"] == noted["checklists"]
    lines = [line for told in noted["checklists"].values() for line in told["lines"].values()]
    assert {line["state"] for line in lines} >= {"done", "verified", "open", "left_out", "to_know"}
    assert [line["done"]["role"] for line in lines if line.get("done") and line["done"]["note"]] == [
        "coordinator",
        "head",
    ]
    assert {line["evidence"]["kind"] for line in lines if line.get("evidence")} == {"devices", "group_data"}


@EACH
def test_every_setting_means_what_it_meant(place: Path, noted: Noted) -> None:
    settings = json.loads(msgspec.json.encode(load_settings(place)))
    assert {name: settings[name] for name in noted["settings"]} == noted["settings"]


@EACH
def test_a_printed_qr_code_still_leads_to_the_collector(place: Path, noted: Noted) -> None:
    with collecting(place / "resultaten") as served:
        assert {"devices": served.devices, "coordinator": served.coordinator} == noted["tokens"]
        assert served.ask("GET", f"/{served.devices}/")[0] == 200
        assert served.ask("GET", f"/{served.coordinator}/")[0] == 200


def test_the_first_version_is_among_them() -> None:
    assert "0.1.0" in {path.name for path in FOLDERS}
