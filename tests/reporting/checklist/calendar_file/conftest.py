from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.reporting.checklist.calendar_file.other_program import OtherProgram


@pytest.fixture(scope="session")
def other_program() -> Iterator[OtherProgram]:
    program = OtherProgram()
    yield program
    program.stop()
