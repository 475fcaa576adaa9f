"""Machines of strangers that were misjudged once, each a file of tests/recorded_cases. A new one is a file, not code.

Beside `recording` and `on` a file says in `facts` what must be read (as few keys of a reading as matter; `null` for a
reading that must be unknown) and in `verdicts` which verdicts of a requirement are right.
"""

from __future__ import annotations

import datetime as dt
import json
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import pytest

from checker.checking.checked_device import CheckedDevice
from checker.checking.this_device import AskedCheck, checked_here, recorded_device
from checker.probes.recording_file import read_recording
from checker.specification.specs_folder import requirements_in_use
from checker.storage.settings import Settings
from tests.evaluation.devices import DAY

FOLDER = Path(__file__).parent.parent / "recorded_cases"
CASES = sorted(FOLDER.glob("*.json"))


class Right(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A case without its recording."""

    kind: str
    source: str
    on: dt.date
    recording: msgspec.Raw
    facts: dict[str, Any] = {}
    verdicts: dict[str, tuple[str, ...]] = {}


@cache
def checked(case: Path) -> CheckedDevice:
    return checked_here(recorded_device(read_recording(case)), requirements_in_use(DAY), Settings(), AskedCheck())


@pytest.fixture(params=CASES, ids=lambda case: case.stem)
def case(request: pytest.FixtureRequest) -> Path:
    path: Path = request.param
    return path


def right(case: Path) -> Right:
    return msgspec.json.decode(case.read_bytes(), type=Right)


def test_a_case_says_what_is_right_and_where_its_kind_was_seen(case: Path) -> None:
    expected = right(case)
    assert expected.kind
    assert expected.source
    assert expected.facts or expected.verdicts


def test_a_stranger_s_machine_is_read_right(case: Path) -> None:
    actual = json.loads(msgspec.json.encode(checked(case).result.facts))
    expected = right(case).facts
    assert {fact: _read(actual[fact], wanted) for fact, wanted in expected.items()} == expected


def test_a_stranger_s_machine_is_judged_right(case: Path) -> None:
    findings = {finding.requirement: finding.verdict.value for finding in checked(case).result.findings}
    expected = right(case).verdicts
    assert {name: findings[name] for name in expected if findings[name] not in expected[name]} == {}


def _read(actual: dict[str, Any], wanted: dict[str, Any] | None) -> dict[str, Any] | None:
    if wanted is None and actual["state"] == "unknown":
        return None
    found: dict[str, Any] = _shown_like(actual, wanted)
    return found


def _shown_like(actual: Any, wanted: Any) -> Any:  # noqa: ANN401  any part of a reading
    """Give of what was read the parts that the case names."""
    match wanted:
        case dict():
            return {key: _shown_like(actual.get(key), value) for key, value in wanted.items()}
        case list() if isinstance(actual, list) and len(actual) == len(wanted):
            return [_shown_like(one, other) for one, other in zip(actual, wanted, strict=True)]
        case _:
            return actual
