"""Every device judged again by one spec, from its readings; what is alike is worked out once."""

from __future__ import annotations

from copy import copy

import msgspec

from checker.conditions.situation import Situation
from checker.evaluation.deriving import with_derived
from checker.evaluation.judging import Judgement, PartVerdict, find, judge_knowing
from checker.evaluation.planning import Step, plan
from checker.evaluation.remembering import Numbered, Remembered
from checker.fleet.days import Days
from checker.fleet.standing import Standing, standing_of
from checker.model.facts import known_text
from checker.model.findings import Finding
from checker.model.readings import Known
from checker.model.releases import Releases
from checker.model.verdicts import Verdict
from checker.specification.document import Remedy, RequirementsSpec
from checker.storage.measurements import Measurement, ReadingPool


class PlannedStep(msgspec.Struct, frozen=True, kw_only=True):
    """A step for a device, in short. `verdict`: of the device after it and those before; None: not to be foretold.

    `mends_a_fail`: something fails until then, and this mends it or opens the way for what does.
    """

    remedy: Remedy
    target: str
    solves: tuple[str, ...]
    mends_a_fail: bool
    verdict: Verdict | None


class JudgedDevice(msgspec.Struct, frozen=True, kw_only=True):
    """What was found on a device, one object for all devices alike. `findings`: only of what applies to it.

    `left_out`: the requirements it was not judged by, for a day far ahead of its measurement. `parts`: what it is by
    each spec that was asked for.
    """

    device_class: str
    verdict: Verdict
    reason: str
    findings: tuple[Finding, ...]
    steps: tuple[PlannedStep, ...]
    standing: Standing
    left_out: tuple[str, ...] = ()
    parts: tuple[PartVerdict, ...] = ()

    @property
    def is_of_another_kind(self) -> bool:
        """Tell whether this kind of device is not made for the lessons, whatever is done to it.

        Of several publishers none may have lessons for it: what no test can be taken on may be fine for all else.
        """
        saying = [part for part in self.parts if not part.says_nothing]
        return bool(saying) and all(any(map(_rules_out_the_kind, part.findings)) for part in saying)

    @property
    def has_hope(self) -> bool:
        """Tell whether something is left to try on a device that fails before the last resorts."""
        return any(step.mends_a_fail and not step.remedy.last_resort for step in self.steps)

    def by_part(self, place: int) -> Verdict:
        """Give what it is by one of the specs; not applicable where that asks nothing of this kind of device."""
        part = self.parts[place]
        return Verdict.NOT_APPLICABLE if part.says_nothing else part.verdict

    def finding(self, requirement: str) -> Finding | None:
        """Give the finding on a requirement; None when it does not apply."""
        return next((finding for finding in self.findings if finding.requirement == requirement), None)


_NOTHING_WRONG = frozenset({Verdict.PASS, Verdict.NOT_APPLICABLE})
_Found = tuple[str, tuple[int, ...]]
"""The class of a device, and the numbers of the findings on the requirements for that class."""


