"""When a line of the checklist is due."""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.checklist.due import due_of
from checker.checklist.standing import Due
from tests.checklist.made import checklist, item

CASES = tomllib.loads((Path(__file__).parent / "due.toml").read_text("utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["is"])
def test_days(case: dict[str, Any]) -> None:
    line = item(**({"when": case["when"]} if "when" in case else {}))
    assert due_of(line, case.get("begins"), checklist()) == Due(**case["due"])


@given(st.dates(), st.integers(0, 120), st.one_of(st.none(), st.dates()))
def test_any_day_gives_a_day_or_why_not(day: dt.date, days: int, begins: dt.date | None) -> None:
    for when in (
        {"kind": "by", "day": day},
        {"kind": "before", "day": day},
        {"kind": "before-school", "days": days},
    ):
        due = due_of(item(when=when), begins, checklist())
        assert (due.last is None) == bool(due.why_not)
