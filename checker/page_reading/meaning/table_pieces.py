"""A table as pieces: whatever way it lies, each cell with what its row and its column say about it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from checker.model.devices import DeviceClass
from checker.page_reading.block import Cell, Table, in_one_line
from checker.page_reading.meaning.browsers import tells_how_new, with_browser
from checker.page_reading.meaning.devices import Devices, devices_above, devices_in
from checker.page_reading.meaning.not_on import is_answer, is_method, kinds_in, names_methods, tells_only_that
from checker.page_reading.meaning.piece import Piece
from checker.page_reading.meaning.roles import Role, asks, column_role, role_above, role_of, turns_down
from checker.page_reading.meaning.subjects import FREE, SIZE, VALUES, kinds_named

Row = tuple[Cell, ...]
_MOST_HEADINGS = 2


class _Column(NamedTuple):
    role: Role | None
    devices: Devices
    labels: tuple[str, ...]
    is_denied: bool
    heading: str


def table_pieces(table: Table, group: int, *, is_asked: bool) -> tuple[Piece, ...]:
    """Give the pieces of a table; none where neither its columns nor its rows are about requirements."""
    rows = _upright(table.rows)
    headings = _headings(rows)
    columns = [_column([row[place] for row in headings]) for place in range(len(rows[0]))]
    return tuple(_Reading(table, rows[len(headings) :], columns, group, is_asked=is_asked).pieces())


def labels_of(text: str) -> tuple[str, ...]:
    """Give what a row with this label is about."""
    kinds = kinds_named(text)
    return (*kinds, "free") if "free-space" in kinds and FREE.search(text) else kinds


def has_value(text: str) -> bool:
    """Tell whether a text holds a value that says by itself what it is."""
    is_written_so = SIZE.search(text) is not None or any(pattern.search(text) for pattern in VALUES.values())
    return is_written_so or tells_how_new(text)


def _upright(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Give the rows so that what is asked stands one below the other; a table with memory as a column is turned."""
    first = rows[0][1:]
    down = [row[0] for row in rows[1:]]
    across = sum(bool(kinds_named(cell.text)) and not has_value(cell.text) for cell in first)
    below = sum(bool(kinds_named(cell.text)) for cell in down if not devices_in(cell.text).is_named)
    named = any(column_role(cell.text) in {"minimum", "recommended"} for cell in first)
    body = [cell.text for row in rows[1:] for cell in row[1:]]
    is_answered = sum(map(is_answer, body)) * 2 > len(body)
    is_turned = across > 1 and across > below and not named and not is_answered
    return tuple(zip(*rows, strict=True)) if is_turned else tuple(rows)


def _headings(rows: Sequence[Row]) -> Sequence[Row]:
    """Give the rows on top that only name the columns."""
    many = 0
    for row in rows[: min(_MOST_HEADINGS, len(rows) - 1)]:
        is_free = not many or row[0].text in {"", rows[0][0].text}
        if not (all(cell.is_heading for cell in row) or (is_free and _names_columns(row))):
            break
        many += 1
    return rows[:many]


def _names_columns(row: Row) -> bool:
    """Tell whether a row says what the columns are: by a role, or by several kinds of device."""
    texts = [cell.text for cell in row if cell.text]
    if len(set(texts)) <= 1 or any(map(has_value, texts)):
        return False
    devices = [text for text in texts if devices_in(text).is_named]
    answers = column_role(texts[0]) == "device" and any(map(tells_only_that, texts[1:]))
    return any(map(column_role, texts[1:])) or len(devices) > 1 or answers


def _about(devices: str, name: str) -> tuple[str, tuple[DeviceClass, ...]]:
    """Give which method a cell may answer for, and for which kinds of device; no kinds where it is not just of those.

    Where a column says "Geschikt?" and no more, it answers for all that the page is about.
    """
    kinds = kinds_in(devices)
    if tells_only_that(name):
        return "", kinds
    is_called = is_method(name) and not kinds_named(name) and not role_of(name)
    return (name, kinds) if is_called else ("", ())


def _column(cells: Sequence[Cell]) -> _Column:
    texts = [cell.text for cell in cells]
    role = next((role for role in map(column_role, texts) if role), None)
    devices = next((devices for devices in map(devices_in, texts) if devices.is_named), Devices())
    labels = tuple(kind for text in texts for kind in labels_of(text))
    return _Column(role, devices, labels, any(map(turns_down, texts)), in_one_line(" ".join(dict.fromkeys(texts))))


