"""Writes the JSON Schemas in requirements_specs/schemas from the types: `python -m scripts.write_schemas`.

Three are for people who write in an editor: a requirements spec, whole or standing on another, and a checklist. The
others are for programs that read result files, and the corrections and the ticks of the checklist beside them.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, get_args

import msgspec

from checker.checklist.document import Checklist
from checker.conditions import Condition
from checker.model import corrections, school_year
from checker.model.findings import Finding
from checker.model.readings import Between, Bound, Unknown
from checker.model.results import SCHEMA_VERSION, ResultHeader
from checker.model.vocabulary import FACTS, FactDefinition, ValueKind
from checker.specification.document import RequirementsSpec
from checker.specification.extension import EXTENSION, Extension
from checker.storage.corrections.correction_file import CorrectionFile
from checker.storage.result_file import VALUE_TYPES
from checker.storage.school_year.school_year_file import SchoolYearFile
from scripts.field_words import field_words, structs_in

FOLDER = Path(__file__).resolve().parents[1] / "requirements_specs" / "schemas"
_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_KINDS: tuple[type[msgspec.Struct], ...] = get_args(Condition)
_REFERENCE = "#/$defs/{name}"

_OF_A_PART = re.compile(r"(?<=.)(?:Part|Change)$")

Schema = dict[str, Any]


def spec_schema() -> Schema:
    """Give the schema of a requirements spec, with the ids of all facts where a fact is named."""
    (top,), components = msgspec.json.schema_components([RequirementsSpec], ref_template=_REFERENCE)
    return _document("A requirements spec of Systeemcheck", top, _with_fact_ids(dict(components)))


def extension_schema() -> Schema:
    """Give the schema of a spec that stands on another: of a condition it may give any keys of one kind."""
    (top, *_), components = msgspec.json.schema_components([EXTENSION, *_KINDS], ref_template=_REFERENCE)
    definitions = _with_fact_ids(dict(components))
    for name in _names_of_kinds():
        definitions[f"{name}Part"] = {key: value for key, value in definitions[name].items() if key != "required"}
    parts = [{"$ref": _REFERENCE.format(name=f"{name}Part")} for name in _names_of_kinds()]
    definitions["RequirementChange"]["properties"]["condition"] = {"anyOf": parts}
    return _document("A requirements spec of Systeemcheck that stands on another", top, definitions)


def checklist_schema() -> Schema:
    """Give the schema of a checklist."""
    (top,), components = msgspec.json.schema_components([Checklist], ref_template=_REFERENCE)
    return _document(
        "A checklist of Systeemcheck: what a school does around the start of a school year", top, components
    )


def result_schema() -> Schema:
    """Give the schema of a result file, with the type of every fact's value. Facts it does not name are allowed."""
    kinds = sorted({definition.kind for definition in FACTS.values()})
    types = [_result_type(), Between, Unknown, *map(_known_type, kinds)]
    (top, *_), components = msgspec.json.schema_components(types, ref_template=_REFERENCE)
    result = components[str(top["$ref"]).rsplit("/", 1)[-1]]
    result["properties"]["schema_version"] = {"const": SCHEMA_VERSION}
    result["properties"]["facts"] = {
        "type": "object",
        "properties": {fact: _reading(definition) for fact, definition in FACTS.items()},
    }
    return _document("A result file of Systeemcheck: one device measured once", top, dict(components))


def corrections_schema() -> Schema:
    """Give the schema of a file with corrections."""
    title = "Corrections of Systeemcheck: what people decided about devices"
    return _journal(title, CorrectionFile, corrections.SCHEMA_VERSION)


def school_year_schema() -> Schema:
    """Give the schema of a file with what people did about the checklist."""
    title = "The school year of Systeemcheck: what people did about the checklist"
    return _journal(title, SchoolYearFile, school_year.SCHEMA_VERSION)


