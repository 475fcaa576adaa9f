"""Which line a person means."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.checklist.finding import find, near, numbered
from tests.reporting.checklist.standings import line, standing, title

LINES = (
    line(id="cancel-licences", title=title("Licenties opzeggen")),
    line(id="login", title=title("Inloggen")),
    line(id="login-home", title=title("Thuis inloggen")),
    line(id="2026", title=title("Een jaar")),
    line(id="3", title=title("Een cijfer")),
)


def found(text: str) -> list[str]:
    return [each.item.id for each in find(LINES, text)]


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("cancel-licences", ["cancel-licences"]),
        ("CANCEL-licences ", ["cancel-licences"]),
        ("can", ["cancel-licences"]),
        ("1", ["cancel-licences"]),
        ("1.", ["cancel-licences"]),
        ("5", ["3"]),
        ("3", ["3"]),
        ("2026", ["2026"]),
        ("login", ["login"]),
        ("login-", ["login-home"]),
        ("lo", ["login", "login-home"]),
        ("0", []),
        ("6", []),
        ("-1", []),
        ("٢", []),
        ("²", []),
        ("", []),
        (" ", []),
    ],
)
def test_a_line_is_meant_by_its_id_its_number_or_how_its_id_begins(text: str, ids: list[str]) -> None:
    assert found(text) == ids


@pytest.mark.parametrize("text", ["cancel-licenses", "licenses", "opzegen", "Licenties opzegen"])
def test_what_is_written_wrong_is_near(text: str) -> None:
    assert found(text) == []
    assert [each.item.id for each in near(LINES, text, "nl")][:1] == ["cancel-licences"]


@given(st.text())
def test_any_text_means_something_or_nothing(text: str) -> None:
    assert set(found(text)) <= {each.item.id for each in LINES}
    assert len(near(LINES, text, "nl")) <= 3


def test_lines_are_numbered_as_they_are_shown_the_school_s_own_last() -> None:
    own = line(id="own", part="", is_own=True)
    assert [each.item.id for each in numbered(standing(own, line(id="a"), line(id="b")))] == ["a", "b", "own"]