class _Reading:
    """One table. `_section`: what a row over the whole width says of those below it."""

    def __init__(
        self, table: Table, rows: Sequence[Row], columns: Sequence[_Column], group: int, *, is_asked: bool
    ) -> None:
        self._rows, self._columns, self._group = rows, columns, group
        self._above = devices_above(table.path)
        self._role_above = role_above(table.path)
        self._path = table.path
        self._is_denied = any(map(turns_down, table.path))
        self._section = ""
        roles = {column.role for column in columns}
        self._is_asked = is_asked or bool(roles & {"minimum", "recommended"}) or any(map(asks, table.path))
        self._device_column = self._find_devices()
        self._label_column = self._find_labels()
        self._heading = self._named_by_heading()

    def pieces(self) -> Iterator[Piece]:
        """Give the pieces, row by row."""
        for number, row in enumerate(self._rows):
            filled = {cell.text for cell in row if cell.text}
            if len(filled) == 1 and (row[0].is_merged or not any(cell.text for cell in row[1:])):
                (only,) = filled
                if not has_value(only):
                    self._section = only
                    continue
            yield from self._row(row, self._group * 1000 + number)

    def _find_devices(self) -> int:
        """Give the column that tells for which device a row is, -1 for none."""
        for place, column in enumerate(self._columns):
            cells = [row[place].text for row in self._rows if row[place].text]
            named = sum(devices_in(text).is_named and not has_value(text) for text in cells)
            is_first = place < _MOST_HEADINGS and place + 1 < len(self._columns)
            if cells and is_first and named == len(cells) and "system" not in column.labels:
                return place
        return -1

    def _find_labels(self) -> int:
        """Give the column that says what a row is about."""
        told = [place for place, column in enumerate(self._columns) if column.role == "component"]
        places = told or [place for place, column in enumerate(self._columns) if self._may_label(place, column)]
        return places[0] if places else max(self._device_column, 0)

    def _may_label(self, place: int, column: _Column) -> bool:
        """Tell whether a column may say what its rows are about: beside one of devices no column of values does."""
        is_of_values = column.role in {"minimum", "recommended", "remark"} or bool(column.labels)
        is_of_answers = all(is_answer(row[place].text) for row in self._rows)
        return place != self._device_column and not ((is_of_values or is_of_answers) and self._device_column >= 0)

    def _named_by_heading(self) -> Devices:
        """Give the devices that the heading of the labels names for all of it: "Tablet | Minimum | Aanbevolen"."""
        others = (column.devices for place, column in enumerate(self._columns) if place != self._label_column)
        own = self._columns[self._label_column].devices
        is_for_all = self._label_column != self._device_column and not any(other.is_named for other in others)
        return own if is_for_all else Devices()

    def _row(self, row: Row, number: int) -> Iterator[Piece]:
        label = in_one_line(row[self._label_column].text)
        devices = self._devices(row, label)
        remark = " ".join(
            in_one_line(cell.text) for cell, column in zip(row, self._columns, strict=True) if column.role == "remark"
        )
        labels = labels_of(label) or labels_of(self._section)
        is_of_device = self._label_column == self._device_column
        own = in_one_line(row[self._device_column].text) if is_of_device else ""
        for place, (cell, column) in enumerate(zip(row, self._columns, strict=True)):
            is_value = place not in {self._label_column, self._device_column} or has_value(cell.text)
            if not is_value or not cell.text:
                continue
            name, kinds = self._answers_for(column, label, own if is_of_device else "")
            role = column.role if column.role in {"minimum", "recommended", "remark"} else role_of(label)
            yield Piece(
                text=with_browser(cell.text, label, column.heading),
                quote=self._quote(row, column),
                labels=(column.labels or labels) if is_of_device else (labels or column.labels),
                role=role or role_of(self._section) or self._role_above,
                devices=column.devices if column.devices.is_named else devices,
                remark=remark,
                path=self._path,
                group=self._group,
                row=number,
                is_asked=self._is_asked,
                name=name,
                kinds=kinds,
                is_of_method=not is_of_device and names_methods(self._columns[self._label_column].heading),
                is_denied=column.is_denied or self._is_denied or any(map(turns_down, (label, self._section))),
            )

    def _answers_for(self, column: _Column, label: str, devices: str) -> tuple[str, tuple[DeviceClass, ...]]:
        """Give which method a cell may say yes or no for, and for which kinds of device."""
        if devices:
            return _about(devices, column.heading)
        is_where_not = column.is_denied and tells_only_that(column.heading)
        name, kinds = _about(column.heading, label)
        if self._columns[self._label_column].role == "component":
            return "", ()
        return (label if is_method(label) else "", ()) if is_where_not else (name if kinds else "", kinds)

    def _quote(self, row: Row, column: _Column) -> str:
        """Give the row as it stands there, without what it says of other devices."""
        own = (
            in_one_line(cell.text)
            for cell, other in zip(row, self._columns, strict=True)
            if cell.text and (not other.devices.is_named or other.devices in {column.devices, self._heading})
        )
        return " | ".join(dict.fromkeys(own))

    def _devices(self, row: Row, label: str) -> Devices:
        own = devices_in(row[self._device_column].text) if self._device_column >= 0 else Devices()
        named = devices_in(label)
        is_above = self._above.is_named or self._heading.is_named
        section = devices_in(self._section)
        places = (own, Devices() if is_above else named, section, self._heading, self._above)
        return next((devices for devices in places if devices.is_named), Devices())
