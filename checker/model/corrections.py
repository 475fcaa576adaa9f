"""What a person decided about devices, beside the results: a result itself is never changed."""

from __future__ import annotations

from typing import TypeAlias

import msgspec

from checker.model.storable import Id, Moment, Name


class DeviceKey(msgspec.Struct, frozen=True, kw_only=True, order=True):
    """How results tell one device: id, name in the network and label, as they stand in them, before any correction."""

    id: Id
    name: Name = ""
    label: Name = ""


class Decision(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind"):
    """What all decisions have: an id of their own, when it was taken, and of which device."""

    id: Id
    at: Moment
    device: DeviceKey


class Relabelled(Decision, frozen=True, kw_only=True, tag="label"):
    """The device has this label and stands there; None leaves what its results say."""

    label: Name | None = None
    location: Name | None = None


class Merged(Decision, frozen=True, kw_only=True, tag="merge"):
    """Both are one device."""

    other: DeviceKey


class Parted(Decision, frozen=True, kw_only=True, tag="part"):
    """They are two devices, whatever they have in common."""

    other: DeviceKey


class Ignored(Decision, frozen=True, kw_only=True, tag="ignore"):
    """It is no device of the school: a trial, a laptop from home."""


class Replaced(Decision, frozen=True, kw_only=True, tag="replaced"):
    """The school no longer uses it; `other`, where there is one, took its place."""

    other: DeviceKey | None = None


class Told(Decision, frozen=True, kw_only=True, tag="told"):
    """What a person says where nothing could be measured: an answer to a question of the check page."""

    question: Name
    answer: Name


class Undone(Decision, frozen=True, kw_only=True, tag="undo"):
    """An earlier decision, by its id, no longer holds."""

    of: Id


Correction: TypeAlias = Relabelled | Merged | Parted | Ignored | Replaced | Told | Undone
