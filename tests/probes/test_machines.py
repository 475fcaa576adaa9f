"""Every machine of tests/machines reads as its expected.json says. A new machine is a new folder, not code.

In expected.json every fact stands with its reading; where a source or detail may vary, with fewer keys.
"""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import msgspec
import pytest

from checker.model.vocabulary import FACTS
from tests.probes.recordings import Machine, load, machine_folders, readings_of

_ASKED = {fact for fact, definition in FACTS.items() if definition.asked_of == "program"}


@pytest.fixture(params=machine_folders(), ids=lambda folder: folder.name)
def folder(request: pytest.FixtureRequest) -> Path:
    path: Path = request.param
    return path


def test_a_machine_reads_as_expected(folder: Path) -> None:
    expected: dict[str, dict[str, Any]] = json.loads((folder / "expected.json").read_bytes())
    actual: dict[str, dict[str, Any]] = msgspec.to_builtins(readings_of(load(folder)))
    shown = {fact: {key: actual[fact].get(key) for key in reading} for fact, reading in expected.items()}
    assert shown == expected


def test_a_machine_expects_a_state_for_every_fact(folder: Path) -> None:
    expected: dict[str, dict[str, Any]] = json.loads((folder / "expected.json").read_bytes())
    assert {fact for fact, reading in expected.items() if "state" in reading} == _ASKED


def test_a_machine_says_where_it_comes_from(folder: Path) -> None:
    machine = msgspec.toml.decode((folder / "machine.toml").read_bytes(), type=Machine)
    assert machine.description
    dt.date.fromisoformat(machine.date)
    assert machine.kind == "recorded" or machine.sources
