"""A page that names another publisher is told as such, before anything of it becomes this publisher's."""

from __future__ import annotations

import datetime as dt

import pytest

from checker.confirming.draft import Draft


@pytest.mark.parametrize(
    ("title", "source", "publisher", "expected"),
    [
        ("Leerwolk: systeemeisen", "https://leerwolk.example/eisen", "malmberg", True),
        ("Systeemeisen", "https://www.malmberg.nl/basisonderwijs/systeemeisen.htm", "malmberg", False),
        ("Systeemeisen | Malmberg", "", "malmberg", False),
        ("Systeemeisen", "", "malmberg", True),  # it may well be; a look costs nothing
        ("", "", "malmberg", False),  # a text that was pasted tells nothing of where it came from
        ("Systeemeisen Zwijsen", "", "zwijsen-educatief", False),
    ],
)
def test_a_page_without_the_publisher_s_name_in_title_or_address_is_looked_at_twice(
    title: str, source: str, publisher: str, *, expected: bool
) -> None:
    draft = Draft(title=title, source=source, read_on=dt.date(2026, 12, 1))
    assert draft.may_be_of_another(publisher) is expected
