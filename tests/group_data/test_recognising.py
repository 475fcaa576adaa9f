"""A file with group data is recognised by how it begins, without a reader; other files are left to others."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.storage.forms import is_group_file
from tests.group_data.made import Made, group_data
from tests.group_data.planted import planted

CASES = Path(__file__).parent / "cases"
OTHERS = {"refused-other-xml", "refused-web-page", "refused-text"}


@pytest.mark.parametrize("path", sorted(CASES.glob("*.xml")), ids=lambda path: path.stem)
def test_every_case_with_group_data_is_recognised(path: Path) -> None:
    assert is_group_file(path.read_bytes()) == (path.stem not in OTHERS)


@pytest.mark.parametrize(
    "codec", ["utf-32", "utf-32-be", "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "iso-8859-1", "cp1252"]
)
@pytest.mark.parametrize("prefix", ["", "edex"])
def test_whatever_it_is_written_in_and_with_any_prefix(codec: str, prefix: str) -> None:
    assert is_group_file(group_data(Made(prefix=prefix), codec))


def test_a_root_of_another_name_is_known_by_its_parts() -> None:
    assert is_group_file(group_data(Made()).replace(b"EDEX", b"export"))


@pytest.mark.parametrize(
    "start", [b"<Leerlingen>", b"<x:LEERLING ", b"<?xml?><!-- x --><root><leerkrachten>", b"<leerling"]
)
def test_pupils_never_come_in_as_something_else(start: bytes) -> None:
    assert is_group_file(start)


def test_one_that_cannot_be_read_is_still_one_so_that_its_reader_tells_why() -> None:
    assert is_group_file(planted()["doctype"])
    assert is_group_file(planted()["cut off"])


def test_nothing_else_that_a_school_drops_is_taken_for_one() -> None:
    tests = Path(__file__).parents[1]
    others = [
        *tests.glob("storage/school_lists/**/*"),
        *tests.glob("page_reading/pages/**/*"),
        *tests.glob("reporting/approved/**/*"),
    ]
    files = [path for path in others if path.is_file()]
    assert len(files) > 100
    assert [path for path in files if is_group_file(path.read_bytes()[:8192])] == []
    assert not any(map(is_group_file, (b"", b"<", b"EDEX;naam\n", b'{"school": "<EDEX>"}', b"PK\x03\x04<EDEX>")))
