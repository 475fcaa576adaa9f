"""What changed between two specs, in words: Werkgeheugen (Windows-pc): minimum van 4 GB naar 8 GB: strenger."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any, Literal

import msgspec

from checker.conditions import Condition
from checker.conditions.combined import AllOf, AnyOf
from checker.model.languages import LANGUAGES
from checker.model.releases import Releases
from checker.reporting.language.words import Words, phrase
from checker.reporting.requirements.spec_page import state_of
from checker.reporting.words.any_device import any_device
from checker.reporting.words.asked import asked, asked_by
from checker.reporting.words.device_words import class_words
from checker.reporting.words.kinds import words_of
from checker.reporting.words.values import plain_value
from checker.specification.comparing import Change, is_reordered
from checker.specification.document import Requirement, RequirementsSpec

Group = Literal["stricter", "unclear", "looser", "confirmed", "other", "tables", "texts"]
GROUPS: tuple[Group, ...] = ("stricter", "unclear", "looser", "confirmed", "other", "tables", "texts")
FOLDED: frozenset[Group] = frozenset({"tables", "texts"})
"""What only who asks wants to see: how old a table may be, which fails no device, and the same in other words."""
_TEXTS = frozenset({"title", "basis_note", "measure", "measure_on", "steps", "note"})
_DAYS = frozenset({"valid_from", "valid_until", "checked_on", "on"})
_WORDS = frozenset({"importance", "category", "basis", "cost", "who", "role"})
_THINGS = frozenset({"requirement", "remedy", "product"})
_OF_A_THING = 2
_TABLES = "table_valid_days"


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One change. `subject`: which requirement, of which devices. `what`: which part of it, or that all of it is new.

    `before` and `after` are "" where there was or is nothing.
    """

    group: Group
    subject: str
    what: str
    before: str
    after: str
    effect: str
    is_whole: bool = False


class Compared(msgspec.Struct, frozen=True, kw_only=True):
    """Two specs and all that differs, with what is needed to say it."""

    before: RequirementsSpec
    after: RequirementsSpec
    changes: Sequence[Change]
    releases: Releases
    day: dt.date


def lines(compared: Compared, words: Words) -> tuple[Line, ...]:
    """Give a line for each change that says something in this language: by group, what matters most first."""
    telling = _Telling(compared, words)
    told = [(change, telling.line(change)) for change in compared.changes if telling.is_told(change)]
    told.sort(key=lambda pair: GROUPS.index(pair[1].group))
    return tuple(line for _, line in told)


def in_one_line(line: Line, words: Words) -> str:
    """Give a change as a sentence."""
    what = "" if line.what == words.say("changes.condition.minimum") else line.what
    return ": ".join(filter(None, (line.subject, what, _middle(line, words), line.effect)))


def _middle(line: Line, words: Words) -> str:
    if line.group == "texts":
        return words.say("changes.text")
    if line.before and line.after:
        return words.say("changes.from_to", before=line.before, after=line.after)
    value = line.after or line.before
    if line.is_whole or not value:
        return "" if value == words.say("changes.thing") else value
    return words.say("changes.new", after=value) if line.after else words.say("changes.gone", before=value)


