"""A folder of one's own for checklists."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture
def own(tmp_path: Path) -> Path:
    folder = tmp_path / "requirements_specs"
    (folder / "checklists").mkdir(parents=True)
    return folder
