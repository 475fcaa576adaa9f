"""Checklists that hypothesis makes: every kind of moment, any day of its school year, texts of all sorts."""

from __future__ import annotations

import datetime as dt
from typing import Any, Literal

from hypothesis import strategies as st

from checker.checklist.document import (
    Before,
    BeforeSchool,
    By,
    Checklist,
    Contact,
    During,
    Item,
    Link,
    Mail,
    Part,
    When,
)
from checker.specification.document import Text, Title

FIRST_YEARS = st.integers(2000, 2090)
_LINES = st.text(st.characters(categories=["L", "N", "P", "S", "Zs"]), min_size=1, max_size=20).filter(str.strip)
_PARAGRAPHS = st.lists(_LINES, min_size=1, max_size=3).map("\n".join)
_TITLES = st.builds(Title, nl=_LINES, en=_LINES)
_TEXTS = st.builds(Text, nl=_PARAGRAPHS, en=_PARAGRAPHS)
_LINKS = st.lists(st.builds(Link, title=_TITLES, url=st.just("https://example.org/a?b=c&d=%C3%AB#e")), max_size=2).map(
    tuple
)
_WHO: st.SearchStrategy[Literal["coordinator", "teacher", "supplier"]] = st.sampled_from(
    ("coordinator", "teacher", "supplier")
)
_WAYS: st.SearchStrategy[Literal["person", "devices", "group-data", "nothing"]] = st.sampled_from(
    ("person", "devices", "group-data", "nothing")
)
_MAIL = Mail(subject=Title(nl="{when}", en="{when}"), text=Text(nl="{school}\n{when}", en="{school}\n{when}"))
_PARTS = (Part(id="a", title=Title(nl="A", en="A"), contacts=("c",)), Part(id="b", title=Title(nl="B", en="B")))
_CONTACT = Contact(id="c", name=Title(nl="C", en="C"), mail="c@example.org", phone="073 628 0000")


@st.composite
def checklists(draw: st.DrawFn, first_years: st.SearchStrategy[int] = FIRST_YEARS, name: str = "made") -> Checklist:
    """Give checklists that the door lets in."""
    year = draw(first_years)
    begins = draw(st.dates(dt.date(year, 1, 1), dt.date(year, 12, 31)))
    ends = draw(st.dates(dt.date(year + 1, 1, 1), dt.date(year + 1, 12, 31)))
    moments = _moments(begins, ends)
    number = draw(st.integers(1, 4))
    return Checklist(
        schema_version=1,
        id=name,
        version=f"{year}-{year + 1}{draw(st.sampled_from(['', '.1', '+x']))}",
        title=draw(_TITLES),
        valid_from=begins,
        valid_until=ends,
        source=draw(st.sampled_from([None, "https://example.org/list"])),
        source_title=draw(_TITLES),
        checked_on=draw(st.none() | st.just(begins)),
        note=draw(st.none() | _TEXTS),
        part=_PARTS,
        contact=(_CONTACT,),
        item=tuple(draw(_items(f"item-{index}", moments)) for index in range(number)),
    )


@st.composite
def _items(draw: st.DrawFn, name: str, moments: st.SearchStrategy[When]) -> Item:
    when = draw(st.none() | moments)
    return Item(
        id=name,
        part=draw(st.sampled_from(["a", "b"])),
        title=draw(_TITLES),
        text=draw(_TEXTS),
        who=draw(_WHO),
        when=when,
        verified_by=draw(_WAYS),
        links=draw(_LINKS),
        mail=draw(st.sampled_from([None, _MAIL])) if when else None,
        source=draw(st.sampled_from([None, "https://example.org/line"])),
    )


def _moments(begins: dt.date, ends: dt.date) -> st.SearchStrategy[When]:
    days, provisional = st.dates(begins, ends), st.booleans()
    periods: st.SearchStrategy[Any] = st.tuples(days, days).map(sorted)
    return st.one_of(
        st.builds(By, day=days, provisional=provisional),
        st.builds(Before, day=days, provisional=provisional),
        st.builds(BeforeSchool, days=st.integers(0, 120), provisional=provisional),
        st.builds(
            lambda period, is_provisional: During(first=period[0], last=period[1], provisional=is_provisional),
            periods,
            provisional,
        ),
    )
