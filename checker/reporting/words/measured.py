"""What was measured for a requirement, in a teacher's words; the exact values stand in the evidence."""

from __future__ import annotations

from checker.checking.checked_device import CheckedRequirement
from checker.conditions.combined import leaf_that_spoke
from checker.conditions.situation import Situation
from checker.model.facts import reading_of
from checker.model.findings import Finding
from checker.model.readings import Facts, Unknown
from checker.reporting.language.words import Words
from checker.reporting.words.kinds import words_of


def measured(judged: CheckedRequirement, situation: Situation, words: Words) -> str:
    """Give what was measured, or in short why it was not."""
    finding, part = judged.finding, leaf_that_spoke(judged.requirement.condition, judged.finding)
    if words.has(f"measured.instead.{finding.reason}"):
        return words.say(f"measured.instead.{finding.reason}")
    fact = told_by(finding, situation.facts)
    reading = reading_of(situation.facts, fact)
    if isinstance(reading, Unknown):
        return words.say("measured.unknown", why=words.say(f"why.short.{reading.why}"))
    return words_of(part).measured(fact, finding, situation, words)


def told_by(finding: Finding, facts: Facts) -> str:
    """Give the fact that decided: the one that was missing, or else the first one known of those looked at."""
    decisive = finding.details.fact
    if finding.reason == "not_measured" and isinstance(reading_of(facts, decisive), Unknown) and decisive:
        return decisive
    known = (fact for fact in finding.evidence if not isinstance(reading_of(facts, fact), Unknown))
    return next(known, (*finding.evidence, "device.class")[0])
