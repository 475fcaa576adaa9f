"""docs/specification.md: every example in it loads, and it leaves out no key, kind, effect or fact."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import msgspec
import pytest

from checker.conditions import Condition
from checker.conditions.at_least import Substitute
from checker.conditions.recency.asked import Recency
from checker.effects import _CHANGES
from checker.effects.effect import Effect
from checker.model.devices import DEVICE_CLASSES, BrowserName
from checker.model.vocabulary import FACTS
from checker.resources import built_in_specs_folder
from checker.specification.catalogue import all_specs
from checker.specification.document import Product, Remedy, Requirement, RequirementsSpec, Text, TextByClass, Title
from checker.specification.extension import EXTENSION
from checker.specification.loading import load_spec
from scripts.field_words import field_words, structs_in
from scripts.write_spec_docs import PAGES, Page, text_of
from tests.specification.spec_text import REQUIREMENT, spec_text

PAGE = Path(__file__).resolve().parents[2] / "docs" / "specification.md"
TEXT = PAGE.read_text("utf-8")
EXAMPLES = re.findall(r"^```toml\n(.*?)^```", TEXT, re.DOTALL | re.MULTILINE)
BUILT_IN = [entry.spec for entry in all_specs(built_in_specs_folder())]
HEAD = spec_text().removesuffix(REQUIREMENT)
BARE_REQUIREMENT = "\n".join(line for line in REQUIREMENT.splitlines() if not line.startswith("condition")) + "\n"


def whole(example: str) -> str:
    """Give a spec that holds the example: as it is, as a remedy, as a table at the top, or in a requirement."""
    if "schema_version" in example:
        return example
    if example.startswith(("[[", "[confirmation]")):
        return spec_text() + example
    return HEAD + BARE_REQUIREMENT + example


def section(kind: str) -> str:
    return TEXT.split(f"### `{kind}`", 1)[1].split("\n#", 1)[0]


@pytest.mark.parametrize("number", range(len(EXAMPLES)))
def test_every_example_loads(number: int, tmp_path: Path) -> None:
    path = tmp_path / "example.toml"
    path.write_text(whole(EXAMPLES[number]), "utf-8")
    assert load_spec(path, lambda: BUILT_IN).requirement


def test_every_kind_has_a_section_with_its_fields_and_an_example() -> None:
    for kind in get_args(Condition):
        about = section(str(kind.__struct_config__.tag))
        assert f'kind = "{kind.__struct_config__.tag}"' in about
        assert [field for field in kind.__struct_fields__ if f"`{field}`" not in about] == []


@pytest.mark.parametrize(
    "kind", [RequirementsSpec, EXTENSION, Requirement, Remedy, Product, Effect, Substitute, Recency]
)
def test_every_key_is_explained_or_shown(kind: type[msgspec.Struct]) -> None:
    shown = "\n".join(EXAMPLES)
    missing = [key for key in kind.__struct_fields__ if f"`{key}`" not in TEXT and not re.search(rf"\b{key}\b", shown)]
    assert missing == []


def test_every_word_that_may_be_written_is_there() -> None:
    words = {
        *DEVICE_CLASSES,
        *get_args(BrowserName),
        *FACTS,
        *(fact for fact, _ in _CHANGES),
        *(word for _, word in _CHANGES),
    }
    assert {word for word in words if f"`{word}`" not in TEXT} == set()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.path.name)
def test_the_tables_of_fields_are_those_that_follow_from_the_types(page: Page) -> None:
    assert text_of(page) == page.path.read_text("utf-8"), "run `python -m scripts.write_spec_docs`"


@pytest.mark.parametrize("kind", get_args(Condition))
def test_every_kind_has_a_table_of_its_own(kind: type[msgspec.Struct]) -> None:
    assert f"<!-- fields of {kind.__name__} -->" in section(str(kind.__struct_config__.tag))


@pytest.mark.parametrize("kind", list(structs_in([RequirementsSpec])))
def test_every_field_says_what_it_means_where_it_is_declared(kind: type[msgspec.Struct]) -> None:
    speaks_for_itself = {Title: {"nl", "en"}, Text: {"nl", "en"}, TextByClass: set(TextByClass.__struct_fields__)}
    assert set(kind.__struct_fields__) - set(field_words(kind)) == speaks_for_itself.get(kind, set())


def test_facts_are_described_as_in_the_vocabulary() -> None:
    facts = TEXT.split("\n## Facts\n", 1)[1]
    rows = re.findall(r"^\| `([a-z_.]+)` \| (\w+)(?: \((?:page|later)\))? \| (\S+) \| (.*) \|$", facts, re.MULTILINE)
    assert rows == [(fact.id, fact.kind, fact.unit or "-", fact.meaning) for fact in FACTS.values()]
