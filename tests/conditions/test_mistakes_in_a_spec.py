"""What a condition says of a spec that asks something odd: the field, and what was expected."""

from __future__ import annotations

import msgspec
import pytest

from checker.conditions.at_least import AtLeast, Substitute
from checker.conditions.at_least_version import AtLeastVersion
from checker.conditions.browser_release import BrowserRelease
from checker.conditions.combined import AllOf, AnyOf
from checker.conditions.display_at_least import DisplayAtLeast
from checker.conditions.is_true import IsTrue
from checker.conditions.kind import Days, Kind, Share
from checker.conditions.one_of import OneOf
from checker.conditions.recency.asked import Recency

BROWSERS = BrowserRelease(
    which="best", browsers=("chrome",), minimum=Recency(released_within_days=0), table_valid_days=45
)


def recency(minimum: Recency, recommended: Recency | None = None) -> BrowserRelease:
    return msgspec.structs.replace(BROWSERS, minimum=minimum, recommended=recommended)


@pytest.mark.parametrize(
    "condition",
    [
        AtLeast(fact="memory.installed", minimum="4 GiB"),
        AtLeast(fact="memory.installed", minimum="4 GiB", recommended="4 GiB"),
        AtLeast(fact="cpu.physical_cores", minimum=2, recommended=4),
        AtLeastVersion(fact="os.version", minimum="12"),
        AtLeastVersion(fact="os.version", minimum="12", recommended="14"),
        BROWSERS,
        recency(Recency(superseded_within_days=0), Recency(superseded_within_days=60)),
        recency(Recency(newest_versions=2), Recency(superseded_within_days=60)),
        DisplayAtLeast(measure="physical", minimum="1024 x 768"),
        DisplayAtLeast(measure="physical", minimum="1024x768", recommended="1920 × 1080"),
        DisplayAtLeast(measure="physical", minimum_inches=9.7),
        OneOf(fact="os.version", values=("10", "11"), recommended=("11",)),
        IsTrue(fact="page.cookies"),
    ],
)
def test_what_is_asked_well_has_no_mistake_in_it(condition: Kind) -> None:
    assert list(condition.problems()) == []


@pytest.mark.parametrize(
    ("condition", "fields"),
    [
        (AtLeast(fact="memory.instaled", minimum="four"), ["fact"]),
        (AtLeast(fact="memory.installed", minimum="4", recommended="8 GHz"), ["minimum", "recommended"]),
        (AtLeast(fact="memory.installed", minimum="4 GiB", recommended="4095 MiB"), ["recommended"]),
        (
            AtLeast(fact="memory.installed", minimum="4 GiB", substitute=Substitute(fact="os.name", up_to=2)),
            ["substitute.fact"],
        ),
        (
            AtLeastVersion(fact="memory.installed", minimum="new", recommended="newer"),
            ["fact", "minimum", "recommended"],
        ),
        (recency(Recency()), ["minimum"]),
        (recency(Recency(released_within_days=0, superseded_within_days=0)), ["minimum"]),
        (recency(Recency(released_within_days=1), Recency()), ["recommended"]),
        (recency(Recency(newest_versions=2, released_within_days=1), Recency(newest_versions=1)), ["minimum"]),
        (msgspec.structs.replace(BROWSERS, browsers=()), ["browsers"]),
        (DisplayAtLeast(measure="physical"), ["minimum"]),
        (DisplayAtLeast(measure="physical", minimum="big", recommended="1024"), ["minimum", "recommended"]),
        (OneOf(fact="memory.installed", values=()), ["fact", "values"]),
        (OneOf(fact="os.version", values=("10",), recommended=("11",)), ["recommended"]),
        (IsTrue(fact="os.version"), ["fact"]),
        (AnyOf(conditions=()), ["conditions"]),
        (AllOf(conditions=(IsTrue(fact="page.cookies"), IsTrue(fact="x"))), ["conditions[1].fact"]),
    ],
)
def test_every_mistake_is_told_once_with_the_field_it_is_in(condition: Kind, fields: list[str]) -> None:
    assert [problem.field for problem in condition.problems()] == fields


def test_a_name_that_is_nearly_a_fact_is_told_with_the_fact_it_is_near_to() -> None:
    (near,) = IsTrue(fact="page.cookie").problems()
    (far,) = IsTrue(fact="zzzzzz").problems()
    assert near.text == '"page.cookie" is not a fact; the nearest is "page.cookies"'
    assert far.text == '"zzzzzz" is not a fact'


def test_a_fact_of_another_kind_is_told_with_the_kinds_that_can_be_judged() -> None:
    (problem,) = AtLeast(fact="os.version", minimum="4").problems()
    assert problem.text == '"os.version" is of kind text; expected integer or number'


@pytest.mark.parametrize(
    ("condition", "shown"),
    [
        (IsTrue(fact="x" * 90), 60),
        (AtLeast(fact="memory.installed", minimum="x" * 90), 40),
        (AtLeastVersion(fact="os.version", minimum="x" * 90), 40),
        (DisplayAtLeast(measure="physical", minimum="x" * 90), 40),
    ],
)
def test_of_what_is_endless_only_the_start_is_shown(condition: Kind, shown: int) -> None:
    (problem,) = condition.problems()
    assert f'"{"x" * shown}"' in problem.text


@pytest.mark.parametrize(
    ("kind", "fits", "does_not"),
    [(Share, (0.0, 0.3334, 1.0), (-0.01, 1.01)), (Days, (0, 36_525), (-1, 36_526))],
)
def test_a_share_is_up_to_all_of_it_and_days_are_up_to_a_hundred_years(
    kind: object, fits: tuple[float, ...], does_not: tuple[float, ...]
) -> None:
    assert tuple(msgspec.convert(value, kind) for value in fits) == fits
    for value in does_not:
        with pytest.raises(msgspec.ValidationError):
            msgspec.convert(value, kind)
