"""Whatever one question does, a check ends in its time and nothing else is read differently."""

from __future__ import annotations

import sys

import pytest

from attacks.questions import BEHAVIOURS, USUAL, faults_of

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="each check is a fork")


@pytest.mark.parametrize("machine", USUAL)
@pytest.mark.parametrize(
    ("behaviour", "every"), [("breaks", 6), ("lies", 6), ("floods", 25), ("fills", 25), ("hangs", 70)]
)
def test_a_question_that_misbehaves_costs_its_own_facts(machine: str, behaviour: str, every: int) -> None:
    assert list(faults_of(machine, {behaviour: BEHAVIOURS[behaviour]}, every=every)) == []
