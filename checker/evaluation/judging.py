"""Requirements against readings: a finding for each requirement, and the device's verdict."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

import msgspec

from checker.conditions.combined import leaves
from checker.conditions.recency.once import once
from checker.conditions.situation import Situation
from checker.evaluation.clock import JudgedFor, assessed
from checker.evaluation.deriving import with_derived
from checker.model.facts import known_text, with_changes
from checker.model.findings import Finding, Outcome, ReasonCode, Silence, silence_of
from checker.model.readings import Facts
from checker.model.releases import Releases
from checker.model.verdicts import Answer, Verdict, worst
from checker.specification.document import Requirement, RequirementsSpec


class PartVerdict(msgspec.Struct, frozen=True, kw_only=True):
    """What a device is by one of the specs that were asked for. `reason`: why there is no verdict by it, else None.

    `findings`: those of the judgement that are on its requirements.
    """

    spec: RequirementsSpec
    verdict: Verdict
    reason: ReasonCode | None = None
    findings: tuple[Finding, ...]

    @property
    def silence(self) -> Silence:
        """Give what kind of nothing it says."""
        return silence_of(self.findings)

    @property
    def says_nothing(self) -> bool:
        """Tell whether this spec asks nothing of this kind of device: then it does not count, and a page says so."""
        return self.reason == "no_requirements"


class Judgement(msgspec.Struct, frozen=True, kw_only=True):
    """What was found on one device for one day. `reason` says why there is no verdict, else it is empty.

    Where `spec` joins several, the verdict is the worst by those that ask something of this kind of device; by none, it
    is unknown. `facts` are the readings judged, with what could be derived from them. `latest`: the clock is not
    believed, and the day is one from `on` to this one. `measured`: the day of the readings, long before.
    """

    spec: RequirementsSpec
    on: dt.date
    latest: dt.date | None = None
    measured: dt.date | None = None
    device_class: str
    facts: Facts
    findings: tuple[Finding, ...]
    verdict: Verdict
    reason: ReasonCode | None = None

    @property
    def called_reason(self) -> str:
        """Give the reason as messages have it: with what kind of nothing is asked, where there is no verdict for that.

        `no_requirements.beside`: only of the connection, or what else lies beside the device.
        """
        silence = silence_of(self.findings) if self.reason == "no_requirements" else ""
        return f"{self.reason}.{silence}" if silence else self.reason or ""

    @property
    def parts(self) -> tuple[PartVerdict, ...]:
        """Give what it is by each spec that was asked for: what judging by that one alone would give."""
        if len(self.spec.parts) == 1:
            return (PartVerdict(spec=self.spec, verdict=self.verdict, reason=self.reason, findings=self.findings),)
        return tuple(self._by_part())

    def _by_part(self) -> Iterator[PartVerdict]:
        start = 0
        for part in self.spec.parts:
            end = start + len(part.requirement)
            findings = self.findings[start:end]
            verdict, reason = _concluded(self.spec.requirement[start:end], findings, self.device_class)
            yield PartVerdict(spec=part, verdict=verdict, reason=reason, findings=findings)
            start = end

    def situation(self, releases: Releases) -> Situation:
        """Give what it was judged by, with these tables."""
        return Situation(self.facts, self.on, releases, self.latest, measured=self.measured)

    def finding(self, requirement: str) -> Finding:
        """Give the finding for a requirement of the spec."""
        return next(finding for finding in self.findings if finding.requirement == requirement)


def judge(spec: RequirementsSpec, releases: Releases, facts: Facts, on: dt.date) -> Judgement:
    """Judge readings by a spec for a day. Never raises for what the readings hold."""
    return judge_for(spec, releases, facts, JudgedFor(on))


def judge_for(spec: RequirementsSpec, releases: Releases, facts: Facts, judged_for: JudgedFor) -> Judgement:
    """Judge readings by a spec for the day that was decided on. Never raises for what the readings hold."""
    day, latest, _, measured = judged_for
    situation = Situation(with_derived(facts, releases), day, releases, latest, measured=measured)
    return judge_knowing(spec, situation, {})


def judge_knowing(spec: RequirementsSpec, situation: Situation, known: Mapping[str, Finding]) -> Judgement:
    """Judge where some findings are known already, by requirement."""
    device_class = known_text(situation.facts, "device.class")
    items = spec.requirement if device_class else ()
    findings = tuple([known.get(item.id) or find(item, situation, device_class) for item in items])
    return _judgement(spec, situation, device_class, findings)


def judge_again(spec: RequirementsSpec, releases: Releases, before: Judgement, changes: Facts) -> Judgement:
    """Judge after some readings changed; what does not look at those keeps its finding.

    What is found is what `judge` would find on all readings, for a fraction of the work.
    """
    facts = with_derived(with_changes(before.facts, changes), releases)
    changed = {*changes, *(("os.version",) if facts.get("os.version") != before.facts.get("os.version") else ())}
    situation = before.situation(releases).holding(facts)
    findings = list(before.findings)
    for number, finding in enumerate(findings):
        if finding.reason != "other_class":
            requirement = spec.requirement[number]
            if not changed.isdisjoint(_facts_read(requirement)):
                findings[number] = find(requirement, situation, before.device_class)
    return _judgement(spec, situation, before.device_class, tuple(findings))


def _judgement(
    spec: RequirementsSpec, situation: Situation, device_class: str, findings: tuple[Finding, ...]
) -> Judgement:
    """Give the judgement that follows from the findings on all requirements."""
    verdict, reason = _concluded(spec.requirement, findings, device_class)
    return Judgement(
        spec=spec,
        on=situation.day,
        latest=situation.latest,
        measured=situation.measured,
        device_class=device_class,
        facts=situation.facts,
        findings=findings,
        verdict=verdict,
        reason=reason,
    )


def _concluded(
    requirements: tuple[Requirement, ...], findings: tuple[Finding, ...], device_class: str
) -> tuple[Verdict, ReasonCode | None]:
    """Give the verdict that follows from findings on these, and why there is none. Without a class nothing is found."""
    if not device_class:
        return Verdict.UNKNOWN, "class_unknown"
    pairs = zip(findings, requirements, strict=True)
    weights = {counted(finding, item) for finding, item in pairs if finding.verdict is not Verdict.NOT_APPLICABLE}
    verdict = worst(weight for weight in weights if weight is not None)
    return (verdict, None) if verdict else (Verdict.UNKNOWN, "no_requirements")


def find(requirement: Requirement, situation: Situation, device_class: str) -> Finding:
    """Give the finding on one requirement for a device of this class."""
    if device_class not in requirement.applies_to:
        return Finding(requirement=requirement.id, verdict=Verdict.NOT_APPLICABLE, reason="other_class")
    if _renews_itself(requirement) and situation.measured:
        return _looked_ahead(requirement, situation.on(situation.measured), device_class)
    outcome = assessed(requirement.condition, situation)
    return _finding(requirement, outcome, verdict_of(outcome, requirement.importance))


@once
def _facts_read(requirement: Requirement) -> tuple[str, ...]:
    return requirement.condition.facts_read()


@once
def _renews_itself(requirement: Requirement) -> bool:
    return any(leaf.RENEWS_ITSELF for leaf in leaves(requirement.condition))


def _looked_ahead(requirement: Requirement, then: Situation, device_class: str) -> Finding:
    """Give that it is left out for a day far ahead, where it was met when measured; what was behind stays so."""
    found = find(requirement, then, device_class)
    if found.verdict is not Verdict.PASS:
        return found
    return Finding(requirement=requirement.id, verdict=Verdict.NOT_APPLICABLE, reason="looked_ahead")


def _finding(requirement: Requirement, outcome: Outcome, verdict: Verdict) -> Finding:
    return Finding(
        requirement=requirement.id,
        verdict=verdict,
        reason=outcome.reason,
        expected=requirement.condition.expected(),
        evidence=outcome.evidence,
        details=outcome.details,
        derived=outcome.derived,
    )


def verdict_of(outcome: Outcome, importance: str) -> Verdict:
    """Give the verdict for an outcome: only a required minimum that is missed fails a device."""
    if not outcome.applies:
        return Verdict.NOT_APPLICABLE
    if outcome.minimum is Answer.NO:
        return Verdict.FAIL if importance == "required" else Verdict.ADVICE
    if outcome.minimum is Answer.UNKNOWN:
        return Verdict.UNKNOWN
    return Verdict.PASS if outcome.recommended is Answer.YES else Verdict.ADVICE


def counted(finding: Finding, requirement: Requirement) -> Verdict | None:
    """Give what a finding weighs in the device's verdict: one that could never fail weighs advice when unknown."""
    if requirement.category != "system":
        return None
    if finding.verdict is Verdict.UNKNOWN and requirement.importance == "recommended":
        return Verdict.ADVICE
    return finding.verdict
