"""What a remedy brings grows with what is asked: nobody is sent for 8 GB where 16 is asked."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.confirming.answers import Answer
from checker.evaluation.judging import judge
from checker.evaluation.planning import Step, plan
from checker.model.devices import DeviceClass
from checker.model.verdicts import Verdict
from checker.specification.document import Remedy, RequirementsSpec
from tests.confirming.specs import THIS_YEAR, confirmed
from tests.evaluation.devices import DAY, known, releases, windows_laptop

GIB = 2**30


def own(minimum: str, recommended: str = "", classes: tuple[DeviceClass, ...] = ()) -> RequirementsSpec:
    answer = Answer(requirement="memory", word="change", minimum=minimum, recommended=recommended, applies_to=classes)
    return confirmed(THIS_YEAR, answer)


def remedy(spec: RequirementsSpec, name: str = "add-memory") -> Remedy:
    return next(item for item in spec.remedy if item.id == name)


def effect(found: Remedy) -> str:
    return found.effect.to if found.effect else ""


def steps(spec: RequirementsSpec, gib: int) -> tuple[Step, ...]:
    facts = windows_laptop(memory__installed=known(gib * GIB), memory__usable=known(gib * GIB - 300 * 2**20))
    return plan(spec, releases(), judge(spec, releases(), facts, DAY))


@pytest.mark.parametrize(
    ("minimum", "recommended", "becomes"),
    [("4 GB", "16 GB", "16 GiB"), ("16 GB", "", "16 GiB"), ("8 GB", "12 GB", "12 GiB"), ("12 GB", "16 GB", "16 GiB")],
)
def test_adding_memory_makes_it_as_much_as_is_asked(minimum: str, recommended: str, becomes: str) -> None:
    found = remedy(own(minimum, recommended))
    assert effect(found) == becomes
    written = becomes.replace("GiB", "GB")
    assert found.steps.nl.startswith(f"Met {written} blijft de computer vlot")
    assert found.steps.en.startswith(f"With {written} the computer stays quick")


@pytest.mark.parametrize(("minimum", "recommended"), [("4 GB", "8 GB"), ("2 GB", "4 GB"), ("8 GB", "")])
def test_a_remedy_that_brings_enough_stays_as_it_is(minimum: str, recommended: str) -> None:
    assert own(minimum, recommended).remedy == THIS_YEAR.remedy


def test_a_device_with_too_little_is_told_of_the_memory_that_solves_it() -> None:
    (step,) = steps(own("16 GB"), 8)
    assert (step.remedy.id, effect(step.remedy)) == ("add-memory", "16 GiB")
    assert step.judged is not None
    assert step.judged.verdict is Verdict.PASS


@settings(max_examples=25, deadline=None)
@given(st.integers(1, 64), st.integers(1, 64))
def test_no_step_promises_what_its_amount_does_not_bring(minimum: int, installed: int) -> None:
    spec = own(f"{minimum} GB")
    for step in steps(spec, installed):
        if step.remedy.id == "add-memory" and step.judged and step.judged.finding("memory").verdict is Verdict.PASS:
            assert int(effect(step.remedy).split()[0]) >= minimum


def test_an_amount_for_some_devices_grows_the_one_step_they_share() -> None:
    found = remedy(own("16 GB", classes=("windows-pc",)))
    assert effect(found) == "16 GiB"
