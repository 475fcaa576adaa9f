"""Files as senders make them, and with one thing wrong: `cases/` holds each with what is right about it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import msgspec
import pytest

from checker.group_data.group_file import GroupFile
from checker.group_data.kinds import FOUND_BY, SEVERITY
from checker.group_data.refused import Refused
from tests.group_data.made import outcome

CASES = Path(__file__).parent / "cases"


class Case(msgspec.Struct, forbid_unknown_fields=True):
    """What is right about a file: `found` holds how often, and on which lines."""

    day: dt.date
    refused: str = ""
    line: int = 0
    encoding: str = ""
    version: str = ""
    school_year: str = ""
    dated: str = ""
    counts: tuple[int, int, int, int, int] = (0, 0, 0, 0, 0)
    found: dict[str, tuple[int, tuple[int, ...]]] = {}
    not_made: tuple[str, ...] = ()


def cases() -> list[str]:
    return sorted(path.stem for path in CASES.glob("*.xml"))


@pytest.mark.parametrize("name", cases())
def test_what_is_said_of_a_file_is_right(name: str) -> None:
    case = msgspec.json.decode((CASES / f"{name}.json").read_bytes(), type=Case)
    file = outcome((CASES / f"{name}.xml").read_bytes(), case.day)
    if case.refused:
        assert isinstance(file, Refused)
        assert (file.why, file.line) == (case.refused, case.line)
        return
    assert isinstance(file, GroupFile)
    assert {each.kind: (each.count, each.lines) for each in file.found} == case.found
    assert (file.groups, file.combined_groups, file.pupils, file.teachers, file.branches) == case.counts
    assert (file.encoding, file.version, file.school_year, file.dated) == (
        case.encoding, case.version, case.school_year, case.dated,
    )  # fmt: skip
    assert tuple(check for check in FOUND_BY if check not in file.made) == case.not_made


def test_every_kind_of_thing_that_can_be_found_has_a_case() -> None:
    every = [msgspec.json.decode(path.read_bytes(), type=Case) for path in CASES.glob("*.json")]
    assert set(SEVERITY) - {kind for case in every for kind in case.found} == set()
