"""What a piece asks: values, or that it asks something which nobody could place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from checker.confirming.products import written
from checker.confirming.rows.row import RowKind
from checker.confirming.rows.table import row_named
from checker.model.devices import DeviceClass
from checker.page_reading.meaning.browsers import names_browser
from checker.page_reading.meaning.clause import Value, sizes_in, values_in
from checker.page_reading.meaning.devices import Devices, devices_in
from checker.page_reading.meaning.not_on import NotOn, is_yes, not_on, says_no
from checker.page_reading.meaning.piece import Piece
from checker.page_reading.meaning.roles import asks, denies, without_roles
from checker.page_reading.meaning.subjects import FLAGS, NOT_SAYABLE, SIZES, SYSTEMS, WORDS, kinds_named
from checker.page_reading.meaning.table_pieces import has_value

_CLAUSES = re.compile(r"\n+|\s*[;•]\s+|(?<=[.!?])\s+(?=[^\W\d][^.:\n]{1,40}:\s)")
_IS_OFFER = re.compile(r"€|\beuro\b|\bprij(?:s|zen)\b|\bkorting\b|\bervaring\b|\bexperience\b", re.IGNORECASE)
_NO_VALUE = re.compile(
    r"(?:n\.?v\.?t\.?|n/?a|geen|none|nee|no|idem|-+|–|—|\*+|not applicable|niet van toepassing)", re.IGNORECASE
)


class Found(NamedTuple):
    """One value of a piece. `is_any_computer`: for all kinds of computer, as far as the words go.

    `product`: the method of which it says where that does not work, "" for none.
    """

    kind: str
    value: str
    role: str
    classes: tuple[DeviceClass, ...]
    is_certain: bool
    is_any_computer: bool
    piece: Piece
    product: str = ""


def found_in(piece: Piece) -> tuple[tuple[Found, ...], bool]:
    """Give the values of a piece, and whether something in it asks what could not be placed."""
    found: list[Found] = []
    is_left = False
    for clause in filter(None, map(str.strip, _CLAUSES.split(piece.text))):
        here = list(_values(clause, _for_its_own(clause, piece)))
        found += here
        is_left = is_left or _is_left(clause, piece, here)
    return tuple(found), is_left


def _for_its_own(clause: str, piece: Piece) -> Piece:
    """Give a piece for the devices that a part of it begins with: "Chromebook: 4 GB", in a cell about several."""
    label, colon, _ = clause.partition(":")
    own = devices_in(label) if colon else Devices()
    is_part = piece.row >= 0 and bool(own.classes) and set(own.classes) < set(piece.devices.classes)
    return piece._replace(devices=own) if is_part else piece


def _values(clause: str, piece: Piece) -> Iterator[Found]:
    if not piece.is_asked or (piece.devices.others and not piece.devices.classes):
        return
    if denied := not_on(clause, piece):
        yield _denied(denied, piece)
        return
    if piece.is_denied or _IS_OFFER.search(clause):
        return
    for value in values_in(clause, piece.labels, piece.devices.classes):
        row = row_named(value.kind)
        placed = _placed(value, row, piece) if row else None
        if placed:
            yield placed


def _denied(denied: NotOn, piece: Piece) -> Found:
    """Give where something does not work: for all, or for the devices of one method."""
    kind, classes = ("product", denied.classes) if denied.product else ("device-kind", ())
    is_certain = denied.is_certain and not piece.is_likely
    return Found(
        kind=kind,
        value=written(denied.classes),
        role="minimum",
        classes=classes,
        is_certain=is_certain,
        is_any_computer=False,
        piece=piece,
        product=denied.product,
    )


def _placed(value: Value, row: RowKind, piece: Piece) -> Found | None:
    """Give a value for the kinds of device that can have such a row; None where those are others."""
    told = piece.devices.classes
    classes: tuple[DeviceClass, ...] = tuple(one for one in told if one in row.classes)
    is_certain = value.is_certain
    if value.kind in (*SYSTEMS, "chromeos"):
        is_certain = is_certain and (not told or bool(classes))
        classes = row.classes
    elif told and not classes:
        return None
    role = value.role or piece.role or "minimum"
    if role == "remark":
        role, is_certain = "recommended", False
        if value.role is None and value.kind not in {"browser", "chromeos"}:
            return None
    if piece.role == "remark" or piece.is_likely:
        is_certain = False
    any_computer = piece.devices.is_any_computer and value.kind not in SYSTEMS
    return Found(value.kind, value.value, role, classes, is_certain, any_computer, piece)


def _is_left(clause: str, piece: Piece, here: list[Found]) -> bool:
    """Tell whether a clause asks something that its values do not say."""
    if NOT_SAYABLE.search(clause) or NOT_SAYABLE.search(piece.quote):
        return piece.is_asked and (piece.row >= 0 or asks(piece.quote) or bool(re.search(r"\d", clause)) or not here)
    if here:
        flags = {flag for flag in FLAGS if WORDS[flag].search(clause)} - {one.kind.split("-")[0] for one in here}
        return bool(flags) or sizes_in(clause) > sum(one.kind in SIZES for one in here)
    if _NO_VALUE.fullmatch(clause) or is_yes(clause, piece):
        return says_no(clause) and piece.row >= 0 and not piece.labels and piece.devices.is_named and piece.is_asked
    is_about = bool(piece.labels or kinds_named(clause) or names_browser(clause))
    tells = asks(clause) or denies(clause) or bool(re.search(r"\d", clause))
    if piece.row >= 0:
        return piece.is_asked and bool(without_roles(clause).strip(" -–—/"))
    is_of_requirements = any(map(asks, piece.path)) and (asks(clause) or has_value(clause))
    is_no = piece.is_asked and (piece.is_denied or denies(clause)) and (piece.devices.is_named or has_value(clause))
    if is_of_requirements or is_no:
        return True
    return (is_about and (tells or piece.is_asked)) or (bool(devices_in(clause).classes) and tells)
