"""What a probe got for one fact: a value with its source and bound, or the reason why not."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, get_args

import msgspec

from checker.model.devices import Browser, Connection, Display, Shortcut

Bound = Literal["exact", "at_least", "at_most", "derived"]
WhyUnknown = Literal[
    "not_supported",
    "not_permitted",
    "tool_missing",
    "timed_out",
    "not_understood",
    "hidden_by_browser",
    "not_asked",
]
Value = (
    bool
    | int
    | float
    | str
    | tuple[Display, ...]
    | tuple[Browser, ...]
    | tuple[Connection, ...]
    | tuple[Shortcut, ...]
    | tuple[str, ...]
)

BOUNDS: frozenset[str] = frozenset((*get_args(Bound), "between"))
WHY_UNKNOWN: frozenset[str] = frozenset(get_args(WhyUnknown))
IN_AN_APP, IN_A_FRAME, FROM_A_FILE = "in an app", "in a frame", "from a file"
"""Where a page may stand that hides what it is asked about: the detail of what is unknown because of it."""


class Known(msgspec.Struct, frozen=True, kw_only=True, tag_field="state", tag="known"):
    """A value, in the fact's base unit, with where it came from and how sharp it is.

    `derived` is a value concluded from something else; it holds, within the tolerance a requirement states.
    """

    value: Value
    source: str
    bound: Bound = "exact"


class Between(msgspec.Struct, frozen=True, kw_only=True, tag_field="state", tag="known"):
    """The truth lies in this closed interval (a browser says "4" of memory for 3 to 6 GiB)."""

    low: float
    high: float
    source: str
    bound: Literal["between"] = "between"


class Unknown(msgspec.Struct, frozen=True, kw_only=True, tag_field="state", tag="unknown"):
    """Not known, and why. `detail` is short, technical and never holds a person's folder or name."""

    why: WhyUnknown
    source: str
    detail: str = ""


Reading = Known | Between | Unknown
Facts = Mapping[str, Reading]


def known(value: Value, source: str, bound: Bound = "exact") -> Known:
    """Give a known reading; what nearly every probe returns."""
    return Known(value=value, source=source, bound=bound)


def unknown(why: WhyUnknown, source: str, detail: str = "") -> Unknown:
    """Give an unknown reading with its reason."""
    return Unknown(why=why, source=source, detail=detail)