class _Telling:
    """Says changes in one language."""

    def __init__(self, compared: Compared, words: Words) -> None:
        self._compared, self._words = compared, words
        self._added = [change.keys[1] for change in compared.changes if change.what == "added" and len(change.keys) > 1]
        self._before = {item.id: item for item in compared.before.requirement}
        self._after = {item.id: item for item in compared.after.requirement}
        for change in compared.changes:
            if change.what == "renamed":
                self._before[change.after] = self._before[change.before]

    def is_told(self, change: Change) -> bool:
        """Tell whether it says something in this language; a text of another one is in the data alone."""
        if change.what == "moved":
            return is_reordered(change, self._added)
        if change.keys[2:] == ("publisher",):
            return self._is_of_another(change)
        if change.keys[-1] == "checked_on" and change.what in {"changed", "raised", "added"}:
            return not self._is_confirmed(change)
        others = set(LANGUAGES) - {self._words.language}
        return change.keys[-1] not in others

    def line(self, change: Change) -> Line:
        """Give it in words."""
        before, after = self._value(change, "before"), self._value(change, "after")
        if before == after:
            before, after = _as_written(change.before, before), _as_written(change.after, after)
        return Line(
            group=self._group(change),
            subject=self._subject(change),
            what=self._what(change),
            before=before,
            after=after,
            effect="" if change.effect == "none" else self._words.say(f"changes.effect.{change.effect}"),
            is_whole=_is_whole(change),
        )

    def _is_of_another(self, change: Change) -> bool:
        """Tell whether a requirement is of another publisher than before, and not only says now whose it is."""
        specs = (change.before, self._compared.before), (change.after, self._compared.after)
        was, now = (value or spec.published_by for value, spec in specs)
        return bool(was != now)

    def _is_confirmed(self, change: Change) -> bool:
        places = {held.path for held in self._compared.changes if held.what == "confirmed"}
        return ".".join((*change.keys[:2], "basis")) in places

    def _group(self, change: Change) -> Group:
        if _TABLES in change.keys:
            return "tables"
        if change.effect != "none":
            return change.effect
        if change.what == "confirmed" or change.keys[2:3] == ("quote",):
            return "confirmed"
        return "texts" if _TEXTS & set(change.keys[2:]) or change.keys[0] in {"title", "note"} else "other"

    def _subject(self, change: Change) -> str:
        if change.keys[0] not in _THINGS or change.what == "moved":
            return self._words.say("changes.whole")
        kind, name, *_ = change.keys
        item = self._item(kind, name)
        title = item.title.said(self._words.language)
        if isinstance(item, Requirement):
            classes = class_words(item.applies_to, self._words)
            return self._words.say("changes.subject", title=title, classes=classes)
        return self._words.say(f"changes.{kind}", title=title)

    def _item(self, kind: str, name: str) -> Any:  # noqa: ANN401  a requirement, a remedy or a product
        if kind == "requirement":
            return self._after.get(name) or self._before[name]
        specs = (self._compared.after, self._compared.before)
        return next(item for spec in specs for item in getattr(spec, kind) if item.id == name)

    def _what(self, change: Change) -> str:
        say, keys = self._words.say, change.keys
        if change.what == "moved":
            return say(f"changes.order.{keys[0]}")
        if keys[0] not in _THINGS:
            return say(f"changes.top.{keys[0]}")
        if _is_whole(change):
            is_asked_anyway = keys[0] == "requirement" and change.effect == "none"
            return say(f"changes.{change.what}.{'anyway' if is_asked_anyway else keys[0]}")
        if keys[2] == "condition":
            return say(f"changes.condition.{keys[-1]}")
        return say(f"changes.field.{keys[2]}")

    def _value(self, change: Change, side: Literal["before", "after"]) -> str:
        """Give what was or is there, "" where there is nothing."""
        value, keys = getattr(change, side), change.keys
        if value is None or value is msgspec.UNSET or change.what == "moved":
            return ""
        if keys[0] == "requirement":
            return self._of_requirement(change, side)
        if _is_whole(change):
            return self._words.say("changes.thing")
        if keys[0] == "product" and keys[2:] == ("basis",):
            held = getattr(self._compared, side).product
            states = (state_of(product, self._words) for product in held if product.id == keys[1])
            if state := next(states, ""):
                return phrase(state)
        return self._plain(keys, value, getattr(self._compared, side))

    def _of_requirement(self, change: Change, side: Literal["before", "after"]) -> str:
        keys, spec = change.keys, getattr(self._compared, side)
        item = (self._before if side == "before" else self._after).get(keys[1])
        if item is None:
            return str(getattr(change, side))
        match keys[2:]:
            case []:
                return asked(item, self._device(item), self._words)
            case ["condition", *way]:
                return self._of_condition(item.condition, way, item)
            case ["basis"]:
                return phrase(state_of(item, self._words))
            case _:
                return self._plain(keys, getattr(change, side), spec)

    def _of_condition(self, condition: Condition, way: Sequence[str], item: Requirement) -> str:
        device = self._device(item)
        match way:
            case ["conditions", number, *rest] if isinstance(condition, AllOf | AnyOf):
                return self._of_condition(condition.conditions[int(number)], rest, item)
            case [field] if not isinstance(condition, AllOf | AnyOf):
                return words_of(condition).value(field, device, self._words)
            case _ if isinstance(condition, AllOf | AnyOf):
                join = self._words.both if isinstance(condition, AllOf) else self._words.either
                return join([asked_by(part, device, self._words) for part in condition.conditions])
            case _:
                return asked_by(condition, device, self._words)

    def _device(self, item: Requirement) -> Any:  # noqa: ANN401  a situation
        return any_device(item.applies_to[0], self._compared.releases, self._compared.day)

    def _plain(self, keys: Sequence[str], value: Any, spec: RequirementsSpec) -> str:  # noqa: ANN401  of any field
        tell = _PLAIN.get(keys[-1])
        if tell:
            return tell(value, spec, self._words)
        match value:
            case bool():
                return self._words.say("measured.yes" if value else "measured.no")
            case {"on": str() as day}:
                return self._words.date(dt.date.fromisoformat(day))
            case dict():
                return str(value.get(self._words.language) or value.get("text") or value.get("to") or "")
            case list():
                return self._words.both([str(item) for item in value])
            case _:
                return plain_value(keys[-1], value, self._words)


def _as_written(value: object, told: str) -> str:
    """Give a value as the file has it, where its words hide the difference: 4 GB and 4 GiB."""
    return value if isinstance(value, str) else told


def _is_whole(change: Change) -> bool:
    return change.keys[0] in _THINGS and len(change.keys) == _OF_A_THING and change.what != "moved"


def _remedies(names: Sequence[str], spec: RequirementsSpec, words: Words) -> str:
    titles = {item.id: item.title.said(words.language) for item in spec.remedy}
    return words.both(list(dict.fromkeys(titles.get(name, name) for name in names)))


_PLAIN: dict[str, Callable[[Any, RequirementsSpec, Words], str]] = {
    "remedies": _remedies,
    **dict.fromkeys(("applies_to", "not_on"), lambda value, _, words: class_words(value, words)),
    **dict.fromkeys(_WORDS, lambda value, _, words: words.say(f"changes.value.{value}")),
    **dict.fromkeys(_DAYS, lambda value, _, words: words.date(dt.date.fromisoformat(value))),
}
