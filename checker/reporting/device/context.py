"""Everything a device report is made from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import msgspec

from checker.conditions.situation import Situation
from checker.errors import BadInputError
from checker.evaluation.deriving import installed_browsers
from checker.evaluation.judging import Judgement
from checker.evaluation.planning import Step
from checker.model.devices import Browser
from checker.model.findings import Finding
from checker.model.releases import Releases
from checker.model.results import ResultHeader
from checker.model.verdicts import Verdict
from checker.specification.document import Requirement, RequirementsSpec


class Judged(msgspec.Struct, frozen=True):
    """A requirement with what was found on it."""

    requirement: Requirement
    finding: Finding


class ReportContext(msgspec.Struct, frozen=True, kw_only=True):
    """One judged device and all that judged it.

    `measured` is the moment of measuring by the device's own clock and zone, `seconds` how long it took, `stem` the
    name of the result file without its ending. `told`: the day that a clock told and that is not believed: the
    device's, or for a page that of who received it. `name_tells_of_person`: that is why the result has no name of the
    device. `specs_doubts`: why files with requirements beside the program were not used.
    """

    result: ResultHeader
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
        return Situation(self.judgement.facts, self.judgement.on, self.releases, self.judgement.latest)

    @property
    def applicable(self) -> tuple[Judged, ...]:
        """Give the requirements that hold for this kind of device, in the spec's order."""
        return tuple(item for item in self._judged() if item.finding.verdict is not Verdict.NOT_APPLICABLE)

    @property
    def not_applicable(self) -> tuple[Judged, ...]:
        """Give the requirements for other kinds of device."""
        return tuple(item for item in self._judged() if item.finding.verdict is Verdict.NOT_APPLICABLE)

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

    def system(self, *verdicts: Verdict) -> tuple[Judged, ...]:
        """Give what counts for the device's verdict and has one of these verdicts."""
        return tuple(
            item
            for item in self.applicable
            if item.requirement.category == "system" and item.finding.verdict in verdicts
        )

    def _judged(self) -> Iterator[Judged]:
        findings = {finding.requirement: finding for finding in self.judgement.findings}
        for requirement in self.spec.requirement:
            if requirement.id in findings:
                yield Judged(requirement, findings[requirement.id])
