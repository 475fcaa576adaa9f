"""What to do first, in words: each action with its cost, its devices by place, and what it yields."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import get_args

import msgspec

from checker.checking.checked_device import CheckedRequirement
from checker.conditions.situation import Situation
from checker.fleet.actions import Action
from checker.fleet.actions import Part as ActionPart
from checker.fleet.matching.missing import Missing, Way
from checker.fleet.model import Fleet
from checker.reporting.fleet.bars import Bar, Part, bar
from checker.reporting.fleet.by_place import Namer, Names
from checker.reporting.fleet.distribution import class_word
from checker.reporting.language.words import Words, sentence
from checker.reporting.words.how_to_measure import Seen, how_to_measure
from checker.reporting.words.part_words import part_names
from checker.reporting.words.spec_words import cost, cost_and_who, filled, update_title


class How(msgspec.Struct, frozen=True):
    """How to do it; `about` says for which devices where there are several ways, "" where there is one."""

    about: str
    paragraphs: tuple[str, ...]


class ToDo(msgspec.Struct, frozen=True, kw_only=True):
    """One thing to do. `id` is what the table can be filtered by; `then` is the picture of what it yields."""

    id: str
    look: str
    verdict: str
    number: str
    unit: str
    title: str
    cost: str
    helps: str
    how: tuple[How, ...]
    names: Names
    yields: str
    then: Bar | None


def empty_situation(fleet: Fleet) -> Situation:
    """Give a situation of which nothing is known: for words that hold for many devices."""
    return Situation({}, fleet.today, fleet.releases)


def to_do(fleet: Fleet, namer: Namer, words: Words) -> tuple[ToDo, ...]:
    """Give the actions in their order; to visit what is missing goes before what is only advised."""
    found = [_action(action, before, fleet, namer, words) for action, before in _with_before(fleet)]
    place = sum(item.urgency != "advice" and not item.is_dear for item in fleet.actions)
    found[place:place] = _visits(fleet, namer, words)
    return tuple(found)


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
        verdict=sentence(words.say(f"verdict.{action.urgency}")),
        number=words.number(count),
        unit=words.count("fleet.devices", count),
        title=action_title(action, fleet, words),
        cost=_cost(action, words),
        helps=words.say("fleet.helps", publishers=helping(action, fleet, words)) if action.helps else "",
        how=tuple(_how(action, fleet, words)),
        names=namer.names(action.rows),
        yields=_yields(action, gained, len(fleet.rows), words),
        then=_picture(before, gained, len(fleet.rows), words) if gained else None,
    )


def action_title(action: Action, fleet: Fleet, words: Words) -> str:
    """Give what to do in a few words; what is only recommended says so, as the same may be required elsewhere."""
    title = _plain_title(action, fleet, words)
    return f"{title} {words.say('step.optional')}" if action.urgency == "advice" else title


def _plain_title(action: Action, fleet: Fleet, words: Words) -> str:
    """Give the one title its ways have, or else what they have in common."""
    if action.unmeasured:
        if all(item.finding.reason == "clock_doubted" for item in action.unmeasured):
            return words.say("fleet.clock.look")
        titles = dict.fromkeys(item.requirement.title.said(words.language) for item in action.unmeasured)
        return words.say("fleet.measure", title=words.both(list(titles)))
    if not action.parts:
        return words.say(f"fleet.action.{action.kind}")
    titles = dict.fromkeys(_title(part, fleet, words) for part in action.parts)
    effect = action.parts[0].remedy.effect
    common = f"fleet.cause.{effect.fact}.{effect.to}" if effect else ""
    return words.say(common) if len(titles) > 1 and words.has(common) else words.either(list(titles))


def _title(part: ActionPart, fleet: Fleet, words: Words) -> str:
    return update_title(part.remedy, part.target, _solved(part, fleet), empty_situation(fleet), words)


def _solved(part: ActionPart, fleet: Fleet) -> Iterator[CheckedRequirement]:
    """Give what one way of doing it is for, on each of its devices."""
    requirements = {item.id: item for item in fleet.spec.requirement}
    for row in part.rows:
        steps = (step for step in row.judged.steps if (step.remedy.id, step.target) == (part.remedy.id, part.target))
        solved = {name for step in steps for name in step.solves}
        for finding in row.judged.findings:
            if finding.requirement in solved:
                yield CheckedRequirement(requirements[finding.requirement], finding)


def action_cost(action: Action, words: Words) -> str:
    """Give the price, and the minutes for each device where they are the same for all.

    The reader is the coordinator; who else must be asked is the supplier.
    """
    say = {"supplier": cost_and_who}
    costs = list(dict.fromkeys(say.get(part.remedy.who, cost)(part.remedy, words) for part in action.parts))
    if len(costs) == 1:
        return costs[0]
    return words.say("cost.money" if action.costs_money else "cost.free")


def helping(action: Action, fleet: Fleet, words: Words) -> str:
    """Give for which of several publishers it is, with the number of devices where it is not all of them."""
    names, total = part_names(fleet.spec, words), len(action.rows)
    told = [
        names[part]
        if number == total
        else words.say("publisher.counted", name=names[part], number=words.number(number))
        for part, number in action.helps.items()
    ]
    return words.both(told)


def _cost(action: Action, words: Words) -> str:
    each = action_cost(action, words)
    if not action.minutes or len(action.rows) == 1:
        return each
    return words.say("fleet.cost.together", each=each, together=words.duration(action.minutes))


def _how(action: Action, fleet: Fleet, words: Words) -> Iterator[How]:
    """Give each way, said once where several devices have the same; of several, each says what it is for."""
    said: dict[tuple[str, ...], dict[str, dict[str, None]]] = {}
    for texts, title, device_class in _ways(action, fleet, words):
        said.setdefault(texts, {}).setdefault(title, {})[class_word(device_class, words)] = None
    for texts, titles in said.items():
        about = [
            words.say("fleet.way_for", title=title, kinds=words.both(list(kinds))) for title, kinds in titles.items()
        ]
        yield How(words.both(about) if len(said) > 1 else "", texts)


def _ways(action: Action, fleet: Fleet, words: Words) -> Iterator[tuple[tuple[str, ...], str, str]]:
    """Give each way as its texts, its title, and a kind of device it is for."""
    for part in action.parts:
        text = filled(part.remedy.steps.said(words.language), part.target, empty_situation(fleet), words)
        lines = tuple(line.strip() for line in text.splitlines() if line.strip())
        for device_class in dict.fromkeys(row.judged.device_class for row in part.rows):
            yield lines, _title(part, fleet, words), device_class
    for item in action.unmeasured:
        where = Seen(item.device_class, item.origin)
        texts = how_to_measure(CheckedRequirement(item.requirement, item.finding), where, words)
        if where.is_asked:
            texts = (*texts, words.say("step.fill_in"))
        yield texts, item.requirement.title.said(words.language), item.device_class
    if not action.parts and not action.unmeasured:
        yield (words.say(f"fleet.action.{action.kind}.how"),), "", ""


def _yields(action: Action, gained: int, total: int, words: Words) -> str:
    if gained:
        return words.count("fleet.yields.meet", action.meets_after, total=words.number(total))
    if action.unmeasured:
        return words.count("fleet.yields.known", len(action.rows))
    if action.is_last_resort or not action.parts:
        return ""
    if action.urgency == "advice":
        return _advised(action, words)
    if action.is_foretold:
        return words.say("fleet.yields.part")
    return words.say("fleet.yields.try" if action.urgency == "fail" else "fleet.yields.measure_again")


def _advised(action: Action, words: Words) -> str:
    """Give whether the devices may be used without it: not those that fail, or may, for something else."""
    if all(row.judged.is_of_another_kind for row in action.rows):
        return words.count("fleet.yields.other_kind", len(action.rows))
    others = sum(row.judged.standing != "meets" or row.judged.is_of_another_kind for row in action.rows)
    if others == len(action.rows):
        return words.say("fleet.yields.advice.none")
    if others:
        return words.count("fleet.yields.advice.some", others)
    return words.count("fleet.yields.advice", len(action.rows))


def _picture(before: int, gained: int, total: int, words: Words) -> Bar:
    parts = (Part("before", words.say("fleet.before"), before), Part("pass", words.say("fleet.gained"), gained))
    return bar(parts, total)


def _visits(fleet: Fleet, namer: Namer, words: Words) -> Iterator[ToDo]:
    """Give what is not measured yet, by what one takes along to it."""
    for way in get_args(Way):
        missing = [item for item in fleet.missing if item.way == way]
        if missing:
            yield _visit(way, missing, namer, words, is_all=len(missing) == len(fleet.missing))


def _visit(way: Way, missing: Sequence[Missing], namer: Namer, words: Words, *, is_all: bool) -> ToDo:
    return ToDo(
        id="",
        look="missing",
        verdict=words.say("fleet.tile.missing"),
        number=words.number(len(missing)),
        unit=words.count("fleet.devices", len(missing)),
        title=words.say(f"fleet.visit.{way}"),
        cost=words.say("cost.free"),
        helps="",
        how=(How("", (words.say(f"fleet.visit.{way}.how"),)),),
        names=namer.missing(missing),
        yields=words.say("fleet.yields.complete") if is_all else "",
        then=None,
    )
