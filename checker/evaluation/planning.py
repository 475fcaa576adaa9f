"""What to do, cheapest first, and the verdict after each step: the readings are changed and judged again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from checker.conditions.situation import Situation
from checker.evaluation.clock import assessed
from checker.evaluation.effects import changes_by
from checker.evaluation.judging import Judgement, judge_again
from checker.model.findings import Finding
from checker.model.releases import Releases
from checker.model.verdicts import Answer, Verdict
from checker.specification.document import Remedy, RequirementsSpec

_WEIGHT = {Verdict.FAIL: 3, Verdict.UNKNOWN: 2, Verdict.ADVICE: 1, Verdict.PASS: 0, Verdict.NOT_APPLICABLE: 0}
_MEASURED_NOT_JUDGED = frozenset(
    {
        "between",
        "recency_unknown",
        "update_part_unknown",
        "extended_support_uncertain",
        "edition_unknown",
        "table_too_old",
    }
)
_OPEN = frozenset({Verdict.FAIL, Verdict.UNKNOWN, Verdict.ADVICE})


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """One thing to do. `solves`: requirements it improves. `target`: the browser it is about.

    `judged` is the judgement after this step and the ones before it; None when the outcome cannot be foretold.
    `instead`: other remedies for the same, dearer or more work.
    """

    remedy: Remedy
    target: str = ""
    solves: tuple[str, ...] = ()
    judged: Judgement | None = None
    instead: tuple[Remedy, ...] = ()


class _Candidate(msgspec.Struct, frozen=True):
    """A remedy for a browser or for the device, and the open findings that name it."""

    remedy: Remedy
    target: str
    requirements: tuple[str, ...]
    mends_a_fail: bool
    order: int


def plan(
    spec: RequirementsSpec, releases: Releases, judgement: Judgement, *, with_other_ways: bool = True
) -> tuple[Step, ...]:
    """Give the steps for a judged device, cheapest first. Empty when nothing is open, or nothing can be done.

    `with_other_ways`: name under each step what could be done instead, which is a quarter of the work.
    """
    start = Situation(judgement.facts, judgement.on, releases, judgement.latest)
    candidates = sorted(_candidates(spec, judgement, start), key=_price)
    steps: list[Step] = []
    now = judgement
    for candidate in candidates:
        step = _step(spec, releases, candidate, now)
        if step is None and with_other_ways:
            steps = _as_alternative(steps, candidate, _improved_at_all(spec, releases, candidate, judgement))
        if step is not None:
            steps.append(step)
            now = step.judged or now
    return tuple(_worth_showing(steps))


def _price(candidate: _Candidate) -> tuple[bool, bool, bool, int, int]:
    """Give what orders steps: free before money, then what mends a fail, then the quickest."""
    remedy = candidate.remedy
    return (
        remedy.last_resort,
        remedy.cost == "money",
        not candidate.mends_a_fail,
        remedy.minutes or 0,
        candidate.order,
    )


def _candidates(spec: RequirementsSpec, judgement: Judgement, situation: Situation) -> Iterator[_Candidate]:
    remedies = {remedy.id: (order, remedy) for order, remedy in enumerate(spec.remedy)}
    wanted: dict[tuple[str, str], list[str]] = {}
    for requirement, finding in zip(spec.requirement, judgement.findings, strict=bool(judgement.findings)):
        if finding.verdict not in _OPEN:
            continue
        possible = [remedies[name][1] for name in requirement.remedies if _can_work(remedies[name][1], situation)]
        for remedy in _offered(possible, finding):
            wanted.setdefault((remedy.id, _target(remedy, finding)), []).append(requirement.id)
    failed = {finding.requirement for finding in judgement.findings if finding.verdict is Verdict.FAIL}
    for (name, target), requirements in wanted.items():
        order, remedy = remedies[name]
        yield _Candidate(remedy, target, tuple(requirements), not failed.isdisjoint(requirements), order)


def _offered(possible: list[Remedy], finding: Finding) -> list[Remedy]:
    """Give the remedies to offer: a last resort only for a fail, and none for what was not measured at all.

    What was measured but could not be judged may be mended, as long as that costs nothing.
    """
    if finding.verdict is Verdict.UNKNOWN:
        free = [remedy for remedy in possible if remedy.cost == "free" and remedy.effect]
        return free if finding.reason in _MEASURED_NOT_JUDGED else []
    others = [remedy for remedy in possible if not remedy.last_resort]
    return others or (possible if finding.verdict is Verdict.FAIL else [])


def _can_work(remedy: Remedy, situation: Situation) -> bool:
    return remedy.when is None or assessed(remedy.when, situation).minimum is not Answer.NO


def _target(remedy: Remedy, finding: Finding) -> str:
    if remedy.effect and (remedy.effect.fact, remedy.effect.to) == ("browsers", "newest"):
        return str(finding.details.get("browser", ""))
    return ""


def _step(spec: RequirementsSpec, releases: Releases, candidate: _Candidate, now: Judgement) -> Step | None:
    """Give the step this remedy makes from here, or None when it improves nothing any more."""
    still_open = tuple(name for name in candidate.requirements if now.finding(name).verdict in _OPEN)
    if candidate.remedy.effect is None:
        return Step(remedy=candidate.remedy, target=candidate.target, solves=still_open) if still_open else None
    judged = _after(spec, releases, candidate, now)
    improved = tuple(_improved(now, judged))
    if not improved:
        return None
    return Step(remedy=candidate.remedy, target=candidate.target, solves=improved, judged=judged)


def _after(spec: RequirementsSpec, releases: Releases, candidate: _Candidate, now: Judgement) -> Judgement:
    assert candidate.remedy.effect is not None  # noqa: S101  for the type checker: both callers made sure
    situation = Situation(now.facts, now.on, releases, now.latest)
    return judge_again(spec, releases, now, changes_by(candidate.remedy.effect, situation, candidate.target))


def _improved(before: Judgement, later: Judgement) -> Iterator[str]:
    for old, new in zip(before.findings, later.findings, strict=True):
        if _WEIGHT[new.verdict] < _WEIGHT[old.verdict]:
            yield old.requirement


def _improved_at_all(
    spec: RequirementsSpec, releases: Releases, candidate: _Candidate, judgement: Judgement
) -> tuple[str, ...]:
    """Give what the remedy would have improved had it come first."""
    if candidate.remedy.effect is None:
        return candidate.requirements
    return tuple(_improved(judgement, _after(spec, releases, candidate, judgement)))


def _as_alternative(steps: list[Step], candidate: _Candidate, improves: Iterable[str]) -> list[Step]:
    """Give the steps, with the remedy named as another way under the first step that solves the same."""
    wanted = set(improves) & set(candidate.requirements)
    for number, step in enumerate(steps):
        if wanted & set(step.solves) and candidate.remedy.id != step.remedy.id:
            changed = msgspec.structs.replace(step, instead=(*step.instead, candidate.remedy))
            return [*steps[:number], changed, *steps[number + 1 :]]
    return steps


def _worth_showing(steps: list[Step]) -> Iterator[Step]:
    """Give the steps, each last resort only where it is the one thing left for what it solves.

    Where one is left the device has had its time, and no money goes into it any more.
    """
    solved = {name for step in steps if step.judged for name in step.solves}
    left = [step for step in steps if not (step.remedy.last_resort and set(step.solves) <= solved)]
    is_past_mending = any(step.remedy.last_resort for step in left)
    for step in left:
        if step.remedy.last_resort or step.remedy.cost == "free" or not is_past_mending:
            yield step
