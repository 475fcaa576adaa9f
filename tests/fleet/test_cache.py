"""What earlier runs read: faster, never another answer, and never where others can write."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from checker.storage.gathering import Gathered, gather
from checker.storage.results_cache import _WORTH_SAVING, ResultsCache
from tests.fleet.results import result, write

MANY = _WORTH_SAVING + 10


@pytest.fixture
def results(tmp_path: Path) -> Path:
    folder = tmp_path / "results"
    write(folder, *(result(f"nr {number}") for number in range(MANY)))
    age(folder)
    return folder


def age(folder: Path) -> None:
    """Make the files older than the moment in which one may be written twice."""
    before = time.time() - 60
    for path in folder.iterdir():
        os.utime(path, (before, before))


def run(tmp_path: Path, results: Path) -> Gathered:
    return gather([str(results)], ResultsCache(tmp_path / "cache", [str(results)]))


def seen(gathered: Gathered) -> list[tuple[str, str, dict[str, object]]]:
    return [
        (path, item.result_id, dict(gathered.pool.numbered(item.readings)[0])) for path, item in gathered.measurements
    ]


def test_a_second_run_opens_nothing_and_sees_the_same(tmp_path: Path, results: Path) -> None:
    (results / "PC-x_").with_name(next(results.iterdir()).name.replace("Z_", "Z_zz")).write_bytes(b"{}")
    age(results)
    first, second = run(tmp_path, results), run(tmp_path, results)
    assert (first.opened, second.opened) == (MANY + 1, 0)
    assert seen(first) == seen(second)
    assert first.rejected == second.rejected


def test_only_what_is_new_or_changed_is_opened(tmp_path: Path, results: Path) -> None:
    run(tmp_path, results)
    write(results, result("new"))
    changed = sorted(results.iterdir())[3]
    changed.write_bytes(changed.read_bytes() + b" ")
    again = run(tmp_path, results)
    assert (again.opened, len(again.measurements)) == (2, MANY + 1)


def test_a_file_that_is_gone_is_gone(tmp_path: Path, results: Path) -> None:
    run(tmp_path, results)
    next(results.iterdir()).unlink()
    assert len(run(tmp_path, results).measurements) == MANY - 1


def test_a_file_that_was_just_written_is_read_again(tmp_path: Path, results: Path) -> None:
    now = time.time()
    fresh = min(results.iterdir())
    os.utime(fresh, (now, now))
    run(tmp_path, results)
    assert run(tmp_path, results).opened == 1


@pytest.mark.parametrize("damage", [b"", b"\x00", b"\x93\x01\x02\x03", b"not a cache" * 1000])
def test_a_damaged_cache_is_no_cache(tmp_path: Path, results: Path, damage: bytes) -> None:
    first = run(tmp_path, results)
    (cache,) = (tmp_path / "cache").iterdir()
    cache.write_bytes(damage)
    assert seen(run(tmp_path, results)) == seen(first)


def test_half_a_cache_is_no_cache(tmp_path: Path, results: Path) -> None:
    first = run(tmp_path, results)
    (cache,) = (tmp_path / "cache").iterdir()
    cache.write_bytes(cache.read_bytes()[:-40])
    again = run(tmp_path, results)
    assert (again.opened, seen(again)) == (MANY, seen(first))


def test_nothing_is_written_beside_the_results_and_none_of_it_is_for_others(tmp_path: Path, results: Path) -> None:
    before = sorted(results.rglob("*"))
    run(tmp_path, results)
    assert sorted(results.rglob("*")) == before
    assert (tmp_path / "cache").stat().st_mode & 0o077 == 0


def test_a_few_files_leave_no_cache(tmp_path: Path) -> None:
    write(tmp_path / "few", result())
    age(tmp_path / "few")
    run(tmp_path, tmp_path / "few")
    assert not (tmp_path / "cache").exists()


def test_a_cache_that_cannot_be_written_is_no_reason_to_stop(tmp_path: Path, results: Path) -> None:
    (tmp_path / "cache").write_text("a file, not a folder")
    assert len(run(tmp_path, results).measurements) == MANY