class FleetJudge:
    """Judges devices by one spec, each for its day, as `judge` does.

    What is remembered is each finding apart, and not a whole judgement: that looks at so much that few devices are
    alike. Of 10,168 results 5,567 differ in it, and remembering `judge` whole takes 1.2 s before any plan is made;
    finding by finding it is 0.5 s with the plans, of which 1,421 differ.
    """

    def __init__(self, spec: RequirementsSpec, releases: Releases, pool: ReadingPool, days: Days) -> None:
        """Judge measurements whose readings are in this pool."""
        self.spec = spec
        self.releases = releases
        self._pool = pool
        self._days = days
        self._requirements = {item.id: item for item in spec.requirement}
        self._for_class: dict[str, tuple[str, ...]] = {}
        self._of_others: dict[str, dict[str, Finding]] = {}
        self._numbers: dict[bytes, int] = {}
        self._findings: list[Finding] = []
        self._judged: dict[tuple[_Found, tuple[PlannedStep, ...]], JudgedDevice] = {}
        self._derived = Remembered(_derived_version, releases)
        self._found = Remembered(self._find, releases)
        self._planned = Remembered(self._plan, releases)

    def on_days(self, days: Days) -> FleetJudge:
        """Give who judges the same by other days, and knows all that this one found: that tells by which day it was."""
        other = copy(self)
        other._days = days  # noqa: SLF001  of this class
        return other

    def is_of(self, spec: RequirementsSpec, releases: Releases, pool: ReadingPool) -> bool:
        """Tell whether it judges by these, and of these readings."""
        return self.spec is spec and self.releases is releases and self._pool is pool

    def numbered(self, measurement: Measurement) -> Numbered:
        """Give a result's readings for the day it is judged for, with what can be derived from them."""
        facts, numbers = self._pool.numbered(measurement.readings)
        judged_for = self._days.of(measurement, facts)
        device = Numbered(facts, numbers, judged_for)
        derived = self._derived.of(device, None)
        if derived is None:
            return device
        number = self._pool.number_of("os.version", msgspec.json.encode(derived))
        return device.holding({**facts, "os.version": derived}, {**numbers, "os.version": number})

    def judged(self, device: Numbered) -> JudgedDevice:
        """Give what is found on a device."""
        device_class = known_text(device.facts, "device.class")
        found = device_class, tuple([self._found.of(device, name) for name in self._names_for(device_class)])
        steps = self._planned.of(device, found) if device_class else ()
        key = found, steps
        known = self._judged.get(key)
        if known is None:
            known = self._judged[key] = self._concluded(device, found, steps)
        return known

    def _names_for(self, device_class: str) -> tuple[str, ...]:
        if device_class not in self._for_class:
            names = (item.id for item in self.spec.requirement if device_class in item.applies_to)
            self._for_class[device_class] = tuple(names)
        return self._for_class[device_class]

    def _find(self, situation: Situation, name: str) -> int:
        """Give the number of what is found; what is equal has one number, whatever readings it rests on."""
        requirement = self._requirements[name]
        finding = find(requirement, situation, requirement.applies_to[0])
        number = self._numbers.setdefault(msgspec.json.encode(finding), len(self._findings))
        if number == len(self._findings):
            self._findings.append(finding)
        return number

    def _plan(self, situation: Situation, found: _Found) -> tuple[PlannedStep, ...]:
        judgement = self._judgement(situation, found)
        return tuple(_planned(step) for step in plan(self.spec, self.releases, judgement, with_other_ways=False))

    def _judgement(self, situation: Situation, found: _Found) -> Judgement:
        """Judge as is done for one device, but for the findings that are known."""
        device_class, numbers = found
        if device_class not in self._of_others:
            others = (item for item in self.spec.requirement if device_class not in item.applies_to)
            self._of_others[device_class] = {item.id: find(item, situation, device_class) for item in others}
        known = {self._findings[number].requirement: self._findings[number] for number in numbers}
        return judge_knowing(self.spec, situation, self._of_others[device_class] | known)

    def _concluded(self, device: Numbered, found: _Found, steps: tuple[PlannedStep, ...]) -> JudgedDevice:
        device_class, numbers = found
        day, latest, _, measured = device.judged_for
        situation = Situation(device.facts, day, self.releases, latest, measured=measured)
        judgement = self._judgement(situation, found)
        mending = [(step.remedy, step.verdict) for step in steps if step.mends_a_fail]
        findings = [self._findings[number] for number in numbers]
        return JudgedDevice(
            device_class=device_class,
            verdict=judgement.verdict,
            reason=judgement.reason or "",
            findings=tuple(item for item in findings if item.verdict is not Verdict.NOT_APPLICABLE),
            left_out=tuple(item.requirement for item in findings if item.reason == "looked_ahead"),
            steps=steps,
            standing=standing_of(judgement.verdict, mending),
            parts=judgement.parts,
        )


def _rules_out_the_kind(finding: Finding) -> bool:
    return finding.is_about_the_kind and finding.verdict not in _NOTHING_WRONG


def _derived_version(situation: Situation, _subject: None) -> Known | None:
    """Give the system's version where only something else tells it."""
    version = with_derived(situation.facts, situation.releases).get("os.version")
    return version if isinstance(version, Known) and version != situation.facts.get("os.version") else None


def _planned(step: Step) -> PlannedStep:
    return PlannedStep(
        remedy=step.remedy,
        target=step.target,
        solves=step.solves,
        mends_a_fail=step.mends_a_fail,
        verdict=step.judged.verdict if step.judged else None,
    )
