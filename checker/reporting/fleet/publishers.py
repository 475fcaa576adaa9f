"""Several publishers beside each other: on how many devices the lessons of each work, and where they do not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from checker.fleet.model import Fleet
from checker.fleet.rows import DeviceRow
from checker.model.verdicts import Verdict
from checker.reporting.fleet.bars import Bar, Part, bar
from checker.reporting.fleet.by_place import Namer
from checker.reporting.fleet.in_use import in_use
from checker.reporting.fleet.part_columns import part_filter
from checker.reporting.language.words import Words
from checker.reporting.words.part_words import part_names
from checker.reporting.words.verdict_look import Look, look_of
from checker.specification.document import RequirementsSpec

_MOST_PLACES = 5
_MOST_ROWS = 40
_FINE = frozenset({Verdict.PASS, Verdict.ADVICE})
_SHADES = {Verdict.NOT_APPLICABLE: "missing"}
COUNTED = tuple(Verdict)


class Number(msgspec.Struct, frozen=True):
    """How many devices have a verdict by one publisher, in words and as `number`; `filter` shows them in the table."""

    look: Look
    number: str
    said: str
    filter: str


class Publisher(msgspec.Struct, frozen=True, kw_only=True):
    """One publisher. `in_use`: which requirements, and whether they were confirmed. `meets`: on how many all is well.

    `where`: the places with most devices that fail, "" where none does; `not_asked`: for how many nothing is asked.
    """

    name: str
    in_use: str
    meets: str
    of: str
    bar: Bar
    numbers: tuple[Number, ...]
    where: str
    not_asked: str


class PlaceRow(msgspec.Struct, frozen=True):
    """One place, with how many devices are not in order there by each publisher; or that all are, or none is asked."""

    place: str
    by_publisher: tuple[tuple[Number, ...], ...]


class Publishers(msgspec.Struct, frozen=True, kw_only=True):
    """Each publisher, and the places where any of them is not met everywhere; `more`: those left out, "" for none."""

    all: tuple[Publisher, ...]
    places: tuple[PlaceRow, ...]
    more: str


def counted_by_part(fleet: Fleet) -> list[Counter[Verdict]]:
    """Give how many devices have each verdict by each spec."""
    return [Counter(row.judged.by_part(place) for row in fleet.rows) for place in range(len(fleet.spec.parts))]


def beside_each_other(fleet: Fleet, namer: Namer, words: Words) -> Publishers | None:
    """Give it where several are asked for; None for one."""
    parts = fleet.spec.parts
    if len(parts) == 1 or not fleet.rows:
        return None
    names, counted, about = part_names(fleet.spec, words), counted_by_part(fleet), (fleet, namer, words)
    places = _by_place(fleet, namer)
    shown = _heaviest(places)
    left = len(places) - len(shown)
    return Publishers(
        all=tuple(_publisher(place, names[part.id], counted[place], about) for place, part in enumerate(parts)),
        places=tuple(_place_row(name, places[name], fleet, words) for name in shown),
        more=words.count("publisher.left", left, shown=words.number(len(shown))) if left else "",
    )


def _publisher(place: int, name: str, counted: Counter[Verdict], about: tuple[Fleet, Namer, Words]) -> Publisher:
    fleet, namer, words = about
    part = fleet.spec.parts[place]
    asked = len(fleet.rows) - counted[Verdict.NOT_APPLICABLE]
    looks = {verdict: look_of(verdict, words) for verdict in COUNTED}
    pieces = [Part(_SHADES.get(verdict, verdict.value), looks[verdict].word, counted[verdict]) for verdict in COUNTED]
    return Publisher(
        name=name,
        in_use=in_use(part, words),
        meets=words.number(counted[Verdict.PASS] + counted[Verdict.ADVICE]),
        of=words.count("publisher.of", asked),
        bar=bar(pieces, len(fleet.rows)),
        numbers=tuple(_numbers(part, counted, words)),
        where=_where(place, fleet.rows, namer, words),
        not_asked=_not_asked(counted, words),
    )


def _numbers(part: RequirementsSpec, counted: Counter[Verdict], words: Words) -> Iterator[Number]:
    """Give how many are not in order, and how many not for sure."""
    for verdict in (Verdict.FAIL, Verdict.UNKNOWN):
        if counted[verdict]:
            look = look_of(verdict, words)
            said = words.count(f"publisher.{verdict.value}", counted[verdict])
            yield Number(look, words.number(counted[verdict]), said, part_filter(part, look))


def _not_asked(counted: Counter[Verdict], words: Words) -> str:
    number = counted[Verdict.NOT_APPLICABLE]
    return words.count("publisher.not_asked", number) if number else ""


def _where(place: int, rows: Sequence[DeviceRow], namer: Namer, words: Words) -> str:
    failing = Counter(namer.place(row) for row in rows if row.judged.by_part(place) is Verdict.FAIL)
    told = [
        words.say("publisher.counted", name=name, number=words.number(number))
        for name, number in failing.most_common(_MOST_PLACES)
    ]
    left = len(failing) - len(told)
    if left > 0:
        told.append(words.count("publisher.more_places", left))
    return words.both(told)


def _by_place(fleet: Fleet, namer: Namer) -> dict[str, list[DeviceRow]]:
    """Give the devices of each place where something is not in order, in walking order."""
    found: dict[str, list[DeviceRow]] = {}
    for row in fleet.rows:
        found.setdefault(namer.place(row), []).append(row)
    return {name: rows for name, rows in found.items() if _not_fine(rows)}


def _not_fine(rows: Sequence[DeviceRow]) -> int:
    return sum(row.judged.verdict not in _FINE for row in rows)


def _heaviest(places: Mapping[str, Sequence[DeviceRow]]) -> list[str]:
    """Give the places where most is not in order, as many as a page shows, in walking order."""
    kept = set(sorted(places, key=lambda name: -_not_fine(places[name]))[:_MOST_ROWS])
    return [name for name in places if name in kept]


def _place_row(name: str, rows: Sequence[DeviceRow], fleet: Fleet, words: Words) -> PlaceRow:
    return PlaceRow(name, tuple(_there(place, rows, fleet, words) for place in range(len(fleet.spec.parts))))


def _there(place: int, rows: Sequence[DeviceRow], fleet: Fleet, words: Words) -> tuple[Number, ...]:
    counted = Counter(row.judged.by_part(place) for row in rows)
    found = tuple(_numbers(fleet.spec.parts[place], counted, words))
    if found:
        return found
    verdict = Verdict.PASS if counted[Verdict.PASS] or counted[Verdict.ADVICE] else Verdict.NOT_APPLICABLE
    return (Number(look_of(verdict, words), "", words.say(f"publisher.{verdict.value}"), ""),)
