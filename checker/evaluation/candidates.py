"""What could be done on a device: each remedy that may work, with the open findings that name it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from checker.conditions.combined import leaves
from checker.conditions.situation import Situation
from checker.evaluation.clock import assessed
from checker.evaluation.judging import Judgement
from checker.model.findings import Finding
from checker.model.releases import Releases
from checker.model.verdicts import Answer, Verdict
from checker.specification.document import Remedy, Requirement, RequirementsSpec

MEASURED_NOT_JUDGED = frozenset(
    {
        "between",
        "recency_unknown",
        "update_part_unknown",
        "extended_support_uncertain",
        "edition_unknown",
        "table_too_old",
        "updates_uncertain",
    }
)
"""Reasons that say: a value was read, but not sharp enough to judge by."""
OPEN = frozenset({Verdict.FAIL, Verdict.UNKNOWN, Verdict.ADVICE})


class Candidate(msgspec.Struct, frozen=True, kw_only=True):
    """A remedy for a browser or for the device, and the open findings that name it.

    `is_needed`: one of those fails. `opens`: it takes away what stands in the way of a remedy for one that fails.
    """

    remedy: Remedy
    target: str
    requirements: tuple[str, ...]
    is_needed: bool
    opens: bool
    order: int

    @property
    def key(self) -> tuple[str, str]:
        """Give what tells it from every other: the remedy, and the browser it is about."""
        return self.remedy.id, self.target


def candidates(spec: RequirementsSpec, releases: Releases, judgement: Judgement) -> Iterator[Candidate]:
    """Give what could be done on a device that was judged so."""
    remedies = {remedy.id: (order, remedy) for order, remedy in enumerate(spec.remedy)}
    situation = judgement.situation(releases)
    wanted: dict[tuple[str, str], list[Requirement]] = {}
    blocked: list[Remedy] = []
    for requirement, finding in open_ones(spec, judgement):
        named = [remedies[name][1] for name in requirement.remedies]
        possible = [remedy for remedy in named if _can_work(remedy, situation)]
        if finding.verdict is Verdict.FAIL:
            blocked += [remedy for remedy in named if remedy not in possible]
        for remedy in _offered(possible, finding):
            wanted.setdefault((remedy.id, _target(remedy, finding)), []).append(requirement)
    failed = failing(judgement)
    locks = [_lock(remedy, situation) for remedy in blocked]
    for (name, target), requirements in wanted.items():
        order, remedy = remedies[name]
        ids = tuple(item.id for item in requirements)
        yield Candidate(
            remedy=remedy,
            target=target,
            requirements=ids,
            is_needed=not failed.isdisjoint(ids),
            opens=not remedy.last_resort and _opens(requirements, locks),
            order=order,
        )


def open_ones(spec: RequirementsSpec, judgement: Judgement) -> Iterator[tuple[Requirement, Finding]]:
    """Give the requirements that are not met, each with its finding."""
    pairs = zip(spec.requirement, judgement.findings, strict=bool(judgement.findings))
    return ((item, finding) for item, finding in pairs if finding.verdict in OPEN)


def _offered(possible: list[Remedy], finding: Finding) -> list[Remedy]:
    """Give the remedies to offer: a last resort only for a fail, and none for what was not measured at all.

    What was measured but could not be judged may be mended, as long as that costs nothing.
    """
    if finding.reason in MEASURED_NOT_JUDGED:
        return [remedy for remedy in possible if remedy.cost == "free" and remedy.effect]
    if finding.verdict is Verdict.UNKNOWN:
        return []
    others = [remedy for remedy in possible if not remedy.last_resort]
    return others or (possible if finding.verdict is Verdict.FAIL else [])


def _can_work(remedy: Remedy, situation: Situation) -> bool:
    return remedy.when is None or assessed(remedy.when, situation).minimum is not Answer.NO


def _target(remedy: Remedy, finding: Finding) -> str:
    if remedy.effect and (remedy.effect.fact, remedy.effect.to) == ("browsers", "newest"):
        return finding.details.browser
    return ""


def _lock(remedy: Remedy, situation: Situation) -> frozenset[str]:
    """Give the facts that stand in the way of a remedy that cannot work now."""
    parts = leaves(remedy.when) if remedy.when else ()
    shut = (part for part in parts if assessed(part, situation).minimum is Answer.NO)
    return frozenset(fact for part in shut for fact in part.facts_needed())


def _opens(requirements: Iterable[Requirement], locks: list[frozenset[str]]) -> bool:
    """Tell whether meeting one of these requirements takes away all that stands in the way of a remedy.

    Longer updates for a Chromebook are such: no newer ChromeOS without them.
    """
    return any(lock <= set(item.condition.facts_read()) for item in requirements for lock in locks)


def failing(judgement: Judgement) -> frozenset[str]:
    """Give the requirements that fail."""
    return frozenset(item.requirement for item in judgement.findings if item.verdict is Verdict.FAIL)
