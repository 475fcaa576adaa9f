"""docs/checklist.md and the schema: what they show loads, nothing is missing, and an editor sees what the door sees."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any, get_args

import jsonschema  # type: ignore[import-untyped]  # brings no types
import msgspec
import pytest

from checker.checklist.document import Checklist, Mail, When
from checker.checklist.loading import LARGEST_CHECKLIST, checklist_in
from checker.checklist.problems import PLACEHOLDERS
from checker.specification.document import Text, Title
from scripts.field_words import field_words, structs_in
from scripts.write_schemas import FOLDER
from tests.checklist.facts import CHECKLISTS

HERE = Path(__file__).parent
PAGE = (HERE.parents[1] / "docs" / "checklist.md").read_text("utf-8")
(EXAMPLE,) = re.findall(r"^```toml\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)
MOMENTS = re.findall(r"^`(when = \{.*\})`$", PAGE, re.MULTILINE)
BY_SHAPE = (
    "unknown_key", "unknown_key_in_an_item", "unknown_key_in_a_moment", "unknown_kind_of_moment", "moment_without_kind",
    "unknown_role", "unknown_way_to_verify", "english_missing", "days_as_text", "days_before_school_below_none",
    "more_days_before_school_than_half_a_year", "mail_that_is_no_address", "mail_with_more_than_an_address",
    "mail_to_two", "phone_with_letters", "link_that_is_no_address", "link_with_a_quotation_mark", "no_text",
    "no_items", "newer_format", "id_with_a_space", "title_without_end", "version_of_other_digits",
)  # fmt: skip


@cache
def validator() -> Any:  # noqa: ANN401  the package has no types
    schema = json.loads((FOLDER / "checklist.schema.json").read_text("utf-8"))
    return jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())


def mistakes(path: Path) -> list[str]:
    document = msgspec.to_builtins(msgspec.toml.decode(path.read_bytes()))
    return [f"{error.json_path}: {error.message[:200]}" for error in validator().iter_errors(document)]


@pytest.mark.parametrize(
    "path", [*CHECKLISTS.glob("*.toml"), *(HERE / "positive").glob("*.toml")], ids=lambda path: path.stem
)
def test_what_loads_is_valid_to_an_editor_too(path: Path) -> None:
    assert mistakes(path) == []


@pytest.mark.parametrize("name", BY_SHAPE)
def test_a_mistake_of_shape_is_seen_by_an_editor_too(name: str) -> None:
    assert mistakes(HERE / "negative" / f"{name}.toml") != []


@pytest.mark.parametrize("path", sorted(CHECKLISTS.glob("*.toml")), ids=lambda path: path.stem)
def test_every_file_that_ships_tells_an_editor_its_schema(path: Path) -> None:
    name = path.read_text("utf-8").splitlines()[0].removeprefix("#:schema ")
    assert (path.parent / name).resolve() == (FOLDER / "checklist.schema.json").resolve()


def test_the_example_loads_and_has_what_a_first_one_needs() -> None:
    checklist = checklist_in(EXAMPLE.encode(), "example")
    assert {type(item.when).__name__ for item in checklist.item} == {"Before", "NoneType"}
    assert any(item.mail for item in checklist.item)


@pytest.mark.parametrize("moment", MOMENTS)
def test_every_moment_that_is_shown_loads(moment: str) -> None:
    shown = re.sub(r"^when = .*$", lambda _: moment, EXAMPLE, flags=re.MULTILINE)
    assert shown.count(moment) == 1
    assert checklist_in(shown.encode(), "example").item[0].when


def test_every_kind_of_moment_is_shown_in_its_own_section() -> None:
    kinds = {str(kind.__struct_config__.tag) for kind in get_args(When)}
    assert set(re.findall(r'kind = "([a-z-]+)"', "\n".join(MOMENTS))) == kinds
    assert set(re.findall(r"^### `([a-z-]+)`$", PAGE, re.MULTILINE)) == kinds


def test_every_type_has_a_table_and_every_field_says_what_it_means() -> None:
    structs = {kind.__name__: kind for kind in structs_in([Checklist])}
    tables = re.findall(r"<!-- fields of (\w+) -->", PAGE)
    assert sorted(tables) == sorted(structs.keys() - {"Text", "Title"})
    for kind in structs.values():
        unsaid = set(kind.__struct_fields__) - set(field_words(kind))
        assert unsaid == ({"nl", "en"} if kind in {Title, Text} else set())


def test_the_words_and_figures_of_the_page_are_those_of_the_program() -> None:
    assert f"{LARGEST_CHECKLIST // 1024} KiB" in PAGE
    assert all(name in f"{Mail.__doc__}" for name in PLACEHOLDERS)
