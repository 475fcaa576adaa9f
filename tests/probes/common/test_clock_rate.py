"""The clock rate in a processor's name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.probes.common.clock_rate import stated_in
from checker.probes.system import CannotRead


@pytest.mark.parametrize(
    ("name", "hertz"),
    [
        ("Intel(R) Core(TM) i5-8250U CPU @ 1.60GHz", 1_600_000_000),
        ("Intel(R) Atom(TM) x5-Z8350  CPU @ 1.44GHz", 1_440_000_000),
        ("Intel(R) Pentium(R) 4 CPU @ 3GHz", 3_000_000_000),
    ],
)
def test_the_rate_in_the_name_is_exact(name: str, hertz: int) -> None:
    assert stated_in(name, "name") == hertz


@pytest.mark.parametrize("name", ["AMD Ryzen 5 5500U with Radeon Graphics", "Apple M1", "Intel(R) N95", ""])
def test_a_name_without_a_rate_gives_none(name: str) -> None:
    with pytest.raises(CannotRead, match="no clock rate"):
        stated_in(name, "name")


@given(st.text(max_size=80))
def test_any_name_gives_a_rate_or_no_answer(name: str) -> None:
    try:
        assert stated_in(name, "name") >= 0
    except CannotRead:
        return
