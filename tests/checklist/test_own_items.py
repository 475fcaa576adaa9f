"""The name of a line that a school adds itself."""

from __future__ import annotations

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from checker.checklist.own_items import own_item_id
from checker.model.school_year import ItemId


def test_it_is_the_title_as_it_can_be_typed() -> None:
    assert own_item_id("Tablets opladen!", "0" * 28 + "3f2a") == "tablets-opladen-3f2a"
    assert own_item_id("Één café", "0" * 32) == "een-cafe-0000"


def test_two_lines_with_the_same_words_are_two() -> None:
    assert own_item_id("Opladen", "0" * 32) != own_item_id("Opladen", "1" * 32)


@given(st.text(max_size=300))
def test_any_title_gives_a_name_that_can_be_stored(title: str) -> None:
    name = own_item_id(title, "ab" * 16)
    assert msgspec.convert(name, ItemId) == name
