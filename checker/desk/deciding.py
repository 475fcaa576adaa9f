"""Taking decisions on the desk: which device a form is about, and telling what was decided."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from typing import Annotated

import msgspec

from checker.desk.desk import Desk
from checker.desk.told import Line
from checker.errors import BadInputError
from checker.fleet.decisions.in_force import decisions_of
from checker.fleet.rows import DeviceRow
from checker.model.corrections import Correction, DeviceKey, ListedRows, OnList
from checker.model.storable import LONGEST_NAME, whole_text
from checker.reporting.fleet.decision_words import decision_words
from checker.reporting.rendering.outside_text import shown
from checker.storage.journals.writing import moment, new_id

KeyText = Annotated[str, msgspec.Meta(max_length=2000)]
"""A device as a form holds it."""
RowsText = Annotated[str, msgspec.Meta(max_length=50_000)]
"""Rows of the list as a form holds them."""
Typed = Annotated[str, msgspec.Meta(max_length=1000)]
"""What a person typed."""


def key_text(key: DeviceKey) -> str:
    """Give a device as a form holds it."""
    return msgspec.json.encode(key).decode()


def short_name(key: DeviceKey) -> str:
    """Give a name for a device as parts of a page have one: the same as long as it is the same device."""
    return hashlib.blake2b(key_text(key).encode(), digest_size=6).hexdigest()


def key_in(text: str) -> DeviceKey:
    """Give the device of a form. Raises `msgspec.MsgspecError` for what no page of ours holds."""
    return msgspec.json.decode(text, type=DeviceKey)


def rows_in(text: str) -> tuple[OnList, ...]:
    """Give the rows of a form. Raises `msgspec.MsgspecError` for what no page of ours holds."""
    return msgspec.json.decode(text, type=ListedRows)


def short(text: str) -> str:
    """Give what was typed as a name can be stored."""
    return whole_text(" ".join(text.split()), LONGEST_NAME)


def decided(desk: Desk, kind: Callable[..., Correction], device: str, **more: object) -> list[Line]:
    """Take a decision about the device of a form, and tell it. Raises `NoLastingPlaceError`."""
    decision = kind(id=new_id(), at=moment(), device=key_in(device), **more)
    written = desk.decide(decision)
    text = decision_words(written, decisions_of([*desk.corrections, written]), desk.words)
    return [Line(desk.words.say("desk.decided", decision=shown(text)))]


def rows_of(desk: Desk) -> Sequence[DeviceRow]:
    """Give the devices that count, as the newest overview has them."""
    return desk.newest.made.fleet.rows if desk.newest.made else ()


def row_named(desk: Desk, text: str) -> DeviceRow:
    """Give the one device that is called so. Raises `BadInputError` where there is none, or there are several."""
    wanted = short(text).casefold()
    found = [row for row in rows_of(desk) if wanted in {row.name.casefold(), row.identity.name.casefold()}]
    if len(found) != 1:
        message = "desk.devices.many" if found else "desk.devices.nobody"
        raise BadInputError("", "", desk.words.say(message, name=shown(short(text))), "")
    return found[0]
