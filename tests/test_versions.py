"""Version numbers as devices and people write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.versions import NotAVersionError, is_beyond, is_version, major, version_of

numbers = st.lists(st.integers(0, 10**6), min_size=1, max_size=5)


def dotted(parts: list[int]) -> str:
    return ".".join(map(str, parts))


@pytest.mark.pitfall(10)
@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("158.0.8100.12", "158.0.8100.12"),
        ("128.5.0esr", "128.5.0"),
        ("17.6 (20618)", "17.6"),
        ("24.04.1 LTS", "24.04.1"),
        ("22H2", "22.2"),
        ("24H1", "24.1"),
        ("Windows 10", "10"),
        ("v2.3-beta", "2.3"),
        ("26100.2314", "26100.2314"),
        ("08.01", "8.1"),
    ],
)
def test_the_number_is_found(text: str, number: str) -> None:
    assert version_of(text) == version_of(number)
    assert is_version(text)


@pytest.mark.parametrize("text", ["", "Sonoma", "...", "٢٢", "version"])
def test_no_number_is_no_version(text: str) -> None:
    assert not is_version(text)
    with pytest.raises(NotAVersionError):
        version_of(text)


@pytest.mark.parametrize(("blanks", "holds"), [(63, True), (64, False)])
def test_a_number_is_looked_for_in_the_first_64_characters(blanks: int, holds: bool) -> None:  # noqa: FBT001  a column
    assert is_version("x" * blanks + "1") is holds
    assert major("1" + "x" * blanks + "2") == 1


@pytest.mark.parametrize(
    ("lower", "higher"),
    [
        ("9", "10"),
        ("10.9", "10.10"),
        ("10.15", "11"),
        ("22H1", "22H2"),
        ("22H2", "23H1"),
        ("99.9", "100"),
        ("18.7", "26"),
    ],
)
def test_order_is_by_number_and_not_by_letter(lower: str, higher: str) -> None:
    assert version_of(lower) < version_of(higher)


@given(first=numbers, second=numbers, third=numbers)
def test_order_is_total(first: list[int], second: list[int], third: list[int]) -> None:
    one, two, three = (version_of(dotted(parts)) for parts in (first, second, third))
    assert (one < two) + (one == two) + (one > two) == 1
    if one <= two <= three:
        assert one <= three


@given(parts=numbers, zeros=st.integers(0, 3))
def test_zeros_at_the_end_change_nothing(parts: list[int], zeros: int) -> None:
    assert version_of(dotted(parts)) == version_of(dotted(parts + [0] * zeros))


@given(parts=numbers)
def test_what_is_written_is_read_back(parts: list[int]) -> None:
    assert list(version_of(dotted(parts)).release) == parts
    assert major(dotted(parts)) == parts[0]


@given(text=st.text(max_size=200))
def test_any_text_is_a_version_or_is_refused(text: str) -> None:
    if is_version(text):
        assert version_of(text).release
    else:
        with pytest.raises(NotAVersionError):
            version_of(text)


@pytest.mark.parametrize(
    ("text", "listed", "expected"),
    [("158.0.8100.12", "158", False), ("159", "158", True), ("27.2.1", "27.2", False), ("27", "27.2", False)],
)
def test_only_what_does_not_belong_to_a_listed_version_is_beyond_it(text: str, listed: str, expected: bool) -> None:  # noqa: FBT001  a table of cases
    assert is_beyond(text, listed) is expected
