"""One of these values; it is so; an address answers; any and all of several conditions."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.conditions.at_least import AtLeast, Substitute
from checker.conditions.combined import AllOf, AnyOf, Condition, leaf_that_spoke, leaves
from checker.conditions.is_true import IsTrue
from checker.conditions.one_of import OneOf
from checker.conditions.reachable import Reachable
from checker.conditions.supported_on import SupportedOn
from checker.model.devices import Connection
from checker.model.findings import Details, Finding
from checker.model.readings import Reading
from checker.model.verdicts import Answer, Verdict
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


def test_a_value_that_is_listed_or_not_is_told_so() -> None:
    found = [outcome(WINDOWS, {"os.version": reading(value)}) for value in ("7", "11")]
    assert [(each.reason, each.details.value) for each in found] == [("listed", "7"), ("not_listed", "11")]


@pytest.mark.parametrize("value", [10, True, ("10",)])
def test_a_value_that_is_no_text_is_not_measured(value: object) -> None:
    assert outcome(WINDOWS, {"os.version": reading(value)}).reason == "not_measured"  # type: ignore[arg-type]


def test_the_lists_are_what_is_asked() -> None:
    assert (WINDOWS.expected().minimum, WINDOWS.expected().recommended) == (("7", "8.1", "10"), ("10",))
    assert OneOf(fact="os.edition", values=("Education",)).expected().recommended is None


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


@pytest.mark.parametrize(("seconds", "recommended"), [(None, YES), (0.0, YES), (5.0, YES), (5.01, NO)])
def test_an_answer_is_quick_up_to_the_second_that_is_asked(seconds: float | None, recommended: Answer) -> None:
    found = outcome(Reachable(target=BASISPOORT, within_seconds=5), connected("reachable", seconds))
    assert (found.minimum, found.recommended, found.reason) == (YES, recommended, "reachable")
    assert found.details.seconds == (seconds or 0)


def test_without_a_time_that_is_asked_a_slow_answer_is_an_answer() -> None:
    assert answers(Reachable(target=BASISPOORT), connected("reachable", 600.0)) == (YES, YES)
    assert answers(Reachable(target=BASISPOORT, within_seconds=0.5), connected("reachable")) == (YES, YES)


def test_a_connection_that_is_refused_is_told_as_not_reachable() -> None:
    found = outcome(Reachable(target=BASISPOORT), connected("refused"))
    assert (found.reason, found.details.target) == ("not_reachable", BASISPOORT)


def test_only_the_connection_to_the_address_itself_counts() -> None:
    facts = connected("refused")
    assert outcome(Reachable(target="https://example.org/"), facts).reason == "not_measured"


def test_the_address_and_the_seconds_are_what_is_asked() -> None:
    expected = Reachable(target=BASISPOORT, within_seconds=5).expected()
    assert (expected.minimum, expected.recommended, expected.unit) == (BASISPOORT, 5, "second")


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


CORES, THREADS = AtLeast(fact="cpu.physical_cores", minimum=2), AtLeast(fact="cpu.logical_cores", minimum=4)
MEMORY = AtLeast(fact="memory.usable", minimum="4 GiB", substitute=Substitute(fact="cpu.logical_cores", up_to=2))
ADDRESS, SUPPORTED = Reachable(target=BASISPOORT), SupportedOn(table_valid_days=400)
TREE = AllOf(conditions=(AnyOf(conditions=(CORES, MEMORY, THREADS)), ADDRESS, SUPPORTED))


def test_the_first_part_tells_what_is_asked() -> None:
    assert AnyOf(conditions=(CORES, THREADS)).expected() == CORES.expected() != THREADS.expected()


def test_the_single_conditions_are_given_in_the_order_of_the_spec() -> None:
    assert leaves(TREE) == (CORES, MEMORY, THREADS, ADDRESS, SUPPORTED)
    assert leaves(CORES) == (CORES,)


@pytest.mark.parametrize(
    ("fact", "evidence", "spoke"),
    [
        ("cpu.logical_cores", ("cpu.logical_cores",), THREADS),
        ("memory.usable", ("memory.usable", "cpu.logical_cores"), MEMORY),
        ("", ("cpu.logical_cores",), THREADS),
        ("", ("connections",), ADDRESS),
        ("", ("os.version",), SUPPORTED),
        ("os.name", ("os.name", "os.version"), SUPPORTED),
        ("os.name", ("connections",), ADDRESS),
        ("", ("page.cookies",), CORES),
    ],
)
def test_who_spoke_is_the_one_that_was_asked_for_the_fact_or_else_looked_at_it(
    fact: str, evidence: tuple[str, ...], spoke: Condition
) -> None:
    finding = Finding(
        requirement="x", verdict=Verdict.FAIL, reason="below_minimum", evidence=evidence, details=Details(fact=fact)
    )
    assert leaf_that_spoke(TREE, finding) == spoke
