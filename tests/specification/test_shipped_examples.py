"""The two examples that ship: used by nobody who does not ask, and nothing in them is said to be a publisher's."""

from __future__ import annotations

import datetime as dt
import re

import msgspec
import pytest

from checker.evaluation import judge
from checker.model.devices import DEVICE_CLASSES
from checker.model.readings import Facts, Known
from checker.model.verdicts import Verdict
from checker.resources import built_in_specs_folder
from checker.specification.catalogue import Entry, all_specs, choose, load_releases
from checker.specification.document import RequirementsSpec
from checker.units import parse_quantity
from tests.evaluation.devices import windows_laptop
from tests.specification.test_shipped_specs import JARGON, texts

ENTRIES = all_specs(built_in_specs_folder())
RELEASES = load_releases(built_in_specs_folder())
DAY = dt.date(2026, 11, 30)
RULES, TEST = (choose(f"voorbeeld-{name}", ENTRIES, DAY).spec for name in ("huisregels", "toets"))
PARENT = choose("malmberg/2026-2027.1", ENTRIES, DAY).spec
each = pytest.mark.parametrize("spec", [RULES, TEST], ids=["rules", "test"])
CHANGED = {"memory", "screen", "storage", "newest-browser"}


@pytest.mark.parametrize("day", [dt.date(2020, 1, 1), DAY, dt.date(2029, 1, 1)])
def test_neither_is_used_by_who_asks_for_none_or_for_malmberg(day: dt.date) -> None:
    assert choose(None, ENTRIES, day).spec.id == choose("malmberg", ENTRIES, day).spec.id == "malmberg"


def test_neither_is_where_malmberg_was_taken_away_and_another_publisher_is_there() -> None:
    rest: list[Entry] = [entry for entry in ENTRIES if entry.spec.published_by != "malmberg"]
    other = Entry(msgspec.structs.replace(PARENT, id="zwaluw"), built_in_specs_folder() / "zwaluw" / "1.toml")
    assert choose(None, [*rest, other], DAY) is other


@each
def test_it_says_that_it_is_an_example_in_its_name_title_and_note(spec: RequirementsSpec) -> None:
    assert spec.id.startswith("voorbeeld-")
    assert spec.title.nl.startswith("Voorbeeld:")
    assert spec.title.en.startswith("Example:")
    assert spec.note is not None
    assert spec.note.nl.startswith("Een voorbeeld om te kopiëren.")


@each
def test_nothing_in_it_is_presented_as_what_a_publisher_asks(spec: RequirementsSpec) -> None:
    assert {item.basis for item in spec.requirement} == {"provisional"}
    assert {item.basis for item in spec.product} <= {"provisional"}
    assert spec.confirmed_on is None


def test_each_house_rule_says_that_malmberg_does_not_ask_it_and_the_rest_stays_malmbergs() -> None:
    own = {item.id for item in RULES.requirement if not item.publisher}
    assert own == CHANGED
    for item in RULES.requirement:
        if item.id in own:
            assert item.basis_note.nl.endswith("Malmberg vraagt dit niet.")
            assert item.basis_note.en.endswith("Malmberg does not ask this.")
        else:
            assert item.publisher == "malmberg"
    kept = [item.id for item in RULES.requirement if item.id != "newest-browser"]
    assert kept == [item.id for item in PARENT.requirement]


def test_each_row_of_the_test_names_its_source_and_year_or_is_of_no_test() -> None:
    for item in TEST.requirement:
        is_sourced = re.search(r"\b20\d\d\b", item.basis_note.nl) and re.search(r"\.nl\b", item.basis_note.nl)
        assert is_sourced or item.basis_note.nl.startswith("Onze keuze, van geen toets:"), item.id


@each
def test_its_own_dutch_is_plain(spec: RequirementsSpec) -> None:
    for text in texts(spec):
        assert [word for word in JARGON if word in f" {text.nl.lower()} "] == []
        assert max(len(sentence.split()) for sentence in re.split(r"[.?!:]\s", text.nl)) <= 22, text.nl


def known(**facts: object) -> Facts:
    return {name.replace("_", "."): Known(value=value, source="test") for name, value in facts.items()}  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("gigabytes", "malmberg", "rules"),
    [(4, Verdict.ADVICE, Verdict.FAIL), (8, Verdict.PASS, Verdict.ADVICE), (16, Verdict.PASS, Verdict.PASS)],
)
def test_a_laptop_that_is_fine_for_malmberg_may_not_be_by_the_house_rules(
    gigabytes: int, malmberg: Verdict, rules: Verdict
) -> None:
    memory = int(parse_quantity(f"{gigabytes} GiB", "byte"))
    facts = {**windows_laptop(), **known(memory_installed=memory)}
    found = [judge(spec, RELEASES, facts, DAY).finding("memory").verdict for spec in (PARENT, RULES)]
    assert found == [malmberg, rules]


@pytest.mark.parametrize("device", DEVICE_CLASSES)
def test_the_test_is_taken_on_a_computer_or_a_chromebook(device: str) -> None:
    judgement = judge(TEST, RELEASES, known(device_class=device), DAY)
    verdicts = {finding.requirement: finding.verdict for finding in judgement.findings}
    fine = device in {"windows-pc", "mac", "linux-pc", "chromebook"}
    assert verdicts.get("device", Verdict.FAIL) is (Verdict.PASS if fine else Verdict.FAIL) or device == "other"
