from pathlib import Path
from random import Random

import pytest

from attacks.kills import KILLS


@pytest.mark.parametrize("command", KILLS)
def test_being_killed_tears_loses_and_leaves_nothing(command: str, tmp_path: Path) -> None:
    seen = KILLS[command](tmp_path, 3, Random(command))  # noqa: S311  the same moments every time
    assert (seen.kills, seen.torn, seen.lost, seen.left_over, seen.without_report) == (3, 0, 0, 0, 0)
