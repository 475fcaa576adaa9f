"""At least this much: exact at the threshold, honest about bounds, within the tolerance a spec states."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.conditions.at_least import AtLeast, Substitute
from checker.model.readings import Facts
from checker.model.verdicts import Answer
from tests.conditions.situations import GIB, MIB, NOT_TOLD, answers, between, outcome, reading

MEMORY = AtLeast(
    fact="memory.installed",
    minimum="4 GiB",
    recommended="8 GiB",
    substitute=Substitute(fact="memory.usable", up_to=1.6667, tolerance=0.125),
)
BUCKETS = AtLeast(fact="memory.installed", minimum="4 GiB", tolerance=0.3334)
YES, NO, UNKNOWN = Answer.YES, Answer.NO, Answer.UNKNOWN
sizes = st.integers(0, 64 * GIB)


@pytest.mark.pitfall(4)
@pytest.mark.parametrize(
    ("size", "expected"),
    [
        (4 * GIB - 1, (NO, NO)),
        (4 * GIB, (YES, NO)),
        (8 * GIB - 1, (YES, NO)),
        (8 * GIB, (YES, YES)),
        (4 * 10**9, (NO, NO)),
    ],
)
def test_installed_memory_counts_to_the_byte(size: int, expected: tuple[Answer, Answer]) -> None:
    assert answers(MEMORY, {"memory.installed": reading(size)}) == expected


@pytest.mark.parametrize(
    ("size", "expected", "derived"),
    [(5 * GIB, YES, False), (5 * GIB - 1, YES, True), (4 * GIB, YES, True), (4 * GIB - 1, NO, False)],
)
def test_the_tolerance_holds_to_the_byte(size: int, expected: Answer, derived: bool) -> None:  # noqa: FBT001  a column
    condition = AtLeast(fact="memory.installed", minimum="5 GiB", tolerance=0.25)
    found = outcome(condition, {"memory.installed": reading(size, "derived")})
    assert (found.minimum, found.derived) == (expected, derived)


@pytest.mark.parametrize(("most", "expected"), [(4 * GIB - 1, NO), (4 * GIB, UNKNOWN)])
def test_what_may_be_just_enough_is_not_too_little(most: int, expected: Answer) -> None:
    assert answers(BUCKETS, {"memory.installed": between(0, most)})[0] is expected
    assert answers(BUCKETS, {"memory.installed": reading(most, "at_most")})[0] is expected


@pytest.mark.pitfall(1)
@given(usable=st.integers(0, 4 * GIB))
def test_four_gib_machine_that_shows_less_usable_still_passes(usable: int) -> None:
    facts = {"memory.installed": reading(4 * GIB), "memory.usable": reading(usable)}
    assert answers(MEMORY, facts)[0] is YES
    assert not outcome(MEMORY, facts).derived


@pytest.mark.pitfall(2)
@pytest.mark.parametrize(
    ("usable", "expected", "derived"),
    [
        (8 * GIB, (YES, YES), False),
        (int(7.5 * GIB), (YES, YES), True),
        (int(8 * GIB / 1.125) + 1, (YES, YES), True),
        (int(8 * GIB / 1.125) - 1, (YES, UNKNOWN), False),
        (int(4.8 * GIB) + 1, (YES, UNKNOWN), False),
        (int(4.79 * GIB), (YES, NO), False),
        (int(3.7 * GIB), (YES, NO), True),
        (int(4 * GIB / 1.125) - 1, (UNKNOWN, NO), False),
        (2 * GIB, (NO, NO), False),
    ],
)
def test_usable_memory_stands_in_within_the_tolerance(
    usable: int,
    expected: tuple[Answer, Answer],
    derived: bool,  # noqa: FBT001  a column of the table
) -> None:
    facts: Facts = {"memory.installed": NOT_TOLD, "memory.usable": reading(usable)}
    assert answers(MEMORY, facts) == expected
    assert outcome(MEMORY, facts).derived is derived


@pytest.mark.pitfall(3)
def test_a_machine_between_six_and_eight_gib_is_not_certain() -> None:
    found = outcome(MEMORY, {"memory.installed": NOT_TOLD, "memory.usable": reading(int(5.7 * GIB))})
    assert (found.recommended, found.reason) == (UNKNOWN, "between")


@given(first=sizes, second=sizes, known=st.booleans())
def test_more_memory_never_gives_a_worse_answer(first: int, second: int, known: bool) -> None:  # noqa: FBT001  drawn
    fact = "memory.installed" if known else "memory.usable"
    less, more = (answers(MEMORY, {fact: reading(size)}) for size in sorted((first, second)))
    assert all(low.value <= high.value for low, high in zip(less, more, strict=True))


@given(usable=sizes, taken=st.floats(0, 0.4))
def test_what_usable_memory_says_is_never_false(usable: int, taken: float) -> None:
    installed = usable / (1 - taken)
    told = answers(MEMORY, {"memory.usable": reading(usable)})[0]
    if told is NO:
        assert installed < 4 * GIB
    if told is YES:
        assert usable * 1.125 >= 4 * GIB


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (3 * GIB, 6 * GIB, YES),
        (int(1.5 * GIB), 3 * GIB, NO),
        (6 * GIB, 12 * GIB, YES),
        (2.9 * GIB, 6 * GIB, UNKNOWN),
    ],
)
def test_a_browser_that_names_a_bucket_is_read_as_an_interval(low: float, high: float, expected: Answer) -> None:
    assert answers(BUCKETS, {"memory.installed": between(low, high)})[0] is expected


@pytest.mark.parametrize(
    ("bound", "value", "expected"),
    [
        ("at_least", 8 * GIB, (YES, YES)),
        ("at_least", 4 * GIB, (YES, UNKNOWN)),
        ("at_least", 2 * GIB, (UNKNOWN, UNKNOWN)),
        ("at_most", 8 * GIB, (UNKNOWN, UNKNOWN)),
        ("at_most", 4 * GIB - 1, (NO, NO)),
    ],
)
def test_a_bound_is_honoured(bound: str, value: int, expected: tuple[Answer, Answer]) -> None:
    assert answers(MEMORY, {"memory.installed": reading(value, bound)}) == expected  # type: ignore[arg-type]


def test_a_derived_value_holds_within_the_tolerance_and_an_exact_one_does_not() -> None:
    assert answers(BUCKETS, {"memory.installed": reading(3 * GIB, "derived")})[0] is YES
    assert answers(BUCKETS, {"memory.installed": reading(3 * GIB)})[0] is NO


@pytest.mark.parametrize("value", [True, "4 GiB", (), "8589934592"])
def test_a_value_of_another_kind_is_not_measured(value: object) -> None:
    found = outcome(MEMORY, {"memory.installed": reading(value)})  # type: ignore[arg-type]  # what a bad file may hold
    assert (found.minimum, found.reason) == (UNKNOWN, "not_measured")


def test_what_is_asked_is_shown_in_base_units() -> None:
    assert (MEMORY.expected().minimum, MEMORY.expected().recommended) == (4 * GIB, 8 * GIB)
    assert MEMORY.expected().unit == "byte"
    clock = AtLeast(fact="cpu.max_frequency", minimum="2.0 GHz", recommended="2.3 GHz").expected()
    assert (clock.minimum, clock.recommended) == (2_000_000_000, 2_300_000_000)


@pytest.mark.parametrize(("free", "expected"), [(2048 * MIB, YES), (2048 * MIB - 1, NO), (0, NO)])
def test_a_single_threshold_has_one_answer(free: int, expected: Answer) -> None:
    condition = AtLeast(fact="storage.free", minimum="2 GiB")
    assert answers(condition, {"storage.free": reading(free)}) == (expected, expected)


@pytest.mark.pitfall(49)
@pytest.mark.parametrize(
    ("at_least", "usable", "expected"),
    [
        (3.5 * GIB, 3_486_000 * 1024, (UNKNOWN, NO)),  # 4 GB with 512 MB for graphics, or 3.5
        (63 * 128 * MIB, 7_950_000 * 1024, (YES, YES)),  # 8 GB of which a block is missing
        (4 * GIB, 3_900_000 * 1024, (YES, NO)),
        (1 * GIB, 900_000 * 1024, (NO, NO)),  # not even with two thirds on top
    ],
)
def test_a_lower_bound_is_narrowed_by_what_is_usable(
    at_least: float, usable: int, expected: tuple[Answer, Answer]
) -> None:
    facts = {"memory.installed": reading(at_least, "at_least"), "memory.usable": reading(usable)}
    assert answers(MEMORY, facts) == expected


@pytest.mark.pitfall(49)
@given(low=sizes, usable=sizes)
def test_a_bound_with_usable_memory_beside_it_decides_no_less_than_usable_memory_alone(low: int, usable: int) -> None:
    both = {"memory.installed": reading(max(low, usable), "at_least"), "memory.usable": reading(usable)}
    for alone, together in zip(answers(MEMORY, {"memory.usable": reading(usable)}), answers(MEMORY, both), strict=True):
        assert alone in {UNKNOWN, together} or together is YES


def test_of_two_lower_bounds_the_higher_one_counts() -> None:
    facts = {"memory.installed": reading(4 * GIB, "at_least"), "memory.usable": reading(3 * GIB)}
    assert answers(MEMORY, facts)[0] is YES
    assert not outcome(MEMORY, facts).derived


def test_without_a_tolerance_what_is_derived_or_stands_in_must_be_enough_itself() -> None:
    exact = AtLeast(fact="memory.installed", minimum="4 GiB", substitute=Substitute(fact="memory.usable", up_to=2))
    for size, expected in ((4 * GIB, YES), (4 * GIB - 1, NO)):
        assert answers(exact, {"memory.installed": reading(size, "derived")})[0] is expected
        assert answers(exact, {"memory.installed": between(size, size)})[0] is expected
    for usable, expected in ((4 * GIB, YES), (4 * GIB - 1, UNKNOWN), (2 * GIB, UNKNOWN), (2 * GIB - 1, NO)):
        assert answers(exact, {"memory.usable": reading(usable)})[0] is expected


def test_what_stands_in_has_a_tolerance_of_its_own_and_not_that_of_the_fact() -> None:
    loose = AtLeast(
        fact="memory.installed", minimum="4 GiB", tolerance=0.5, substitute=Substitute(fact="memory.usable", up_to=2)
    )
    assert answers(loose, {"memory.usable": reading(3 * GIB, "derived")})[0] is UNKNOWN
    assert answers(loose, {"memory.usable": between(3 * GIB, 3 * GIB)})[0] is UNKNOWN


def test_an_upper_bound_is_narrowed_by_what_is_usable() -> None:
    facts = {"memory.installed": reading(5 * GIB, "at_most"), "memory.usable": reading(int(3.9 * GIB))}
    assert answers(MEMORY, facts) == (YES, NO)
    assert outcome(MEMORY, facts).derived


def test_nothing_is_enough_where_nothing_is_asked() -> None:
    nothing = AtLeast(fact="cpu.physical_cores", minimum=0, recommended=1)
    assert answers(nothing, {"cpu.physical_cores": reading(0)}) == (YES, NO)


def test_at_most_so_many_may_be_none_at_all() -> None:
    one_core = AtLeast(fact="cpu.physical_cores", minimum=1)
    assert answers(one_core, {"cpu.physical_cores": reading(1, "at_most")})[0] is UNKNOWN


def test_an_exact_value_is_not_helped_by_the_tolerance_of_what_would_stand_in() -> None:
    facts = {"memory.installed": reading(4 * GIB - 1), "memory.usable": reading(int(3.9 * GIB))}
    assert answers(MEMORY, facts) == (NO, NO)


def test_it_is_derived_where_only_the_recommended_value_holds_within_the_tolerance() -> None:
    found = outcome(MEMORY, {"memory.usable": reading(int(7.5 * GIB))})
    assert (found.reason, found.derived) == ("recommended_met", True)


def test_without_a_recommended_value_nothing_is_asked_but_the_minimum() -> None:
    found = outcome(BUCKETS, {"memory.installed": reading(4 * GIB)})
    assert (found.reason, BUCKETS.expected().recommended) == ("met", None)
    assert BUCKETS.facts_needed() == ("memory.installed",)


def test_a_threshold_that_is_no_whole_number_is_shown_as_it_is() -> None:
    half = AtLeast(fact="cpu.physical_cores", minimum="1.5", recommended="2").expected()
    assert (half.minimum, half.recommended) == (1.5, 2)
    assert isinstance(half.recommended, int)
