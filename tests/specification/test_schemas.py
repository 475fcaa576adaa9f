"""The published JSON Schemas: up to date, and in agreement with what the program itself accepts and writes."""

from __future__ import annotations

import datetime as dt
import json
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]  # brings no types
import msgspec
import pytest

from checker.evaluation.composing import Occasion, compose
from checker.model.results import DeviceIdentity
from checker.model.vocabulary import FACTS
from checker.resources import built_in_specs_folder
from checker.specification.catalogue import all_specs
from checker.storage.result_file import encode_result
from scripts.write_schemas import FOLDER, files
from tests.cli.program import systeemcheck
from tests.verdicts.cases import CASES, case_in, facts_in, judged, releases_for, spec_of

HERE = Path(__file__).parent
SHIPPED = [entry.path for entry in all_specs(built_in_specs_folder())]
BY_SHAPE = (
    "unknown_key", "unknown_key_in_requirement", "unknown_key_in_condition", "unknown_key_in_substitute",
    "unknown_kind", "unknown_class", "unknown_importance", "unknown_browser", "unknown_fact",
    "at_least_without_minimum",
    "at_least_version_as_number", "supported_on_without_days", "reachable_without_target", "any_of_nested",
    "no_requirements", "english_missing", "schema_version_2", "source_not_an_address", "id_with_a_space",
    "at_least_negative_tolerance", "at_least_substitute_below_one", "browser_release_negative_days",
)  # fmt: skip
OF_AN_EXTENSION = (
    "unknown_key", "unknown_key_in_a_requirement", "unknown_key_in_a_condition", "not_a_name", "english_missing",
)  # fmt: skip


@cache
def validator(name: str) -> Any:  # noqa: ANN401  the package has no types
    schema = json.loads((FOLDER / name).read_text("utf-8"))
    return jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())


def mistakes(name: str, document: object) -> list[str]:
    return [f"{error.json_path}: {error.message[:200]}" for error in validator(name).iter_errors(document)]


def spec_as_json(path: Path) -> object:
    return msgspec.to_builtins(msgspec.toml.decode(path.read_bytes()))


def result_of(folder: Path) -> dict[str, Any]:
    case, facts = case_in(folder), facts_in(folder)
    occasion = Occasion(
        moment=dt.datetime(2026, 11, 23, 10, tzinfo=dt.UTC),
        time_zone="Europe/Amsterdam",
        result_id="0" * 32,
        device=DeviceIdentity(id="1" * 32, name="LOKAAL5-PC12", label="Groep 5 nr 12"),
        facts=facts,
    )
    result = compose(occasion, judged(folder), spec_of(case), releases_for(folder, case))
    return dict(json.loads(encode_result(result)))


@pytest.mark.parametrize("name", sorted(files()))
def test_the_schema_in_the_folder_is_the_one_that_follows_from_the_types(name: str) -> None:
    assert (FOLDER / name).read_bytes() == files()[name], "run `python -m scripts.write_schemas`"


@pytest.mark.parametrize(
    "name", ["requirements-spec.schema.json", "requirements-extension.schema.json", "checklist.schema.json"]
)
def test_an_editor_tells_what_each_field_of_a_spec_means(name: str) -> None:
    definitions = json.loads((FOLDER / name).read_text("utf-8"))["$defs"]
    fields = [
        (kind, field)
        for kind, definition in definitions.items()
        for field, held in definition.get("properties", {}).items()
        if "description" not in held
    ]
    unsaid = {field for kind, field in fields if kind not in {"Title", "Text", "TextByClass"}}
    assert unsaid == {"kind"}


def test_no_other_schema_lies_there() -> None:
    assert {path.name for path in FOLDER.iterdir()} == set(files())


@pytest.mark.parametrize("name", sorted(files()))
def test_the_schema_is_a_schema(name: str) -> None:
    jsonschema.Draft202012Validator.check_schema(json.loads((FOLDER / name).read_text("utf-8")))


@pytest.mark.parametrize("path", [*SHIPPED, *sorted((HERE / "positive").glob("*.toml"))], ids=lambda path: path.stem)
def test_what_loads_is_valid_to_an_editor_too(path: Path) -> None:
    document: dict[str, object] = msgspec.toml.decode(path.read_bytes())
    name = "requirements-extension.schema.json" if "extends" in document else "requirements-spec.schema.json"
    assert mistakes(name, spec_as_json(path)) == []


@pytest.mark.parametrize("name", BY_SHAPE)
def test_a_mistake_of_shape_is_seen_by_an_editor_too(name: str) -> None:
    assert mistakes("requirements-spec.schema.json", spec_as_json(HERE / "negative" / f"{name}.toml")) != []


@pytest.mark.parametrize(
    "path", sorted((HERE / "extensions").glob("positive/*/school.toml")), ids=lambda path: path.parent.name
)
def test_what_stands_on_another_is_valid_to_an_editor_too(path: Path) -> None:
    assert mistakes("requirements-extension.schema.json", spec_as_json(path)) == []


@pytest.mark.parametrize("name", OF_AN_EXTENSION)
def test_a_mistake_of_shape_in_what_stands_on_another_is_seen_by_an_editor_too(name: str) -> None:
    path = HERE / "extensions" / "negative" / name / "school.toml"
    assert mistakes("requirements-extension.schema.json", spec_as_json(path)) != []


@pytest.mark.parametrize("folder", CASES, ids=lambda folder: folder.name)
def test_every_result_the_program_writes_is_valid(folder: Path) -> None:
    assert mistakes("result.schema.json", result_of(folder)) == []


def test_a_result_of_this_very_machine_is_valid(tmp_path: Path) -> None:
    systeemcheck("check", "--no-open", "--results", tmp_path, cwd=tmp_path)
    (path,) = tmp_path.glob("*.json")
    assert mistakes("result.schema.json", json.loads(path.read_text("utf-8"))) == []


def damaged(change: dict[str, Any]) -> dict[str, Any]:
    return result_of(CASES[0]) | change


@pytest.mark.parametrize(
    "change",
    [
        {"schema_version": 2},
        {"result_id": "x"},
        {"verdict": "perhaps"},
        {"on": "23-11-2026"},
        {"facts": {"memory.installed": {"state": "known", "value": "8 GB", "source": ""}}},
        {"facts": {"device.touch": {"state": "known", "value": 1, "source": ""}}},
        {"facts": {"browsers": {"state": "known", "value": [{"version": "1"}], "source": ""}}},
        {"facts": {"os.name": {"state": "unknown", "why": "because", "source": ""}}},
        {"device": {"id": "short"}},
    ],
)
def test_a_wrong_result_is_not_valid(change: dict[str, Any]) -> None:
    assert mistakes("result.schema.json", damaged(change)) != []


def test_facts_and_fields_of_a_newer_program_are_valid() -> None:
    newer = {"new.fact": {"state": "known", "value": [1], "source": "later"}}
    assert mistakes("result.schema.json", damaged({"facts": newer, "new_field": 1})) == []


def test_every_fact_is_described() -> None:
    described = validator("result.schema.json").schema["$defs"]["Result"]["properties"]["facts"]["properties"]
    assert set(described) == set(FACTS)
    assert all(described[fact]["description"].startswith(FACTS[fact].meaning) for fact in FACTS)
