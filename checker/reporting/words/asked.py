"""What a requirement asks, in words made from its condition, so that they always agree."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from checker.conditions import Condition
from checker.conditions.combined import AllOf, AnyOf, leaves
from checker.conditions.single import Single
from checker.conditions.situation import Situation
from checker.reporting.language.words import Words
from checker.reporting.words.kinds import words_of
from checker.specification.document import Requirement


def asked(requirement: Requirement, situation: Situation, words: Words) -> str:
    """Give what is asked; "recommended: …" where missing it can never fail a device."""
    text = asked_by(requirement.condition, situation, words)
    return words.say("asked.recommended", asked=text) if requirement.importance == "recommended" else text


def asked_by(condition: Condition, situation: Situation, words: Words) -> str:
    """Give what a condition asks. Of several alternatives the first; the evidence names the others."""
    return _told(condition, lambda part: words_of(part).asked(situation, words), words)


class Columns(NamedTuple):
    """What a requirement asks at least and what is rather, each in a column of its own; "" for nothing."""

    minimum: str
    recommended: str


def in_columns(requirement: Requirement, situation: Situation, words: Words) -> Columns:
    """Give what is asked at least and rather; all of it is rather where missing it can never fail a device."""
    condition = requirement.condition
    least = _told(condition, lambda part: words_of(part).least(situation, words), words)
    rather = _told(condition, lambda part: words_of(part).rather(situation, words), words)
    return Columns("", rather or least) if requirement.importance == "recommended" else Columns(least, rather)


def asked_in_full(requirement: Requirement, words: Words) -> str:
    """Give all that counts where `asked` names only the first few of many, "" elsewhere."""
    found = (words_of(part).all_asked(words) for part in leaves(requirement.condition))
    return next(filter(None, found), "")


def _told(condition: Condition, tell: Callable[[Single], str], words: Words) -> str:
    """Give what a condition says: of several alternatives the first, of what must all be so each part that tells."""
    match condition:
        case AnyOf(conditions=parts):
            return tell(parts[0])
        case AllOf(conditions=parts):
            told = {_subject(part): _told(part, tell, words) for part in sorted(parts, key=_names_a_build)}
            return words.both([text for text in told.values() if text])
        case _:
            return tell(condition)


def _subject(part: Condition) -> str:
    return part.facts_needed()[0].partition(".")[0]


def _names_a_build(part: Condition) -> bool:
    """Tell whether it names a build: of those on one subject that one says more than a version."""
    return "os.build_id" in part.facts_needed()
