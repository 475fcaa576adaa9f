"""A folder that takes no result sends it to the next place, and says so."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.program import systeemcheck


def test_why_a_folder_takes_no_result_is_said_in_the_language_of_the_user(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    ended = systeemcheck("check", "--results", tmp_path / "file" / "x", "--no-open", "--lang", "nl", cwd=tmp_path)
    assert "is geen map" in ended.err


class TestPlacesThatRefuse:
    """A folder that is full, read-only or gone."""

    @pytest.fixture
    def stick(self, tmp_path: Path) -> Iterator[Path]:
        folder = tmp_path / "stick"
        folder.mkdir()
        done = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", "size=16k", "tmpfs", str(folder)], check=False, capture_output=True
        )
        if done.returncode:
            pytest.skip("mounting a small disk needs root")
        yield folder
        subprocess.run(["umount", str(folder)], check=True)

    def test_a_full_stick_sends_the_result_to_the_next_place_and_says_so(self, tmp_path: Path, stick: Path) -> None:
        (stick / "film.mp4").write_bytes(b"x" * 12_000)
        ended = systeemcheck("check", "--no-open", "--results", stick, cwd=tmp_path)
        assert os.listdir(stick) == ["film.mp4"]
        assert len(list((tmp_path / "resultaten").iterdir())) == 2
        assert str(stick) in ended.err
        assert ended.code == 4

    def test_a_read_only_stick_that_is_all_there_is_ends_in_a_temporary_folder_with_exit_4(
        self, tmp_path: Path, stick: Path
    ) -> None:
        temporary = tmp_path / "tmp"
        temporary.mkdir()
        subprocess.run(["mount", "-o", "remount,ro", str(stick)], check=True)
        ended = systeemcheck(
            "check", "--no-open", "--results", stick, cwd=stick, environment={"TMPDIR": str(temporary)}
        )
        assert ended.code == 4
        assert len(list(temporary.glob("*.html"))) == 1
        assert str(temporary) in ended.err

    def test_a_folder_that_is_gone_sends_the_result_to_the_next_place(self, tmp_path: Path) -> None:
        ended = systeemcheck("check", "--no-open", "--results", tmp_path / "gone" / "share", cwd=tmp_path)
        assert len(list((tmp_path / "resultaten").iterdir())) == 2
        assert str(tmp_path / "gone" / "share") in ended.err
        assert ended.code == 4

    def test_a_configured_folder_that_is_gone_is_exit_4_too(self, tmp_path: Path) -> None:
        (tmp_path / "systeemcheck.toml").write_text('results = "gone/share"\n')
        ended = systeemcheck("check", "--no-open", cwd=tmp_path)
        assert len(list((tmp_path / "resultaten").iterdir())) == 2
        assert ended.code == 4

    def test_a_quiet_run_that_saved_elsewhere_still_says_where(self, tmp_path: Path) -> None:
        ended = systeemcheck("check", "--quiet", "--results", tmp_path / "gone" / "share", cwd=tmp_path)
        (report,) = (tmp_path / "resultaten").glob("*.html")
        assert report.name in ended.err
