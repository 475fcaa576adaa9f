"""A desk at a school with a checklist of its own around today."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.desk.a_checklist import school
from tests.desk.at_once import AtOnce, at_once


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return school(tmp_path)


@pytest.fixture
def desk(folder: Path) -> AtOnce:
    return at_once(folder)
