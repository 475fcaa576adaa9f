"""The table of all devices: as rows that need no script, and as data from which the script makes more of it."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from checker.fleet.actions import action_ids
from checker.fleet.model import Fleet
from checker.fleet.rows import DeviceRow
from checker.model.verdicts import MOST_URGENT_FIRST
from checker.reporting.device.verdict_look import Look, look_of
from checker.reporting.fleet.distribution import class_word
from checker.reporting.fleet.lists import open_findings
from checker.reporting.fleet.names import Namer
from checker.reporting.fleet.todo import action_title
from checker.reporting.language.words import Words
from checker.reporting.rendering.outside_text import shown

MOST_STATIC_ROWS = 2000
"""More devices than this are only in the data: who has no script gets the numbers, the actions and the export."""
_LONGEST_WHY = 90
_MARKS = ("stale", "future", "clock", "claimed", "doubted", "wrong")


class StaticRow(msgspec.Struct, frozen=True):
    """One device as it stands in the page without script."""

    name: str
    kind: str
    look: Look
    why: str
    measured: str


class Option(msgspec.Struct, frozen=True):
    """One choice of a filter."""

    value: str
    title: str


class DeviceTable(msgspec.Struct, frozen=True, kw_only=True):
    """The table, its filters, and data and words for the script as JSON that is safe inside a script element."""

    rows: tuple[StaticRow, ...]
    total: int
    actions: tuple[Option, ...]
    requirements: tuple[Option, ...]
    classes: tuple[Option, ...]
    places: tuple[Option, ...]
    data: str
    words: str


class _Texts:
    """Texts that many rows share, each once; a row holds numbers."""

    def __init__(self) -> None:
        self.all: list[str] = []
        self._numbers: dict[str, int] = {}

    def number(self, text: str) -> int:
        number = self._numbers.get(text)
        if number is None:
            number = self._numbers[text] = len(self.all)
            self.all.append(shown(text))
        return number


def device_table(fleet: Fleet, namer: Namer, words: Words) -> DeviceTable:
    """Give the table of all devices."""
    looks = {verdict: look_of(verdict, words) for verdict in MOST_URGENT_FIRST}
    static = fleet.rows if len(fleet.rows) <= MOST_STATIC_ROWS else ()
    places = dict.fromkeys(namer.place(row) for row in fleet.rows)
    classes = dict.fromkeys(class_word(row.judged.device_class, words) for row in fleet.rows)
    return DeviceTable(
        rows=tuple(
            StaticRow(
                _name(row, namer),
                class_word(row.judged.device_class, words),
                looks[row.judged.verdict],
                _why(row),
                row.measured.isoformat(),
            )
            for row in static
        ),
        total=len(fleet.rows),
        actions=tuple(Option(item.id, action_title(item, fleet, words)) for item in fleet.actions),
        requirements=_requirements(fleet, words),
        classes=tuple(Option(name, name) for name in sorted(classes)),
        places=tuple(Option(name, name) for name in places),
        data=_safe_in_script(_data(fleet, namer, words)),
        words=_safe_in_script(_words(fleet, words)),
    )


def _words(fleet: Fleet, words: Words) -> dict[str, object]:
    """Give what the script says."""
    facts = ("name", "place", "model", "system", "browser", "memory", "screen")
    return {
        "verdicts": [look_of(verdict, words).title for verdict in MOST_URGENT_FIRST],
        "facts": [words.say(f"fleet.fact.{name}") for name in facts],
        "marks": [words.say(f"fleet.mark.{name}") for name in _MARKS],
        "actions": {action.id: number for number, action in enumerate(fleet.actions)},
        **{name: words.say(f"fleet.script.{name}") for name in ("locale", "fine", "found", "more", "met", "met_one")},
    }


def _name(row: DeviceRow, namer: Namer) -> str:
    place = namer.place(row) if row.place or row.identity.school else ""
    return row.name if row.name.casefold().startswith(row.place.casefold()) else f"{place}, {row.name}"


def _why(row: DeviceRow) -> str:
    """Give the worst finding in words; "" when all is well."""
    found = open_findings(row)
    text = found[0][1] if found else ""
    return text if len(text) <= _LONGEST_WHY else f"{text[: _LONGEST_WHY - 1]}…"


def _requirements(fleet: Fleet, words: Words) -> tuple[Option, ...]:
    titles = (item.title.said(words.language) for item in fleet.spec.requirement)
    return tuple(Option(title, title) for title in dict.fromkeys(titles))


def _data(fleet: Fleet, namer: Namer, words: Words) -> dict[str, object]:
    """Give the rows as arrays, in the order that reports/scripts/fleet_report.js reads them."""
    texts = _Texts()
    actions = {action.id: number for number, action in enumerate(fleet.actions)}
    titles = {item.id: item.title.said(words.language) for item in fleet.spec.requirement}
    # What many rows have in common is worked out once for each object they share.
    shared: dict[tuple[int, int], list[object]] = {}
    rows = []
    for row in fleet.rows:
        key = id(row.judged), id(row.described)
        if key not in shared:
            shared[key] = list(_shared(row, texts, actions, titles, words))
        school = texts.number(row.identity.school) if len(fleet.schools) > 1 else -1
        own = [shown(_name(row, namer)), _also(row), texts.number(namer.place(row)), row.age, _marks(row), school]
        rows.append([*own, *shared[key]])
    return {"today": fleet.today.isoformat(), "stale": fleet.stale_after, "rows": rows, "texts": texts.all}


def _also(row: DeviceRow) -> str:
    return shown(row.identity.name) if row.identity.name != row.name else ""


def _shared(
    row: DeviceRow, texts: _Texts, actions: dict[str, int], titles: dict[str, str], words: Words
) -> Iterator[object]:
    """Give class, verdict, standing, actions, findings, number of requirements met, and what it is."""
    judged, described = row.judged, row.described
    verdicts = [verdict.value for verdict in MOST_URGENT_FIRST]
    yield texts.number(class_word(judged.device_class, words))
    yield verdicts.index(judged.verdict.value)
    yield texts.number(judged.standing)
    yield [actions[name] for name in action_ids(row)]
    open_ = [item for item in judged.findings if item.verdict.value != "pass"]
    yield [
        [verdicts.index(item.verdict.value), texts.number(titles[item.requirement]), texts.number(said)]
        for item, said in sorted(
            zip(open_, described.findings, strict=True), key=lambda pair: verdicts.index(pair[0].verdict.value)
        )
    ]
    yield len(judged.findings) - len(open_)
    for text in (described.model, described.system, described.browser, described.memory, described.screen):
        yield texts.number(text)


def _marks(row: DeviceRow) -> int:
    """Give what a reader must know of the measurement, as bits, in the order of `_MARKS`."""
    clock = (row.clock_is_doubted, row.clock_error is not None)
    flags = (row.is_stale, row.is_from_the_future, row.clock_was_behind, row.claimed is not None, *clock)
    return sum(1 << place for place, is_set in enumerate(flags) if is_set)


def _safe_in_script(data: object) -> str:
    """Give JSON in which nothing can end the script element or begin another one."""
    return msgspec.json.encode(data).decode().replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