def files() -> Mapping[str, bytes]:
    """Give what belongs in the folder, by name."""
    schemas = {
        "requirements-spec.schema.json": spec_schema(),
        "requirements-extension.schema.json": extension_schema(),
        "checklist.schema.json": checklist_schema(),
        "result.schema.json": result_schema(),
        "corrections.schema.json": corrections_schema(),
        "school-year.schema.json": school_year_schema(),
    }
    return {name: _encoded(schema) for name, schema in schemas.items()}


def main() -> None:
    """Write the files."""
    FOLDER.mkdir(exist_ok=True)
    for name, data in files().items():
        (FOLDER / name).write_bytes(data)


def _journal(title: str, file: type[msgspec.Struct], version: int) -> Schema:
    (top,), components = msgspec.json.schema_components([file], ref_template=_REFERENCE)
    document = components[file.__name__]
    document["properties"]["schema_version"] = {"const": version}
    document["required"] = list(document["properties"])
    return _document(title, top, dict(components))


def _document(title: str, top: Schema, definitions: Schema) -> Schema:
    return {"$schema": _DIALECT, "title": title, **top, "$defs": _explained(definitions)}


def _explained(definitions: Schema) -> Schema:
    """Give them with what each type and field means, so that an editor tells it while one types."""
    types = {kind.__name__: field_words(kind) for kind in structs_in([RequirementsSpec, Checklist])}
    types["ExtensionFile"] = types["RequirementsSpec"] | field_words(Extension)
    for name, definition in definitions.items():
        if "description" in definition:
            definition["description"] = inspect.cleandoc(definition["description"])
        for field, words in types.get(_OF_A_PART.sub("", name), {}).items():
            properties = definition.get("properties", {})
            if held := properties.get(field) or properties.get(field.replace("_", "-")):
                held["description"] = words
    return definitions


def _encoded(schema: Schema) -> bytes:
    return msgspec.json.format(msgspec.json.encode(_in_ecma(schema)), indent=2) + b"\n"


def _in_ecma(part: Any) -> Any:  # noqa: ANN401  any part of a schema; gives the same type
    r"""Give it with patterns as ECMA-262 has them, where `$` is the very end and `\\Z` is a letter."""
    match part:
        case {"pattern": str() as pattern}:
            return {**part, "pattern": pattern.replace("\\Z", "$")}
        case dict():
            return {name: _in_ecma(held) for name, held in part.items()}
        case list():
            return [_in_ecma(held) for held in part]
        case _:
            return part


def _names_of_kinds() -> list[str]:
    return [kind.__name__ for kind in _KINDS]


def _with_fact_ids(definitions: Schema) -> Schema:
    for definition in definitions.values():
        if "fact" in definition.get("properties", {}):
            definition["properties"]["fact"] = {"enum": sorted(FACTS)}
    return definitions


def _result_type() -> type:
    fields = [("facts", dict[str, Any]), ("findings", tuple[Finding, ...])]
    return msgspec.defstruct("Result", fields, bases=(ResultHeader,), frozen=True, kw_only=True)


def _known_type(kind: ValueKind) -> type:
    fields: list[tuple[str, Any] | tuple[str, Any, Any]] = [
        ("value", VALUE_TYPES[kind]),
        ("source", str),
        ("bound", Bound, "exact"),
    ]
    return msgspec.defstruct(_known_name(kind), fields, frozen=True, kw_only=True, tag_field="state", tag="known")


def _known_name(kind: ValueKind) -> str:
    return f"Known{kind.capitalize()}"


def _reading(definition: FactDefinition) -> Schema:
    names = [_known_name(definition.kind), "Unknown"]
    names += ["Between"] if definition.kind in {"integer", "number"} else []
    unit = f", in {definition.unit}" if definition.unit else ""
    return {
        "description": definition.meaning + unit,
        "anyOf": [{"$ref": _REFERENCE.format(name=name)} for name in names],
    }


if __name__ == "__main__":
    main()
