"""What a requirements spec file holds, as types. The JSON Schema for editors follows from these."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

import msgspec

from checker.conditions import Condition
from checker.effects.effect import Effect
from checker.model.devices import DeviceClass
from checker.model.storable import Role
from checker.model.vocabulary import Unit
from checker.specification.texts import Quote, Text, TextByClass, Title

Id = Annotated[str, msgspec.Meta(pattern=r"^[a-z0-9][a-z0-9-]{0,59}\Z")]
Version = Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z0-9][A-Za-z0-9.+-]{0,39}\Z")]


class Remedy(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Something a person can do."""

    id: Id
    """Unique among the remedies."""
    cost: Literal["free", "money"]
    """Whether it costs money."""
    who: Literal["teacher", "coordinator", "supplier"]
    """Who does it."""
    title: Title
    """What it is called. `{browser}` and `{newest}` are filled in where the effect is on the newest browser."""
    steps: Text
    """How it is done, likewise."""
    minutes: Annotated[int, msgspec.Meta(ge=0, le=100_000)] | None = None
    """How long it takes."""
    when: Condition | None = None
    """A condition: on which devices this can work. What is not known counts as "may well"."""
    effect: Effect | None = None
    """What the readings look like afterwards. Leave it out when that cannot be foretold: then nothing is promised."""
    last_resort: bool = False
    """`true`: offered only for a fail that no other remedy can mend, such as replacing. No step that costs money is
    then offered beside it.
    """


