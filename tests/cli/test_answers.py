"""What could not be measured can be told: in an option, or at a terminal where the school wants to be asked."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.cli.program import PROJECT, systeemcheck

GUEST = PROJECT / "tests" / "machines" / "windows-11-wsl2"
MEASURED = PROJECT / "tests" / "machines" / "windows-11-pro-24h2"
AT_A_TERMINAL = """
import sys
from functools import partial
from pathlib import Path
from checker.checking.this_device import AskedCheck, checked_here, recorded_device
from checker.cli.asking import answers_asked
from checker.cli.requirements import in_use
from checker.cli.talk import Talk
from checker.probes.recording_file import read_recording
from checker.storage.result_file import encode_result
from checker.storage.settings import Settings
talk = Talk("nl", is_quiet=False)
subject = recorded_device(read_recording(Path(sys.argv[1])))
checked = checked_here(subject, in_use(talk), Settings(), AskedCheck(), ask=partial(answers_asked, talk))
sys.stdout.write(encode_result(checked.result).decode())
"""


def told(machine: Path, folder: Path, *answers: str) -> tuple[int, dict[str, Any]]:
    options = [part for answer in answers for part in ("--answer", answer)]
    ended = systeemcheck("check", "--recorded", str(machine), "--json", *options, cwd=folder)
    return ended.code, json.loads(ended.out)


def test_an_answer_is_a_reading_that_says_it_was_told(tmp_path: Path) -> None:
    _, result = told(GUEST, tmp_path, "geheugen=8 GB", "sound=ja")
    facts = result["facts"]
    assert facts["memory.installed"] == {"state": "known", "value": 8 * 2**30, "source": "asked", "bound": "exact"}
    assert facts["audio.outputs"] == {"state": "known", "value": 1, "source": "asked", "bound": "at_least"}
    verdicts = {item["requirement"]: item["verdict"] for item in result["findings"]}
    assert (verdicts["memory"], verdicts["sound"]) == ("pass", "pass")


def test_an_answer_never_takes_the_place_of_what_was_measured(tmp_path: Path) -> None:
    assert told(MEASURED, tmp_path, "memory=1")[1]["facts"] == told(MEASURED, tmp_path)[1]["facts"]


def test_an_answer_to_what_was_measured_is_said_not_to_count(tmp_path: Path) -> None:
    ended = systeemcheck("check", "--no-open", "--answer", "versie=7", cwd=tmp_path)
    assert "Dat was al gemeten." in ended.err


def test_the_report_says_that_a_person_filled_it_in(tmp_path: Path) -> None:
    options = ("--recorded", str(GUEST), "--results", str(tmp_path), "--quiet", "--answer", "memory=8")
    systeemcheck("check", *options, cwd=tmp_path)
    (report,) = tmp_path.glob("*.html")
    assert "iemand vulde het in" in report.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ("memroy=8", 'systeemcheck: --answer: memroy: is geen vraag. Bedoelde je "memory"?'),
        ("memory", 'systeemcheck: --answer: "memory" is geen vraag met een antwoord. Schrijf het als geheugen=8.'),
        ("memory=veel", 'systeemcheck: --answer: memory: "veel" is geen antwoord. Schrijf het als "8".'),
    ],
)
def test_a_mistake_in_an_answer_is_one_clear_line_before_anything_is_measured(
    answer: str, said: str, tmp_path: Path
) -> None:
    ended = systeemcheck("check", "--no-open", "--answer", answer, cwd=tmp_path)
    assert (ended.code, ended.err.strip()) == (2, said)
    assert list(tmp_path.iterdir()) == []


def at_a_terminal(machine: Path, typed: bytes) -> tuple[str, dict[str, Any]]:
    """Give what is said, and the result, of a check in a terminal in which this is typed."""
    pty = pytest.importorskip("pty")
    terminal, inside = pty.openpty()
    os.write(terminal, typed)
    done = subprocess.run(
        [sys.executable, "-c", AT_A_TERMINAL, str(machine)], stdin=inside, stdout=subprocess.PIPE, stderr=inside,
        env={**os.environ, "PYTHONPATH": str(PROJECT), "COLUMNS": "1000"}, timeout=60, check=True,
    )  # fmt: skip
    os.close(inside)
    said = os.read(terminal, 65536).decode()
    os.close(terminal)
    return said, json.loads(done.stdout)


def test_what_could_not_be_measured_is_asked_and_asked_again_when_it_is_not_understood() -> None:
    said, result = at_a_terminal(GUEST, b"veel\n16\n11\nja\n")
    assert "Hoeveel GB geheugen (RAM) zit erin?" in said
    assert "Dit begrijpt het programma niet: veel." in said
    assert result["facts"]["memory.installed"]["value"] == 16 * 2**30


def test_who_does_not_know_presses_enter_and_nothing_is_told() -> None:
    _, result = at_a_terminal(GUEST, b"\n\n\n")
    assert [fact for fact, reading in result["facts"].items() if reading["source"] == "asked"] == []


def test_what_was_measured_is_not_asked() -> None:
    said, _ = at_a_terminal(MEASURED, b"\n")
    assert "Hoeveel" not in said
