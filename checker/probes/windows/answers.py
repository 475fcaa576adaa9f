"""The door for what platform calls answer: as the kind of value a probe expects, or not understood."""

from __future__ import annotations

from typing import TypeVar

import msgspec

from checker.probes.system import CannotRead, System

T = TypeVar("T")


def answer(system: System, kind: type[T], name: str, *arguments: str) -> T:
    """Give a call's answer as this kind of value; raises `CannotRead` for any other."""
    try:
        return msgspec.convert(system.call(name, *arguments), kind)
    except msgspec.ValidationError as error:
        raise CannotRead("not_understood", name) from error
