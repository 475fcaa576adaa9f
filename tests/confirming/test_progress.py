"""Answers that are kept: none that was acknowledged is lost, whoever writes, and whatever lies there."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
import time
from pathlib import Path

import msgspec
import pytest

from checker.confirming.answers import Answers
from checker.confirming.asking import sheet
from checker.confirming.progress import Keeper, kept_in, tidy
from checker.confirming.question import Choice
from checker.confirming.run import Run, begin
from checker.errors import NoLastingPlaceError
from checker.specification.loading import load_spec
from checker.specification.preference import default_among
from tests.confirming.specs import PHRASES, THIS_YEAR, TODAY, names, of

PROJECT = Path(__file__).resolve().parents[2]
WRITER = """
import sys
from pathlib import Path
from checker.confirming.asking import sheet
from checker.confirming.run import begin
from tests.confirming.specs import THIS_YEAR
run = begin(Path(sys.argv[1]), sheet(THIS_YEAR)).run
while True:
    for question in run.sheet.questions:
        run.answer(question, sys.argv[2])
        print(question.name, flush=True)
"""
SHEET = sheet(THIS_YEAR)


def writing(folder: Path, choice: str) -> subprocess.Popen[str]:
    environment = {**os.environ, "PYTHONPATH": str(PROJECT)}
    command = [sys.executable, "-c", WRITER, str(folder), choice]
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)


@pytest.mark.parametrize("acknowledged", [1, 5, 20])
def test_what_was_answered_is_there_after_a_kill_at_any_moment(tmp_path: Path, acknowledged: int) -> None:
    writer = writing(tmp_path, "keep")
    assert writer.stdout is not None
    said = [writer.stdout.readline().strip() for _ in range(acknowledged)]
    time.sleep(0.003)
    writer.kill()
    said += writer.communicate()[0].split()
    begun = begin(tmp_path, SHEET)
    assert list(begun.doubts) == []
    assert begun.continued is not None
    open_now = {question.name for question in begun.run.open}
    assert not open_now & set(said)


def test_who_starts_again_goes_on_where_it_was_and_the_answers_move_along(tmp_path: Path) -> None:
    first = begin(tmp_path, SHEET).run
    first.answer(SHEET.questions[0], "keep")
    second = begin(tmp_path, SHEET)
    assert second.run.answers == first.answers
    second.run.answer(SHEET.questions[1], "dropped")
    third = begin(tmp_path, SHEET)
    assert third.run.answers == second.run.answers
    assert third.others == []
    assert len(third.run.open) == len(SHEET.questions) - 2


def test_beginning_anew_leaves_the_earlier_answers_behind(tmp_path: Path) -> None:
    begin(tmp_path, SHEET).run.answer(SHEET.questions[0], "keep")
    anew = begin(tmp_path, SHEET, anew=True).run
    assert len(anew.open) == len(SHEET.questions)
    anew.answer(SHEET.questions[1], "unknown")
    assert begin(tmp_path, SHEET).run.answers == anew.answers


def test_two_at_once_lose_nothing_and_each_is_told_of_the_other(tmp_path: Path) -> None:
    jan, piet = begin(tmp_path, SHEET).run, begin(tmp_path, SHEET).run
    jan.answer(SHEET.questions[0], "keep")
    piet.answer(SHEET.questions[0], "dropped")
    jan.answer(SHEET.questions[1], "keep")
    assert len(jan.others()) == len(piet.others()) == 1
    begun = begin(tmp_path, SHEET)
    assert begun.run.answers == jan.answers
    assert [each.answers for each in begun.others] == [piet.answers]
    paths = {jan.finish(PHRASES, TODAY), piet.finish(PHRASES, TODAY)}
    assert len(paths) == 2
    assert {len(load_spec(path).requirement) for path in paths} == {len(names(THIS_YEAR)), len(names(THIS_YEAR)) - 1}
    assert kept_in(tmp_path, THIS_YEAR).open == []


def test_who_goes_on_beside_a_run_that_still_goes_on_is_told_so(tmp_path: Path) -> None:
    jan = begin(tmp_path, SHEET).run
    jan.answer(SHEET.questions[0], "keep")
    other = begin(tmp_path, SHEET).run
    other.answer(SHEET.questions[1], "keep")
    assert kept_in(tmp_path, THIS_YEAR).open[0].answers == other.answers
    assert len(other.others()) == 0
    jan.answer(SHEET.questions[2], "keep")
    assert [each.answers for each in other.others()] == [jan.answers]


def test_two_processes_at_once_keep_what_each_acknowledged(tmp_path: Path) -> None:
    writers = [writing(tmp_path, choice) for choice in ("keep", "dropped")]
    said: list[list[str]] = []
    for writer in writers:
        assert writer.stdout is not None
        said.append([writer.stdout.readline().strip() for _ in range(3)])
    for number, writer in enumerate(writers):
        writer.kill()
        said[number] += writer.communicate()[0].split()
    kept = kept_in(tmp_path, THIS_YEAR).open
    for word, told in zip(("keep", "dropped"), said, strict=True):
        own = [{a.requirement for a in each.answers.answers if a.word == word} for each in kept]
        assert any(set(told) <= answered for answered in own), word


def test_a_finished_run_is_not_gone_on_with_and_its_spec_has_the_answers(tmp_path: Path) -> None:
    run = begin(tmp_path, SHEET).run
    memory = run.question("memory")
    assert memory is not None
    run.answer(memory, "change", "minimaal 8 gigabyte", "")
    run.told("head", "  met\nJan ", "https://example.org/x", TODAY)
    spec = load_spec(run.finish(PHRASES, TODAY))
    assert spec == msgspec.structs.replace(run.outcome(PHRASES, TODAY), version=spec.version)
    assert of(spec, "memory").basis == "published"
    assert spec.confirmation
    assert spec.confirmation.note == "met Jan"
    assert begin(tmp_path, SHEET).continued is None


def test_answers_about_another_spec_are_not_gone_on_with(tmp_path: Path) -> None:
    begin(tmp_path, SHEET).run.answer(SHEET.questions[0], "keep")
    other = msgspec.structs.replace(THIS_YEAR, historical=True)
    assert begin(tmp_path, sheet(other)).continued is None


BAD = {
    "empty": b"",
    "no JSON": b"hello",
    "deep": b"[" * 100_000 + b"]" * 100_000,
    "newer": b'{"schema_version":9,"id":"aaaaaaaaaaaaaaaa","of":"malmberg/1","sha256":"","at":"2026-11-30T10:00:00Z"}',
    "no day": b'{"schema_version":1,"id":"aaaaaaaaaaaaaaaa","of":"malmberg/1","sha256":"","at":"soon"}',
    "large": b" " * (1024 * 1024 + 1),
    "no text": b"\xff\xfe\x00",
    "script": b'{"id":"<script>","of":"x","sha256":"","at":"2026-11-30T10:00:00Z"}',
}


@pytest.mark.parametrize("case", BAD)
def test_a_damaged_file_is_told_of_and_costs_itself_only(tmp_path: Path, case: str) -> None:
    begin(tmp_path, SHEET).run.answer(SHEET.questions[0], "keep")
    (tmp_path / f".nakijken-malmberg-{'b' * 16}.json").write_bytes(BAD[case])
    begun = begin(tmp_path, SHEET)
    assert len(begun.run.answers.answers) == 1
    assert len(begun.doubts) == 1
    assert f"{'b' * 16}.json" in str(begun.doubts[0])


def test_an_answer_that_cannot_be_kept_does_not_count(tmp_path: Path) -> None:
    run = begin(tmp_path / "own", SHEET).run
    run.answer(SHEET.questions[0], "keep")
    before = run.answers
    for file in (tmp_path / "own").iterdir():
        file.unlink()
    (tmp_path / "own").rmdir()
    with pytest.raises(NoLastingPlaceError, match="own"):
        run.answer(SHEET.questions[1], "keep")
    assert run.answers == before
    assert not (tmp_path / "own").exists(), "a folder in the place of a stick that is out takes what nobody finds"


def test_a_place_that_cannot_be_made_is_told_at_the_first_answer(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(NoLastingPlaceError, match="file"):
        Run(tmp_path / "file" / "own", SHEET).answer(SHEET.questions[0], "keep")


def test_the_file_is_small_and_has_no_name_of_a_person(tmp_path: Path) -> None:
    keeper = Keeper(tmp_path, THIS_YEAR)
    answers = Answers()
    for question in SHEET.questions:
        answers = keeper.keep(answers.with_answer(question.answer("unknown")))
    data = (tmp_path / keeper.name).read_bytes()
    assert len(data) < 10_000
    assert os.environ.get("USER", "no such name").encode() not in data


def test_what_is_finished_goes_after_a_month_and_what_is_not_stays(tmp_path: Path) -> None:
    first = begin(tmp_path, SHEET).run
    first.answer(SHEET.questions[0], "keep")
    second = begin(tmp_path, SHEET).run
    second.answer(SHEET.questions[1], "keep")
    second.finish(PHRASES, TODAY)
    other = begin(tmp_path, SHEET).run
    other.answer(SHEET.questions[2], "keep")
    now = dt.datetime.now(dt.UTC)
    tidy(tmp_path, now + dt.timedelta(days=29))
    assert len(list(tmp_path.glob(".nakijken-*"))) == 3
    tidy(tmp_path, now + dt.timedelta(days=31))
    assert [each.answers for each in kept_in(tmp_path, THIS_YEAR).open] == [other.answers]
    assert len(list(tmp_path.glob(".nakijken-*"))) == 1


def test_of_two_finished_within_a_second_the_later_one_counts(tmp_path: Path) -> None:
    choices: tuple[Choice, ...] = ("keep", "dropped")
    for choice in choices:
        run = begin(tmp_path, SHEET, anew=True).run
        run.answer(SHEET.questions[0], choice)
        run.finish(PHRASES, TODAY)
    specs = [load_spec(path) for path in tmp_path.glob("*.toml")]
    assert "browser" not in names(default_among([THIS_YEAR, *specs], TODAY))
