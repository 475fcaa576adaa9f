"""Every machine of tests/machines reads as its expected.json says. A new machine is a new folder, not code.

In expected.json every fact stands with its reading; where a source or detail may vary, with fewer keys.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from checker.model.vocabulary import FACTS
from checker.probes.recorded import Recording
from checker.probes.redaction import redactor
from tests.probes.recordings import load, machine_folders, provenance, readings_of, recorded_folders

_PRODUCT = re.compile(r"\{[0-9A-Fa-f-]{36}\}")  # a registry key is named after a product, not after a PC
_ASKED = {fact for fact, definition in FACTS.items() if definition.asked_of == "program"}


@pytest.fixture(params=machine_folders(), ids=lambda folder: folder.name)
def folder(request: pytest.FixtureRequest) -> Path:
    path: Path = request.param
    return path


def test_a_machine_reads_as_expected(folder: Path) -> None:
    expected: dict[str, dict[str, Any]] = json.loads((folder / "expected.json").read_bytes())
    actual: dict[str, dict[str, Any]] = json.loads(msgspec.json.encode(readings_of(load(folder))))
    shown = {fact: {key: actual[fact].get(key) for key in reading} for fact, reading in expected.items()}
    assert shown == expected


def test_a_machine_expects_a_state_for_every_fact(folder: Path) -> None:
    expected: dict[str, dict[str, Any]] = json.loads((folder / "expected.json").read_bytes())
    assert {fact for fact, reading in expected.items() if "state" in reading} >= _ASKED


def test_a_machine_says_where_it_comes_from(folder: Path) -> None:
    machine = provenance(folder)
    assert machine.description
    dt.date.fromisoformat(machine.date)
    assert machine.kind == "recorded" or machine.sources


@pytest.mark.parametrize("folder", recorded_folders(), ids=lambda folder: folder.name)
def test_a_recorded_machine_tells_no_name_id_or_address(folder: Path) -> None:
    recording = msgspec.json.decode((folder / "recording.json").read_bytes(), type=Recording)
    texts = list(_texts(msgspec.to_builtins(recording)))
    redact = redactor()
    assert texts
    assert [text for text in texts if redact(text) != text] == []


def _texts(value: object) -> Iterator[str]:
    match value:
        case str():
            yield value
        case list():
            yield from (text for item in value for text in _texts(item))
        case dict():
            yield from (_PRODUCT.sub("{}", key) for key in value)
            yield from (text for item in value.values() for text in _texts(item))
        case _:
            return
