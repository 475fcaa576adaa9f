"""Whole exports against those that a person read, byte for byte.

After a wished-for change, write them anew, and read the difference before committing:

    SYSTEEMCHECK_APPROVE=1 python -m pytest -n0 tests/exporting/test_approved_exports.py
"""

from __future__ import annotations

import os

import pytest

from checker.exporting.engines import ENGINES
from tests.exporting.exports import HERE, SPECS, written

APPROVED = HERE / "approved"
NAMES = {"xccdf": "eisen.xml", "fleet": "eisen.policies.yml"}
MADE = {"malmberg-2026-2027.1": "nl", "every-kind": "en", "hostile": "nl"}


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("spec", MADE)
def test_the_export_is_the_one_that_was_approved(spec: str, engine: str) -> None:
    folder = APPROVED / spec
    for name, data in written(engine, SPECS[spec], MADE[spec]).files.items():
        file = folder / (name or NAMES[engine])
        if os.environ.get("SYSTEEMCHECK_APPROVE"):
            folder.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
        assert data == file.read_bytes(), file


def test_every_approved_export_is_still_made() -> None:
    made = {
        f"{spec}/{name or NAMES[engine]}"
        for spec in MADE
        for engine in ENGINES
        for name in written(engine, SPECS[spec]).files
    }
    assert {file.relative_to(APPROVED).as_posix() for file in APPROVED.rglob("*") if file.is_file()} == made
