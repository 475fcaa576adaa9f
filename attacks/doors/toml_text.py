"""A document as TOML, its tables within one line: small enough to be read a thousand times a second."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping


def as_toml(document: Mapping[str, object]) -> bytes:
    """Give the text of a document."""
    return "".join(f"{json.dumps(key)} = {_value(value)}\n" for key, value in document.items()).encode()


def _value(value: object) -> str:
    match value:
        case dict():
            return "{ " + ", ".join(f"{json.dumps(key)} = {_value(held)}" for key, held in value.items()) + " }"
        case list():
            return "[ " + ", ".join(map(_value, value)) + " ]"
        case dt.date():
            return value.isoformat()
        case _:
            return json.dumps(value, ensure_ascii=False)
