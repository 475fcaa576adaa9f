"""All that was found on a page as the rows of a draft: each value once, minimum and recommended side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import msgspec

from checker.confirming.draft import MOST_ROWS, DraftRow
from checker.confirming.products import devices_of, written
from checker.confirming.rows.row import Columns, NotUnderstoodError
from checker.confirming.rows.table import row_named
from checker.model.devices import DEVICE_CLASSES, DeviceClass
from checker.page_reading.block import Line, Page, Path, Table
from checker.page_reading.meaning.alternatives import joined
from checker.page_reading.meaning.devices import Devices
from checker.page_reading.meaning.found import Found, found_in
from checker.page_reading.meaning.line_pieces import line_pieces, with_labels
from checker.page_reading.meaning.piece import Piece
from checker.page_reading.meaning.roles import asks
from checker.page_reading.meaning.table_pieces import table_pieces

_LONGEST = 500
_NOT_ON = frozenset({"product", "device-kind"})
_OF_CLASS: dict[str, DeviceClass] = {"windows": "windows-pc", "macos": "mac"}


class Gathered(NamedTuple):
    """The rows, and the texts that ask something else; at most one of each more than a draft can hold."""

    rows: tuple[DraftRow, ...]
    not_understood: tuple[str, ...]


def gathered(page: Page) -> Gathered:
    """Give what a page asks."""
    found: list[Found] = []
    left: dict[str, None] = {}
    in_part: set[tuple[int, tuple[str, ...], Devices]] = set()
    for piece in _pieces(page):
        if len(left) > MOST_ROWS:
            break
        here, is_left = found_in(piece)
        found += here
        if is_left and not (piece.role == "remark" and any(one.piece.row == piece.row for one in found)):
            left[_cut(piece.quote)] = None
        if is_left and not here and piece.row >= 0 and piece.role != "remark":
            in_part.add(_key(piece))
    found, apart = joined(found)
    left |= dict.fromkeys(map(_cut, apart))
    known = [one._replace(is_certain=one.is_certain and _key(one.piece) not in in_part) for one in found]
    values = [one for one in known if one.kind not in _NOT_ON]
    rows = (*_rows(_told_apart(_narrowed(values))), *_not_on_rows(one for one in known if one.kind in _NOT_ON))
    return Gathered(rows, tuple(left))


def _key(piece: Piece) -> tuple[int, tuple[str, ...], Devices]:
    """Give of which row a cell is, what about and for what; one that was not understood makes the others likely."""
    return piece.row, piece.labels, piece.devices


def _pieces(page: Page) -> Iterable[Piece]:
    is_asked = asks(page.title)
    for number, block in enumerate(with_labels(page.blocks)):
        match block:
            case Table():
                yield from table_pieces(block, number, is_asked=is_asked)
            case Line():
                yield from line_pieces(block, number, is_asked=is_asked)


def _narrowed(found: Sequence[Found]) -> list[Found]:
    """Give each value for the computers of which its table or list names the system, where it names any."""
    systems: dict[tuple[str, ...], set[DeviceClass]] = {}
    for one in found:
        if one.kind in _OF_CLASS and one.piece.devices.is_any_computer:
            systems.setdefault(one.piece.path, set()).add(_OF_CLASS[one.kind])
    return [
        one._replace(classes=tuple(name for name in one.classes if name in systems[one.piece.path]))
        if one.is_any_computer and one.piece.path in systems
        else one
        for one in found
    ]


def _told_apart(found: Sequence[Found]) -> list[Found]:
    """Give each value, as no more than likely below headings that ask different things of the same devices.

    Such headings name products, years or people; whose requirements a school has to meet, nobody can tell from that.
    """
    values: dict[tuple[str, str, tuple[str, ...]], set[str]] = {}
    paths: dict[tuple[str, str, tuple[str, ...]], set[Path]] = {}
    for one in found:
        values.setdefault((one.kind, one.role, one.classes), set()).add(one.value)
        paths.setdefault((one.kind, one.role, one.classes), set()).add(one.piece.path)
    doubtful = {path for key, told in values.items() if len(told) > 1 and len(paths[key]) > 1 for path in paths[key]}
    return [one._replace(is_certain=one.is_certain and one.piece.path not in doubtful) for one in found]


def _rows(found: Sequence[Found]) -> list[DraftRow]:
    rows: list[DraftRow] = []
    for one in found:
        row = _row(one)
        place = next((at for at, other in enumerate(rows) if _goes_with(other, row)), -1)
        if place >= 0:
            rows[place] = _together(rows[place], row)
        elif not any(_is_same(other, row) for other in rows) and len(rows) <= MOST_ROWS:
            rows.append(row)
    return [_doubted(row, rows) for row in rows]


def _not_on_rows(found: Iterable[Found]) -> Iterator[DraftRow]:
    """Give a row for all together and one for each method, with every kind of device on which that does not work."""
    of_name: dict[str, list[Found]] = {}
    for one in found:
        of_name.setdefault(one.product.casefold(), []).append(one)
    for same in of_name.values():
        product, named = same[0].product, {name for one in same for name in devices_of(Columns(minimum=one.value))}
        classes = tuple(name for name in DEVICE_CLASSES if name in named)
        yield DraftRow(
            kind=same[0].kind,
            product=product,
            text=_cut(" … ".join(dict.fromkeys(one.piece.quote for one in same))),
            applies_to=classes if product else (),
            minimum=written(classes),
            quality="certain" if all(one.is_certain for one in same) else "likely",
        )


def _doubted(row: DraftRow, rows: Sequence[DraftRow]) -> DraftRow:
    """Give a row, as no more than likely where another says something else of the same devices."""
    same = [other for other in rows if other.kind == row.kind and _share_devices(row, other)]
    is_contradicted = any(
        len({text for other in same if (text := getattr(other, column))}) > 1 for column in ("minimum", "recommended")
    )
    return msgspec.structs.replace(row, quality="likely") if is_contradicted else row


def _share_devices(row: DraftRow, other: DraftRow) -> bool:
    """Tell whether two are for a same kind of device; one that names none may be for any."""
    return not row.applies_to or not other.applies_to or bool(set(row.applies_to) & set(other.applies_to))


def _row(one: Found) -> DraftRow:
    is_recommended = one.role == "recommended"
    return DraftRow(
        kind=one.kind,
        text=_cut(one.piece.quote),
        applies_to=one.classes,
        minimum="" if is_recommended else one.value,
        recommended=one.value if is_recommended else "",
        remark=_cut(one.piece.remark),
        quality="certain" if one.is_certain else "likely",
    )


def _goes_with(row: DraftRow, other: DraftRow) -> bool:
    """Tell whether one is the minimum and the other the recommended value of the same."""
    if (row.kind, row.applies_to) != (other.kind, other.applies_to):
        return False
    both = (row.minimum or other.minimum, row.recommended or other.recommended)
    is_one_each = bool(row.minimum) != bool(other.minimum) and bool(row.recommended) != bool(other.recommended)
    return is_one_each and all(both) and _is_possible(row.kind, Columns(minimum=both[0], recommended=both[1]))


def _is_possible(kind: str, asked: Columns) -> bool:
    row = row_named(kind)
    try:
        return row is not None and row.condition(asked, None) is not None
    except NotUnderstoodError:
        return False


def _is_same(row: DraftRow, other: DraftRow) -> bool:
    """Tell whether a row says nothing that another does not."""
    return (
        (row.kind, row.applies_to) == (other.kind, other.applies_to)
        and other.minimum in {"", row.minimum}
        and other.recommended in {"", row.recommended, row.minimum}
    )


def _together(row: DraftRow, other: DraftRow) -> DraftRow:
    is_certain = row.quality == other.quality == "certain"
    text = row.text if other.text in row.text else _cut(f"{row.text} … {other.text}")
    return DraftRow(
        kind=row.kind,
        text=text,
        applies_to=row.applies_to,
        minimum=row.minimum or other.minimum,
        recommended=row.recommended or other.recommended,
        remark=row.remark or other.remark,
        quality="certain" if is_certain else "likely",
    )


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
