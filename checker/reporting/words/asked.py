"""What a requirement asks, in words made from its condition, so that they always agree."""

from __future__ import annotations

from checker.conditions import Condition
from checker.conditions.at_least import AtLeast
from checker.conditions.at_least_version import AtLeastVersion
from checker.conditions.browser_release import BrowserRelease, Recency
from checker.conditions.combined import AllOf, AnyOf
from checker.conditions.display_at_least import DisplayAtLeast
from checker.conditions.is_true import IsTrue
from checker.conditions.one_of import OneOf
from checker.conditions.reachable import Reachable
from checker.conditions.situation import Situation
from checker.conditions.supported_on import SupportedOn
from checker.model.vocabulary import FACTS
from checker.reporting.language.words import Words
from checker.reporting.words import system_words
from checker.reporting.words.browser_words import browser_name
from checker.specification.document import Requirement

_MOST_BROWSERS = 3


def asked(requirement: Requirement, situation: Situation, words: Words) -> str:
    """Give what is asked; "recommended: …" where missing it can never fail a device."""
    text = asked_by(requirement.condition, situation, words)
    return words.say("asked.recommended", asked=text) if requirement.importance == "recommended" else text


def asked_by(condition: Condition, situation: Situation, words: Words) -> str:  # noqa: C901, PLR0911  one line for each kind
    """Give what a condition asks. Of several alternatives the first; the evidence names the others."""
    match condition:
        case AtLeast():
            return _at_least(condition, words)
        case AtLeastVersion():
            return _version(condition, situation, words)
        case OneOf(fact=fact, values=values):
            return words.either([value_word(fact, value, situation, words) for value in values])
        case IsTrue(fact=fact):
            return words.first(f"asked.true.{fact}", "asked.true")
        case SupportedOn():
            return words.say("asked.supported")
        case BrowserRelease():
            return _browser(condition, words)
        case DisplayAtLeast():
            return _screen(condition, words)
        case Reachable():
            return _reachable(condition, words)
        case AnyOf(conditions=parts):
            return asked_by(parts[0], situation, words)
        case AllOf(conditions=parts):
            return words.both(_sharpest(parts, situation, words))


def value_word(fact: str, value: str, situation: Situation, words: Words) -> str:
    """Give a value in words where it is a word of ours; as it stands where it is the maker's."""
    if fact == "os.version":
        return system_words.threshold(fact, value, situation, words)
    message = f"value.{fact}.{value}"
    return words.say(message) if words.has(message) else value


def amount(fact: str, value: float, words: Words) -> str:
    """Give an amount with its unit: 4 GB, 2 kernen."""
    message = f"amount.{fact}"
    if words.has(message):
        return words.count(message, int(value))
    return words.quantity(value, FACTS[fact].unit or "count")


def _at_least(condition: AtLeast, words: Words) -> str:
    expected = condition.expected()
    values = {
        name: amount(condition.fact, value, words)
        for name, value in (("minimum", expected.minimum), ("recommended", expected.recommended))
        if isinstance(value, int | float)
    }
    return words.first(f"asked.{'.'.join(values)}.{condition.fact}", f"asked.{'.'.join(values)}", **values)


def _version(condition: AtLeastVersion, situation: Situation, words: Words) -> str:
    values = {
        name: system_words.threshold(condition.fact, value, situation, words)
        for name, value in (("minimum", condition.minimum), ("recommended", condition.recommended))
        if value is not None
    }
    return words.say(f"asked.version.{'.'.join(values)}", **values)


def _browser(condition: BrowserRelease, words: Words) -> str:
    recency = _recency(condition.minimum, words)
    if condition.recommended:
        recency = words.say("asked.rather", minimum=recency, recommended=_recency(condition.recommended, words))
    names = browser_list(condition, words) if condition.which == "best" else ""
    return words.say(f"asked.browser.{condition.which}", browsers=names, recency=recency)


def browser_list(condition: BrowserRelease, words: Words) -> str:
    """Give the browsers that count, the first few of many."""
    names = [browser_name(name, words) for name in condition.browsers]
    if len(names) <= _MOST_BROWSERS + 1:
        return words.either(names)
    return words.count("asked.browsers.more", len(names) - _MOST_BROWSERS, browsers=", ".join(names[:_MOST_BROWSERS]))


def _recency(recency: Recency, words: Words) -> str:
    if recency.released_within_days is not None:
        return words.count("asked.released", recency.released_within_days)
    return words.count("asked.superseded", recency.superseded_within_days or 0)


def _screen(condition: DisplayAtLeast, words: Words) -> str:
    parts = []
    if condition.minimum:
        parts.append(words.say(f"asked.screen.{condition.measure}", size=size_word(condition.minimum)))
    if condition.recommended:
        parts.append(words.say("asked.screen.recommended", size=size_word(condition.recommended)))
    if condition.minimum_inches is not None:
        parts.append(words.say("asked.screen.inches", size=words.quantity(condition.minimum_inches, "inch")))
    return ", ".join(parts)


def size_word(text: str) -> str:
    """Give a size as 1024 × 768, however the spec writes it."""
    return "\u00a0×\u00a0".join(text.replace("×", "x").replace(" ", "").split("x"))


def _reachable(condition: Reachable, words: Words) -> str:
    if condition.within_seconds is None:
        return words.say("asked.reachable")
    return words.say("asked.reachable.within", seconds=words.number(condition.within_seconds))


def _sharpest(parts: tuple[Condition, ...], situation: Situation, words: Words) -> list[str]:
    """Give what each part asks; of those on one subject the one that names a build, which says more than a version."""
    by_subject = {_subject(part): asked_by(part, situation, words) for part in sorted(parts, key=_names_a_build)}
    return list(by_subject.values())


def _subject(part: Condition) -> str:
    return part.facts_needed()[0].partition(".")[0]


def _names_a_build(part: Condition) -> bool:
    return "os.build_id" in part.facts_needed()
