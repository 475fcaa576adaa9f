"""A folder a list: a file as a school or a product writes it, and in `right.toml` what is right.

`devices` and `gone` as rows of fields; `columns`, which heading was taken for what; `more_labels`, how many
columns with labels there are beside the first; `by_content`, the fields found by
what is in a column; `persons`, the headings of people; `never`, what may stand nowhere in what was read; `rejected` and
`not_understood`, the rows that are told of; `no_computers`, how many rows are of
printers and the like; `problem`, why there are no devices.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec
import pytest

from checker.storage.school_list.listed import Listed, SchoolList
from checker.storage.school_list.reading import read_school_list, read_school_list_from

CASES = sorted(path.parent for path in (Path(__file__).parent / "school_lists").glob("*/right.toml"))


def listed(rows: Sequence[dict[str, Any]]) -> list[Listed]:
    return [Listed(**row) for row in rows]


def read(case: Path) -> tuple[SchoolList, dict[str, Any]]:
    (file,) = case.glob("lijst.*")
    return read_school_list(file), tomllib.loads((case / "right.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_list_as_schools_have_it_gives_its_devices(case: Path) -> None:
    found, right = read(case)
    assert found.problem == right.get("problem", "")
    assert list(found.devices) == listed(right["devices"])
    assert list(found.gone) == listed(right.get("gone", []))
    assert [int(item.detail) for item in found.rejected] == right.get("rejected", [])
    assert found.no_computers == right.get("no_computers", 0)
    told = [[item.row, item.heading, item.text] for item in found.not_understood]
    assert told == right.get("not_understood", [])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_it_is_told_which_column_was_taken_for_what(case: Path) -> None:
    found, right = read(case)
    taken = {column.field: column.heading for column in reversed(found.columns)}
    assert len(found.columns) - len(taken) == right.get("more_labels", 0)
    assert taken | right.get("columns", {}) == taken
    assert sorted({column.field for column in found.columns if column.by == "content"}) == right.get("by_content", [])
    given = {
        field
        for device in (*found.devices, *found.gone)
        for field in ("label", "asset_tag", "name", "model", "updates_until")
        if getattr(device, field)
    }
    assert given <= set(taken)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_no_name_of_a_person_is_kept(case: Path) -> None:
    found, right = read(case)
    assert set(right.get("persons", found.persons)) <= set(found.persons)
    said = msgspec.json.encode(found).decode()
    assert not [word for word in right.get("never", []) if word in said]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_bytes_without_a_file_are_read_alike(case: Path) -> None:
    (file,) = case.glob("lijst.*")
    assert read_school_list_from(file.name, file.read_bytes()) == read_school_list(file)
