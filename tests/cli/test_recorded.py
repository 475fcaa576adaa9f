"""`systeemcheck check --recorded`: a helpdesk judges what another machine recorded, as if it were this one."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.errors import BadInputError
from checker.probes.recording_file import LARGEST_RECORDING, decode_recording
from checker.storage.result_file import read_result
from tests.cli.program import PROJECT, Ended, systeemcheck

CASES = PROJECT / "tests" / "recorded_cases"
HOSTILE = CASES / "hostile"
VIVALDI = CASES / "vivaldi-windows.json"


def judged(path: Path, *more: str, cwd: Path) -> Ended:
    return systeemcheck("check", "--recorded", path, *more, cwd=cwd)


def test_a_recording_is_judged_for_its_own_day_and_nothing_is_saved(tmp_path: Path) -> None:
    ended = judged(VIVALDI, "--json", cwd=tmp_path)
    result = json.loads(ended.out)
    assert (result["on"], result["measured_at"]) == ("2026-11-25", "2026-11-25T12:00:00Z")
    assert result["facts"]["os.name"]["value"] == "windows"
    assert ended.code == {"pass": 0, "advice": 0, "fail": 1, "unknown": 3}[result["verdict"]]
    assert os.listdir(tmp_path) == []


def test_another_day_can_be_asked_for(tmp_path: Path) -> None:
    result = json.loads(judged(VIVALDI, "--json", "--quiet", "--on", "2026-12-01", cwd=tmp_path).out)
    assert (result["on"], result["measured_at"]) == ("2026-12-01", "2026-11-25T12:00:00Z")


def test_a_recording_without_a_day_is_judged_for_today(tmp_path: Path) -> None:
    (tmp_path / "recording.json").write_text('{"platform": "macos"}')
    ended = judged(tmp_path, "--json", cwd=tmp_path)
    assert json.loads(ended.out)["facts"]["os.name"]["value"] == "macos"
    assert ended.code == 3


def test_the_verdict_is_said_and_no_report_is_opened(tmp_path: Path) -> None:
    ended = systeemcheck(
        "check", "--recorded", VIVALDI, "--lang", "en", cwd=tmp_path, environment={"BROWSER": "touch opened %s"}
    )
    assert "provisional" in ended.err
    assert os.listdir(tmp_path) == []


def test_with_a_folder_named_result_and_report_are_saved_there_and_are_not_of_this_school(tmp_path: Path) -> None:
    (tmp_path / "systeemcheck.toml").write_text('school = "De Regenboog"\nlocation = "Groep 5"\n')
    ended = judged(VIVALDI, "--results", str(tmp_path / "kept"), "--label", "van Els", cwd=tmp_path)
    (stored,) = (tmp_path / "kept").glob("*.json")
    result = read_result(stored)
    assert (result.device.label, result.device.school, result.device.location) == ("van Els", "", "")
    assert [path.suffix for path in sorted((tmp_path / "kept").iterdir())] == [".html", ".json"]
    assert "kept" in ended.err


def test_a_folder_that_refuses_is_exit_4_and_the_result_goes_nowhere_else(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    ended = judged(VIVALDI, "--results", str(tmp_path / "file"), cwd=tmp_path)
    assert ended.code == 4
    assert os.listdir(tmp_path) == ["file"]


def test_a_machine_and_its_recording_get_the_same_findings(tmp_path: Path) -> None:
    live = json.loads(systeemcheck("check", "--json", "--quiet", cwd=tmp_path).out)
    assert systeemcheck("record", tmp_path / "machine", cwd=tmp_path).code == 0
    recorded = json.loads(judged(tmp_path / "machine", "--json", "--quiet", cwd=tmp_path).out)
    assert recorded["on"] == live["on"]
    assert recorded["findings"] == live["findings"]


@pytest.mark.parametrize("path", sorted((HOSTILE / "refused").iterdir()), ids=lambda path: path.stem)
def test_what_is_no_recording_is_one_clear_line_and_exit_2(tmp_path: Path, path: Path) -> None:
    ended = judged(path, cwd=tmp_path)
    assert ended.code == 2
    assert path.name in ended.err
    assert len(ended.err.splitlines()) == 1
    assert os.listdir(tmp_path) == []


@pytest.mark.parametrize("path", sorted((HOSTILE / "judged").iterdir()), ids=lambda path: path.stem)
def test_a_recording_full_of_rubbish_gets_a_verdict_and_a_whole_report(tmp_path: Path, path: Path) -> None:
    ended = judged(path, "--results", str(tmp_path), cwd=tmp_path)
    assert ended.code in {0, 1, 3}, ended.err
    (report,) = tmp_path.glob("*.html")
    assert "<script>alert" not in report.read_text()
    (stored,) = tmp_path.glob("*.json")
    assert read_result(stored).facts


@pytest.mark.parametrize("opening", [b"[", b'{"a":', b'{"calls":{"x":['])
def test_nesting_without_end_is_refused(opening: bytes) -> None:
    with pytest.raises(BadInputError):
        decode_recording(opening * 50_000, "deep.json")


def test_more_than_a_machine_can_say_is_refused_before_it_is_read(tmp_path: Path) -> None:
    large = tmp_path / "large.json"
    with large.open("wb") as file:
        file.truncate(LARGEST_RECORDING + 1)
    ended = judged(large, cwd=tmp_path)
    assert ended.code == 2
    assert "de grens is" in ended.err


def test_a_pipe_a_folder_and_nothing_are_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")  # type: ignore[attr-defined,unused-ignore]  # not on Windows
    (tmp_path / "folder").mkdir()
    for name in ("pipe", "folder", "absent"):
        assert judged(tmp_path / name, cwd=tmp_path).code == 2


@given(st.binary(max_size=300))
def test_any_bytes_are_a_recording_or_are_refused(data: bytes) -> None:
    try:
        decode_recording(data, "x.json")
    except BadInputError:
        return
