"""Sizes and clock rates between base units and the words people use."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.units import GIB, MIB, TIB, NotAQuantityError, example, format_quantity, parse_quantity

UNITS = ("byte", "hertz", "pixel", "second", "inch", "count")


@pytest.mark.pitfall(4)
@pytest.mark.parametrize(
    ("text", "unit", "expected"),
    [
        ("4 GiB", "byte", 4 * GIB),
        ("4GiB", "byte", 4 * GIB),
        (" 4  GiB ", "byte", 4 * GIB),
        ("0.5 GiB", "byte", 512 * MIB),
        ("4 GB", "byte", 4 * 10**9),
        ("1 TiB", "byte", TIB),
        ("4294967296 B", "byte", 4 * GIB),
        ("2.0 GHz", "hertz", 2 * 10**9),
        ("2300 MHz", "hertz", 2_300_000_000),
        ("9.7 inch", "inch", Decimal("9.7")),
        ("2", "count", 2),
    ],
)
def test_a_quantity_is_read_exactly(text: str, unit: str, expected: Decimal) -> None:
    assert parse_quantity(text, unit) == expected


@pytest.mark.parametrize(
    ("unit", "factors"),
    [
        ("byte", {"B": 1, "KiB": 1024, "MiB": 1_048_576, "GiB": 1_073_741_824, "TiB": 1_099_511_627_776}),
        ("byte", {"KB": 1000, "MB": 1_000_000, "GB": 1_000_000_000, "TB": 1_000_000_000_000}),
        ("hertz", {"Hz": 1, "kHz": 1000, "MHz": 1_000_000, "GHz": 1_000_000_000}),
        ("pixel", {"px": 1}),
        ("second", {"s": 1}),
        ("inch", {"inch": 1}),
        ("count", {"": 1}),
    ],
)
def test_every_unit_has_its_factor(unit: str, factors: dict[str, int]) -> None:
    assert {name: parse_quantity(f"3 {name}", unit) for name in factors} == {
        name: 3 * factor for name, factor in factors.items()
    }


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [
        (0, "byte", "0 bytes"),
        (1, "byte", "1 bytes"),
        (1023, "byte", "1023 bytes"),
        (1024, "byte", "1 KB"),
        (1024**2 - 1, "byte", "1024 KB"),
        (1024**2, "byte", "1 MB"),
        (1024**3, "byte", "1 GB"),
        (1024**4, "byte", "1 TB"),
        (int(19.94 * GIB), "byte", "19,9 GB"),
        (int(19.96 * GIB), "byte", "20 GB"),
        (20 * GIB, "byte", "20 GB"),
        (20 * GIB + GIB // 2, "byte", "21 GB"),
        (1.25, "second", "1,3"),
        (0.04, "second", "0"),
        (int(20.4 * GIB), "byte", "20 GB"),
        (int(20.6 * GIB), "byte", "21 GB"),
        (999, "hertz", "999 Hz"),
        (1000, "hertz", "1 kHz"),
        (10**6, "hertz", "1 MHz"),
        (10**9, "hertz", "1 GHz"),
        (2_349_999_999, "hertz", "2,3 GHz"),
        (2_350_000_000, "hertz", "2,4 GHz"),
        (9.75, "inch", "9,8 inch"),
        (10, "inch", "10 inch"),
        (100, "count", "100"),
    ],
)
def test_a_quantity_is_said_in_the_largest_unit_it_fills(value: float, unit: str, said: str) -> None:
    assert format_quantity(value, unit) == said


@pytest.mark.parametrize(("digits", "fits"), [(15, True), (16, False)])
def test_a_number_has_at_most_fifteen_digits(digits: int, fits: bool) -> None:  # noqa: FBT001  a column
    if fits:
        assert parse_quantity("9" * digits + " B", "byte") == int("9" * digits)
    else:
        with pytest.raises(NotAQuantityError):
            parse_quantity("9" * digits + " B", "byte")


@pytest.mark.pitfall(4)
@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("4", "byte"),
        ("4 gb", "byte"),
        ("4 Gb", "byte"),
        ("4 GHz", "byte"),
        ("4 GiB", "hertz"),
        ("2 GiB", "count"),
        ("", "byte"),
        ("GiB", "byte"),
        ("-4 GiB", "byte"),
        ("4,5 GiB", "byte"),
        ("1e3 GiB", "byte"),
        ("nan GiB", "byte"),
        ("4 GiB of memory", "byte"),
        ("٤ GiB", "byte"),
        ("9" * 16 + " B", "byte"),
    ],
)
def test_what_is_no_quantity_in_this_unit_says_what_was_expected(text: str, unit: str) -> None:
    with pytest.raises(NotAQuantityError) as caught:
        parse_quantity(text, unit)
    assert example(unit) in str(caught.value)


def test_of_what_is_endless_only_the_start_is_shown() -> None:
    with pytest.raises(NotAQuantityError) as caught:
        parse_quantity("x" * 90, "byte")
    assert str(caught.value) == f'expected a quantity such as "4 GiB", not "{"x" * 40}"'


@pytest.mark.parametrize("unit", UNITS)
def test_every_example_is_a_quantity(unit: str) -> None:
    assert parse_quantity(example(unit), unit) > 0


@pytest.mark.pitfall(4)
@pytest.mark.parametrize(
    ("value", "unit", "expected"),
    [
        (4 * GIB, "byte", "4 GB"),
        (8 * GIB, "byte", "8 GB"),
        (3_972_844_748, "byte", "3,7 GB"),
        (16 * GIB, "byte", "16 GB"),
        (17_080_000_000, "byte", "15,9 GB"),
        (7_850_120 * 1024, "byte", "7,5 GB"),
        (255 * GIB, "byte", "255 GB"),
        (512 * MIB, "byte", "512 MB"),
        (1536 * MIB, "byte", "1,5 GB"),
        (TIB, "byte", "1 TB"),
        (0, "byte", "0 bytes"),
        (1, "byte", "1 bytes"),
        (1023, "byte", "1023 bytes"),
        (2_300_000_000, "hertz", "2,3 GHz"),
        (800_000_000, "hertz", "800 MHz"),
        (9.7, "inch", "9,7 inch"),
        (4, "count", "4"),
        (1366, "pixel", "1366"),
    ],
)
def test_a_quantity_is_shown_as_it_stands_on_the_box(value: float, unit: str, expected: str) -> None:
    assert format_quantity(value, unit) == expected


def test_english_has_a_point() -> None:
    assert format_quantity(3_972_844_748, "byte", ".") == "3.7 GB"


@given(number=st.integers(1, 999), word=st.sampled_from(["MiB", "GiB", "TiB"]))
def test_what_a_spec_says_in_whole_numbers_is_shown_as_the_same_number(number: int, word: str) -> None:
    size = parse_quantity(f"{number} {word}", "byte")
    shown = format_quantity(size, "byte", ".").replace("TB", "TiB").replace("GB", "GiB").replace("MB", "MiB")
    assert parse_quantity(shown, "byte") == size


@given(size=st.integers(1, 2**60))
def test_what_is_shown_is_within_a_twentieth_of_the_truth(size: int) -> None:
    shown = format_quantity(size, "byte", ".")
    for word, binary in (("KB", "KiB"), ("MB", "MiB"), ("GB", "GiB"), ("TB", "TiB"), ("bytes", "B")):
        if shown.endswith(f" {word}"):
            assert abs(float(parse_quantity(shown.removesuffix(word) + binary, "byte")) / size - 1) <= 0.05
            return
    pytest.fail(shown)


@given(first=st.integers(0, 2**60), second=st.integers(0, 2**60))
def test_parsing_keeps_the_order(first: int, second: int) -> None:
    if len(str(max(first, second))) <= 15:
        assert (parse_quantity(f"{first} B", "byte") < parse_quantity(f"{second} B", "byte")) == (first < second)


@given(text=st.text(max_size=30), unit=st.sampled_from(UNITS))
def test_any_text_is_a_quantity_or_is_refused(text: str, unit: str) -> None:
    try:
        value = parse_quantity(text, unit)
    except NotAQuantityError as error:
        said = str(error)
    else:
        said = example(unit) if value >= 0 else ""
    assert example(unit) in said
