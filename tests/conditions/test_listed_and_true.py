"""One of these values; it is so; an address answers; any and all of several conditions."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.conditions.combined import AllOf, AnyOf
from checker.conditions.is_true import IsTrue
from checker.conditions.one_of import OneOf
from checker.conditions.reachable import Reachable
from checker.model.devices import Connection
from checker.model.readings import Reading
from checker.model.verdicts import Answer
from tests.conditions.situations import NOT_TOLD, answers, outcome, reading

YES, NO, UNKNOWN = Answer.YES, Answer.NO, Answer.UNKNOWN
WINDOWS = OneOf(fact="os.version", values=("7", "8.1", "10"), recommended=("10",))


@pytest.mark.parametrize(
    ("value", "expected"), [("7", (YES, NO)), ("10", (YES, YES)), ("11", (NO, NO)), ("8", (NO, NO))]
)
def test_a_closed_list_is_closed(value: str, expected: tuple[Answer, Answer]) -> None:
    assert answers(WINDOWS, {"os.version": reading(value)}) == expected


def test_letter_case_does_not_count() -> None:
    assert answers(OneOf(fact="os.edition", values=("Education",)), {"os.edition": reading("EDUCATION")})[0] is YES


@pytest.mark.parametrize("bound", ["at_least", "at_most"])
def test_a_limit_is_not_a_value(bound: str) -> None:
    assert answers(WINDOWS, {"os.version": reading("10", bound)}) == (UNKNOWN, UNKNOWN)  # type: ignore[arg-type]


def test_a_derived_value_is_a_value() -> None:
    assert answers(WINDOWS, {"os.version": reading("10", "derived")}) == (YES, YES)


@pytest.mark.parametrize(
    ("value", "expected", "reason"), [(True, YES, "is_so"), (False, NO, "is_not_so"), (1, UNKNOWN, "not_measured")]
)
def test_true_is_true_and_a_number_is_not(value: bool, expected: Answer, reason: str) -> None:  # noqa: FBT001  a column
    found = outcome(IsTrue(fact="page.cookies"), {"page.cookies": reading(value)})
    assert (found.minimum, found.reason) == (expected, reason)


# ---------------------------------------------------------------- reachable

BASISPOORT = "https://www.basispoort.nl/"


def connected(state: str, seconds: float | None = None) -> dict[str, Reading]:
    return {"connections": reading((Connection(target=BASISPOORT, state=state, seconds=seconds),))}


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (connected("reachable", 0.2), (YES, YES)),
        (connected("reachable", 9.0), (YES, NO)),
        (connected("refused"), (NO, NO)),
        (connected("sign_in_page"), (UNKNOWN, UNKNOWN)),
        (connected("not_tried"), (UNKNOWN, UNKNOWN)),
        ({}, (UNKNOWN, UNKNOWN)),
        ({"connections": reading(())}, (UNKNOWN, UNKNOWN)),
    ],
)
def test_a_sign_in_page_says_nothing_about_the_address(
    facts: dict[str, Reading], expected: tuple[Answer, Answer]
) -> None:
    assert answers(Reachable(target=BASISPOORT, within_seconds=5), facts) == expected


# ---------------------------------------------------------------- any and all

COOKIES, STORAGE = IsTrue(fact="page.cookies"), IsTrue(fact="page.storage")
READINGS: dict[Answer, Reading] = {YES: reading(value=True), NO: reading(value=False), UNKNOWN: NOT_TOLD}
both_ways = pytest.mark.parametrize("first", list(Answer))


@both_ways
@pytest.mark.parametrize("second", list(Answer))
def test_any_and_all_follow_three_valued_logic(first: Answer, second: Answer) -> None:
    facts = {"page.cookies": READINGS[first], "page.storage": READINGS[second]}
    assert answers(AnyOf(conditions=(COOKIES, STORAGE)), facts)[0].value == max(first.value, second.value)
    assert answers(AllOf(conditions=(COOKIES, STORAGE)), facts)[0].value == min(first.value, second.value)


@both_ways
def test_one_condition_alone_is_itself(first: Answer) -> None:
    facts = {"page.cookies": READINGS[first]}
    alone = outcome(COOKIES, facts)
    assert outcome(AnyOf(conditions=(COOKIES,)), facts) == outcome(AllOf(conditions=(COOKIES,)), facts) == alone


@given(
    order=st.permutations([COOKIES, STORAGE, IsTrue(fact="page.webgl")]),
    told=st.lists(st.sampled_from(list(Answer)), min_size=3, max_size=3),
)
def test_the_order_of_conditions_does_not_change_the_answer(order: list[IsTrue], told: list[Answer]) -> None:
    facts = {
        fact: READINGS[answer]
        for fact, answer in zip(("page.cookies", "page.storage", "page.webgl"), told, strict=True)
    }
    for kind in (AnyOf, AllOf):
        usual = kind(conditions=(COOKIES, STORAGE, IsTrue(fact="page.webgl")))
        assert answers(kind(conditions=tuple(order)), facts) == answers(usual, facts)


def test_every_fact_of_the_parts_is_named_once() -> None:
    condition = AllOf(conditions=(COOKIES, AnyOf(conditions=(STORAGE, COOKIES))))
    assert condition.facts_needed() == ("page.cookies", "page.storage")
