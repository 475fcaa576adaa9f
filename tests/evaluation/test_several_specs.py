"""Several specs at once: each has the verdict it has alone, and the device the worst of those that say anything."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.conditions.at_least import AtLeast
from checker.evaluation.judging import Judgement, judge, judge_again, judge_for, judge_knowing
from checker.evaluation.planning import plan
from checker.model.readings import Facts, Reading, unknown
from checker.model.verdicts import Verdict, worst
from checker.specification.document import Requirement, RequirementsSpec, Text, Title
from checker.specification.joining import joined
from tests.evaluation.devices import DAY, known, releases
from tests.several_specs.specs_there import CASES, Case, spec_named, together
from tests.verdicts import cases as verdict_cases

GIB = 2**30
EVERY = ("malmberg", "rekentoets", "huisregels")


def said_by(judgement: Judgement) -> dict[str, str]:
    return {part.spec.id: "says nothing" if part.says_nothing else part.verdict for part in judgement.parts}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_a_device_comes_out_as_worked_by_hand(case: Case) -> None:
    judgement = judge(together(*case.says), releases(), case.readings(), DAY)
    assert (judgement.verdict, said_by(judgement)) == (case.device, case.says)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_the_order_in_which_they_are_asked_for_changes_no_verdict(case: Case) -> None:
    judgement = judge(together(*reversed(case.says)), releases(), case.readings(), DAY)
    assert (judgement.verdict, said_by(judgement)) == (case.device, case.says)


def test_every_verdict_of_a_device_and_of_a_part_has_a_case() -> None:
    assert {case.device for case in CASES} == set(Verdict) - {Verdict.NOT_APPLICABLE}
    assert {said for case in CASES for said in case.says.values()} == {
        "pass", "advice", "fail", "unknown", "says nothing",
    }  # fmt: skip


def assert_is_each_alone(judgement: Judgement, alone: list[Judgement]) -> None:
    """See that each part is as it is by itself, and the device the worst of those that say anything."""
    assert [(part.verdict, part.reason) for part in judgement.parts] == [(one.verdict, one.reason) for one in alone]
    saying = [one.verdict for one in alone if one.reason != "no_requirements"]
    assert judgement.verdict is (worst(saying) or Verdict.UNKNOWN)
    found = [msgspec.structs.replace(item, requirement="") for item in judgement.findings]
    assert found == [msgspec.structs.replace(item, requirement="") for one in alone for item in one.findings]


@pytest.mark.parametrize("folder", verdict_cases.CASES, ids=lambda folder: folder.name)
def test_every_worked_device_is_by_each_what_it_is_by_that_one_alone(folder: Path) -> None:
    tables = verdict_cases.releases_for(folder, verdict_cases.case_in(folder))
    facts, day = verdict_cases.facts_in(folder), verdict_cases.judged_for(folder)
    alone = [judge_for(spec_named(name), tables, facts, day) for name in EVERY]
    assert_is_each_alone(judge_for(together(*EVERY), tables, facts, day), alone)


def test_one_spec_is_its_own_only_part() -> None:
    judgement = judge(spec_named("malmberg"), releases(), CASES[0].readings(), DAY)
    (part,) = judgement.parts
    assert (part.spec, part.verdict, part.reason) == (judgement.spec, judgement.verdict, judgement.reason)


CLASSES = ("windows-pc", "chromebook", "ipad")
WORDS = Title(nl="x", en="x")
requirements = st.builds(
    Requirement,
    id=st.just("memory"),
    importance=st.sampled_from(("required", "recommended")),
    category=st.sampled_from(("system", "system", "system", "setup")),
    applies_to=st.lists(st.sampled_from(CLASSES), min_size=1, unique=True).map(tuple),
    basis=st.just("provisional"),
    basis_note=st.just(Text(nl="x", en="x")),
    title=st.just(WORDS),
    condition=st.builds(
        AtLeast,
        fact=st.just("memory.installed"),
        minimum=st.sampled_from(("2 GiB", "4 GiB", "8 GiB")),
        recommended=st.sampled_from((None, "8 GiB", "16 GiB")),
    ),
)


@st.composite
def publishers(draw: st.DrawFn) -> list[RequirementsSpec]:
    """Give two to four specs of one or two requirements."""
    specs = []
    for number, asked in enumerate(
        draw(st.lists(st.lists(requirements, min_size=1, max_size=2), min_size=2, max_size=4))
    ):
        items = tuple(msgspec.structs.replace(item, id=f"memory-{place}") for place, item in enumerate(asked))
        specs.append(
            RequirementsSpec(
                schema_version=1,
                id=f"p-{number}",
                version="1",
                title=WORDS,
                source="https://x.example",
                requirement=items,
            )
        )
    return specs


memory = st.one_of(
    st.sampled_from((1, 2, 4, 8, 16)).map(lambda size: known(size * GIB)),
    st.just(unknown("timed_out", "test")),
)
devices = st.builds(
    lambda kind, size: {"device.class": kind, "memory.installed": size},
    st.one_of(st.sampled_from(CLASSES).map(known), st.just(unknown("not_understood", "test"))),
    memory,
)


@given(publishers(), devices)
def test_any_specs_judge_together_as_each_does_alone(specs: list[RequirementsSpec], facts: Facts) -> None:
    assert_is_each_alone(
        judge(joined(specs), releases(), facts, DAY), [judge(spec, releases(), facts, DAY) for spec in specs]
    )


@given(publishers(), devices, memory)
def test_after_a_step_each_is_as_if_judged_anew(specs: list[RequirementsSpec], facts: Facts, added: Reading) -> None:
    both, changes = joined(specs), {"memory.installed": added}
    before = judge(both, releases(), facts, DAY)
    again = judge_again(both, releases(), before, changes)
    assert again.parts == judge(both, releases(), {**facts, **changes}, DAY).parts


@pytest.mark.parametrize("folder", verdict_cases.CASES, ids=lambda folder: folder.name)
def test_after_every_step_of_a_plan_each_is_what_judging_anew_gives(folder: Path) -> None:
    tables, both = verdict_cases.releases_for(folder, verdict_cases.case_in(folder)), together(*EVERY)
    judgement = judge_for(both, tables, verdict_cases.facts_in(folder), verdict_cases.judged_for(folder))
    for step in plan(both, tables, judgement):
        assert all(both.part_of(name) in both.parts for name in step.solves)
        if step.judged:
            assert step.judged.parts == judge_knowing(both, step.judged.situation(tables), {}).parts
