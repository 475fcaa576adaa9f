"""What a requirement asks, in words made from its condition, so that they always agree."""

from __future__ import annotations

from checker.conditions import Condition
from checker.conditions.combined import AllOf, AnyOf, leaves
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
    match condition:
        case AnyOf(conditions=parts):
            return asked_by(parts[0], situation, words)
        case AllOf(conditions=parts):
            return words.both(_sharpest(parts, situation, words))
        case _:
            return words_of(condition).asked(situation, words)


def asked_in_full(requirement: Requirement, words: Words) -> str:
    """Give all that counts where `asked` names only the first few of many, "" elsewhere."""
    found = (words_of(part).all_asked(words) for part in leaves(requirement.condition))
    return next(filter(None, found), "")


def _sharpest(parts: tuple[Condition, ...], situation: Situation, words: Words) -> list[str]:
    """Give what each part asks; of those on one subject the one that names a build, which says more than a version."""
    by_subject = {_subject(part): asked_by(part, situation, words) for part in sorted(parts, key=_names_a_build)}
    return list(by_subject.values())


def _subject(part: Condition) -> str:
    return part.facts_needed()[0].partition(".")[0]


def _names_a_build(part: Condition) -> bool:
    return "os.build_id" in part.facts_needed()
