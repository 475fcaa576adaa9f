"""Judged devices to make reports of: the ones worked by hand in tests/verdicts, and any other readings."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from checker.evaluation.composing import Occasion, compose
from checker.evaluation.judging import judge
from checker.evaluation.planning import plan
from checker.model.readings import Facts
from checker.model.releases import Releases
from checker.model.results import DeviceIdentity
from checker.reporting.context import ReportContext
from checker.specification.document import RequirementsSpec
from checker.storage.names import stem
from tests.evaluation.test_verdict_cases import case_in, facts_in, releases_for, spec_of

VERDICT_CASES = sorted(path.parent for path in (Path(__file__).parents[1] / "verdicts").glob("*/case.toml"))
DUTCH_WINTER = dt.timezone(dt.timedelta(hours=1))
LAPTOP = DeviceIdentity(
    id="7f3a91c2" * 4, name="LOKAAL5-PC12", label="Groep 5 nr 12", school="Basisschool De Regenboog"
)


def context_of(
    facts: Facts,
    spec: RequirementsSpec,
    releases: Releases,
    on: dt.date,
    device: DeviceIdentity = LAPTOP,
    *,
    clock_is_behind: bool = False,
    store_device_name: bool = True,
) -> ReportContext:
    """Give what the report of this device is made from; the same for the same arguments."""
    moment = dt.datetime.combine(on, dt.time(9, 42), dt.UTC)
    judgement = judge(spec, releases, facts, on)
    occasion = Occasion(moment=moment, time_zone="Europe/Amsterdam", result_id="5" * 32, device=device, facts=facts)
    result = compose(occasion, judgement, spec, releases)
    return ReportContext(
        result=result,
        judgement=judgement,
        steps=plan(spec, releases, judgement),
        spec=spec,
        releases=releases,
        stem=stem(device.name or device.label, device.id, result.measured_at, "k4m9abcd"),
        measured=moment.astimezone(DUTCH_WINTER),
        seconds=0.9,
        clock_is_behind=clock_is_behind,
        store_device_name=store_device_name,
    )


def context_of_case(folder: Path) -> ReportContext:
    """Give what the report of a case in tests/verdicts is made from."""
    case = case_in(folder)
    return context_of(facts_in(folder), spec_of(case), releases_for(folder, case), case.on)
