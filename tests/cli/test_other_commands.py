"""`facts`, `evaluate`, `spec`, `record`, help and version, as a user runs them."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from checker.cli.main import COMMANDS
from checker.model.vocabulary import FACTS
from tests.cli.program import PROJECT, systeemcheck


@pytest.fixture
def stored(tmp_path: Path) -> Path:
    """Give a result that `check` really wrote here."""
    systeemcheck("check", "--quiet", "--results", tmp_path, cwd=tmp_path)
    return next(tmp_path.glob("*.json"))


def test_version_and_help_name_only_what_is_there(tmp_path: Path) -> None:
    assert systeemcheck("--version", cwd=tmp_path).out.startswith("systeemcheck ")
    text = systeemcheck("--help", cwd=tmp_path).out
    assert re.findall(r"^  ([a-z]+)  ", text.partition("Opdrachten:")[2], re.MULTILINE) == list(COMMANDS)
    for command in COMMANDS:
        assert systeemcheck(command, "--help", cwd=tmp_path).code == 0


def test_every_fact_has_a_reading_with_a_state(tmp_path: Path) -> None:
    facts = json.loads(systeemcheck("facts", "--json", cwd=tmp_path).out)
    assert set(facts) == {fact for fact, definition in FACTS.items() if definition.asked_of != "page"}
    assert facts["connections"] == {"state": "unknown", "why": "not_asked", "source": "", "detail": ""}


def test_facts_in_words_show_value_and_source(tmp_path: Path) -> None:
    lines = systeemcheck("facts", cwd=tmp_path).out.splitlines()
    assert any(line.startswith("memory.usable") and "[psutil.virtual_memory]" in line for line in lines)


def test_a_stored_result_is_judged_again_with_the_same_verdict(stored: Path) -> None:
    ended = systeemcheck("evaluate", stored, "--json", cwd=stored.parent)
    (again,) = json.loads(ended.out)
    assert again["judgement"]["verdict"] == again["claimed"]
    assert ended.code == {"pass": 0, "advice": 0, "fail": 1, "unknown": 3}[again["claimed"]]


def test_the_old_requirements_can_judge_todays_readings(stored: Path) -> None:
    ended = systeemcheck("evaluate", stored, "--spec", "malmberg/2015", cwd=stored.parent)
    assert "malmberg/2015" in ended.out


def test_a_forged_verdict_is_noticed(stored: Path) -> None:
    document = json.loads(stored.read_text())
    document["verdict"] = "fail" if document["verdict"] != "fail" else "pass"
    stored.write_text(json.dumps(document))
    assert f"the file says {document['verdict']}" in systeemcheck("evaluate", stored, cwd=stored.parent).out


def test_the_worst_of_several_results_is_the_exit_code_and_bad_files_are_named(stored: Path) -> None:
    bad = stored.with_name("torn.json")
    bad.write_bytes(stored.read_bytes()[:100])
    ended = systeemcheck("evaluate", stored, bad, cwd=stored.parent)
    assert ended.code == 2
    assert "torn.json: geen resultaat" in ended.err
    assert len(ended.out.splitlines()) == 1


@pytest.mark.parametrize("name", ["nowhere.json", "."])
def test_a_result_that_is_not_there_is_exit_2(tmp_path: Path, name: str) -> None:
    ended = systeemcheck("evaluate", name, cwd=tmp_path)
    assert ended.code == 2
    assert len(ended.err.splitlines()) == 1


def test_spec_list_marks_the_default_and_the_historical(tmp_path: Path) -> None:
    lines = systeemcheck("spec", "list", cwd=tmp_path).out.splitlines()
    assert any(line.startswith("* malmberg/2026-2027") and "voorlopig" in line for line in lines)
    assert any(line.startswith("  malmberg/2015") and "oud" in line for line in lines)


def test_spec_show_names_every_requirement_of_the_default(tmp_path: Path) -> None:
    text = systeemcheck("spec", "show", cwd=tmp_path).out
    assert "memory" in text
    assert "sha256" in text


def test_spec_show_says_what_is_asked_in_words(tmp_path: Path) -> None:
    text = systeemcheck("spec", "show", "--lang", "en", cwd=tmp_path).out
    assert "at least 4\u00a0GB, rather 8\u00a0GB" in text
    assert "macOS 12 or newer" in text
    assert "recommended: gets security updates" in text


def test_all_that_ships_is_valid_and_a_mistake_is_exit_2(tmp_path: Path) -> None:
    assert systeemcheck("spec", "validate", cwd=tmp_path).code == 0
    (tmp_path / "mine.toml").write_text('schema_version = 1\nid = "x"\n')
    ended = systeemcheck("spec", "validate", "mine.toml", cwd=tmp_path)
    assert ended.code == 2
    assert "mine.toml" in ended.err


def test_a_requirement_that_nothing_can_answer_yet_is_valid_and_noted(tmp_path: Path) -> None:
    reachable = PROJECT / "tests" / "specification" / "positive" / "reachable.toml"
    ended = systeemcheck("spec", "validate", reachable, cwd=tmp_path)
    assert ended.code == 0
    assert "niets leest connections nog" in ended.out


def test_a_recording_reads_the_same_as_the_machine_and_names_nobody(tmp_path: Path) -> None:
    ended = systeemcheck("record", tmp_path / "machine", "--description", "a test", cwd=tmp_path)
    assert ended.code == 0, ended.err
    recording = json.loads((tmp_path / "machine" / "recording.json").read_text())
    assert recording["calls"]["host_name"] == "HOST"
    expected = json.loads((tmp_path / "machine" / "expected.json").read_text())
    live = json.loads(systeemcheck("facts", "--json", cwd=tmp_path).out)
    steady = ("os.name", "os.version", "memory.installed", "memory.usable", "cpu.model", "browsers", "device.class")
    assert {fact: expected[fact] for fact in steady} == {fact: live[fact] for fact in steady}


def test_an_unknown_command_is_exit_2(tmp_path: Path) -> None:
    assert systeemcheck("chekc", cwd=tmp_path).code == 2


def test_all_that_is_wrong_in_the_folder_can_be_asked_for_and_the_rest_says_how_much_more_there_is(
    tmp_path: Path,
) -> None:
    own = tmp_path / "requirements_specs" / "school"
    own.mkdir(parents=True)
    for number in range(8):
        (own / f"{number}.toml").write_text("x = ", encoding="utf-8")
    listed = systeemcheck("spec", "list", cwd=tmp_path)
    assert (listed.err.count("geen geldige TOML"), listed.err.count("Zo zijn er nog 3.")) == (5, 1)
    assert systeemcheck("spec", "validate", cwd=tmp_path).err.count("geen geldige TOML") == 8


def test_a_spec_that_would_not_be_used_is_not_called_valid(tmp_path: Path) -> None:
    text = (PROJECT / "requirements_specs/voorbeelden/digitale-toets.toml").read_text("utf-8")
    file = tmp_path / "toets.toml"
    file.write_text(text.replace("schema_version = 1", "schema_version = 1\nvalid_from = 2046-08-01"), "utf-8")
    ended = systeemcheck("spec", "validate", file, cwd=tmp_path)
    assert ended.code == 2
    assert "valid_from: 2046-08-01 is meer dan 400 dagen na" in ended.err
