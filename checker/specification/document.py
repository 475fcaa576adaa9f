"""What a requirements spec file holds, as types. The JSON Schema for editors follows from these."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

import msgspec

from checker.conditions import Condition
from checker.effects.effect import Effect
from checker.model.devices import DeviceClass
from checker.model.vocabulary import Unit

Id = Annotated[str, msgspec.Meta(pattern=r"^[a-z0-9][a-z0-9-]{0,59}\Z")]
Version = Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z0-9][A-Za-z0-9.+-]{0,39}\Z")]
ShortText = Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
Paragraph = Annotated[str, msgspec.Meta(min_length=1, max_length=2000)]


class Title(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One line in every language."""

    nl: ShortText
    en: ShortText

    def said(self, language: str) -> str:
        """Give it in this language, or in Dutch where it has none of that."""
        text: str = getattr(self, language, self.nl)
        return text


class Text(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A short text in every language."""

    nl: Paragraph
    en: Paragraph

    def said(self, language: str) -> str:
        """Give it in this language, or in Dutch where it has none of that."""
        text: str = getattr(self, language, self.nl)
        return text


class TextByClass(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="kebab"):
    """A short text for each kind of device that has one of its own."""

    windows_pc: Text | msgspec.UnsetType = msgspec.UNSET
    mac: Text | msgspec.UnsetType = msgspec.UNSET
    linux_pc: Text | msgspec.UnsetType = msgspec.UNSET
    chromebook: Text | msgspec.UnsetType = msgspec.UNSET
    ipad: Text | msgspec.UnsetType = msgspec.UNSET
    android_tablet: Text | msgspec.UnsetType = msgspec.UNSET
    phone: Text | msgspec.UnsetType = msgspec.UNSET
    other: Text | msgspec.UnsetType = msgspec.UNSET

    def texts(self) -> dict[str, Text]:
        """Give the texts by the kind of device they are for."""
        pairs = ((name.replace("_", "-"), getattr(self, name)) for name in self.__struct_fields__)
        return {name: text for name, text in pairs if text is not msgspec.UNSET}


class Remedy(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Something a person can do. `when`: it can work on this device. `last_resort`: only when nothing else can."""

    id: Id
    cost: Literal["free", "money"]
    who: Literal["teacher", "coordinator", "supplier"]
    title: Title
    steps: Text
    minutes: Annotated[int, msgspec.Meta(ge=0, le=100_000)] | None = None
    when: Condition | None = None
    effect: Effect | None = None
    last_resort: bool = False


class Quote(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The very text on the publisher's page that a value came from, as it stands there, and its address."""

    text: Annotated[str, msgspec.Meta(min_length=1, max_length=500)]
    source: Annotated[str, msgspec.Meta(max_length=500, pattern=r"^(https?://\S+)?\Z")] = ""


class Requirement(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One line of what is asked. `basis` says who says so; `measure` how to get it measured when it is not known.

    `measure_on`: the same for one kind of device, where the way is another there. `quote`: what the publisher's page
    says. `publisher`: whose requirement it is, where it was taken over from another than the spec's own publisher. Each
    is absent in a file without it, and in its digest.
    """

    id: Id
    importance: Literal["required", "recommended"]
    applies_to: Annotated[tuple[DeviceClass, ...], msgspec.Meta(min_length=1)]
    basis: Literal["published", "provisional"]
    basis_note: Text
    title: Title
    condition: Condition
    category: Literal["system", "connection", "setup"] = "system"
    checked_on: dt.date | None = None
    remedies: tuple[Id, ...] = ()
    measure: Text | None = None
    measure_on: TextByClass | msgspec.UnsetType = msgspec.UNSET
    quote: Quote | msgspec.UnsetType = msgspec.UNSET
    publisher: Id | msgspec.UnsetType = msgspec.UNSET

    def way_to_measure(self, device_class: str) -> Text | None:
        """Give how to get it measured on a kind of device; None where the spec does not say."""
        own = self.measure_on.texts() if self.measure_on else {}
        return own.get(device_class, self.measure)


class Product(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A method, and the kinds of device it does not work on, by the source's own words."""

    id: Id
    title: Title
    not_on: tuple[DeviceClass, ...]
    note: Text
    basis: Literal["published", "provisional"]
    source: str


Role = Literal["teacher", "coordinator", "head", "board", "supplier", "publisher"]
"""In which role a person read the publisher's page: no name is kept."""


class Confirmation(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """That a person laid these requirements beside the publisher's page: which ones, when, and in which role.

    `of`: id and version of the spec it started from. What that person did not find or know stays `provisional`.
    """

    of: Annotated[str, msgspec.Meta(pattern=r"^[a-z0-9][a-z0-9-]{0,59}/[A-Za-z0-9][A-Za-z0-9.+-]{0,39}\Z")]
    on: dt.date
    role: Role
    note: Annotated[str, msgspec.Meta(max_length=500)] = ""


class RequirementsSpec(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What one publisher asks, in one version. The ids of requirements and remedies are unique.

    `publisher`: the id of whose requirements these are. Absent where it is the spec's own id, and then in its digest.
    `confirmation`: likewise absent where nobody compared it with the publisher's page.
    """

    schema_version: Literal[1]
    id: Id
    version: Version
    title: Title
    source: Annotated[str, msgspec.Meta(max_length=500, pattern=r"^https?://\S+\Z")]
    requirement: Annotated[tuple[Requirement, ...], msgspec.Meta(min_length=1, max_length=500)]
    valid_from: dt.date | None = None
    valid_until: dt.date | None = None
    historical: bool = False
    note: Text | None = None
    remedy: tuple[Remedy, ...] = ()
    product: tuple[Product, ...] = ()
    publisher: Id | msgspec.UnsetType = msgspec.UNSET
    confirmation: Confirmation | msgspec.UnsetType = msgspec.UNSET

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
        return any(requirement.basis == "provisional" for requirement in self.requirement)

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
