"""Dates, numbers and lists as a Dutch and an English reader write them."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.reporting.language.words import Words, phrase, sentence

NL, EN = Words("nl"), Words("en")


@pytest.mark.parametrize(
    ("value", "dutch", "english"),
    [
        (4294967296, "4.294.967.296", "4,294,967,296"),
        (0, "0", "0"),
        (1000, "1.000", "1,000"),
        (0.214, "0,214", "0.214"),
        (2.0, "2", "2"),
        (1234.5, "1.234,5", "1,234.5"),
    ],
)
def test_numbers_have_the_marks_of_the_language(value: float, dutch: str, english: str) -> None:
    assert (NL.number(value), EN.number(value)) == (dutch, english)


@given(st.integers(min_value=0, max_value=2**63))
def test_a_number_without_its_marks_is_the_number(value: int) -> None:
    assert int(NL.number(value).replace(".", "")) == value


@pytest.mark.parametrize(
    ("value", "unit", "dutch", "english"),
    [
        (4 * 2**30, "byte", "4 GB", "4 GB"),
        (3972844748, "byte", "3,7 GB", "3.7 GB"),
        (2_300_000_000, "hertz", "2,3 GHz", "2.3 GHz"),
        (9.7, "inch", "9,7 inch", "9.7 inch"),
    ],
)
def test_sizes_are_those_on_the_box_and_keep_their_unit_on_the_line(
    value: float, unit: str, dutch: str, english: str
) -> None:
    assert (NL.quantity(value, unit), EN.quantity(value, unit)) == (
        dutch.replace(" ", "\u00a0"),
        english.replace(" ", "\u00a0"),
    )


def test_a_day_is_in_words() -> None:
    assert NL.date(dt.date(2026, 11, 23)) == "23 november 2026"
    assert EN.date(dt.date(2026, 11, 23)) == "23 November 2026"
    assert NL.month(dt.date(2026, 3, 1)) == "maart 2026"


def test_a_moment_has_its_weekday() -> None:
    moment = dt.datetime(2026, 11, 23, 10, 42, tzinfo=dt.UTC)
    assert NL.moment(moment) == "maandag 23 november 2026, 10:42 uur"
    assert EN.moment(moment) == "Monday 23 November 2026, 10:42"


@pytest.mark.parametrize(
    ("minutes", "dutch", "english"),
    [
        (1, "1 minuut", "1 minute"),
        (5, "5 minuten", "5 minutes"),
        (59, "59 minuten", "59 minutes"),
        (60, "1 uur", "1 hour"),
        (90, "1,5 uur", "1.5 hours"),
        (480, "8 uur", "8 hours"),
    ],
)
def test_how_long_something_takes(minutes: int, dutch: str, english: str) -> None:
    assert (NL.duration(minutes), EN.duration(minutes)) == (dutch, english)


@pytest.mark.parametrize(
    ("items", "both", "either"),
    [
        ([], "", ""),
        (["a"], "a", "a"),
        (["a", "b"], "a en b", "a of b"),
        (["a", "b", "c"], "a, b en c", "a, b of c"),
    ],
)
def test_lists(items: list[str], both: str, either: str) -> None:
    assert (NL.both(items), NL.either(items)) == (both, either)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("deze laptop", "Deze laptop"),
        ("iPadOS 26 is oud", "iPadOS 26 is oud"),
        ("macOS 12", "macOS 12"),
        ("één", "Één"),
        ("", ""),
    ],
)
def test_a_sentence_starts_with_a_capital_but_a_name_keeps_its_own(text: str, expected: str) -> None:
    assert sentence(text) == expected


def test_only_the_first_letter_of_a_phrase_becomes_small() -> None:
    assert phrase("Gratis, via je ICT-coördinator") == "gratis, via je ICT-coördinator"


def test_the_special_case_goes_before_the_general_one() -> None:
    assert NL.first("measured.yes.page.cookies", "measured.yes") == "toegestaan"
    assert NL.first("measured.yes.page.nothing", "measured.yes") == "ja"
