"""What a person keeps for the browser table: browser_channels.toml."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import msgspec

from checker.model.devices import Channel
from checker.model.releases import Implication, Source, Version
from checker.specification.loading import LARGEST_SPEC
from checker.typed_files import decode_toml

ONLY_FOR_MAKING = frozenset({"package", "shared"})
"""What of a browser does not go into the table; everything else does."""


class KeptBrowser(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One browser: its name in the package, whose releases it follows but for its own numbers, or when it ended.

    `shared`: browsers of the package whose days are taken to be the same.
    """

    title: str
    scheduled: bool = False
    built_on: str = ""
    package: str = ""
    shared: tuple[str, ...] = ()
    follows: str = ""
    own_below: int = 0
    ended: dt.date | None = None
    source: str = ""


class ExtendedStable(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which milestones get Extended Stable: `first`, then every `step`-th, below `below`."""

    browsers: tuple[str, ...]
    first: int
    step: int
    below: int | None = None

    def has(self, milestone: int) -> bool:
        """Tell whether this milestone is one of them."""
        below = self.below is None or milestone < self.below
        return milestone >= self.first and below and (milestone - self.first) % self.step == 0


class KeptRow(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A row that counts above the package's: one that it lacks, or has wrong. Without `released` its day counts."""

    browser: str
    version: Version
    source: str
    channel: Channel = "stable"
    released: dt.date | None = None
    supported_until: dt.date | None = None


class Kept(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """browser_channels.toml."""

    since: dt.date
    extended_stable_weeks: int
    source: tuple[Source, ...]
    browser: dict[str, KeptBrowser]
    extended_stable: tuple[ExtendedStable, ...] = ()
    row: tuple[KeptRow, ...] = ()
    implies: tuple[Implication, ...] = ()


def load_kept(path: Path) -> Kept:
    """Give what the file holds. Raises `BadInputError`."""
    return decode_toml(path, Kept, LARGEST_SPEC)
