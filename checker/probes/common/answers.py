"""The door for what platform calls answer: as the kind of value a probe expects, or not understood."""

from __future__ import annotations

import threading
from typing import Any, TypeVar

import msgspec

from checker.probes.system import CannotRead, System

T = TypeVar("T")
_LEARNING = threading.Lock()
"""msgspec learns a type when it first meets it, and two threads in which it learns the same one end the whole program
(seen with 0.22). Probes run in threads."""


def answer(system: System, kind: type[T], name: str, *arguments: str) -> T:
    """Give a call's answer as this kind of value; raises `CannotRead` for any other."""
    return as_kind(system.call(name, *arguments), kind, name)


def as_kind(value: Any, kind: type[T], source: str) -> T:  # noqa: ANN401  whatever was answered
    """Give a value as this kind; raises `CannotRead` for any other. Any number of threads may use it."""
    try:
        with _LEARNING:
            return msgspec.convert(value, kind)
    except msgspec.ValidationError as error:
        raise CannotRead("not_understood", source) from error
