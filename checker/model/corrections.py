"""What a person decided about devices, beside the results: a result itself is never changed."""

from __future__ import annotations

from typing import Annotated, TypeAlias

import msgspec

from checker.model.storable import ID_FORM, Id, Moment, Name

SCHEMA_VERSION = 1
MOST_KNOWN = 100
MOST_ROWS = 100
Plain: TypeAlias = tuple[str, str, str, str]
"""A device as it is compared: id, name and label without capitals, and hardware."""
Subject: TypeAlias = tuple[str, ...]
"""What a decision is about, as it is compared: of two decisions about one subject one holds."""


class DeviceKey(msgspec.Struct, frozen=True, kw_only=True, order=True):
    """How results tell one device: id, name in the network and label, as they stand in them, before any correction.

    `hardware` keeps copies of one disk image apart that have no label yet; "" where no result tells it.
    """

    id: Id
    name: Name = ""
    label: Name = ""
    hardware: Annotated[str, msgspec.Meta(pattern=rf"^({ID_FORM})?\Z")] = ""

    @property
    def plain(self) -> Plain:
        """Give the device as it is compared."""
        return self.id, self.name.casefold(), self.label.strip().casefold(), self.hardware


class OnList(msgspec.Struct, frozen=True, kw_only=True, order=True):
    """A row of the school's list: what the device is called there, and where it stands."""

    name: Name
    location: Name = ""
    building: Name = ""

    @property
    def plain(self) -> tuple[str, str, str]:
        """Give the row as it is compared."""
        name, location, building = (text.strip().casefold() for text in (self.name, self.location, self.building))
        return name, location, building


ListedRows: TypeAlias = Annotated[tuple[OnList, ...], msgspec.Meta(min_length=1, max_length=MOST_ROWS)]


class Decision(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind"):
    """What all decisions have: an id of their own, when it was taken, and of which device.

    `knew`: the decisions about the same that who took this one could know of. It holds instead of those, whatever
    the clocks say; two that did not know of each other and differ are a conflict.
    """

    id: Id
    at: Moment
    device: DeviceKey
    knew: Annotated[tuple[Id, ...], msgspec.Meta(max_length=MOST_KNOWN)] = ()

    @property
    def about(self) -> tuple[Subject, ...]:
        """Give what it is about."""
        return ()

    def holds_of(self, _subject: Subject) -> object:
        """Give what it says about a subject: two decisions that say the same are no conflict."""
        return type(self).__name__


class Relabelled(Decision, frozen=True, kw_only=True, tag="label"):
    """The device has this label and stands there; None leaves what its results say.

    `listed`: the row of the list of which that was taken over, None for what a person typed.
    """

    label: Name | None = None
    location: Name | None = None
    listed: OnList | None = None

    @property
    def about(self) -> tuple[Subject, ...]:
        """Give each that it tells: a label may hold while a later decision tells the location."""
        told = {"label": self.label, "location": self.location}
        each = tuple((name, *self.device.plain) for name, value in told.items() if value is not None)
        return (*each, beside(self.listed, self.device)) if self.listed else each

    def holds_of(self, subject: Subject) -> object:
        """Give the label, the location, or that it is that row."""
        return {"label": self.label, "location": self.location}.get(subject[0], type(self).__name__)


class Merged(Decision, frozen=True, kw_only=True, tag="merge"):
    """Both are one device."""

    other: DeviceKey

    @property
    def about(self) -> tuple[Subject, ...]:
        """Give the two, in one order."""
        return (pair(self.device, self.other),)


class Parted(Decision, frozen=True, kw_only=True, tag="part"):
    """They are two devices, whatever they have in common."""

    other: DeviceKey

    @property
    def about(self) -> tuple[Subject, ...]:
        """Give the two, in one order."""
        return (pair(self.device, self.other),)


class Refused(Decision, frozen=True, kw_only=True, tag="refuse"):
    """It is none of these rows of the list, however alike they are called."""

    rows: ListedRows

    @property
    def about(self) -> tuple[Subject, ...]:
        """Give each row with the device."""
        return tuple(beside(row, self.device) for row in self.rows)


class Ignored(Decision, frozen=True, kw_only=True, tag="ignore"):
    """It is no device of the school: a trial, a laptop from home."""

    @property
    def about(self) -> tuple[Subject, ...]:
        """Give whether the device counts."""
        return (("counts", *self.device.plain),)


class Replaced(Decision, frozen=True, kw_only=True, tag="replaced"):
    """The school no longer uses it; `other`, where there is one, took its place."""

    other: DeviceKey | None = None

    @property
    def about(self) -> tuple[Subject, ...]:
        """Give whether the device counts."""
        return (("counts", *self.device.plain),)

    def holds_of(self, _subject: Subject) -> object:
        """Give what took its place."""
        return "Replaced", self.other.plain if self.other else None


class Told(Decision, frozen=True, kw_only=True, tag="told"):
    """What a person says where nothing could be measured: an answer to a question of the check page."""

    question: Name
    answer: Name

    @property
    def about(self) -> tuple[Subject, ...]:
        """Give the question."""
        return (("told", self.question, *self.device.plain),)

    def holds_of(self, _subject: Subject) -> object:
        """Give the answer."""
        return self.answer


class Undone(Decision, frozen=True, kw_only=True, tag="undo"):
    """An earlier decision, by its id, no longer holds."""

    of: Id


Correction: TypeAlias = Relabelled | Merged | Parted | Refused | Ignored | Replaced | Told | Undone


def beside(row: OnList, device: DeviceKey) -> Subject:
    """Give a row of the list and a device as they are compared."""
    return ("listed", *row.plain, *device.plain)


def pair(one: DeviceKey, other: DeviceKey) -> Subject:
    """Give two devices as they are compared, whichever is named first."""
    return ("pair", *(part for plain in sorted((one.plain, other.plain)) for part in plain))
