"""What is asked of readings comes back in its own type, and not knowing never as a value."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.model import facts as asked
from checker.model.devices import Browser, Display
from checker.model.facts import (
    all_browsers,
    installed_browsers,
    is_known_true,
    known_number,
    known_text,
    reading_of,
    screens_of,
    with_changes,
)
from checker.model.readings import Between, Reading, known, unknown
from checker.model.vocabulary import FACTS

CHROME = Browser(name="chrome", version="149", scope="user")
OTHERS = Browser(name="edge", version="149", scope="other-user")
NOTHING: list[Reading] = [unknown("timed_out", "x"), Between(low=3, high=6, source="x")]
VALUES = st.one_of(
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(),
    st.just((CHROME, OTHERS)),
    st.just((Display(),)),
    st.just(("a",)),
)


def test_each_kind_of_value_comes_back_as_itself() -> None:
    facts = {
        "os.name": known("linux", "x"), "clock.offset": known(20.0, "x"), "memory.installed": known(4, "x"),
        "session.remote": known(value=True, source="x"), "browsers": known((CHROME, OTHERS), "x"),
        "displays": known((Display(),), "x"),
    }  # fmt: skip
    assert (known_text(facts, "os.name"), is_known_true(facts, "session.remote")) == ("linux", True)
    assert (known_number(facts, "clock.offset"), known_number(facts, "memory.installed")) == (20.0, 4)
    assert (all_browsers(facts), installed_browsers(facts)) == ((CHROME, OTHERS), (CHROME,))
    assert screens_of(facts) == (Display(),)


@pytest.mark.parametrize("reading", NOTHING)
def test_what_is_not_known_gives_nothing(reading: Reading) -> None:
    facts = dict.fromkeys(FACTS, reading)
    assert (known_text(facts, "os.name"), known_number(facts, "memory.installed")) == ("", None)
    assert (is_known_true(facts, "session.remote"), installed_browsers(facts), screens_of(facts)) == (False, (), ())


@given(value=VALUES)
def test_a_value_of_another_kind_gives_nothing_and_never_raises(value: object) -> None:
    facts = {"x": known(value, "x"), "browsers": known(value, "x"), "displays": known(value, "x")}  # type: ignore[arg-type]
    assert isinstance(known_text(facts, "x"), str)
    assert known_number(facts, "x") is None or not isinstance(value, bool | str | tuple)
    assert is_known_true(facts, "x") is (value is True)
    assert all(isinstance(item, Browser) for item in asked.all_browsers(facts))
    assert all(isinstance(item, Display) for item in asked.screens_of(facts))


def test_what_is_absent_was_not_asked_and_a_change_leaves_the_rest_alone() -> None:
    facts = {"os.name": known("linux", "x"), "os.version": known("12", "x")}
    changed = with_changes(facts, {"os.version": known("13", "remedy")})
    assert (known_text(changed, "os.name"), known_text(changed, "os.version")) == ("linux", "13")
    assert known_text(facts, "os.version") == "12"
    assert reading_of(facts, "memory.installed") == unknown("not_asked", "")
