"""Which requirements were confirmed for an earlier school year, and not for the one in use."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest

from checker.specification.confirmed import confirmed_before
from checker.specification.document import Confirmation, RequirementsSpec
from checker.specification.joining import joined
from tests.evaluation.devices import shipped_spec
from tests.several_specs.specs_there import spec_named


def of(year: int, confirmed: str = "", **changes: object) -> RequirementsSpec:
    """Give the spec that ships for a school year; `confirmed`: the day a person confirmed it, "" for nobody."""
    spec = shipped_spec()
    by = (
        Confirmation(of=f"malmberg/{year}", on=dt.date.fromisoformat(confirmed), role="coordinator")
        if confirmed
        else None
    )
    return msgspec.structs.replace(
        spec,
        **{"version": f"{year}{'-own' if confirmed else ''}", "valid_from": dt.date(year, 8, 1), **changes},
        **({"confirmation": by} if by else {}),
    )


def told(spec: RequirementsSpec, *known: RequirementsSpec) -> list[tuple[str, str]]:
    return [(item.spec.version, item.before.version) for item in confirmed_before(spec, (spec, *known))]


def test_a_new_school_year_that_nobody_confirmed_is_told_with_the_last_one_that_was() -> None:
    assert told(of(2027), of(2026), of(2026, "2026-11-30"), of(2025, "2026-01-10")) == [("2027", "2026-own")]


def test_of_one_school_year_the_one_confirmed_last_is_told() -> None:
    first, second = of(2026, "2026-09-01"), of(2026, "2026-11-30", version="second")
    assert told(of(2027), second, first) == [("2027", "second")]


@pytest.mark.parametrize(
    ("spec", "known"),
    [
        (of(2026), of(2026, "2026-11-30")),
        (of(2025), of(2026, "2026-11-30")),
        (of(2027, "2027-09-01"), of(2026, "2026-11-30")),
        (of(2027), of(2026)),
        (of(2027), of(2026, "2026-11-30", historical=True)),
        (of(2027, historical=True), of(2026, "2026-11-30")),
        (of(2027), of(2026, "2026-11-30", publisher="zwijsen")),
        (of(2027), of(2026, "2026-11-30", valid_from=None)),
        (of(2027, valid_from=None), of(2026, "2026-11-30")),
    ],
    ids=["the same year", "an older year in use", "confirmed itself", "nobody ever", "an old one", "old ones in use",
         "of another publisher", "of no year", "in use of no year"],
)  # fmt: skip
def test_nothing_is_told_where_there_is_nothing_to_do(spec: RequirementsSpec, known: RequirementsSpec) -> None:
    assert told(spec, known) == []


def test_a_test_of_the_same_publisher_is_another_matter() -> None:
    test = of(2026, "2026-11-30", id="toets", publisher="malmberg")
    started = Confirmation(of="toets/2026", on=dt.date(2026, 11, 30), role="coordinator")
    assert told(of(2027), msgspec.structs.replace(test, confirmation=started)) == []


def test_one_s_own_under_another_name_counts_by_what_it_started_from() -> None:
    assert told(of(2027), of(2026, "2026-11-30", id="onze-school", publisher="malmberg")) == [("2027", "2026-own")]


def test_of_several_each_is_told_of_by_itself() -> None:
    both = joined([of(2027), spec_named("huisregels")])
    assert told(both, of(2026, "2026-11-30")) == [("2027", "2026-own")]
