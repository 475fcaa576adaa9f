"""A folder with specs beside the program."""

import shutil
from pathlib import Path

import pytest

from tests.specification.beside_the_program import BUILT_IN


@pytest.fixture
def beside(tmp_path: Path) -> Path:
    return shutil.copytree(BUILT_IN, tmp_path / "requirements_specs")
