"""The counts are those of the file, whoever made it and whatever is wrong in it."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.group_data.group_file import MOST_LINES, GroupFile
from tests.group_data.made import Made, found, group_data, outcome

few = st.integers(0, 30)
files = st.builds(
    Made,
    groups=few, combined_groups=few, pupils=st.integers(1, 60), teachers=few, branches=few,
    prefix=st.sampled_from(["", "e", "edex2.0", "_x"]), pupils_without_name=few, pupils_with_a_key_of_another=few,
    pupils_of_no_group=few, unknown_groups=few, impossible_births=few,
)  # fmt: skip


@given(made=files)
def test_the_counts_are_those_of_the_file(made: Made) -> None:
    file = outcome(group_data(made))
    assert isinstance(file, GroupFile)
    counts = file.groups, file.combined_groups, file.pupils, file.teachers, file.branches
    assert counts == (made.groups, made.combined_groups, made.pupils, made.teachers, made.branches)


@given(made=files)
def test_what_was_made_wrong_is_found_as_often_as_it_was_made(made: Made) -> None:
    data = group_data(made)
    file = outcome(data)
    assert isinstance(file, GroupFile)
    of_no_group = min(made.pupils_of_no_group, made.pupils)
    unknown = min(made.unknown_groups if made.groups else made.pupils, made.pupils - of_no_group)
    right = {
        "no_name.pupil": min(made.pupils_without_name, made.pupils),
        "key_twice.pupil": min(made.pupils_with_a_key_of_another, made.pupils - 1),
        "pupil_without_group": of_no_group,
        "unknown_group.pupil": unknown,
        "birth_date.no_day": min(made.impossible_births, made.pupils),
        "nobody.groups": made.groups + made.combined_groups == 0,
        "nobody.pupils": made.pupils == 0,
        "nobody.teachers": made.teachers == 0,
        "group_without_pupils": made.groups - _groups_named(data, made),
    }
    assert found(file) == {kind: count for kind, count in right.items() if count}
    on_lines = [each for each in file.found if not each.kind.startswith("nobody.")]
    assert all(len(each.lines) == min(each.count, MOST_LINES) for each in on_lines)


@given(made=files)
def test_the_lines_are_where_another_reader_finds_the_same(made: Made) -> None:
    data = group_data(made)
    file = outcome(data)
    assert isinstance(file, GroupFile)
    lines = {each.kind: each.lines for each in file.found}
    pupils = [at for at, line in enumerate(data.decode().split("\n"), 1) if "leerling " in line]
    assert lines.get("no_name.pupil", ()) == tuple(pupils[: min(made.pupils_without_name, MOST_LINES)])


def _groups_named(data: bytes, made: Made) -> int:
    """Give how many groups have a pupil, as Python's own tree tells it."""
    top = ET.fromstring(data)  # noqa: S314  made above
    inside = "{urn:example}" if made.prefix else ""
    pupils = top.iterfind(f"{inside}leerlingen/{inside}leerling/{inside}groep")
    there = {group.get("key") for group in top.iterfind(f"{inside}groepen/{inside}groep")}
    return len({group.get("key") for group in pupils} & there)


@pytest.mark.parametrize("ends", ["\r\n", "\r", "\n"])
def test_lines_are_counted_as_editors_do_whatever_ends_them(ends: str) -> None:
    data = group_data(Made(pupils_without_name=1)).replace(b"\n", ends.encode())
    file = outcome(data)
    assert isinstance(file, GroupFile)
    line = next(at for at, text in enumerate(data.decode().split(ends), 1) if "leerling " in text)
    assert file.problems[0].lines == (line,)


def test_a_file_on_one_line_names_that_line_once_for_each() -> None:
    file = outcome(group_data(Made(pupils_without_name=20)).replace(b"\n", b""))
    assert isinstance(file, GroupFile)
    assert (file.problems[0].count, set(file.problems[0].lines)) == (20, {1})


def test_five_thousand_pupils_are_all_counted() -> None:
    file = outcome(group_data(Made(groups=200, pupils=5000, teachers=250)))
    assert isinstance(file, GroupFile)
    assert (file.pupils, file.teachers, file.found) == (5000, 250, ())
