"""A kind of row in a publisher's table: what is written there, and the condition that asks it."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import NamedTuple

import msgspec

from checker.conditions import Condition
from checker.model.devices import DeviceClass


class Columns(msgspec.Struct, frozen=True, kw_only=True):
    """What a row asks, as a person writes it: "8 GB", "1024 x 768", "10", "laatste 2". "": nothing in that column."""

    minimum: str = ""
    recommended: str = ""


class NotUnderstoodError(Exception):
    """A value that no row of this kind can have; the text says what was expected, in English (see `own_words`)."""


class RowKind(NamedTuple):
    """One kind of row. `name` is its id and the end of its messages (`row.<name>`, `row.<name>.example`).

    `classes`: the kinds of device that can have such a row. `facts`: what a requirement of this kind looks at.
    `plain`: what a condition asks; None where it asks something that this kind of row cannot say.
    `canonical`: a value as it is stored, from what a person or a page wrote; raises `NotUnderstoodError`.
    `condition`: what asks it, from canonical values. `like`: the condition there is now, of which tolerances,
    substitutes and lists stay; of another kind, how long its tables hold. One value alone, in either column, is what
    is asked. Raises `NotUnderstoodError` where both values are empty, and where the recommended one is lower or does
    not go with the other.
    `fixed`: the only value such a row can have for some kinds of device ("yes"); None where a value must be told.
    """

    name: str
    classes: tuple[DeviceClass, ...]
    facts: tuple[str, ...]
    plain: Callable[[Condition], Columns | None]
    canonical: Callable[[str], str]
    condition: Callable[[Columns, Condition | None], Condition]
    fixed: Callable[[Collection[DeviceClass]], str] | None = None
