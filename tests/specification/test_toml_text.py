"""A document written as TOML: it reads back as it was, whatever stands in it, and a person can read it."""

from __future__ import annotations

import datetime as dt
import tomllib
from typing import Any

import msgspec
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from checker.specification.document import RequirementsSpec
from checker.specification.toml_text import Remarks, Table, toml_of
from checker.typed_files import TYPES_OF_TOML
from tests.specification.made_specs import specs

ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
LEAVES = st.one_of(ANY_TEXT, st.integers(-(2**60), 2**60), st.booleans(), st.dates(), st.floats(allow_nan=False))
VALUES = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text('abc-_. é"\n', max_size=3), inner, max_size=3),
    max_leaves=12,
)
NOTHING = Remarks()


class Held(msgspec.Struct, frozen=True, tag_field="kind", tag="held"):
    """Whatever TOML can hold."""

    values: dict[str, Any]
    left_out: str = "usual"
    may_be_nothing: int | None = 7


@given(document=specs())
def test_a_spec_reads_back_as_it_was(document: RequirementsSpec) -> None:
    read = tomllib.loads(toml_of(document, NOTHING).decode())
    assert msgspec.convert(read, RequirementsSpec, builtin_types=TYPES_OF_TOML) == document


@given(values=st.dictionaries(ANY_TEXT, VALUES, max_size=4))
@example(values={"": ["", [{"": {}}]]})
@example(values={"a": [[{"b": "two\nlines"}], {}]})
def test_whatever_it_holds_reads_back_as_it_was(values: dict[str, Any]) -> None:
    read = tomllib.loads(toml_of(Held(values), NOTHING).decode())
    assert read["kind"] == "held"
    assert read.get("values", {}) == values


@given(text=st.text(max_size=60), value=ANY_TEXT)
def test_no_remark_becomes_anything_else(text: str, value: str) -> None:
    def told(_name: str, _table: Table) -> str:
        return text

    document = Held({"list": [{"a": value}, {"b": value}], "c": 1})
    remarks = Remarks(head=text, above=told, beside=told)
    assert tomllib.loads(toml_of(document, remarks).decode()) == tomllib.loads(toml_of(document, NOTHING).decode())


def test_what_holds_anyway_and_what_is_absent_are_not_written() -> None:
    assert toml_of(Held({"a": 1}), NOTHING) == b'kind = "held"\nvalues.a = 1\n'
    assert b"left_out" in toml_of(Held({}, left_out="unusual"), NOTHING)


def test_one_is_not_taken_for_true() -> None:
    class Flag(msgspec.Struct):
        flag: bool | int = True

    assert toml_of(Flag(1), NOTHING) == b"flag = 1\n"


def test_a_short_list_is_a_line_and_lines_of_a_text_are_lines() -> None:
    document = Held({"list": ["a", "b"], "text": "one\n\ntwo", "day": dt.date(2026, 5, 1), "many": ["x" * 60] * 2})
    assert toml_of(document, NOTHING).decode().splitlines()[1:] == [
        'values.list = ["a", "b"]', 'values.text = """', "one", "", 'two"""', "values.day = 2026-05-01",
        "values.many = [", f'    "{"x" * 60}",', f'    "{"x" * 60}",', "]",
    ]  # fmt: skip


def test_remarks_stand_where_they_are_told() -> None:
    def above(name: str, table: Table) -> str:
        return f"above {name} {table['a']}"

    def beside(name: str, _table: Table) -> str:
        return "beside" if name == "values.list.a" else ""

    remarks = Remarks(head=":schema x\n\nTwo\nlines", above=above, beside=beside)
    assert toml_of(Held({"list": [{"a": 1}], "b": 2}), remarks).decode().splitlines() == [
        "#:schema x", "", "# Two", "# lines", "", 'kind = "held"', "values.b = 2", "", "# above values.list 1", "",
        "[[values.list]]", "a = 1  # beside",
    ]  # fmt: skip


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\n\n", "\\", '"""', "\x1b", "\u2028", "\x85"])
def test_a_text_keeps_its_end_whatever_that_is(end: str) -> None:
    document = Held({"text": f"a{end}b{end}"})
    assert tomllib.loads(toml_of(document, NOTHING).decode())["values"]["text"] == f"a{end}b{end}"
