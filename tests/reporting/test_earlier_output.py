"""A file is replaced only where it is an earlier output of this program; a damaged one is not, and harms nothing."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.reporting.fleet.earlier_output import is_ours

TITLE = b"<dc:title>Systeemcheck</dc:title>"
CORE = "docProps/core.xml"


def workbook(path: Path, title: bytes = TITLE) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr(CORE, b"<x>" + bytes(range(256)) * 40 + title)
    return path


def test_a_workbook_of_ours_is_known_by_its_title(tmp_path: Path) -> None:
    assert is_ours(workbook(tmp_path / "ours.xlsx"))
    assert not is_ours(workbook(tmp_path / "theirs.xlsx", b"<dc:title>Begroting</dc:title>"))


@pytest.mark.parametrize("spoilt", [b"\xff", b"\x07", b"\0" * 60, b"\xff" * 60])
def test_a_workbook_that_is_damaged_inside_is_not_ours(tmp_path: Path, spoilt: bytes) -> None:
    path = workbook(tmp_path / "damaged.xlsx")
    data = bytearray(path.read_bytes())
    start = 30 + len(CORE)  # behind the header of the first part: what is compressed
    data[start : start + len(spoilt)] = spoilt
    path.write_bytes(data)
    assert not is_ours(path)


@given(st.data())
def test_no_damage_at_all_is_more_than_not_ours(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    path = workbook(tmp_path_factory.mktemp("book") / "b.xlsx")
    whole = bytearray(path.read_bytes())
    for _ in range(data.draw(st.integers(1, 6))):
        whole[data.draw(st.integers(2, len(whole) - 1))] = data.draw(st.integers(0, 255))
    path.write_bytes(whole[: data.draw(st.integers(2, len(whole)))])
    assert is_ours(path) in {True, False}
