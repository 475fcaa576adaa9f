"""Text from outside cannot hide, turn around or break what stands beside it."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.reporting.rendering.outside_text import shortened, shown


@pytest.mark.pitfall(28)
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Groep 5 nr 12", "Groep 5 nr 12"),
        ("Zoë & Łukasz 语", "Zoë & Łukasz 语"),
        ("piet\u202egnp.exe", "pietgnp.exe"),
        ("\u2066\u2067x\u2069", "x"),
        ("a\u200bb\u200d\ufeffc\u00ad", "abc"),
        ("a\x00\x1b[31mb\x07", "a[31mb"),
        ("een\r\ntwee\tdrie\u2028vier", "een  twee drie vier"),
        ("\ud800x", "x"),
        ("4\u00a0GB", "4\u00a0GB"),
        ("tag\U000e0041", "tag"),
    ],
)
def test_odd_characters_are_taken_out(text: str, expected: str) -> None:
    assert shown(text) == expected


@given(st.text(st.characters()))
def test_nothing_that_steers_a_terminal_or_a_line_is_left(text: str) -> None:
    left = {unicodedata.category(character) for character in shown(text)}
    assert not left & {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


@given(st.text())
def test_showing_twice_is_showing_once(text: str) -> None:
    assert shown(shown(text)) == shown(text)


def test_a_text_without_end_gets_one() -> None:
    assert len(shown("a" * 500_000)) == 2000
    assert shortened("abcdef", 4) == "abc…"
    assert shortened("abcd", 4) == "abcd"
