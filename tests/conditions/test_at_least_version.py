"""At least this version, as vendors write versions."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.conditions.at_least_version import AtLeastVersion
from checker.model.verdicts import Answer
from tests.conditions.situations import NOT_TOLD, answers, outcome, reading

YES, NO, UNKNOWN = Answer.YES, Answer.NO, Answer.UNKNOWN
MACOS = AtLeastVersion(fact="os.version", minimum="12", recommended="14")
BUILD = AtLeastVersion(fact="os.build_id", minimum="17763")
numbers = st.lists(st.integers(0, 40), min_size=1, max_size=4)


@pytest.mark.parametrize(
    ("version", "expected"),
    [
        ("11.7.11", (NO, NO)),
        ("12", (YES, NO)),
        ("12.0", (YES, NO)),
        ("12.7.6", (YES, NO)),
        ("13.99", (YES, NO)),
        ("14", (YES, YES)),
        ("100", (YES, YES)),
        ("9.9.9", (NO, NO)),
    ],
)
def test_versions_compare_number_by_number(version: str, expected: tuple[Answer, Answer]) -> None:
    assert answers(MACOS, {"os.version": reading(version)}) == expected


@pytest.mark.pitfall(10)
@pytest.mark.parametrize("text", ["14.6 (20618)", "14.04.1 LTS", "26 Tahoe", "v15"])
def test_versions_with_words_around_them_are_read(text: str) -> None:
    assert answers(MACOS, {"os.version": reading(text)}) == (YES, YES)


@pytest.mark.pitfall(9)
@pytest.mark.parametrize(
    ("build", "expected"), [("17762.9999", NO), ("17763", YES), ("17763.1", YES), ("26100.2314", YES)]
)
def test_a_build_counts_with_its_update_part(build: str, expected: Answer) -> None:
    assert answers(BUILD, {"os.build_id": reading(build)})[0] is expected


@pytest.mark.parametrize(
    ("bound", "version", "expected"),
    [
        ("at_least", "12", YES),
        ("at_least", "10", UNKNOWN),
        ("at_most", "11", NO),
        ("at_most", "13", UNKNOWN),
        ("derived", "12", YES),
    ],
)
def test_a_bound_is_honoured(bound: str, version: str, expected: Answer) -> None:
    found = outcome(MACOS, {"os.version": reading(version, bound)})  # type: ignore[arg-type]
    assert found.minimum is expected
    assert found.derived


@pytest.mark.parametrize(
    "facts", [{}, {"os.version": NOT_TOLD}, {"os.version": reading("Sonoma")}, {"os.version": reading(12)}]
)
def test_no_version_is_not_measured(facts: dict[str, object]) -> None:
    found = outcome(MACOS, facts)  # type: ignore[arg-type]
    assert (found.minimum, found.reason) == (UNKNOWN, "not_measured")


def test_one_version_that_is_read_is_not_derived_and_has_a_reason() -> None:
    found = [outcome(MACOS, {"os.version": reading(version)}) for version in ("11", "12", "14")]
    assert [(each.reason, each.derived) for each in found] == [
        ("below_minimum", False), ("minimum_met", False), ("recommended_met", False),
    ]  # fmt: skip
    assert outcome(BUILD, {"os.build_id": reading("17763")}).reason == "met"


def test_what_is_asked_is_shown_as_it_is_written() -> None:
    assert (MACOS.expected().minimum, MACOS.expected().recommended) == ("12", "14")


@given(first=numbers, second=numbers)
def test_a_higher_version_never_gives_a_worse_answer(first: list[int], second: list[int]) -> None:
    lower, higher = sorted((first, second))
    before, after = (answers(MACOS, {"os.version": reading(".".join(map(str, one)))}) for one in (lower, higher))
    assert all(low.value <= high.value for low, high in zip(before, after, strict=True))
