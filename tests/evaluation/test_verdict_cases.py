"""Whole devices against whole specs: every folder in tests/verdicts is a case, worked out by hand from the tables."""

from __future__ import annotations

from pathlib import Path

import pytest
from _pytest.mark import ParameterSet

from checker.evaluation.planning import plan
from checker.model.devices import DEVICE_CLASSES
from checker.model.verdicts import Verdict
from checker.model.vocabulary import FACTS
from checker.resources import built_in_specs_folder
from checker.specification.loading import load_spec
from tests.verdicts.cases import CASES, FILES, Expectation, case_in, facts_in, judged, judged_for, releases_for, spec_of


def marked(folder: Path) -> ParameterSet:
    marks = [pytest.mark.pitfall(number) for number in case_in(folder).pitfalls]
    return pytest.param(folder, id=folder.name, marks=marks)


every_case = pytest.mark.parametrize("folder", [marked(folder) for folder in CASES])


@every_case
def test_the_device_comes_out_as_worked_by_hand(folder: Path) -> None:
    case, judgement = case_in(folder), judged(folder)
    assert (judgement.verdict, judgement.reason or "") == (case.device, case.reason)


@every_case
def test_every_requirement_comes_out_as_worked_by_hand(folder: Path) -> None:
    applicable = {
        finding.requirement: Expectation(finding.verdict, finding.reason)
        for finding in judged(folder).findings
        if finding.verdict is not Verdict.NOT_APPLICABLE
    }
    assert applicable == case_in(folder).expected


@pytest.mark.parametrize("folder", [marked(folder) for folder in CASES if case_in(folder).steps is not None])
def test_the_steps_are_those_worked_by_hand(folder: Path) -> None:
    case = case_in(folder)
    steps = plan(spec_of(case), releases_for(folder, case), judged(folder))
    assert tuple((step.remedy.id, *(other.id for other in step.instead)) for step in steps) == case.steps


@pytest.mark.parametrize("folder", [marked(folder) for folder in CASES if case_in(folder).clock])
def test_the_day_that_is_judged_for_follows_from_the_clock(folder: Path) -> None:
    assert judged_for(folder).day == case_in(folder).on


@every_case
def test_the_facts_of_a_case_are_facts(folder: Path) -> None:
    assert set(facts_in(folder)) <= set(FACTS)


def test_every_kind_of_device_has_a_case() -> None:
    classes = {getattr(facts_in(folder)["device.class"], "value", "unknown") for folder in CASES}
    assert classes == {*DEVICE_CLASSES, "unknown"}


def test_every_requirement_that_ships_is_seen_to_pass_and_not_to_pass() -> None:
    current = "malmberg/2026-2027.1"
    cases = [case for case in map(case_in, CASES) if case.spec == current]
    seen = {(name, found.verdict is Verdict.PASS) for case in cases for name, found in case.expected.items()}
    wanted = {
        (item.id, passes)
        for item in load_spec(built_in_specs_folder() / FILES[current]).requirement
        for passes in (True, False)
    }
    assert wanted - seen == {("phone", True)}, "a phone never passes"
