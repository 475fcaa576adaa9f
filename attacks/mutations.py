"""Change good input into hostile input that still looks like it: one place, or a few, at a time."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Callable, Iterator
from random import Random
from typing import Any

from attacks.nasties import ALL_TEXTS, NUMBERS

Mutate = Callable[[bytes, Random], bytes]
Place = tuple[Any, Any]
"""A dict or list, and the key or the index in it."""

_TOKEN = re.compile(rb'"[^"\n]*"|\d{4}-\d\d-\d\d|-?\b\d+(?:\.\d+)?\b|\btrue\b|\bfalse\b|[\w-]+(?=\s*=)')
_OUTSIDE_TEXT = (
    "1979-05-27",
    "0001-01-01",
    "9999-12-31",
    "1e400",
    "nan",
    "-inf",
    "[]",
    "{}",
    "0x7fffffffffffffff",
    "07:32:00",
)
_LONGEST = 600_000
_TIMES = (1, 1, 1, 2, 4)


def mutate_json(data: bytes, random: Random) -> bytes:
    """Give a JSON document with a few of its values changed; what is no JSON is changed as bytes."""
    try:
        document = json.loads(data)
    except (ValueError, RecursionError):
        return mutate_bytes(data, random)
    return json.dumps(mutated(document, random)).encode()[:_LONGEST]


def mutated(document: Any, random: Random) -> Any:  # noqa: ANN401  any JSON
    """Give a document with a few of its values changed, in place where it can be."""
    holder = [document]
    for _ in range(random.choice(_TIMES)):
        places = list(_places(holder))
        container, key = random.choice(places)
        _change(container, key, places, random)
    return holder[0]


def mutate_tokens(data: bytes, random: Random) -> bytes:
    """Give a TOML document with some words, numbers or dates changed, or a line lost or twice."""
    for _ in range(random.choice(_TIMES)):
        tokens = list(_TOKEN.finditer(data))
        if not tokens or random.random() < 0.1:  # noqa: PLR2004  a share
            data = mutate_lines(data, random)
            continue
        token = random.choice(tokens)
        data = data[: token.start()] + _token(token[0], tokens, random) + data[token.end() :]
    return data[:_LONGEST]


def mutate_cells(data: bytes, random: Random) -> bytes:
    """Give a CSV document with some cells changed, or a line lost or twice."""
    for _ in range(random.choice(_TIMES)):
        cells = list(re.finditer(rb"[^,;\t\n]+", data))
        if not cells or random.random() < 0.1:  # noqa: PLR2004  a share
            data = mutate_lines(data, random)
            continue
        start, end = random.choice(cells).span()
        other = random.choice(cells)[0] if random.random() < 0.3 else _text(random).encode("utf-8", "replace")  # noqa: PLR2004
        data = data[:start] + other + data[end:]
    return data[:_LONGEST]


def mutate_lines(data: bytes, random: Random) -> bytes:
    """Give a text with one line lost, twice or elsewhere."""
    lines = data.split(b"\n")
    line = lines.pop(random.randrange(len(lines)))
    for _ in range(random.choice((0, 1, 2))):
        lines.insert(random.randrange(len(lines) + 1), line)
    return b"\n".join(lines)


def mutate_bytes(data: bytes, random: Random) -> bytes:
    """Give bytes with some of them changed, lost or more."""
    changed = bytearray(data or b"\0")
    for _ in range(random.choice(_TIMES)):
        at = random.randrange(len(changed)) if changed else 0
        piece = random.choice((b"", bytes([random.randrange(256)]), _text(random).encode("utf-8", "surrogatepass")))
        changed[at : at + random.choice((0, 1, 1, 8))] = piece
    return bytes(changed[:_LONGEST])


def nasty(random: Random) -> Any:  # noqa: ANN401  any JSON
    """Give a value that is seldom expected."""
    return random.choice((_text, _number, _odd))(random)


def _change(container: Any, key: Any, places: list[Place], random: Random) -> None:  # noqa: ANN401  any JSON
    at = random.random()
    if at < 0.5:  # noqa: PLR2004  shares
        container[key] = _alike(container[key], random)
    elif at < 0.65:  # noqa: PLR2004
        container[key] = nasty(random)
    elif at < 0.8:  # noqa: PLR2004
        other, its_key = random.choice(places)
        container[key] = json.loads(json.dumps(other[its_key]))  # no place may come to hold itself
    elif isinstance(container, dict):
        value = container.pop(key)
        if at < 0.9:  # noqa: PLR2004
            container[_text(random)] = value
    elif isinstance(container[key], list):
        container[key] = container[key] * random.choice((0, 2, 3))


def _alike(value: Any, random: Random) -> Any:  # noqa: ANN401  any JSON
    """Give a value of the same type, so that it passes a typed door."""
    match value:
        case bool():
            return not value
        case int() | float():
            return random.choice((_number(random), value + 1, value - 1, value * 2, value * 1000, -value, value / 7))
        case str():
            return _text_like(value, random)
        case _:
            return nasty(random)


def _text_like(text: str, random: Random) -> str:
    """Give another text, or this one with a piece of it lost, twice, or something between."""
    if random.random() < 0.3:  # noqa: PLR2004  a share
        return _text(random)
    start, end = sorted(random.randrange(len(text) + 1) for _ in range(2))
    between = random.choice(("", "", text[start:end] * 2, _text(random), random.choice("0123456789.-x_ \n/;")))
    return text[:start] + between + text[end if random.random() < 0.5 else start :]  # noqa: PLR2004  a share


def _places(value: Any, depth: int = 0) -> Iterator[Place]:  # noqa: ANN401  any JSON
    keys: Any = value.keys() if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    for key in keys:
        yield value, key
        if depth < 50:  # noqa: PLR2004  deeper is one place
            yield from _places(value[key], depth + 1)


def _token(token: bytes, tokens: list[re.Match[bytes]], random: Random) -> bytes:
    if random.random() < 0.3:  # noqa: PLR2004  shares
        return random.choice(tokens)[0]
    if random.random() < 0.2:  # noqa: PLR2004
        return random.choice(_OUTSIDE_TEXT).encode()
    if token.startswith(b'"'):
        text = _text_like(token[1:-1].decode("utf-8", "replace"), random)
        return json.dumps(text, ensure_ascii=False).encode("utf-8", "replace")
    return str(random.choice((_number, _day))(random)).encode()


def _text(random: Random) -> str:
    return random.choice(ALL_TEXTS)


def _number(random: Random) -> float:
    return random.choice(NUMBERS)


def _day(random: Random) -> dt.date:
    return dt.date.fromordinal(random.choice((1, dt.date.max.toordinal(), random.randrange(730_000, 745_000))))


def _odd(random: Random) -> object:
    return random.choice((None, True, False, [], {}, [[]], {"": None}, [{}] * 300))
