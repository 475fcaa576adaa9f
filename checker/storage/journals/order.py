"""Entries in one order, whatever order the files they stand in were read in."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol, TypeVar

import msgspec


class Entry(Protocol):
    """What every entry has: an id of its own, and when it was written."""

    @property
    def id(self) -> str:
        """Give its id."""

    @property
    def at(self) -> str:
        """Give its moment, as `2026-08-24T09:00:00Z`."""


AnyEntry = TypeVar("AnyEntry", bound=Entry)


def in_order(entries: Iterable[AnyEntry]) -> list[AnyEntry]:
    """Give each entry once, the oldest first. Of two with one id and other words, the same one always stays."""
    once: dict[str, tuple[bytes, AnyEntry]] = {}
    for item in entries:
        told = msgspec.json.encode(item), item
        known = once.setdefault(item.id, told)
        if told[0] < known[0]:
            once[item.id] = told
    return sorted((item for _, item in once.values()), key=lambda item: (item.at, item.id))
