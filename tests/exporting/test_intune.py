"""Files for Intune: a script that the grammar of PowerShell reads, and rules as Microsoft documents them."""

from __future__ import annotations

import json
import re
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.exporting.exported import exported
from checker.exporting.intune import files
from checker.exporting.intune.powershell import quoted
from checker.exporting.intune.rules import NOT_MEASURED
from checker.specification.document import RequirementsSpec
from tests.exporting.exports import DAY, HERE, HOSTILE, MALMBERG, RELEASES, SPECS, written
from tests.exporting.powershell_grammar import of_type, read, shape, text, texts

DOCUMENTED = json.loads((HERE / "documented/intune.json").read_text("utf-8"))
NAMES = json.loads((HERE / "documented/powershell.json").read_text("utf-8"))
each_spec = pytest.mark.parametrize("spec", SPECS.values(), ids=list(SPECS))


def script_of(spec: RequirementsSpec, language: str = "nl") -> bytes:
    return written("intune", spec, language).files[files.SCRIPT]


def rules_of(spec: RequirementsSpec, name: str) -> list[dict[str, Any]]:
    document = json.loads(written("intune", spec).files[name])
    assert list(document) == DOCUMENTED["top"]
    found: list[dict[str, Any]] = document["Rules"]
    return found


def settings(spec: RequirementsSpec) -> set[str]:
    """Give the names that the script puts in its answer."""
    found = (text(node) for node in of_type(read(script_of(spec)), "element_access"))
    return {name.split("'")[1] for name in found if name.startswith("$hash['")}


@each_spec
@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_grammar_reads_the_whole_script(spec: RequirementsSpec, language: str) -> None:
    script = script_of(spec, language)
    tree = read(script)
    assert not tree.has_error
    assert list(of_type(tree, "ERROR")) == []
    assert script.isascii()
    assert script.rstrip().split(b"\r\n")[-1].decode() == DOCUMENTED["last_line"]
    assert len(script) < DOCUMENTED["largest_script"]


@each_spec
def test_the_script_calls_only_what_windows_has_and_itself(spec: RequirementsSpec) -> None:
    tree = read(script_of(spec))
    own = texts(tree, "function_name")
    assert texts(tree, "command_name") - own <= set(NAMES["cmdlets"])
    assert {name.strip("[]") for name in texts(tree, "type_literal")} <= {name.strip("[]") for name in NAMES["types"]}


def test_the_script_reads_no_class_and_no_property_that_is_not_documented() -> None:
    script = script_of(MALMBERG).decode()
    classes = {
        line.split("-ClassName ")[1].split()[0].rstrip(")") for line in script.split("\n") if "-ClassName " in line
    }
    assert classes == set(NAMES["classes"])
    assert all(name in script for name in NAMES["properties"])


def test_the_script_changes_nothing() -> None:
    tree = read(script_of(MALMBERG))
    verbs = {name.split("-")[0] for name in texts(tree, "command_name")}
    assert verbs <= {"Get", "Read", "Test", "Measure", "Where", "ForEach", "Sort", "Split", "ConvertTo"}


@each_spec
def test_every_rule_is_about_a_value_of_the_script_and_each_value_has_a_rule(spec: RequirementsSpec) -> None:
    rules = [*rules_of(spec, files.COMPLIANCE), *rules_of(spec, files.ADVICE)]
    names = [rule["SettingName"] for rule in rules]
    assert len(set(names)) == len(names)
    assert settings(spec) == set(names)


@each_spec
@pytest.mark.parametrize("name", [files.COMPLIANCE, files.ADVICE])
def test_a_rule_has_the_form_that_is_documented(spec: RequirementsSpec, name: str) -> None:
    for rule in rules_of(spec, name):
        assert list(rule) == DOCUMENTED["fields"]
        assert rule["Operator"] in DOCUMENTED["operators"]
        assert (rule["DataType"], type(rule["Operand"])) == ("String", str)
        assert re.match(r"https?://\S+\Z", rule["MoreInfoUrl"])
        languages = [said["Language"] for said in rule["RemediationStrings"]]
        assert languages == ["nl_NL", "en_US"]
        assert DOCUMENTED["needed_language"] in languages
        assert set(languages) <= set(DOCUMENTED["languages"])
        assert all(list(said) == DOCUMENTED["remediation_fields"] for said in rule["RemediationStrings"])
        assert all(said["Title"] and said["Description"] for said in rule["RemediationStrings"])


