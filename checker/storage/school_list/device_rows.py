"""The rows of a list as devices: in use or gone; and what is no device, or cannot be read, told by its row."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import msgspec

from checker.model.storable import LONGEST_NAME
from checker.storage.results_folder import Reason, RejectedFile
from checker.storage.school_list.candidate import HALF
from checker.storage.school_list.cells import Row, named
from checker.storage.school_list.columns import Chosen
from checker.storage.school_list.contents import MOST, is_code, is_count, is_no, is_no_computer, share
from checker.storage.school_list.days import days
from checker.storage.school_list.gone import gone_remark, gone_word
from checker.storage.school_list.heading_row import Table
from checker.storage.school_list.kinds import device_class, version
from checker.storage.school_list.listed import Field, Listed, ListProblem, NotUnderstood, SchoolList
from checker.storage.school_list.naming import NAMING
from checker.storage.school_list.persons import (
    is_called_after_someone,
    is_surely_person,
    may_name_someone,
    without_someone,
)
from checker.storage.school_list.ranges import labels_in
from checker.storage.school_list.sections import Sections, has_number, is_place

_TOTAL = re.compile(
    r"(?:sub|eind)?(?:totaal|totalen|totals?)(?![\w-])|(?:aantal|som|sum|count)\b(?:$|.{0,40}[:=]\s*[0-9]*$)",
    re.IGNORECASE,
)
_NO_FILLER = re.compile(r"\w")
_LEVELS = re.compile(r"\s+(?:>|→)\s+")
"""Between the places of GLPI, the widest first: "School > Noord > Lokaal 5"."""
_LONGEST_SHOWN = 40
_WORDS_OF_A_NOTE = 4
_MOST_DEVICES = 100_000
"""From which a cell stands for no more than one: a few bytes may not cost a computer's memory."""


class _Told(NamedTuple):
    """What a row tells by field; the devices of columns that each name one; and whether a person was named."""

    of: Mapping[Field, str]
    more: Sequence[tuple[int, str, str]]
    names_someone: bool


