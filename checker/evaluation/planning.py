"""What to do, cheapest first, and the verdict after each step: the readings are changed and judged again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from checker.effects import changes_by
from checker.effects.browsers import can_be_newer
from checker.effects.effect import Effect
from checker.evaluation.candidates import OPEN, Candidate, candidates, failing
from checker.evaluation.judging import Judgement, counted, judge_again
from checker.model.releases import Releases
from checker.model.verdicts import Verdict
from checker.specification.document import Remedy, RequirementsSpec

_AGED = frozenset({"browser_behind", "browser_too_old"})


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """One thing to do. `solves`: requirements it improves. `target`: the browser it is about.

    `judged` is the judgement after this step and the ones before it; None when the outcome cannot be foretold.
    `mends_a_fail`: something fails until then, and this mends it or opens the way for what does.
    `leaves`: the requirements that keep the device at its verdict afterwards, where it gets no better one. `opens`: for
    those there may be something to do then.
    `instead`: other remedies for the same, dearer or more work.
    """

    remedy: Remedy
    target: str = ""
    solves: tuple[str, ...] = ()
    judged: Judgement | None = None
    mends_a_fail: bool
    leaves: tuple[str, ...] = ()
    opens: bool = False
    instead: tuple[Remedy, ...] = ()


def plan(
    spec: RequirementsSpec, releases: Releases, judgement: Judgement, *, with_other_ways: bool = True
) -> tuple[Step, ...]:
    """Give the steps for a judged device, cheapest first. Empty when nothing is open, or nothing can be done.

    `with_other_ways`: name under each step what could be done instead, which is a quarter of the work.
    """
    planner = _Planner(spec, releases, judgement)
    steps = planner.follow()
    if any(step.remedy.last_resort for step in steps):
        # The device has had its time: no money goes into it any more, and no effort that cannot save it.
        planner = _Planner(spec, releases, judgement, only_to_save=True)
        steps = planner.follow()
    return tuple(planner.with_other_ways(steps) if with_other_ways else steps)


class _Planner:
    """Follows the candidates from the cheapest on; what a free step makes possible joins them."""

    def __init__(
        self, spec: RequirementsSpec, releases: Releases, judgement: Judgement, *, only_to_save: bool = False
    ) -> None:
        self._spec = spec
        self._releases = releases
        self._start = judgement
        self._only_to_save = only_to_save
        self._stepless: list[Candidate] = []

    def follow(self) -> list[Step]:
        """Give the steps; what still fails after all of them, and nothing else is for, ends in a last resort."""
        steps: list[Step] = []
        now = self._start
        waiting = self._joined([], set(), now)
        tried: set[tuple[str, str]] = set()
        while waiting:
            candidate = waiting.pop(0)
            tried.add(candidate.key)
            step = self._step(candidate, now)
            if step is None:
                self._stepless.append(candidate)
                continue
            steps.append(step)
            if step.judged:
                now = step.judged
                waiting = self._joined(waiting, tried, now) if step.remedy.cost == "free" else waiting
        return [*steps, *self._ends(now)]

    def _ends(self, now: Judgement) -> list[Step]:
        """Give the last resorts: there are none where nothing fails."""
        found = self._candidates(now) if failing(now) else ()
        return [_end(item) for item in sorted((item for item in found if item.remedy.last_resort), key=_price)]

    def _candidates(self, now: Judgement) -> Iterator[Candidate]:
        found = candidates(self._spec, self._releases, now)
        return (item for item in found if not self._only_to_save or _may_save(item))

    def _joined(self, waiting: list[Candidate], tried: set[tuple[str, str]], now: Judgement) -> list[Candidate]:
        """Give the candidates that wait and those that are possible from here, the cheapest first."""
        known = tried | {item.key for item in waiting}
        found = (item for item in self._candidates(now) if not item.remedy.last_resort)
        return sorted((*waiting, *(item for item in found if item.key not in known)), key=_price)

    def _step(self, candidate: Candidate, now: Judgement) -> Step | None:
        """Give the step this remedy makes from here, or None when it improves nothing any more."""
        still_open = tuple(name for name in candidate.requirements if now.finding(name).verdict in OPEN)
        judged = self._foretold(candidate, now)
        improves = still_open if judged is None else tuple(_improved(now, judged))
        if not improves:
            return None
        failed = failing(now)
        return Step(
            remedy=candidate.remedy,
            target=candidate.target,
            solves=improves,
            judged=judged,
            mends_a_fail=bool(failed) and (candidate.opens or not failed.isdisjoint(improves)),
            leaves=self._left(now, judged, improves),
            opens=candidate.opens and judged is None,
        )

    def _foretold(self, candidate: Candidate, now: Judgement) -> Judgement | None:
        """Give the judgement after a remedy; None where that can only be seen afterwards."""
        effect = candidate.remedy.effect
        if effect is None:
            return None
        judged = self._after(effect, candidate.target, now)
        is_known = any(_improved(now, judged)) or not self._is_aged(candidate, now)
        return judged if is_known else None

    def _is_aged(self, candidate: Candidate, now: Judgement) -> bool:
        """Tell whether it is about a browser that aged: an old table cannot say that its newest one is new enough."""
        reasons = {now.finding(name).reason for name in candidate.requirements}
        situation = now.situation(self._releases)
        return not _AGED.isdisjoint(reasons) and can_be_newer(situation, candidate.target)

    def _after(self, effect: Effect, target: str, now: Judgement) -> Judgement:
        situation = now.situation(self._releases)
        return judge_again(self._spec, self._releases, now, changes_by(effect, situation, target))

    def _left(self, now: Judgement, judged: Judgement | None, improves: Iterable[str]) -> tuple[str, ...]:
        if judged is None:
            left = self._holding(now) if now.verdict in {Verdict.FAIL, Verdict.UNKNOWN} else ()
            return tuple(name for name in left if name not in set(improves))
        return () if judged.verdict.weight < now.verdict.weight else self._holding(judged)

    def _holding(self, judgement: Judgement) -> tuple[str, ...]:
        """Give the requirements that make the verdict what it is; none for a pass."""
        pairs = zip(self._spec.requirement, judgement.findings, strict=True)
        return tuple(
            item.id
            for item, finding in pairs
            if finding.verdict in OPEN and counted(finding, item) is judgement.verdict
        )

    def with_other_ways(self, steps: list[Step]) -> list[Step]:
        """Give the steps, with what gave no step of its own named under the first step that solves the same."""
        for candidate in self._stepless:
            steps = _as_alternative(steps, candidate, self._improves_at_all(candidate))
        return steps

    def _improves_at_all(self, candidate: Candidate) -> tuple[str, ...]:
        """Give what the remedy would have improved had it come first."""
        effect = candidate.remedy.effect
        if effect is None:
            return candidate.requirements
        return tuple(_improved(self._start, self._after(effect, candidate.target, self._start)))


def _price(candidate: Candidate) -> tuple[bool, bool, bool, int, int]:
    """Give what orders steps: free before money, then what mends a fail, then the quickest."""
    remedy = candidate.remedy
    return (
        remedy.last_resort,
        remedy.cost == "money",
        not (candidate.is_needed or candidate.opens),
        remedy.minutes or 0,
        candidate.order,
    )


def _may_save(candidate: Candidate) -> bool:
    """Tell whether it is worth it on a device that may be past mending."""
    is_free_hope = candidate.remedy.cost == "free" and (candidate.is_needed or candidate.opens)
    return candidate.remedy.last_resort or is_free_hope


def _end(candidate: Candidate) -> Step:
    return Step(remedy=candidate.remedy, target=candidate.target, solves=candidate.requirements, mends_a_fail=True)


def _improved(before: Judgement, later: Judgement) -> Iterator[str]:
    for old, new in zip(before.findings, later.findings, strict=True):
        if new is not old and new.verdict.weight < old.verdict.weight:
            yield old.requirement


def _as_alternative(steps: list[Step], candidate: Candidate, improves: Iterable[str]) -> list[Step]:
    """Give the steps, with the remedy named as another way under the first step that solves the same."""
    wanted = set(improves) & set(candidate.requirements)
    for number, step in enumerate(steps):
        if wanted & set(step.solves) and candidate.remedy.id != step.remedy.id and not step.remedy.last_resort:
            changed = msgspec.structs.replace(step, instead=(*step.instead, candidate.remedy))
            return [*steps[:number], changed, *steps[number + 1 :]]
    return steps
