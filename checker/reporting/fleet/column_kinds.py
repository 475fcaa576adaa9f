"""How a value of a device stands in each output: a cell of a spreadsheet, the data of the page, and JSON."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import cached_property
from typing import Any, Generic, Literal, TypeVar

import msgspec

from checker.fleet.actions import action_ids
from checker.fleet.model import Fleet
from checker.fleet.rows import DeviceRow
from checker.home_paths import without_home
from checker.model.storable import whole_text
from checker.model.verdicts import MOST_URGENT_FIRST, Verdict
from checker.reporting.fleet.by_place import Namer
from checker.reporting.fleet.distribution import class_word
from checker.reporting.fleet.marks import EXPORTED, MARKS
from checker.reporting.fleet.todo import action_title
from checker.reporting.language.words import Words
from checker.reporting.rendering.outside_text import shown
from checker.reporting.words.part_words import requirement_titles
from checker.reporting.words.verdict_look import look_of

Cell = str | int | dt.date | None
Value = TypeVar("Value")
OnList = Literal["yes", "likely", "gone", "no"]
_BITS = tuple((1 << place, mark.is_on) for place, mark in enumerate(MARKS))
_PLACE_OF = {verdict: place for place, verdict in enumerate(MOST_URGENT_FIRST)}


class Texts:
    """Texts that many rows share, each once; a row holds numbers."""

    def __init__(self) -> None:
        """Begin with none."""
        self.all: list[str] = []
        self._numbers: dict[str, int] = {}

    def number(self, text: str) -> int:
        """Give the number of a text."""
        number = self._numbers.get(text)
        if number is None:
            number = self._numbers[text] = len(self.all)
            self.all.append(shown(text))
        return number


class Telling:
    """What it takes to tell of a device in one language: words, places, titles, and the texts that rows share."""

    def __init__(self, fleet: Fleet, words: Words) -> None:
        """Tell of these devices in these words."""
        self.words = words
        self.many_parts = range(len(fleet.spec.parts)) if len(fleet.spec.parts) > 1 else range(0)
        self.has_many_schools = len(fleet.schools) > 1
        self.namer = Namer(words, many_schools=self.has_many_schools)
        self.texts = Texts()
        self.requirements = requirement_titles(fleet.spec, words)
        self.required = frozenset(item.id for item in fleet.spec.requirement if item.importance == "required")
        self.actions = {action.id: number for number, action in enumerate(fleet.actions)}
        self._fleet = fleet

    @cached_property
    def action_titles(self) -> dict[str, str]:
        """Give what each action is called, by its id."""
        return {item.id: action_title(item, self._fleet, self.words) for item in self._fleet.actions}

    def on_list(self, row: DeviceRow) -> OnList:
        """Give whether a device is on the school's list."""
        return self._not_certain.get(row.file, "yes")

    @cached_property
    def _not_certain(self) -> dict[str, OnList]:
        listing = self._fleet.listing
        if listing is None or listing.source.problem:
            return {row.file: "no" for row in self._fleet.rows}
        found: dict[str, OnList] = {row.file: "likely" for item in listing.likely for row in item.rows}
        found |= {row.file: "no" for row in listing.not_listed}
        return found | {item.row.file: "gone" for item in listing.gone_measured}


def itself(value: Any) -> Any:  # noqa: ANN401  gives what it is given
    """Give the value."""
    return value


def as_it_is(value: Any, _telling: Telling) -> Any:  # noqa: ANN401  gives what it is given
    """Give the value without a word."""
    return value


class Kind(msgspec.Struct, Generic[Value], frozen=True, kw_only=True):
    """One way of telling a value. `data` is without words of any language, for other programs.

    `is_shared_text`: the page holds the number of a text, as many devices have the same.
    """

    cell: Callable[[Value, Telling], Cell] = as_it_is
    page: Callable[[Value, Telling], object] = as_it_is
    data: Callable[[Value], object] = itself
    is_shared_text: bool = False


AS_IT_IS: Kind[Any] = Kind()
"""A number, a day, yes or no, a word that only programs read."""

TEXT: Kind[str] = Kind(page=lambda text, telling: telling.texts.number(text), is_shared_text=True)

PATH: Kind[str] = Kind(
    cell=lambda path, _: without_home(path),
    data=lambda path: without_home(whole_text(path)),
)

