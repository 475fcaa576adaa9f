"""The plan, step by step, for requirements of a few words: what comes first, what it is for, and what is left."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any, Literal

import msgspec
import pytest

from checker.conditions import Condition
from checker.conditions.at_least import AtLeast, Substitute
from checker.conditions.combined import AllOf, AnyOf
from checker.conditions.is_true import IsTrue
from checker.effects.effect import Effect
from checker.evaluation import judge, judge_for
from checker.evaluation.candidates import Candidate, candidates
from checker.evaluation.clock import JudgedFor
from checker.evaluation.judging import Judgement
from checker.evaluation.planning import Step, plan
from checker.model.readings import Facts, Known, Reading, unknown
from checker.model.verdicts import Verdict
from checker.specification.document import Remedy, Requirement, RequirementsSpec, Text, Title
from tests.evaluation.devices import DAY, known, releases, shipped_spec

TITLE, TEXT = Title(nl="x", en="x"), Text(nl="x", en="x")
COOKIES, STORAGE, WEBGL, SOUND = (IsTrue(fact=f"page.{name}") for name in ("cookies", "storage", "webgl", "sound"))
MEMORY = AtLeast(
    fact="memory.installed", minimum="4 GiB", recommended="8 GiB", substitute=Substitute(fact="memory.usable", up_to=2)
)
NO, YES, NOT_TOLD = known(value=False), known(value=True), unknown("timed_out", "x")


def remedy(
    name: str,
    fact: str = "",
    *,
    cost: Literal["free", "money"] = "free",
    minutes: int | None = None,
    when: Condition | None = None,
    last_resort: bool = False,
) -> Remedy:
    """Give a free remedy that makes a flag of the page true, or of which nobody can foretell what it does."""
    effect = Effect(fact=f"page.{fact}", to="true") if fact else None
    return Remedy(
        id=name, cost=cost, who="teacher", title=TITLE, steps=TEXT, effect=effect, minutes=minutes, when=when,
        last_resort=last_resort,
    )  # fmt: skip


def asked(condition: Condition, *remedies: str, importance: str = "required", name: str = "") -> Requirement:
    own: dict[str, Any] = {"importance": importance, "applies_to": ("windows-pc",), "basis": "provisional"}
    fact = getattr(condition, "fact", "")
    return Requirement(
        id=name or fact.removeprefix("page."),
        condition=condition,
        basis_note=TEXT,
        title=TITLE,
        remedies=remedies,
        **own,
    )


def spec(requirements: Sequence[Requirement], *remedies: Remedy) -> RequirementsSpec:
    return msgspec.structs.replace(shipped_spec(), requirement=tuple(requirements), remedy=remedies)


def device(**flags: Reading) -> Facts:
    named = {name.replace("__", ".") if "__" in name else f"page.{name}": told for name, told in flags.items()}
    return {"device.class": known("windows-pc"), **named}


def judged(asks: RequirementsSpec, facts: Facts) -> Judgement:
    return judge(asks, releases(), facts, DAY)


def steps_of(asks: RequirementsSpec, facts: Facts, **how: bool) -> tuple[Step, ...]:
    return plan(asks, releases(), judged(asks, facts), **how)


def ids(steps: Sequence[Step]) -> list[str]:
    return [step.remedy.id for step in steps]


ALL_NO = device(cookies=NO, storage=NO, webgl=NO, sound=NO)


# ---------------------------------------------------------------- order, and what each step is worth

FOUR = spec(
    [
        asked(COOKIES, "cookies"),
        asked(STORAGE, "storage", importance="recommended"),
        asked(WEBGL, "webgl"),
        asked(SOUND, "sound"),
    ],
    remedy("cookies", "cookies", minutes=30),
    remedy("storage", "storage", minutes=5),
    remedy("webgl", "webgl", minutes=10),
    remedy("sound", "sound", minutes=1, cost="money"),
)


def test_free_comes_before_money_then_what_mends_a_fail_and_then_the_quickest() -> None:
    assert ids(steps_of(FOUR, ALL_NO)) == ["webgl", "cookies", "storage", "sound"]


def test_a_step_without_minutes_takes_none_and_of_equals_the_first_of_the_spec_comes_first() -> None:
    cookies, storage, webgl, sound = FOUR.remedy
    unset = msgspec.structs.replace(cookies, minutes=None)
    minute, at_once = (msgspec.structs.replace(webgl, minutes=minutes) for minutes in (1, 0))
    for first, second, order in (
        (minute, unset, ["cookies", "webgl"]),
        (at_once, unset, ["webgl", "cookies"]),
        (unset, at_once, ["cookies", "webgl"]),
    ):
        assert ids(steps_of(spec(FOUR.requirement, first, second, storage, sound), ALL_NO))[:2] == order


def test_each_step_tells_what_it_solves_and_what_still_keeps_the_device_at_its_verdict() -> None:
    steps = steps_of(FOUR, ALL_NO)
    assert [(step.solves, step.mends_a_fail, step.leaves) for step in steps] == [
        (("webgl",), True, ("cookies", "sound")),
        (("cookies",), True, ("sound",)),
        (("storage",), False, ("sound",)),
        (("sound",), True, ()),
    ]
    assert [step.judged.verdict for step in steps if step.judged] == [Verdict.FAIL] * 3 + [Verdict.PASS]


def test_what_is_recommended_and_not_known_keeps_no_device_at_unknown() -> None:
    facts = device(cookies=NOT_TOLD, storage=NOT_TOLD, webgl=NO, sound=YES)
    recommended = (asked(STORAGE, importance="recommended"), asked(WEBGL, "webgl", importance="recommended"))
    (step,) = steps_of(spec([asked(COOKIES), *recommended], remedy("webgl", "webgl")), facts)
    assert (step.leaves, step.mends_a_fail) == (("cookies",), False)


@pytest.mark.parametrize(
    ("cookies", "importance", "leaves"),
    [(NO, "required", ("cookies",)), (NOT_TOLD, "recommended", ("cookies",)), (YES, "required", ())],
)
def test_a_step_of_which_nobody_knows_the_end_leaves_what_it_is_not_for(
    cookies: Reading, importance: str, leaves: tuple[str, ...]
) -> None:
    asks = spec([asked(COOKIES), asked(WEBGL, "webgl", importance=importance)], remedy("webgl"))
    (step,) = steps_of(asks, device(cookies=cookies, webgl=NO))
    assert (step.judged, step.solves, step.leaves, step.opens) == (None, ("webgl",), leaves, False)


def test_where_only_advice_is_left_nothing_keeps_the_device_from_being_used() -> None:
    recommended = [asked(COOKIES, importance="recommended"), asked(WEBGL, "webgl", importance="recommended")]
    (step,) = steps_of(spec(recommended, remedy("webgl")), device(cookies=NO, webgl=NO))
    assert step.leaves == ()


# ---------------------------------------------------------------- what one step makes possible for another

NEEDS_WEBGL = remedy("cookies", "cookies", when=WEBGL)


def opening(opener: Remedy) -> RequirementsSpec:
    """A required setting that can only be mended once another, which is only recommended, is."""
    requirements = [asked(COOKIES, "cookies"), asked(WEBGL, "webgl", importance="recommended")]
    return spec(requirements, NEEDS_WEBGL, opener)


def test_what_opens_the_way_for_the_mending_of_a_fail_mends_it() -> None:
    steps = steps_of(opening(remedy("webgl", "webgl")), device(cookies=NO, webgl=NO))
    assert [(step.remedy.id, step.mends_a_fail, step.opens) for step in steps] == [
        ("webgl", True, False),
        ("cookies", True, False),
    ]
    (step,) = steps_of(opening(remedy("webgl")), device(cookies=NO, webgl=NO))
    assert (step.remedy.id, step.mends_a_fail, step.opens) == ("webgl", True, True)


def test_what_stands_in_the_way_of_nothing_that_fails_opens_nothing() -> None:
    (step,) = steps_of(opening(remedy("webgl")), device(cookies=YES, webgl=NO))
    assert (step.mends_a_fail, step.opens) == (False, False)


def test_money_is_not_asked_for_what_it_might_make_possible() -> None:
    assert ids(steps_of(opening(remedy("webgl", "webgl", cost="money")), device(cookies=NO, webgl=NO))) == ["webgl"]


@pytest.mark.parametrize(("storage", "opens"), [(YES, True), (NOT_TOLD, True), (NO, False)])
def test_only_what_takes_away_all_that_stands_in_the_way_opens_it(storage: Reading, opens: bool) -> None:  # noqa: FBT001  a column
    both = remedy("cookies", "cookies", when=AllOf(conditions=(WEBGL, STORAGE)))
    requirements = [asked(COOKIES, "cookies"), asked(WEBGL, "webgl", importance="recommended")]
    (found,) = candidates_of(spec(requirements, both, remedy("webgl")), device(cookies=NO, webgl=NO, storage=storage))
    assert (found.remedy.id, found.opens, found.is_needed) == ("webgl", opens, False)


def test_a_requirement_on_all_that_stands_in_the_way_opens_it() -> None:
    both = AllOf(conditions=(WEBGL, STORAGE))
    requirements = [asked(COOKIES, "cookies"), asked(both, "both", importance="recommended", name="both")]
    blocked = remedy("cookies", "cookies", when=AnyOf(conditions=(WEBGL, STORAGE)))
    facts = device(cookies=NO, webgl=NO, storage=NO)
    assert [found.opens for found in candidates_of(spec(requirements, blocked, remedy("both")), facts)] == [True]
    last = remedy("both", last_resort=True)
    (found,) = candidates_of(spec([requirements[0], asked(both, "both", name="both")], blocked, last), facts)
    assert (found.is_needed, found.opens) == (True, False)


# ---------------------------------------------------------------- what is offered


def candidates_of(asks: RequirementsSpec, facts: Facts) -> list[Candidate]:
    return list(candidates(asks, releases(), judged(asks, facts)))


MORE = Effect(fact="memory.installed", to="8 GiB")
OFFERS = (
    msgspec.structs.replace(remedy("free"), effect=MORE),
    remedy("unforetold"),
    msgspec.structs.replace(remedy("dear", cost="money"), effect=MORE),
    remedy("last", last_resort=True),
)
GIB = 2**30


@pytest.mark.parametrize(
    ("memory", "offered"),
    [
        ({"memory__installed": known(2 * GIB)}, ["free", "unforetold", "dear"]),
        ({"memory__installed": known(4 * GIB)}, ["free", "unforetold", "dear"]),
        ({"memory__installed": NOT_TOLD, "memory__usable": known(3 * GIB)}, ["free"]),
        ({"memory__installed": NOT_TOLD}, []),
        ({"memory__installed": known(8 * GIB)}, []),
    ],
)
def test_what_was_not_measured_is_not_mended_and_what_was_measured_in_part_only_for_free(
    memory: dict[str, Reading], offered: list[str]
) -> None:
    asks = spec([asked(MEMORY, "free", "unforetold", "dear", "last", name="memory")], *OFFERS)
    assert [found.remedy.id for found in candidates_of(asks, device(**memory))] == offered


@pytest.mark.parametrize(("importance", "offered"), [("required", ["last"]), ("recommended", [])])
def test_a_last_resort_is_only_for_a_fail_that_nothing_else_can_mend(importance: str, offered: list[str]) -> None:
    asks = spec([asked(MEMORY, "last", importance=importance, name="memory")], *OFFERS)
    assert [found.remedy.id for found in candidates_of(asks, device(memory__installed=known(2 * GIB)))] == offered


@pytest.mark.parametrize(("told", "offered"), [(YES, True), (NOT_TOLD, True), (NO, False)])
def test_a_remedy_is_offered_unless_it_is_known_not_to_work(told: Reading, offered: bool) -> None:  # noqa: FBT001  a column
    asks = spec([asked(COOKIES, "cookies")], NEEDS_WEBGL)
    assert bool(candidates_of(asks, device(cookies=NO, webgl=told))) is offered


def test_one_remedy_for_two_requirements_is_one_thing_to_do() -> None:
    requirements = [asked(COOKIES, "both", importance="recommended"), asked(WEBGL, "both")]
    (found,) = candidates_of(spec(requirements, remedy("both")), device(cookies=NO, webgl=NO))
    assert (found.requirements, found.is_needed) == (("cookies", "webgl"), True)


# ---------------------------------------------------------------- other ways, and the end

THREE_WAYS = spec(
    [asked(COOKIES, "cookies"), asked(WEBGL, "quick", "slow", "unforetold", "beside")],
    remedy("cookies", "cookies"),
    remedy("quick", "webgl", minutes=5),
    remedy("slow", "webgl", minutes=10),
    remedy("unforetold", minutes=20),
    remedy("beside", "sound", minutes=30),
)


def test_other_ways_to_the_same_stand_under_the_first_step_that_solves_it() -> None:
    steps = steps_of(THREE_WAYS, device(cookies=NO, webgl=NO, sound=NO))
    assert [(step.remedy.id, [other.id for other in step.instead]) for step in steps] == [
        ("cookies", []),
        ("quick", ["slow", "unforetold"]),
    ]


def test_other_ways_are_only_named_where_they_are_asked_for() -> None:
    steps = steps_of(THREE_WAYS, device(cookies=NO, webgl=NO, sound=NO), with_other_ways=False)
    assert [(step.remedy.id, step.instead) for step in steps] == [("cookies", ()), ("quick", ())]


def test_a_device_that_must_be_replaced_gets_no_money_and_no_effort_that_cannot_save_it() -> None:
    requirements = [*FOUR.requirement[:2], asked(WEBGL, "replace", "other-use", "no-use"), FOUR.requirement[3]]
    ends = (
        remedy("replace", last_resort=True, cost="money", minutes=1),
        remedy("other-use", last_resort=True, minutes=15),
    )
    ways = (*FOUR.remedy, *ends, remedy("no-use", "webgl", when=IsTrue(fact="device.touch")))
    steps = steps_of(spec(requirements, *ways), {**ALL_NO, "device.touch": NO})
    assert ids(steps) == ["cookies", "other-use", "replace"]
    assert [(step.mends_a_fail, step.opens) for step in steps] == [(True, False)] * 3
    assert [(step.solves, step.instead) for step in steps[1:]] == [(("webgl",), ())] * 2


def test_a_plan_leaves_the_judgement_it_was_made_for_as_it_was() -> None:
    before = judged(FOUR, ALL_NO)
    plan(FOUR, releases(), before)
    assert before == judged(FOUR, ALL_NO)


# ---------------------------------------------------------------- judging what the steps rest on


@pytest.mark.parametrize(
    ("told", "importance", "verdict"),
    [
        (NO, "required", Verdict.FAIL),
        (NO, "recommended", Verdict.ADVICE),
        (NOT_TOLD, "required", Verdict.UNKNOWN),
        (NOT_TOLD, "recommended", Verdict.ADVICE),
        (YES, "required", Verdict.PASS),
    ],
)
def test_only_what_is_required_and_missed_fails_a_device(told: Reading, importance: str, verdict: Verdict) -> None:
    assert judged(spec([asked(COOKIES, importance=importance)]), device(cookies=told)).verdict is verdict


@pytest.mark.parametrize("category", ["connection", "setup"])
def test_what_is_not_about_the_system_weighs_nothing(category: str) -> None:
    other = msgspec.structs.replace(asked(WEBGL), category=category)
    judgement = judged(spec([asked(COOKIES), other]), device(cookies=YES, webgl=NO))
    assert (judgement.verdict, judgement.finding("webgl").verdict) == (Verdict.PASS, Verdict.FAIL)
    alone = judged(spec([other]), device(webgl=NO))
    assert (alone.verdict, alone.reason) == (Verdict.UNKNOWN, "no_requirements")


def test_a_day_that_is_not_known_stays_so_after_a_step() -> None:
    last = DAY + dt.timedelta(days=900)
    before = judge_for(FOUR, releases(), ALL_NO, JudgedFor(DAY, last))
    assert [step.judged.latest for step in plan(FOUR, releases(), before) if step.judged] == [last] * 4
    assert isinstance(before.facts["page.webgl"], Known)
