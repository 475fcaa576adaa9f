"""What to do first, in words: each action with its cost, its devices by place, and what it yields."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from checker.conditions.situation import Situation
from checker.fleet.actions import Action
from checker.fleet.model import Fleet
from checker.reporting.device.context import Judged
from checker.reporting.device.how_to_measure import how_to_measure
from checker.reporting.device.remedy_words import cost_and_who, filled, title_of
from checker.reporting.fleet.bars import Bar, Part, bar
from checker.reporting.fleet.names import Namer, Names
from checker.reporting.language.words import Words


class ToDo(msgspec.Struct, frozen=True, kw_only=True):
    """One thing to do. `id` is what the table can be filtered by; `then` is the picture of what it yields."""

    id: str
    look: str
    verdict: str
    number: str
    unit: str
    title: str
    cost: str
    paragraphs: tuple[str, ...]
    names: Names
    yields: str
    then: Bar | None


def empty_situation(fleet: Fleet) -> Situation:
    """Give a situation of which nothing is known: for words that hold for many devices."""
    return Situation({}, fleet.today, fleet.releases)


def to_do(fleet: Fleet, namer: Namer, words: Words) -> tuple[ToDo, ...]:
    """Give the actions in their order; to visit what is missing goes before what is only advised."""
    found = [_action(action, before, fleet, namer, words) for action, before in _with_before(fleet)]
    if fleet.missing:
        place = sum(item.urgency != "advice" and not _is_dear(item) for item in fleet.actions)
        found.insert(place, _visit(fleet, namer, words))
    return tuple(found)


def _is_dear(action: Action) -> bool:
    return action.remedy is not None and (action.remedy.cost == "money" or action.remedy.last_resort)


def _with_before(fleet: Fleet) -> Iterator[tuple[Action, int]]:
    before = sum(row.judged.standing == "meets" for row in fleet.rows)
    for action in fleet.actions:
        yield action, before
        before = action.meets_after


def _action(action: Action, before: int, fleet: Fleet, namer: Namer, words: Words) -> ToDo:
    count, gained = len(action.rows), action.meets_after - before
    return ToDo(
        id=action.id,
        look=action.urgency,
        verdict=words.say(f"fleet.verdict.{action.urgency}"),
        number=words.number(count),
        unit=words.count("fleet.devices", count),
        title=action_title(action, fleet, words),
        cost=_cost(action, words),
        paragraphs=_paragraphs(action, fleet, words),
        names=namer.names(action.rows),
        yields=_yields(action, gained, len(fleet.rows), words),
        then=_picture(before, gained, len(fleet.rows), words) if gained else None,
    )


def action_title(action: Action, fleet: Fleet, words: Words) -> str:
    """Give what to do in a few words."""
    if action.remedy:
        return title_of(action.remedy, action.target, empty_situation(fleet), words)
    title = action.requirement.title.said(words.language) if action.requirement else ""
    return words.say("fleet.measure", title=title)


def _cost(action: Action, words: Words) -> str:
    if action.remedy is None:
        return words.say("cost.free")
    each = cost_and_who(action.remedy, words)
    if not action.minutes or len(action.rows) == 1:
        return each
    return words.say("fleet.cost.together", each=each, together=words.duration(action.minutes))


def _paragraphs(action: Action, fleet: Fleet, words: Words) -> tuple[str, ...]:
    if action.remedy:
        text = filled(action.remedy.steps.said(words.language), action.target, empty_situation(fleet), words)
    else:
        finding = action.rows[0].judged.finding(action.requirement.id) if action.requirement else None
        text = how_to_measure(Judged(action.requirement, finding), words) if action.requirement and finding else ""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def _yields(action: Action, gained: int, total: int, words: Words) -> str:
    if gained:
        return words.say("fleet.yields.meet", count=words.number(action.meets_after), total=words.number(total))
    if action.remedy is None:
        return words.count("fleet.yields.known", len(action.rows))
    return words.say("fleet.yields.advice" if action.urgency == "advice" else "fleet.yields.part")


def _picture(before: int, gained: int, total: int, words: Words) -> Bar:
    parts = (Part("before", words.say("fleet.before"), before), Part("pass", words.say("fleet.gained"), gained))
    return bar(parts, total)


def _visit(fleet: Fleet, namer: Namer, words: Words) -> ToDo:
    count = len(fleet.missing)
    return ToDo(
        id="",
        look="missing",
        verdict=words.say("fleet.tile.missing"),
        number=words.number(count),
        unit=words.count("fleet.devices", count),
        title=words.say("fleet.visit"),
        cost=words.say("cost.free"),
        paragraphs=(words.say("fleet.visit.how"),),
        names=namer.missing(fleet.missing),
        yields=words.say("fleet.yields.complete"),
        then=None,
    )
