import pytest

from attacks import power_cut

WHY_NOT = power_cut.missing()
pytestmark = pytest.mark.skipif(bool(WHY_NOT), reason=WHY_NOT)


@pytest.mark.parametrize("command", power_cut.CUTS)
def test_what_was_said_to_be_stored_is_there_after_a_power_cut(command: str) -> None:
    assert power_cut.lost(command, 1) == 0


def test_the_attack_succeeds_on_a_program_that_flushes_nothing() -> None:
    assert power_cut.lost("check", 1, power_cut.unflushed()) == 1
