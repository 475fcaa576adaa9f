"""Writes the tables of fields in docs/specification.md from the types: `python -m scripts.write_spec_docs`.

A table stands below a mark that names its type. The words are those below each field in the source; the values, what is
needed and what holds when it is left out follow from the types.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from checker.model.vocabulary import FACTS
from checker.specification.document import RequirementsSpec
from scripts.field_words import field_words, structs_in
from scripts.write_schemas import spec_schema

PAGE = Path(__file__).resolve().parents[1] / "docs" / "specification.md"
_TABLE = re.compile(r"(<!-- fields of (\w+) -->\n).*?(<!-- end of fields -->\n)", re.DOTALL)
_HEAD = "| field | value | left out | meaning |\n|---|---|---|---|\n"

Schema = dict[str, Any]


def page() -> str:
    """Give the page with every table as it follows from the types."""
    text = PAGE.read_text("utf-8")
    return _TABLE.sub(lambda found: f"{found[1]}\n{table(found[2])}\n{found[3]}", text)


def table(name: str) -> str:
    """Give the table of a type, by its name."""
    struct = next(kind for kind in structs_in([RequirementsSpec]) if kind.__name__ == name)
    return _HEAD + "".join(_rows(struct))


def main() -> None:
    """Write the page."""
    PAGE.write_text(page(), "utf-8")


def _rows(struct: type[msgspec.Struct]) -> Iterator[str]:
    schema = spec_schema()["$defs"][struct.__name__]
    words = field_words(struct)
    for name, held in schema["properties"].items():
        if name == "kind":
            continue
        left_out = "needed" if name in schema.get("required", ()) else _default(held)
        yield f"| `{name}` | {_value(held)} | {left_out} | {words[name]} |\n"


def _default(held: Schema) -> str:
    default = held.get("default")
    if default is None or default == "" or (isinstance(default, list | tuple) and not default):
        return "nothing"
    return f"`{default}`" if isinstance(default, str) else json.dumps(default)


def _value(held: Schema) -> str:
    match held:
        case {"anyOf": options}:
            return " or ".join(dict.fromkeys(_value(option) for option in options if option != {"type": "null"}))
        case {"enum": words}:
            return "[a fact](#facts)" if words == sorted(FACTS) else ", ".join(f"`{word}`" for word in words)
        case {"$ref": reference}:
            return _REFERENCES.get(reference.rsplit("/", 1)[-1], "a table")
        case {"type": "array", "items": items}:
            return f"list: {_value(items)}"
        case {"type": "integer" | "number" as kind}:
            return _number(kind, held)
        case _:
            return _PLAIN[str(held.get("format", held["type"]))]


def _number(kind: str, held: Schema) -> str:
    name = "whole number" if kind == "integer" else "number"
    least = held.get("minimum", held.get("exclusiveMinimum"))
    if least is None:
        return name
    above = "above " if "exclusiveMinimum" in held else ""
    return f"{name}, {above}{least} to {held['maximum']}"


_PLAIN = {"string": "text", "date": "day", "boolean": "`true`, `false`"}
_REFERENCES = {"Title": "text in `nl` and `en`", "Text": "text in `nl` and `en`"} | {
    kind.__name__: "condition" for kind in structs_in([RequirementsSpec]) if kind.__struct_config__.tag
}


if __name__ == "__main__":
    main()
