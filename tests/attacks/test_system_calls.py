"""A few of the calls with a few of the errors; `python -m attacks.system_calls` tries them all."""

import pytest

from attacks import system_calls

WHY_NOT = system_calls.missing()
pytestmark = pytest.mark.skipif(bool(WHY_NOT), reason=WHY_NOT)


@pytest.mark.parametrize(("command", "every"), [("check, new folder", 43), ("check", 31), ("fleet", 139)])
def test_a_call_that_fails_is_told_of_and_harms_nothing(command: str, every: int) -> None:
    hurt = list(system_calls.hurt_each(command, every=every))
    assert hurt
    assert [item for item in hurt if item.problems] == []
