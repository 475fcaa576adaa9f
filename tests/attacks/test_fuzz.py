"""A few thousand hostile inputs a door, the same ones every time; `python -m attacks.fuzz` tries a million."""

from pathlib import Path

import pytest

from attacks.doors import DOORS
from attacks.doors.door import Door
from attacks.fuzz import TOO_SLOW, Watched, fuzz_by_chance

RUNS = 1000


@pytest.mark.parametrize("door", DOORS)
def test_nothing_that_comes_through_a_door_breaks_what_is_behind_it(door: str, tmp_path: Path) -> None:
    watched = fuzz_by_chance(door, RUNS, kept_in=tmp_path)
    assert watched.runs >= RUNS
    assert 0 < watched.let_in < watched.runs
    assert set(watched.found) <= {TOO_SLOW}  # how long it takes here says more of what else runs


def test_what_breaks_is_found_and_its_smallest_input_kept(tmp_path: Path) -> None:
    def breaks(data: bytes) -> bool:
        return bool(1 / (len(data) - len(data)))

    watched = Watched("bad", Door(list, lambda data, _random: data, breaks), tmp_path)
    for data in (b"long", b"s", b"longer"):
        watched(data)
    assert list(watched.found.values()) == [b"s"]
    assert [path.read_bytes() for path in tmp_path.glob("*.input")] == [b"s"]
