"""Writes the tables of fields in docs/specification.md and docs/checklist.md: `python -m scripts.write_spec_docs`.

A table stands below a mark that names its type. The words are those below each field in the source; the values, what is
needed and what holds when it is left out follow from the types.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from checker.checklist.document import Checklist
from checker.model.vocabulary import FACTS
from checker.specification.document import RequirementsSpec
from scripts.field_words import field_words, structs_in
from scripts.write_schemas import checklist_schema, spec_schema

_DOCS = Path(__file__).resolve().parents[1] / "docs"
_TABLE = re.compile(r"(<!-- fields of (\w+) -->\n).*?(<!-- end of fields -->\n)", re.DOTALL)
_HEAD = "| field | value | left out | meaning |\n|---|---|---|---|\n"

Schema = dict[str, Any]


class Page(NamedTuple):
    """A page: what it describes, that as a schema, and what its tables call a value that is of several kinds."""

    path: Path
    root: type[msgspec.Struct]
    schema: Callable[[], Schema]
    several_kinds: str


PAGES = (
    Page(_DOCS / "specification.md", RequirementsSpec, spec_schema, "condition"),
    Page(_DOCS / "checklist.md", Checklist, checklist_schema, "[a moment](#when)"),
)


def text_of(page: Page) -> str:
    """Give the page with every table as it follows from the types."""
    text = page.path.read_text("utf-8")
    return _TABLE.sub(lambda found: f"{found[1]}\n{table(found[2], page)}\n{found[3]}", text)


def table(name: str, page: Page) -> str:
    """Give the table of a type, by its name."""
    struct = next(kind for kind in structs_in([page.root]) if kind.__name__ == name)
    return _HEAD + "".join(_rows(struct, page))


def main() -> None:
    """Write the pages."""
    for page in PAGES:
        page.path.write_text(text_of(page), "utf-8")


def _rows(struct: type[msgspec.Struct], page: Page) -> Iterator[str]:
    schema = page.schema()["$defs"][struct.__name__]
    words = field_words(struct)
    names = _TEXTS | {kind.__name__: page.several_kinds for kind in structs_in([page.root]) if _is_one_of_several(kind)}
    for name, held in schema["properties"].items():
        if name == "kind":
            continue
        left_out = "needed" if name in schema.get("required", ()) else _default(held)
        yield f"| `{name}` | {_value(held, names)} | {left_out} | {words[name]} |\n"


def _is_one_of_several(kind: type[msgspec.Struct]) -> bool:
    return kind.__struct_config__.tag is not None


def _default(held: Schema) -> str:
    default = held.get("default")
    if default is None or default == "" or (isinstance(default, list | tuple) and not default):
        return "nothing"
    return f"`{default}`" if isinstance(default, str) else json.dumps(default)


def _value(held: Schema, names: Mapping[str, str]) -> str:
    match held:
        case {"anyOf": options}:
            return " or ".join(dict.fromkeys(_value(option, names) for option in options if option != {"type": "null"}))
        case {"enum": words}:
            return "[a fact](#facts)" if words == sorted(FACTS) else ", ".join(f"`{word}`" for word in words)
        case {"$ref": reference}:
            return names.get(reference.rsplit("/", 1)[-1], "a table")
        case {"type": "array", "items": items}:
            return f"list: {_value(items, names)}"
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
_TEXTS = {"Title": "text in `nl` and `en`", "Text": "text in `nl` and `en`"}


if __name__ == "__main__":
    main()
