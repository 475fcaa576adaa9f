"""What a remedy changes, as a spec names it: `fact` becomes `to`."""

from __future__ import annotations

import msgspec

SOURCE = "remedy"
"""The source of a reading that a remedy will make so."""


class Effect(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the readings look like after a remedy: `fact` becomes `to`. The words of `to` are in effects/__init__.py."""

    fact: str
    """What the remedy changes: a fact."""
    to: str
    """What it becomes: a word of that fact, such as `newest`, or a quantity."""