class DeviceRows:
    """Reads the rows of a list of which the columns are known, once."""

    def __init__(self, name: str, table: Table, chosen: Chosen) -> None:
        """Take the name of the file, and its table with what the headings were taken for."""
        self._name, self._table, self._chosen = name, table, chosen
        self._devices: dict[Listed, Listed] = {}
        self._gone: dict[Listed, Listed] = {}
        self._rejected: list[RejectedFile] = []
        self._not_understood: list[NotUnderstood] = []
        self._numbered = self._codes = 0.0
        self._naming = {at for field, at in chosen.at.items() if field in NAMING} | {at for at, _ in chosen.more_labels}
        self._sections = Sections(table, self._naming, chosen.at.get("location"))
        self._no_computers = 0

    def read(self) -> SchoolList:
        """Give the devices, and the rows and days of which nothing could be made."""
        rows = self._table.rows
        names = [text for row in self._sections.sample for at in self._naming if (text := _cell(row, at))]
        self._numbered = share(names, has_number)
        self._sections.begin(share(names, is_code), self._numbered)
        for row, until in zip(rows, self._days(rows), strict=True):
            self._take(row, until)
        nothing: ListProblem = (
            "persons" if any(item.reason == "inventory_person" for item in self._rejected) else "empty"
        )
        problem: ListProblem = "" if self._devices or self._gone else nothing
        return SchoolList(
            name=self._name,
            devices=list(self._devices.values()),
            gone=list(self._gone.values()),
            columns=self._chosen.columns,
            persons=self._chosen.persons,
            not_understood=self._not_understood,
            rejected=self._rejected,
            no_computers=self._no_computers,
            problem=problem,
        )

    def _days(self, rows: Sequence[Row]) -> Sequence[str]:
        """Give until when each is updated, "" where it is not told; what is told and not understood is kept apart."""
        at = self._chosen.at.get("updates_until")
        if at is None:
            return [""] * len(rows)
        texts = [_cell(row, at) for row in rows]
        found = days(texts)
        self._not_understood += [
            NotUnderstood(row=row.number, heading=self._table.headings[at], text=_shown(text))
            for row, text, day in zip(rows, texts, found, strict=True)
            if text and not day and not _is_no_device(row)
        ]
        return found

    def _take(self, row: Row, until: str) -> None:
        if _is_no_device(row):
            return
        if found := self._sections.headed_by(row):
            if found == "unknown":
                self._rejected.append(RejectedFile(self._name, "inventory_row", str(row.number)))
            return
        if any(is_no_computer(_cell(row, at)) for at in self._chosen.classes):
            self._no_computers += 1
            return
        told = self._told(row)
        names = [told.of.get(field, "") for field in NAMING]
        if not (any(names) or told.more) or self._is_a_remark(row, names):
            why: Reason = "inventory_person" if told.names_someone else "inventory_row"
            self._rejected.append(RejectedFile(self._name, why, str(row.number)))
            return
        device = self._listed(row, told.of, until)
        if any(names):
            self._keep(device)
        for at, label, heading in told.more:
            there = self._sections.room(at) or device.location
            self._keep(Listed(
                row=row.number, label=label, location=there, building=device.building, gone=device.gone,
                device_class=device_class((), [heading]),
            ))  # fmt: skip

    def _told(self, row: Row) -> _Told:
        """Give what it tells, without a name that is a person's or a mere count."""
        of = {field: _cell(row, at) for field, at in self._chosen.at.items()}
        more = [(at, _cell(row, at), heading) for at, heading in self._chosen.more_labels]
        naming = {*(of.get(field, "") for field in NAMING), *(text for _, text, _ in more)} - {""}
        persons = set(filter(self._is_of_someone, naming))
        names = {text for text in naming - persons if not is_count(text)}
        of |= {field: "" for field in NAMING if field in of and of[field] not in names}
        return _Told(of, [each for each in more if each[1] in names], names_someone=bool(persons))

    def _keep(self, device: Listed) -> None:
        """Keep a device; each of those that one cell stands for."""
        is_full = len(self._devices) + len(self._gone) >= _MOST_DEVICES
        for each in (device,) if is_full else _each_of(device):
            same = msgspec.structs.replace(each, row=0)
            (self._gone if each.gone else self._devices).setdefault(same, each)

    def _listed(self, row: Row, told_of: Mapping[Field, str], until: str) -> Listed:
        kinds = [_cell(row, at) for at in self._chosen.classes]
        model = told_of.get("model", "")[:LONGEST_NAME]
        *around, place = _LEVELS.split(without_someone(told_of.get("location", self._room())))
        return Listed(
            row=row.number,
            label=told_of.get("label", ""),
            asset_tag=told_of.get("asset_tag", ""),
            name=told_of.get("name", ""),
            location=place[:LONGEST_NAME],
            building=", ".join(filter(None, (told_of.get("building", ""), *around)))[:LONGEST_NAME],
            model=model,
            device_class=device_class(kinds, [model, *(item.heading for item in self._chosen.columns[:1])]),
            os_version=version(told_of.get("os_version", "")),
            updates_until=until,
            gone=self._gone_by(row),
        )

    def _room(self) -> str:
        """Give the room that stands above the first of the columns that name devices."""
        places = (self._sections.room(self._chosen.at[field]) for field in NAMING if field in self._chosen.at)
        return next(filter(None, places), "")

    def _gone_by(self, row: Row) -> str:
        for at, kind, heading in self._chosen.status:
            cell = _cell(row, at)
            word = gone_remark(cell) if kind == "remark" else gone_word(cell)
            if kind == "gone_if_yes" and cell and not is_no(cell):
                return word or heading
            if kind == "gone_if_no" and is_no(cell):
                return f"{heading}: {cell}"
            if word:
                return word
        return self._sections.gone

    def _is_of_someone(self, text: str) -> bool:
        """Tell whether it says who has the device; a first name alone does where the others have numbers."""
        if not may_name_someone(text):
            return False
        if " " not in text and self._numbered < HALF:
            return is_called_after_someone(text)
        return is_surely_person(text) or is_called_after_someone(text)

    def _is_a_remark(self, row: Row, names: Sequence[str]) -> bool:
        """Tell whether a sentence or a place is all that is in the row, between devices that have numbers."""
        if sum(1 for cell in row.cells if cell.strip()) > 1 or self._numbered < MOST or len(row.cells) == 1:
            return False
        text = next(filter(None, names))
        return is_place(text) or (not has_number(text) and len(text.split()) >= _WORDS_OF_A_NOTE)


def _each_of(device: Listed) -> Sequence[Listed]:
    for field in NAMING:
        labels = labels_in(getattr(device, field))
        if len(labels) > 1:
            bare = dict.fromkeys(NAMING, "")
            return [msgspec.structs.replace(device, **{**bare, field: label[:LONGEST_NAME]}) for label in labels]
    if max(len(getattr(device, field)) for field in NAMING) <= LONGEST_NAME:
        return (device,)
    return (msgspec.structs.replace(device, **{field: getattr(device, field)[:LONGEST_NAME] for field in NAMING}),)


def _shown(text: str) -> str:
    """Give the beginning of what stands there; nothing where a person is named: "vraag Sanne"."""
    return "" if is_surely_person(text) else text[:_LONGEST_SHOWN]


def _cell(row: Row, at: int) -> str:
    return named(row.cells[at]) if at < len(row.cells) else ""


def _is_no_device(row: Row) -> bool:
    """Tell whether the row is empty, a line of dashes, or a total."""
    filled = [cell for cell in row.cells if cell]
    return not any(map(_NO_FILLER.search, filled)) or _TOTAL.match(filled[0]) is not None
