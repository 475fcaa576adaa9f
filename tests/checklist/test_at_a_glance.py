"""A checklist at a glance: nothing that is open goes unmentioned."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from checker.checklist.at_a_glance import glance_at
from checker.model.school_year import Done
from tests.checklist.made import checklist, item, made, stands

_DAYS = st.dates(dt.date(2025, 5, 1), dt.date(2025, 12, 31))
_WHENS = st.one_of(
    st.none(),
    st.builds(lambda day, guess: {"kind": "by", "day": day, "provisional": guess}, _DAYS, st.booleans()),
    st.builds(lambda day, guess: {"kind": "before", "day": day, "provisional": guess}, _DAYS, st.booleans()),
    st.builds(lambda days: {"kind": "before-school", "days": days}, st.integers(0, 120)),
)


@given(st.lists(_WHENS, min_size=1, max_size=6), _DAYS, st.one_of(st.none(), _DAYS))
def test_every_line_that_is_to_be_done_is_in_one_list(
    whens: list[dict[str, object] | None], day: dt.date, begins: dt.date | None
) -> None:
    items = [item(f"a{number}", **({"when": when} if when else {})) for number, when in enumerate(whens)]
    standing = stands(checklist(*items), [made(Done, 1, item="a0", on="2025-06-02")], day, begins)
    glance = glance_at(standing)
    told = [line.item.id for part in (glance.overdue, glance.ahead, glance.at_any_time) for line in part]
    assert sorted(told) == [line.item.id for line in standing.lines if line.state in {"open", "overdue"}]


def test_a_provisional_day_that_is_past_is_still_to_be_done() -> None:
    guess = {"kind": "by", "day": dt.date(2025, 6, 30), "provisional": True}
    glance = glance_at(stands(checklist(item(when=guess)), [], dt.date(2025, 9, 1)))
    assert [line.item.id for line in glance.at_any_time] == ["do-it"]
    assert glance.overdue == glance.ahead == ()


def test_what_suits_at_any_time_comes_before_a_provisional_day_that_is_past() -> None:
    guess = {"kind": "by", "day": dt.date(2025, 6, 30), "provisional": True}
    glance = glance_at(stands(checklist(item("a", when=guess), item("b")), [], dt.date(2025, 9, 1)))
    assert [line.item.id for line in glance.first] == ["b", "a"]