def test_what_is_required_and_what_is_advised_are_two_files() -> None:
    compliance = [rule["SettingName"] for rule in rules_of(MALMBERG, files.COMPLIANCE)]
    assert compliance == [f"systeemcheck_{name}_minimum" for name in ("browser", "windows", "memory", "screen")]
    advice = [rule["SettingName"] for rule in rules_of(MALMBERG, files.ADVICE)]
    assert advice[0] == NOT_MEASURED
    assert all(name.endswith("_recommended") for name in advice[1:])


def test_unknown_neither_passes_in_silence_nor_fails() -> None:
    rules = [*rules_of(MALMBERG, files.COMPLIANCE), *rules_of(MALMBERG, files.ADVICE)[1:]]
    assert {(rule["Operator"], rule["Operand"]) for rule in rules} == {("NotEquals", "fail")}
    told = rules_of(MALMBERG, files.ADVICE)[0]
    assert (told["Operator"], told["Operand"]) == ("IsEquals", "none")
    assert all("{ActualValue}" in said["Title"] for said in told["RemediationStrings"])


def _dutch(name: str, setting: str) -> dict[str, str]:
    rule = next(rule for rule in rules_of(MALMBERG, name) if rule["SettingName"] == setting)
    said: dict[str, str] = rule["RemediationStrings"][0]
    return said


def test_a_rule_says_that_the_value_is_provisional_and_for_which_day_it_is() -> None:
    said = _dutch(files.COMPLIANCE, "systeemcheck_memory_minimum")
    assert said["Title"] == "Werkgeheugen (minimum, voorlopig)"
    assert "Voorlopig: niemand heeft deze waarde vergeleken met de pagina van Malmberg." in said["Description"]
    assert "Uitgewerkt voor 30 november 2026" in said["Description"]


def test_a_rule_says_what_to_do_cheapest_first_and_only_what_can_be_done_on_windows() -> None:
    updates = _dutch(files.ADVICE, "systeemcheck_windows-updates_recommended")["Description"]
    assert 0 < updates.rindex("(Gratis") < updates.index("(Kost geld")
    browser = _dutch(files.COMPLIANCE, "systeemcheck_browser_minimum")["Description"]
    assert "Werk je browser bij" in browser
    assert "Apple" not in browser
    assert "{" not in browser + updates
    assert "rapport" not in browser + updates


def _many(count: int) -> RequirementsSpec:
    first = next(item for item in MALMBERG.requirement if item.id == "storage")
    required = msgspec.structs.replace(first, importance="required")
    items = tuple(
        msgspec.structs.replace(each, id=f"{each.importance[:3]}-{number}")
        for number in range(count)
        for each in (required, first)
    )
    return msgspec.structs.replace(MALMBERG, requirement=items)


def test_more_than_intune_takes_is_left_out_and_said() -> None:
    export = exported(_many(240), DAY, RELEASES, files.REACH)
    made, left = files.files(export, "nl")
    for name in (files.COMPLIANCE, files.ADVICE):
        assert len(made[name]) <= DOCUMENTED["largest_bytes"]
        assert len(json.loads(made[name])["Rules"]) <= DOCUMENTED["most_rules"]
    full = [item for item in left.left_out if item.reason == "full"]
    assert len(full) + len(left.rules) == 480
    assert full
    assert b"neemt niet meer regels aan" in made[files.SCRIPT]


def test_texts_of_somebody_hostile_change_no_code() -> None:
    harmless = tuple(
        msgspec.structs.replace(item, title=MALMBERG.title, basis_note=MALMBERG.requirement[0].basis_note)
        for item in HOSTILE.requirement
    )
    other = msgspec.structs.replace(HOSTILE, requirement=harmless, title=MALMBERG.title)
    assert shape(read(script_of(HOSTILE))) == shape(read(script_of(other)))
    for rule in rules_of(HOSTILE, files.COMPLIANCE):
        for said in rule["RemediationStrings"]:
            assert "{ActualValue}" not in said["Title"] + said["Description"]


@given(st.text(alphabet=st.characters() | st.sampled_from("'‘’‚‛`$(){}#\"\n\x00@")))
def test_a_text_in_powershell_ends_nowhere_but_at_its_end(value: str) -> None:
    script = f"Test-Listed 'x' @({quoted(value)})\n".encode("ascii")
    tree = read(script)
    assert not tree.has_error
    assert len(list(of_type(tree, "command"))) == 1
    literals = [text(node) for node in of_type(tree, "verbatim_string_characters")]
    assert len(literals) == 2


def test_the_files_of_the_same_day_are_the_same_bytes() -> None:
    assert written("intune").files == written("intune").files
    assert written("intune").files != written("intune", day=DAY.replace(year=2027)).files
