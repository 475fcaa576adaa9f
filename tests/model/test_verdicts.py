"""Which verdict is worse, and what one verdict becomes of several findings."""

from __future__ import annotations

from itertools import pairwise

import pytest

from checker.model.verdicts import Verdict, worst

LIGHTEST_FIRST = (Verdict.PASS, Verdict.ADVICE, Verdict.UNKNOWN, Verdict.FAIL)


@pytest.mark.parametrize(("lighter", "heavier"), list(pairwise(LIGHTEST_FIRST)))
def test_not_knowing_is_worse_than_advice_and_better_than_a_fail(lighter: Verdict, heavier: Verdict) -> None:
    assert lighter.weight < heavier.weight
    assert worst([lighter, heavier]) is worst([heavier, lighter]) is heavier


def test_what_does_not_apply_weighs_nothing_and_is_no_verdict_of_a_device() -> None:
    assert Verdict.NOT_APPLICABLE.weight == Verdict.PASS.weight
    assert worst([Verdict.NOT_APPLICABLE, Verdict.PASS]) is Verdict.PASS
    assert worst([Verdict.NOT_APPLICABLE]) is worst([]) is None
