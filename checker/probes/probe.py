"""A probe: a named function from a `System` to readings. This file is the whole recipe."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from checker.model.readings import Reading
from checker.model.vocabulary import FACTS
from checker.probes.system import System

Read = Callable[[System], Mapping[str, Reading]]


class Probe(NamedTuple):
    """What it is called, which facts it may give, and how it reads them."""

    name: str
    facts: tuple[str, ...]
    read: Read


def probe(*facts: str) -> Callable[[Read], Probe]:
    """Make a probe of a function that gives readings for these facts; names it after its module and function."""
    unknown_facts = [fact for fact in facts if fact not in FACTS]
    if unknown_facts:
        raise KeyError(f"not in the vocabulary: {unknown_facts}")

    def make(read: Read) -> Probe:
        subject = read.__module__.removeprefix("checker.probes.")
        return Probe(f"{subject}.{read.__name__}", facts, read)

    return make
