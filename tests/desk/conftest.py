"""A desk at a school with two results, for who needs no other one."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.desk.at_once import AtOnce, at_once
from tests.fleet.results import result, write


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path / "resultaten", result("nr 1"), result("nr 2"))
    return tmp_path / "resultaten"


@pytest.fixture
def desk(folder: Path) -> AtOnce:
    return at_once(folder)
