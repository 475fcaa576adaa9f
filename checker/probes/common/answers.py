"""The door for what a machine answers: as the kind of value a probe expects, or not understood.

A call's answer, a registry value, a number or a document that a command prints; each raises `CannotRead` for any other.
"""

from __future__ import annotations

import threading
from typing import Any, TypeVar

import msgspec

from checker.probes.system import CannotRead, RegistryView, System

T = TypeVar("T")
_LEARNING = threading.Lock()
"""msgspec learns a type when it first meets it, and two threads in which it learns the same one end the whole program
(seen with 0.22). Probes run in threads."""
_MOST_DIGITS = 18  # no quantity of a device has more


def answer(system: System, kind: type[T], name: str, *arguments: str) -> T:
    """Give a call's answer as this kind of value."""
    return as_kind(system.call(name, *arguments), kind, name)


def as_kind(value: Any, kind: type[T], source: str) -> T:  # noqa: ANN401  whatever was answered
    """Give a value as this kind. Any number of threads may use it."""
    try:
        with _LEARNING:
            return msgspec.convert(value, kind)
    except msgspec.ValidationError as error:
        raise CannotRead("not_understood", source) from error


def from_json(document: bytes, kind: type[T], source: str) -> T:
    """Give a JSON document as this kind. Any number of threads may use it."""
    try:
        with _LEARNING:
            return msgspec.json.decode(document, type=kind)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise CannotRead("not_understood", source, type(error).__name__) from error


def whole_number(text: str, source: str, detail: str = "no number") -> int:
    """Give the number a text of plain digits writes."""
    if text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS:
        return int(text)
    raise CannotRead("not_understood", source, detail)


def text_value(system: System, key: str, name: str, view: RegistryView = 64) -> str:
    """Give a registry value that should be text."""
    value = system.registry_value(key, name, view)
    if isinstance(value, str):
        return value
    raise CannotRead("not_understood", f"{key}\\{name}", type(value).__name__)


def number_value(system: System, key: str, name: str, view: RegistryView = 64) -> int:
    """Give a registry value that should be a number; text of digits counts."""
    value = system.registry_value(key, name, view)
    if isinstance(value, int):
        return value
    return whole_number(value if isinstance(value, str) else "", f"{key}\\{name}", type(value).__name__)
