"""A checked device: its result, what was found and what can be done, and all that judged it.

This is the one place where readings become that: those of this device, those a page sent, and those of a stored result.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import msgspec

from checker.conditions.situation import Situation
from checker.errors import BadInputError
from checker.evaluation.again import day_of_stored
from checker.evaluation.clock import JudgedFor
from checker.evaluation.composing import Occasion, compose
from checker.evaluation.judging import Judgement, PartVerdict, judge_for
from checker.evaluation.planning import Step, plan
from checker.model.devices import Browser
from checker.model.facts import installed_browsers
from checker.model.findings import Finding
from checker.model.moments import local
from checker.model.releases import Releases
from checker.model.results import DeviceResult
from checker.model.verdicts import Verdict
from checker.specification.document import Requirement, RequirementsSpec


class Rules(NamedTuple):
    """What judges: requirements and tables, and what the school is called that uses them."""

    spec: RequirementsSpec
    releases: Releases
    school: str = ""
    location: str = ""


class CheckedRequirement(msgspec.Struct, frozen=True):
    """A requirement with what was found on it."""

    requirement: Requirement
    finding: Finding


class CheckedDevice(msgspec.Struct, frozen=True, kw_only=True):
    """One judged device and all that judged it.

    `measured` is the moment of measuring by the device's own clock and zone, `seconds` how long it took, `stem` the
    name of the result file without its ending. `told`: the day that a clock told and that is not believed: the
    device's, or for a page that of who received it. `name_tells_of_person`: that is why the result has no name of the
    device. `specs_doubts`: why files with requirements beside the program were not used.
    """

    result: DeviceResult
    judgement: Judgement
    steps: tuple[Step, ...]
    spec: RequirementsSpec
    releases: Releases
    stem: str
    measured: dt.datetime
    seconds: float | None = None
    told: dt.date | None = None
    name_tells_of_person: bool = False
    specs_doubts: tuple[BadInputError, ...] = ()

    @property
    def situation(self) -> Situation:
        """Give the readings, the day and the tables the judgement rests on."""
        return self.judgement.situation(self.releases)

    @property
    def applicable(self) -> tuple[CheckedRequirement, ...]:
        """Give the requirements that hold for this kind of device, in the spec's order."""
        return tuple(item for item in self._judged() if item.finding.verdict is not Verdict.NOT_APPLICABLE)

    def applicable_by(self, part: PartVerdict) -> tuple[CheckedRequirement, ...]:
        """Give those of them that one of several specs asks."""
        names = {finding.requirement for finding in part.findings}
        return tuple(item for item in self.applicable if item.requirement.id in names)

    @property
    def not_applicable(self) -> tuple[CheckedRequirement, ...]:
        """Give the requirements for other kinds of device."""
        return tuple(item for item in self._judged() if item.finding.reason == "other_class")

    @property
    def left_out(self) -> tuple[CheckedRequirement, ...]:
        """Give the requirements on what the device will have renewed by the day it is judged for."""
        return tuple(item for item in self._judged() if item.finding.reason == "looked_ahead")

    @property
    def browsers(self) -> tuple[Browser, ...]:
        """Give the browsers that were found."""
        return installed_browsers(self.judgement.facts)

    @property
    def is_past_mending(self) -> bool:
        """Tell whether a device that fails has no step left but the last resorts."""
        mending = [step for step in self.steps if step.mends_a_fail]
        return bool(mending) and all(step.remedy.last_resort for step in mending)

    @property
    def is_of_another_kind(self) -> bool:
        """Tell whether this kind of device is not made for the lessons, whatever is done to it."""
        return any(item.finding.is_about_the_kind for item in self.system(Verdict.FAIL, Verdict.ADVICE))

    def system(self, *verdicts: Verdict) -> tuple[CheckedRequirement, ...]:
        """Give what counts for the device's verdict and has one of these verdicts."""
        return tuple(
            item
            for item in self.applicable
            if item.requirement.category == "system" and item.finding.verdict in verdicts
        )

    def _judged(self) -> Iterator[CheckedRequirement]:
        findings = {finding.requirement: finding for finding in self.judgement.findings}
        for requirement in self.spec.requirement:
            if requirement.id in findings:
                yield CheckedRequirement(requirement, findings[requirement.id])


def checked(
    occasion: Occasion, judged_for: JudgedFor, rules: Rules, stem_of: Callable[[DeviceResult], str]
) -> CheckedDevice:
    """Give a device of which the readings are new. `stem_of` gives the name of its file, without the ending."""
    judgement = judge_for(rules.spec, rules.releases, occasion.facts, judged_for)
    result = compose(occasion, judgement, rules.spec, rules.releases)
    return _planned(result, judgement, rules, stem_of(result), judged_for)


def checked_again(result: DeviceResult, file: str, rules: Rules, judged_for: JudgedFor | None = None) -> CheckedDevice:
    """Give the device of a stored result; without a day for the one on which it was measured.

    Raises `BadInputError` for a moment that no calendar has.
    """
    day = judged_for or day_of_stored(result, file, rules.releases)
    judgement = judge_for(rules.spec, rules.releases, result.facts, day)
    return _planned(result, judgement, rules, Path(file).stem, day)


def _planned(
    result: DeviceResult, judgement: Judgement, rules: Rules, stem: str, judged_for: JudgedFor
) -> CheckedDevice:
    return CheckedDevice(
        result=result,
        judgement=judgement,
        steps=plan(rules.spec, rules.releases, judgement),
        spec=rules.spec,
        releases=rules.releases,
        stem=stem,
        measured=local(dt.datetime.fromisoformat(result.measured_at)),
        told=judged_for.told,
    )
