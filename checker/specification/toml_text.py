"""A document as TOML that a person likes to read: keys in the order of its type, nothing that holds anyway, remarks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import msgspec
import tomli_w

_SHORT = 100

Table = Mapping[str, Any]
Told = Callable[[str, Table], str]


def _nothing(_name: str, _table: Table) -> str:
    return ""


class Remarks(msgspec.Struct, frozen=True, kw_only=True):
    """What stands in a file for who reads it.

    `head`: the first lines, `:schema ...` among them. `above`: gives what stands above a table of a list, by the name
    of the list and what is in the table. `beside`: gives what stands behind a value, by its name, such as
    `item.when.day`, and the same table.
    """

    head: str = ""
    above: Told = _nothing
    beside: Told = _nothing


def toml_of(document: msgspec.Struct, remarks: Remarks) -> bytes:
    """Give the bytes of a file that reads back as the document."""
    head = "".join(f"{_remark(line)}\n" for line in remarks.head.splitlines())
    return (head + "\n" * bool(head) + "".join(_lines(_held(document), "", remarks))).encode()


def _lines(table: Table, name: str, remarks: Remarks) -> Iterator[str]:
    """Give a table's own values, and then the tables of its lists: TOML has no way back to the values after those."""
    lists: dict[str, list[Table]] = {}
    for key, value in _flat(table):
        if _is_list_of_tables(value):
            lists[key] = value
        else:
            beside = remarks.beside(_under(name, key), table)
            yield f"{key} = {_value(value)}{'  ' * bool(beside)}{_remark(beside)}\n"
    for key, tables in lists.items():
        for one in tables:
            above = remarks.above(_under(name, key), one)
            yield "\n" + (f"{_remark(above)}\n\n" if above else "") + f"[[{_under(name, key)}]]\n"
            yield from _lines(one, _under(name, key), remarks)


def _flat(table: Table, before: str = "") -> Iterator[tuple[str, Any]]:
    """Give the values with their dotted keys."""
    for key, value in table.items():
        name = _under(before, tomli_w.dumps({key: 0}).removesuffix(" = 0\n"))
        if isinstance(value, Mapping) and value:
            yield from _flat(value, name)
        else:
            yield name, value


def _under(name: str, key: str) -> str:
    return f"{name}.{key}" if name else key


def _is_list_of_tables(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(part, Mapping) for part in value)


def _holds_a_table(value: object) -> bool:
    """Tell whether there is one somewhere in a list: it has no line of its own outside that list."""
    return bool(value) if isinstance(value, Mapping) else isinstance(value, list) and any(map(_holds_a_table, value))


def _value(value: object) -> str:
    """Give it as TOML; a text of several lines as such, unless TOML would change how they end."""
    if value == {}:
        return "{}"
    if isinstance(value, list) and not _holds_a_table(value):
        line = f"[{', '.join(map(_value, value))}]"
        if len(line) <= _SHORT and "\n" not in line:
            return line
    in_lines = not (isinstance(value, str) and "\r" in value)
    return tomli_w.dumps({"x": value}, multiline_strings=in_lines).removeprefix("x = ").rstrip("\n")


def _remark(text: str) -> str:
    """Give it as a remark; one that begins with a colon is for editors, and wants no blank."""
    said = "".join(sign for sign in text if sign.isprintable())
    return f"#{'' if said.startswith(':') else ' '}{said}" if said else ""


def _held(node: object) -> Any:  # noqa: ANN401  any part of a document, as TOML has it
    """Give what says something: what is absent, or holds when it is left out, is not written."""
    match node:
        case msgspec.Struct():
            config = node.__struct_config__
            kind = {config.tag_field: config.tag} if config.tag_field else {}
            fields = [(field, getattr(node, field.name)) for field in msgspec.structs.fields(node)]
            return kind | {field.encode_name: _held(value) for field, value in fields if _says(value, field.default)}
        case Mapping():
            return {str(key): _held(value) for key, value in node.items()}
        case list() | tuple():
            return [_held(part) for part in node]
        case _:
            return msgspec.to_builtins(node, builtin_types=(dt.date,))


def _says(value: object, default: object) -> bool:
    return value is not None and value is not msgspec.UNSET and (value != default or type(value) is not type(default))