class Requirement(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One line of what is asked. A key that is absent in a file is so in its digest: `quote`, and those like it."""

    id: Id
    """Unique; small letters, digits and hyphens. Keep it when a value changes, so that results stay comparable."""
    importance: Literal["required", "recommended"]
    """Missing the minimum of `required` is *voldoet niet*; all else that is missed is *advies*."""
    applies_to: Annotated[tuple[DeviceClass, ...], msgspec.Meta(min_length=1)]
    """The kinds of device it is for."""
    basis: Literal["published", "provisional"]
    """`published`: a person read the value on the publisher's page. Reports tell what is `provisional`."""
    basis_note: Text
    """Where the value comes from, or why it was chosen."""
    title: Title
    """What a teacher calls it; short, and unique for one kind of device."""
    condition: Condition
    """What is asked, see the kinds of condition."""
    category: Literal["system", "connection", "setup"] = "system"
    """Only `system` counts in the verdict of a device."""
    checked_on: dt.date | None = None
    """The day that person read it; needed with `published`, not allowed with `provisional`."""
    remedies: tuple[Id, ...] = ()
    """What can be done, by id."""
    measure: Text | None = None
    """How to get it measured when it is not known."""
    measure_on: TextByClass | msgspec.UnsetType = msgspec.UNSET
    """The same for one kind of device, where the way is another there; other kinds keep `measure`."""
    quote: Quote | msgspec.UnsetType = msgspec.UNSET
    """What the publisher's page says: `text`, as it stands there, and its address as `source`."""
    publisher: Id | msgspec.UnsetType = msgspec.UNSET
    """Whose requirement it is, where it was taken over from another than the publisher of the spec."""

    @property
    def is_provisional(self) -> bool:
        """Tell whether no person read the value on the publisher's page yet."""
        return self.basis == "provisional"

    def way_to_measure(self, device_class: str) -> Text | None:
        """Give how to get it measured on a kind of device; None where the spec does not say."""
        own = self.measure_on.texts() if self.measure_on else {}
        return own.get(device_class, self.measure)


class Product(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A method, and the kinds of device it does not work on, by the source's own words."""

    id: Id
    """Unique among the products."""
    title: Title
    """What it is called."""
    not_on: tuple[DeviceClass, ...]
    """The kinds of device it does not work on."""
    note: Text
    """The source's own words."""
    basis: Literal["published", "provisional"]
    """As of a requirement."""
    source: str
    """The page that says so."""
    checked_on: dt.date | msgspec.UnsetType = msgspec.UNSET
    """The day a person read it there; only with `published`."""
    quote: Quote | msgspec.UnsetType = msgspec.UNSET
    """What the page says, as of a requirement."""

    @property
    def is_provisional(self) -> bool:
        """Tell whether no person read it on the publisher's page yet."""
        return self.basis == "provisional"


class Confirmation(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """That a person laid these requirements beside the publisher's page. What was not found stays `provisional`."""

    of: Annotated[str, msgspec.Meta(pattern=r"^[a-z0-9][a-z0-9-]{0,59}/[A-Za-z0-9][A-Za-z0-9.+-]{0,39}\Z")]
    """Id and version of the spec it started from."""
    on: dt.date
    """The day."""
    role: Role
    """In which role; no name is kept."""
    note: Annotated[str, msgspec.Meta(max_length=500)] = ""
    """A remark."""


class RequirementsSpec(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What one publisher asks, in one version. What is absent, `publisher` or `confirmation`, is so in its digest."""

    schema_version: Literal[1]
    """Always 1."""
    id: Id
    """With `version` the name: `--spec example/2026-2027.1`; `--spec example` takes the default of that id."""
    version: Version
    """Raise it whenever a value changes."""
    title: Title
    """One line in Dutch and English."""
    source: Annotated[str, msgspec.Meta(max_length=500, pattern=r"^https?://\S+\Z")]
    """The publisher's page; reports link to it."""
    requirement: Annotated[tuple[Requirement, ...], msgspec.Meta(min_length=1, max_length=500)]
    """What is asked, in the order in which a teacher reads it."""
    valid_from: dt.date | None = None
    """The first day."""
    valid_until: dt.date | None = None
    """The last day."""
    historical: bool = False
    """`true`: never the default, only for comparison."""
    note: Text | None = None
    """A remark on the whole spec."""
    remedy: tuple[Remedy, ...] = ()
    """What can be done."""
    product: tuple[Product, ...] = ()
    """Methods that do not work everywhere."""
    publisher: Id | msgspec.UnsetType = msgspec.UNSET
    """The id of whose requirements these are; without it that is `id`. Who asks for no spec by name gets one of
    `malmberg`, never one of another publisher.
    """
    confirmation: Confirmation | msgspec.UnsetType = msgspec.UNSET
    """That a person laid it beside the publisher's page: `of` which spec, `on` which day, in which `role`, with a
    `note`. No name is kept.
    """

    @property
    def parts(self) -> tuple[RequirementsSpec, ...]:
        """Give the specs it was joined from: itself alone, or each of several that were asked for at once."""
        return (self,)

    def part_of(self, _requirement: str) -> RequirementsSpec:
        """Give the part that a requirement is from."""
        return self

    @property
    def name(self) -> str:
        """Give what `--spec` takes: id and version."""
        return f"{self.id}/{self.version}"

    @property
    def published_by(self) -> str:
        """Give the id of the publisher."""
        return self.publisher or self.id

    @property
    def is_provisional(self) -> bool:
        """Tell whether any value was not yet read on the publisher's page by a person."""
        return self.provisional_count > 0

    @property
    def provisional_count(self) -> int:
        """Give of how many requirements no person read the value on the publisher's page yet."""
        return sum(requirement.is_provisional for requirement in self.requirement)

    @property
    def confirmed_on(self) -> dt.date | None:
        """Give the day a person laid it beside the publisher's page, also where some rows were not found there.

        Without `confirmation`: the last day a value was read there, if every one of them was. None: nobody did.
        """
        if self.confirmation:
            return self.confirmation.on
        days = [item.checked_on for item in self.requirement if item.checked_on]
        return None if self.is_provisional else max(days, default=None)


__all__ = [
    "Confirmation",
    "Effect",
    "Product",
    "Quote",
    "Remedy",
    "Requirement",
    "RequirementsSpec",
    "Role",
    "Text",
    "TextByClass",
    "Title",
    "Unit",
    "Version",
]