VERDICT: Kind[Verdict] = Kind(
    cell=lambda verdict, telling: look_of(verdict, telling.words).word,
    page=lambda verdict, _: _PLACE_OF[verdict],
)

DEVICE_CLASS: Kind[str] = Kind(
    cell=lambda device_class, telling: class_word(device_class, telling.words),
    page=lambda device_class, telling: telling.texts.number(class_word(device_class, telling.words)),
    is_shared_text=True,
)


def name_with_place(row: DeviceRow, namer: Namer) -> str:
    """Give what a device is called to walk with, its place before it where the name does not begin with that."""
    place = namer.place(row) if row.place or row.building or row.identity.school else ""
    if not row.name.casefold().startswith(row.place.casefold()):
        return f"{place}, {row.name}"
    return f"{row.building}, {row.name}" if row.building else row.name


def standing_words(row: DeviceRow, words: Words) -> str:
    """Give how a device stands: its verdict, and of one that fails what is to be done."""
    if row.judged.is_of_another_kind:
        return words.say("standing.other_kind")
    verdict = look_of(row.judged.verdict, words).word
    if row.judged.verdict is not Verdict.FAIL:
        return verdict
    return words.say("standing", verdict=verdict, what=words.say(f"fleet.tile.{row.judged.standing}"))


# What follows is told of a whole row: its outputs do not tell the same part of it.

DEVICE: Kind[DeviceRow] = Kind(
    cell=lambda row, _: row.name,
    page=lambda row, telling: shown(name_with_place(row, telling.namer)),
)

NETWORK_NAME: Kind[DeviceRow] = Kind(
    cell=lambda row, _: row.identity.name,
    page=lambda row, _: shown(row.identity.name) if row.identity.name != row.name else "",
    data=lambda row: row.identity.name,
)

PLACE: Kind[DeviceRow] = Kind(
    cell=lambda row, _: row.place,
    page=lambda row, telling: telling.texts.number(telling.namer.place(row)),
    data=lambda row: row.identity.location,
    is_shared_text=True,
)

ON_LIST: Kind[DeviceRow] = Kind(cell=lambda row, telling: telling.words.say(f"listed.{telling.on_list(row)}"))

SCHOOL: Kind[str] = Kind(
    page=lambda school, telling: telling.texts.number(school if telling.has_many_schools else ""),
    is_shared_text=True,
)

MEASURED: Kind[DeviceRow] = Kind(
    cell=lambda row, _: row.measured,
    page=lambda row, _: row.age,
    data=lambda row: row.measured,
)

STANDING: Kind[DeviceRow] = Kind(
    cell=lambda row, telling: standing_words(row, telling.words),
    page=lambda row, telling: telling.texts.number(row.judged.standing),
    data=lambda row: row.judged.standing,
    is_shared_text=True,
)

FINDINGS: Kind[DeviceRow] = Kind(
    cell=lambda row, _: "; ".join(said for _, said in row.open_findings),
    page=lambda row, telling: [
        [
            _PLACE_OF[item.verdict],
            telling.texts.number(telling.requirements[item.requirement]),
            telling.texts.number(said),
            int(item.requirement in telling.required),
        ]
        for item, said in row.open_findings
    ],
    data=lambda row: {item.requirement: item.verdict for item in row.judged.findings},
)

ACTIONS: Kind[DeviceRow] = Kind(
    cell=lambda row, telling: "; ".join(telling.action_titles[name] for name in action_ids(row)),
    page=lambda row, telling: [telling.actions[name] for name in action_ids(row)],
    data=action_ids,
)

SPECS: Kind[DeviceRow] = Kind(
    data=lambda row: [
        {"id": part.spec.id, "verdict": part.verdict, "reason": part.reason or ""} for part in row.judged.parts
    ],
)

CLAIM: Kind[DeviceRow] = Kind(
    cell=lambda row, telling: look_of(row.claimed, telling.words).word if row.is_claimed_otherwise else "",
    data=lambda row: row.claimed,
)

MARKED: Kind[DeviceRow] = Kind(
    cell=lambda row, telling: ", ".join(telling.words.say(mark.label) for mark in EXPORTED if mark.is_on(row)),
    page=lambda row, _: sum([bit for bit, is_on in _BITS if is_on(row)]),
)
