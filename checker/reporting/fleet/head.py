"""The top of the overview: how many devices meet, how many can for free, and the picture of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from types import MappingProxyType

import msgspec

from checker.fleet.model import Fleet
from checker.fleet.standing import Standing
from checker.model.verdicts import Verdict
from checker.reporting.fleet.bars import Bar, Part, bar
from checker.reporting.fleet.in_use import in_use
from checker.reporting.fleet.todo import action_cost, action_title
from checker.reporting.language.words import Words, phrase, sentence

_LOOKS: Mapping[Standing, str] = MappingProxyType(
    {
        "meets": "pass",
        "free": "fail",
        "try": "fail",
        "money": "fail",
        "ask": "fail",
        "replace": "fail",
        "unknown": "unknown",
    }
)
_SHADES: Mapping[Standing, str] = MappingProxyType(
    {"free": "fail-light", "try": "fail-light", "money": "fail-light", "ask": "fail-light"}
)
_ALWAYS = frozenset({"meets", "free", "replace", "unknown"})


class Tile(msgspec.Struct, frozen=True, kw_only=True):
    """How many devices stand in one way. `standing` is what the table can be filtered by, "" for none."""

    standing: str
    look: str
    shade: str
    number: str
    word: str
    more: str
    link: str


class Head(msgspec.Struct, frozen=True, kw_only=True):
    """What is read first. `in_use`: which requirements it is by, "" where several are told of one by one."""

    about: str
    title: str
    lead: str
    in_use: str
    tiles: tuple[Tile, ...]
    picture: Bar


def head(fleet: Fleet, words: Words) -> Head:
    """Give the top of the page."""
    tiles = tuple(_tiles(fleet, words))
    parts = [
        Part(tile.shade, f"{tile.word} {tile.more}".strip(), count)
        for tile, count in zip(tiles, _numbers(fleet, tiles), strict=True)
    ]
    schools = fleet.schools
    return Head(
        about=", ".join((*(schools[:1] if len(schools) == 1 else ()), words.date(fleet.today))),
        title=_title(fleet, words),
        lead=_lead(fleet, words),
        in_use=_in_use(fleet, words),
        tiles=tiles,
        picture=bar(parts, sum(part.number for part in parts)),
    )


def standings(fleet: Fleet) -> Counter[str]:
    """Give how many devices stand in each way."""
    return Counter(row.judged.standing for row in fleet.rows)


def _numbers(fleet: Fleet, tiles: tuple[Tile, ...]) -> list[int]:
    counts = standings(fleet)
    return [counts[tile.standing] if tile.standing else len(fleet.missing) for tile in tiles]


def _in_use(fleet: Fleet, words: Words) -> str:
    return words.say("fleet.in_use", spec=in_use(fleet.spec, words)) if len(fleet.spec.parts) == 1 else ""


def _title(fleet: Fleet, words: Words) -> str:
    if not fleet.rows:
        return words.say("fleet.title.none")
    meets, total = standings(fleet)["meets"], len(fleet.rows)
    if total == 1:
        return words.say(f"fleet.title.one.{_LOOKS[fleet.rows[0].judged.standing]}")
    several, counted = len(fleet.spec.parts) > 1, words.number(total)
    if meets == total:
        return words.say("fleet.title.every.all" if several else "fleet.title.all", total=counted)
    if not meets:
        return words.say("fleet.title.every.no_one" if several else "fleet.title.no_one", total=counted)
    return words.count("fleet.title.every" if several else "fleet.title", meets, total=counted)


def _lead(fleet: Fleet, words: Words) -> str:
    return " ".join(_lead_sentences(fleet, words))


def _lead_sentences(fleet: Fleet, words: Words) -> Iterator[str]:
    if not fleet.rows:
        yield words.say("fleet.lead.none")
        return
    free = standings(fleet)["free"]
    if free:
        yield words.count("fleet.lead.free", free)
    yield from _first_sentences(fleet, words)
    others = sum(row.judged.is_of_another_kind for row in fleet.rows)
    if others:
        yield words.count("fleet.lead.other_kind", others)


def _first_sentences(fleet: Fleet, words: Words) -> Iterator[str]:
    """Give what to begin with; only where nothing is left at all, that there is nothing to do."""
    first = next((item for item in fleet.actions if item.urgency != "advice"), None)
    if first is None:
        left = len(fleet.missing)
        yield words.count("fleet.lead.visit", left) if left else words.say("fleet.lead.fine")
    elif first.is_last_resort:
        yield words.count("fleet.lead.replace", len(first.rows))
    else:
        price = phrase(action_cost(first, words))
        title = action_title(first, fleet, words)
        yield words.count("fleet.lead.first", len(first.rows), title=title, cost=price)


def _tiles(fleet: Fleet, words: Words) -> Iterator[Tile]:
    counts = standings(fleet)
    advice = sum(row.judged.verdict is Verdict.ADVICE for row in fleet.rows)
    for standing, look in _LOOKS.items():
        if counts[standing] or standing in _ALWAYS:
            if standing == "meets":
                more = words.count("fleet.tile.advice", advice) if advice else ""
            else:
                more = words.say(f"fleet.tile.{standing}")
            yield _tile(standing, look, counts[standing], more, words)
    if fleet.listing and not fleet.listing.source.problem:
        yield Tile(
            standing="", look="missing", shade="missing", number=words.number(len(fleet.missing)),
            word=words.say("fleet.tile.missing"), more=words.say("fleet.tile.missing.more"), link="missing",
        )  # fmt: skip


def _tile(standing: Standing, look: str, count: int, more: str, words: Words) -> Tile:
    return Tile(
        standing=standing,
        look=look,
        shade=_SHADES.get(standing, look),
        number=words.number(count),
        word=sentence(words.say(f"verdict.{look}")),
        more=more,
        link="replace" if standing == "replace" else "devices",
    )
