"""What each field of a type means: the text below its declaration, as it stands in the source."""

from __future__ import annotations

import ast
import inspect
import textwrap
from collections.abc import Iterable, Iterator
from itertools import pairwise

import msgspec


def field_words(struct: type[msgspec.Struct]) -> dict[str, str]:
    """Give the meaning of each field that has one, on one line."""
    words: dict[str, str] = {}
    for kind in reversed([kind for kind in struct.__mro__ if kind.__module__.startswith("checker.")]):
        words |= _declared(kind)
    return words


def _declared(kind: type) -> dict[str, str]:
    (declared,) = ast.parse(textwrap.dedent(inspect.getsource(kind))).body
    assert isinstance(declared, ast.ClassDef)  # noqa: S101  the source of a class is one
    return dict(_told(declared.body))


def structs_in(kinds: Iterable[object]) -> Iterator[type[msgspec.Struct]]:
    """Give every struct that these types are made of, each once."""
    seen: set[type[msgspec.Struct]] = set()
    waiting = list(msgspec.inspect.multi_type_info(kinds))
    while waiting:
        kind = waiting.pop()
        if isinstance(kind, msgspec.inspect.StructType):
            if kind.cls in seen:
                continue
            seen.add(kind.cls)
            yield kind.cls
            waiting += [field.type for field in kind.fields]
        waiting += _inside(kind)


def _told(body: list[ast.stmt]) -> Iterator[tuple[str, str]]:
    for declared, text in pairwise(body):
        match declared, text:
            case (
                ast.AnnAssign(target=ast.Name(id=name)),
                ast.Expr(value=ast.Constant(value=str(words))),
            ):
                yield name, " ".join(words.split())
            case _:
                pass


def _inside(kind: msgspec.inspect.Type) -> list[msgspec.inspect.Type]:
    match kind:
        case msgspec.inspect.UnionType(types=types):
            return list(types)
        case msgspec.inspect.VarTupleType(item_type=item) | msgspec.inspect.ListType(item_type=item):
            return [item]
        case msgspec.inspect.Metadata(type=held):
            return [held]
        case _:
            return []
