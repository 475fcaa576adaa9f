"""A benchmark that `oscap` takes, with every requirement as a question, and texts of anybody as mere texts."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from xml.etree import ElementTree as ET

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.reporting.rendering.outside_text import printable
from checker.specification.document import RequirementsSpec
from tests.exporting.exports import BOTH, EVERY_KIND, HOSTILE, MALMBERG, SPECS, written

XCCDF, OCIL = "{http://checklists.nist.gov/xccdf/1.2}", "{http://scap.nist.gov/schema/ocil/2.0}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
OSCAP = shutil.which("oscap")
needs_oscap = pytest.mark.skipif(OSCAP is None, reason="not installed: openscap-scanner")
each_spec = pytest.mark.parametrize("spec", SPECS.values(), ids=list(SPECS))


def file_of(spec: RequirementsSpec, language: str = "nl") -> bytes:
    return written("xccdf", spec, language).files[""]


def tree_of(spec: RequirementsSpec) -> ET.Element:
    return ET.fromstring(file_of(spec))  # noqa: S314  made by ourselves just now


def said(element: ET.Element, name: str, language: str = "nl") -> list[str]:
    return [item.text or "" for item in element.findall(f"{XCCDF}{name}") if item.get(LANG) == language]


@needs_oscap
@each_spec
@pytest.mark.parametrize("language", ["nl", "en"])
def test_oscap_says_that_it_is_valid(spec: RequirementsSpec, language: str, tmp_path: Path) -> None:
    file = tmp_path / "benchmark.xml"
    file.write_bytes(file_of(spec, language))
    done = subprocess.run([str(OSCAP), "xccdf", "validate", file], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@needs_oscap
@pytest.mark.parametrize(("profile", "count"), [("minimum", 12), ("recommended", 36)])
def test_a_program_that_cannot_ask_says_not_checked(profile: str, count: int, tmp_path: Path) -> None:
    """Without the platforms: a machine for tests is none of them, and then nothing is asked at all."""
    file = tmp_path / "benchmark.xml"
    file.write_bytes(re.sub(rb"<platform [^>]*>", b"", file_of(MALMBERG)))
    name = f"xccdf_nl.systeemcheck_profile_{profile}"
    done = subprocess.run(
        [str(OSCAP), "xccdf", "eval", "--profile", name, file], capture_output=True, text=True, check=False
    )
    assert re.findall(r"^Result\s+(\S+)$", done.stdout, re.MULTILINE) == ["notchecked"] * count


@each_spec
def test_every_requirement_is_a_question_in_both_languages(spec: RequirementsSpec) -> None:
    tree = tree_of(spec)
    rules = tree.findall(f"{XCCDF}Rule")
    asked = {rule.findtext(f"{XCCDF}ident", "").rpartition("/")[0] for rule in rules}
    assert asked | {"phone"} >= {item.id for item in spec.requirement}
    for rule in rules:
        assert len(said(rule, "title")) == len(said(rule, "title", "en")) == 1
        assert len(said(rule, "description")) == len(said(rule, "rationale", "en")) == 1
        assert rule.findall(f"{XCCDF}platform")
        question = rule.findtext(f".//{OCIL}question_text", "")
        assert said(rule, "description")[0] in question


def test_each_profile_selects_its_rules_and_recommended_ones_count_in_no_score() -> None:
    tree = tree_of(MALMBERG)
    required, advised = (
        {select.get("idref") for select in profile.findall(f"{XCCDF}select")}
        for profile in tree.findall(f"{XCCDF}Profile")
    )
    rules = {rule.get("id"): rule for rule in tree.findall(f"{XCCDF}Rule")}
    assert required < advised == set(rules)
    assert {rules[name].get("role") for name in required} == {"full"}
    assert {rules[name].get("role") for name in advised - required} == {"unscored"}
    assert {rules[name].get("severity") for name in advised - required} == {"info"}


def test_a_provisional_spec_is_a_draft_and_a_read_one_is_accepted() -> None:
    assert tree_of(MALMBERG).findtext(f"{XCCDF}status") == "draft"
    assert tree_of(EVERY_KIND).findtext(f"{XCCDF}status") == "accepted"
    for rule in tree_of(MALMBERG).findall(f"{XCCDF}Rule"):
        assert said(rule, "rationale")[0].startswith("Voorlopig: niemand heeft deze waarde vergeleken")


def test_the_rule_of_browsers_names_the_versions_of_the_day_and_what_is_updated_longer() -> None:
    rules = {rule.get("id", ""): rule for rule in tree_of(MALMBERG).findall(f"{XCCDF}Rule")}
    text = said(rules["xccdf_nl.systeemcheck_rule_browser_recommended"], "description")[0]
    assert "Op 30 november 2026 is dat: Chrome 154 of nieuwer, en ook 152; " in text
    assert "Safari 27 of nieuwer" in text


def test_texts_of_somebody_hostile_stay_texts() -> None:
    found = {title for rule in tree_of(HOSTILE).findall(f"{XCCDF}Rule") for title in said(rule, "title")}
    assert found == {f"{printable(item.title.nl)} (minimum, voorlopig)" for item in HOSTILE.requirement}
    assert all(element.tag.startswith((XCCDF, OCIL, "{http://purl.org/dc/")) for element in tree_of(HOSTILE).iter())


def test_two_publishers_each_keep_their_own_page() -> None:
    by_id = {rule.findtext(f"{XCCDF}ident", ""): rule for rule in tree_of(BOTH).findall(f"{XCCDF}Rule")}
    own, other = (by_id[name].find(f"{XCCDF}reference") for name in ("memory/minimum", "hostile:ps/minimum"))
    assert own is not None
    assert other is not None
    assert (own.text, other.text) == ("Malmberg", "Hostile")
    assert other.get("href") == HOSTILE.source


def test_a_question_is_as_the_language_of_questions_asks() -> None:
    first = tree_of(MALMBERG).find(f".//{OCIL}ocil")
    assert first is not None
    assert [child.tag.removeprefix(OCIL) for child in first] == [
        "generator", "questionnaires", "test_actions", "questions",
    ]  # fmt: skip
    results = [item.text for item in first.findall(f".//{OCIL}result")]
    assert results == ["UNKNOWN", "NOT_TESTED", "NOT_APPLICABLE", "PASS", "FAIL"]


@settings(max_examples=20)  # each makes a whole export
@given(st.text(min_size=1, max_size=200))
def test_any_title_is_read_back_as_it_is_shown(value: str) -> None:
    title = msgspec.structs.replace(MALMBERG.title, nl=value, en=value)
    named = msgspec.structs.replace(MALMBERG.requirement[0], title=title)
    spec = msgspec.structs.replace(MALMBERG, title=title, requirement=(named,))
    found = [text for rule in tree_of(spec).findall(f"{XCCDF}Rule") for text in said(rule, "title")]
    assert found == [f"{printable(value)} ({tier}, voorlopig)" for tier in ("minimum", "aanbevolen")]
