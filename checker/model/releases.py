"""The release tables: which browser version came out when, and until when a system gets security updates."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Annotated, Literal

import msgspec

from checker.model.devices import Channel, OsName
from checker.model.moments import later

BELIEVED_DAYS = 365
"""How many days after the tables' own date a clock is believed by itself.

A stick goes round for a school year; a day further on is as likely a wrong clock as an old stick. It stands here and
not in a spec, because the day decides which spec holds, and not in a table, because a program that is on a stick
already refuses a table with a field it does not know.
"""
Text = str | dict[str, str]
Version = Annotated[str, msgspec.Meta(pattern="^.{0,40}[0-9]")]  # holds a number that can be compared


class Source(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Where rows come from."""

    id: str
    title: str
    url: str = ""
    licence: str = ""


class BrowserRelease(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """One release. A row with a channel counts for that channel only, until `supported_until`.

    `planned`: announced for that day, and not out yet on the table's own date.
    """

    version: Version
    released: dt.date
    source: str
    channel: Channel = "stable"
    supported_until: dt.date | None = None
    planned: bool = False


class BrowserHistory(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """One browser: its releases, oldest first; or whose releases it follows; or when its maker ended it.

    `own_below`: of one that follows another, a version whose first number is below this is in the browser's own
    numbers (Vivaldi 8.0, Brave 1.97), which tell nothing of the releases it follows. `scheduled`: its maker announces
    releases ahead and keeps to a rhythm. `built_on`: a version of it never comes before that version of another.
    """

    title: str
    scheduled: bool = False
    built_on: str = ""
    follows: str = ""
    own_below: int = 0
    ended: dt.date | None = None
    source: str = ""
    releases: tuple[BrowserRelease, ...] = ()


class Implication(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A browser from this version on runs only on a system of at least that version."""

    browser: str
    from_: Version = msgspec.field(name="from")
    os: OsName
    at_least: Version
    source: str


class BrowserTable(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """requirements_specs/releases/browsers.toml."""

    schema_version: Literal[1]
    id: Literal["browsers"]
    snapshot: dt.date
    source: tuple[Source, ...]
    browser: Mapping[str, BrowserHistory]
    implies: tuple[Implication, ...] = ()


class ExtendedSupport(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Updates after the normal end, for some edition groups; `from_update` is the update part that shows them."""

    groups: tuple[str, ...]
    from_update: int
    until: dt.date
    source: str
    possibly_until: dt.date | None = None


class OsRelease(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """One release of a system, out on the table's date. No `supported_until`: still supported then, no end announced.

    No `released`: the day is not known.
    """

    os: str
    version: Version
    source: str
    released: dt.date | None = None
    release: str = ""
    build: int | None = None
    groups: tuple[str, ...] = ()
    supported_until: dt.date | None = None
    extended: tuple[ExtendedSupport, ...] = ()
    newest: str = ""
    note: str = ""


class Update(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """One security update of a system that is out: "26.6.1", or of Windows the build with the update part.

    `some_models`: only for models that stop at this release of the system, so that others are not behind without it.
    """

    version: Version
    released: dt.date
    source: str
    some_models: bool = False
    note: str = ""


class UpdateHistory(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """The security updates of one release of a system, oldest first.

    `series`: the first number of its versions ("26"); of Windows the builds that get the same updates, whose update
    parts are then the same too. `rhythm`: on which day the next ones come, where the maker keeps to one.
    """

    os: str
    series: tuple[str, ...]
    releases: tuple[Update, ...]
    rhythm: Literal["second-tuesday", ""] = ""


class Rhythm(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """How a maker that announces no ends goes about it: it patches the newest so many releases of the system."""

    os: str
    keeps: int
    source: str


class DeviceModel(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """One model of tablet: the highest version of its system and the size of its screen."""

    os: str
    title: Text
    highest: Version
    source: str
    inches: float | None = None


class OperatingSystemTable(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """requirements_specs/releases/operating_systems.toml. Rows of one system stand in order of release."""

    schema_version: Literal[1]
    id: Literal["operating_systems"]
    snapshot: dt.date
    source: tuple[Source, ...]
    windows_editions: Mapping[str, str]
    release: tuple[OsRelease, ...]
    update: tuple[UpdateHistory, ...] = ()
    rhythm: tuple[Rhythm, ...] = ()
    device_model: tuple[DeviceModel, ...] = ()


class Releases(msgspec.Struct, frozen=True):
    """Both tables together; an argument of judging, never read inside it."""

    browsers: BrowserTable
    operating_systems: OperatingSystemTable

    @property
    def snapshot(self) -> dt.date:
        """Give the newest date either table knows; a clock before it is wrong."""
        return max(self.browsers.snapshot, self.operating_systems.snapshot)

    @property
    def believed_until(self) -> dt.date:
        """Give the last day that a clock is believed by itself; after it the tables are old, or the clock is wrong."""
        return later(self.snapshot, BELIEVED_DAYS)
