"""What a checklist file holds, as types. The JSON Schema for editors follows from these."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal, TypeAlias

import msgspec

from checker.model.school_year import ItemId
from checker.specification.document import Id, Text, Title, Version

Address = Annotated[
    str,
    msgspec.Meta(max_length=500, pattern=r"^https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?([/?#][^\s\"'<>\\^`{|}]*)?\Z"),
]
"""The host in plain letters and nothing before it: `basispoort.nl@` and look-alike letters lead to somebody else."""
MailAddress = Annotated[
    str, msgspec.Meta(max_length=200, pattern=r"^([A-Za-z0-9._+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+)?\Z")
]
_YEARS = len("2026-2027")
PhoneNumber = Annotated[str, msgspec.Meta(max_length=40, pattern=r"^[0-9 +()-]*\Z")]


class Moment(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="kind"):
    """When something is to be done or happens."""

    provisional: bool = False
    """`true`: nobody read this date on the publisher's page for this year yet. It makes nothing overdue."""


class By(Moment, frozen=True, kw_only=True, tag="by"):
    """On this day at the latest."""

    day: dt.date
    """The last day."""


class Before(Moment, frozen=True, kw_only=True, tag="before"):
    """Before this day, so on the day before it at the latest."""

    day: dt.date
    """The first day that is too late."""


class During(Moment, frozen=True, kw_only=True, tag="during"):
    """In these days, the first and the last included."""

    first: dt.date
    """The first day."""
    last: dt.date
    """The last day."""


class BeforeSchool(Moment, frozen=True, kw_only=True, tag="before-school"):
    """So many days before the first day of school, which each school tells for itself."""

    days: Annotated[int, msgspec.Meta(ge=0, le=120)]
    """How many days before; 0: on the first day of school."""


When: TypeAlias = By | Before | During | BeforeSchool


class Link(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where more stands."""

    title: Title
    """What stands there."""
    url: Address
    """Its address."""


class Contact(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Who helps."""

    id: Id
    """Unique among the contacts."""
    name: Title
    """Who it is."""
    mail: MailAddress = ""
    """The address for mail."""
    phone: PhoneNumber = ""
    """The telephone number, as people write it."""
    links: tuple[Link, ...] = ()
    """Pages with answers."""


class Mail(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a coordinator may send to the teachers. `{when}` is the date in words, `{school}` the school.

    The words of a date may be "uiterlijk 30 juni 2025" or "een week voor de eerste schooldag". They always fit where
    they stand apart: "Wanneer: {when}."
    """

    subject: Title
    """What it is about."""
    text: Text
    """The text, without a greeting."""


class Part(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A heading of the checklist. The parts stand in the order of the file."""

    id: Id
    """Unique among the parts."""
    title: Title
    """The heading."""
    contacts: tuple[Id, ...] = ()
    """Who helps with this part."""


class Item(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One line: something to do, or to know."""

    id: ItemId
    """Unique; small letters, digits and hyphens. Keep it from year to year."""
    part: Id
    """Under which heading."""
    title: Title
    """What to do, in a few words."""
    text: Text
    """What to know about it, in plain words."""
    who: Literal["coordinator", "teacher", "supplier"] = "coordinator"
    """Who does it; of what is only to know, whom it concerns."""
    when: When | None = None
    """When it is due; left out: at the start of the school year, whenever that suits."""
    verified_by: Literal["person", "devices", "group-data", "nothing"] = "person"
    """How it is known to be done: a person says so, measured devices, a file of group data. `nothing`: only to know."""
    links: tuple[Link, ...] = ()
    """Where more stands."""
    mail: Mail | None = None
    """What to send to the teachers about it."""
    source: Address | None = None
    """Where this line itself was read, where that is another page than the checklist's."""


class Checklist(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What one publisher asks of a school around the start of one school year."""

    schema_version: Literal[1]
    """Always 1."""
    id: Id
    """Whose it is, as in the requirements; with `version` the name: `malmberg/2025-2026`."""
    version: Version
    """The school year, such as `2026-2027`; what is changed in the year gets `2026-2027.1` and so on."""
    title: Title
    """What it is called."""
    valid_from: dt.date
    """The first day on which it is the one to show. Every day in the file is from this one to `valid_until`."""
    valid_until: dt.date
    """The last such day."""
    source: Address | None = None
    """The publisher's page it was read on."""
    source_title: Title
    """What the source is called, and of when it is."""
    checked_on: dt.date | None = None
    """When a person laid it beside the source."""
    note: Text | None = None
    """What to know of all of it: that it is a draft, for instance."""
    part: Annotated[tuple[Part, ...], msgspec.Meta(min_length=1, max_length=40)]
    """The headings."""
    contact: Annotated[tuple[Contact, ...], msgspec.Meta(max_length=40)] = ()
    """Who helps."""
    item: Annotated[tuple[Item, ...], msgspec.Meta(min_length=1, max_length=200)]
    """The lines."""

    @property
    def name(self) -> str:
        """Give id and version: `malmberg/2025-2026`."""
        return f"{self.id}/{self.version}"

    @property
    def school_year(self) -> str:
        """Give its school year, whatever its version of that year is: `2026-2027` of `2026-2027.1`."""
        return self.version[:_YEARS]

    def holds_on(self, day: dt.date) -> bool:
        """Tell whether a day is one of its days."""
        return self.valid_from <= day <= self.valid_until

    def helpers(self, part: str) -> tuple[Contact, ...]:
        """Give who helps with the lines under a heading, by its id; nobody under one that is not in the file."""
        known = {contact.id: contact for contact in self.contact}
        return tuple(known[name] for each in self.part if each.id == part for name in each.contacts)
