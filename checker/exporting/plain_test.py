"""A requirement as plain comparisons, for engines that know no releases, no days and no tolerance.

What was relative in the spec is worked out for one day: "at most 400 days old" is "Chrome 140 or newer" here. Kinds are
few, so that an engine is one file: it says each of these in its own words. Values are in base units.
"""

from __future__ import annotations

from typing import Literal

import msgspec

NumberOf = Literal[
    "memory.installed",
    "memory.usable",
    "storage.free",
    "storage.total",
    "cpu.physical_cores",
    "cpu.logical_cores",
    "cpu.max_frequency",
    "os.build",
    "os.update_part",
]
"""What is compared as a number. A build of Windows is taken apart: 26100.2314 is build 26100 with update part 2314."""
TextOf = Literal["os.edition", "os.architecture", "os.distribution"]
Numbers = tuple[int, ...]
"""A version, number by number; what is left out is 0."""


class Number(msgspec.Struct, frozen=True, kw_only=True, tag="number"):
    """The number is at least one, or below another."""

    of: NumberOf
    at_least: int | None = None
    below: int | None = None


class Version(msgspec.Struct, frozen=True, kw_only=True, tag="version"):
    """The version of the system is at least one, or below another."""

    at_least: Numbers | None = None
    below: Numbers | None = None


class Listed(msgspec.Struct, frozen=True, kw_only=True, tag="listed"):
    """The text is one of these, in small or capital letters; `is_none`, of a distribution only: none of these."""

    of: TextOf
    values: tuple[str, ...]
    is_none: bool = False


class RecentBrowser(msgspec.Struct, frozen=True, kw_only=True):
    """From which version on a browser is recent enough. `also`: first numbers of versions that are updated for longer.

    Below `own_below` the first number is the browser's own, and tells nothing. No `at_least`: no version of it is.
    """

    name: str
    at_least: Numbers | None
    also: tuple[int, ...] = ()
    own_below: int = 0


class Browsers(msgspec.Struct, frozen=True, kw_only=True, tag="browsers"):
    """One of the browsers that is installed, or each of them, is recent enough."""

    which: Literal["best", "every"]
    each: tuple[RecentBrowser, ...]


class Screen(msgspec.Struct, frozen=True, kw_only=True, tag="screen"):
    """A screen's own pixels are at least this many, long side against long side; tolerance is taken off already."""

    long: int
    short: int


class AllowedBuilds(msgspec.Struct, frozen=True, kw_only=True):
    """Builds of Windows that are allowed: from one update part up to another, for these editions or (none) for all."""

    builds: tuple[int, ...]
    from_part: int = 0
    below_part: int | None = None
    editions: tuple[str, ...] = ()


class Builds(msgspec.Struct, frozen=True, kw_only=True, tag="builds"):
    """The build of Windows is allowed, or not `known` at all and above the `oldest` that is: newer than the table.

    An edition that is not in `known_editions` is not known: then no build that is allowed for some is decided.
    """

    allowed: tuple[AllowedBuilds, ...]
    known: tuple[int, ...]
    oldest: int
    known_editions: tuple[str, ...] = ()


class AllTests(msgspec.Struct, frozen=True, kw_only=True, tag="all"):
    """Each of the parts holds; without any it always does."""

    parts: tuple[PlainTest, ...]


class AnyTest(msgspec.Struct, frozen=True, kw_only=True, tag="any"):
    """One of the parts holds; without any it never does."""

    parts: tuple[PlainTest, ...]


Leaf = Number | Version | Listed | Browsers | Screen | Builds
PlainTest = Leaf | AllTests | AnyTest


def either(parts: tuple[PlainTest, ...]) -> PlainTest:
    """Give that one of these holds; one alone as it is."""
    return parts[0] if len(parts) == 1 else AnyTest(parts=parts)


def both(parts: tuple[PlainTest, ...]) -> PlainTest:
    """Give that each of these holds; one alone as it is."""
    return parts[0] if len(parts) == 1 else AllTests(parts=parts)


def leaves(test: PlainTest) -> tuple[Leaf, ...]:
    """Give the comparisons in it."""
    if isinstance(test, AllTests | AnyTest):
        return tuple(leaf for part in test.parts for leaf in leaves(part))
    return (test,)
