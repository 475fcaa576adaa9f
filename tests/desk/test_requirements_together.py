"""Two people at once on the tab Requirements: nothing of either is lost."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from checker.confirming.asking import sheet
from checker.confirming.run import begin
from checker.desk.server import application
from tests.believed import today
from tests.confirming.specs import PHRASES, THIS_YEAR, asked_about
from tests.desk.at_once import TOKEN, AtOnce, at_once
from tests.desk.on_requirements import COUNT, PAGE, dropped, finished, own, seen, told
from tests.evaluation.devices import DAY


def test_of_two_people_at_once_both_files_stay_and_that_is_said(desk: AtOnce, folder: Path) -> None:
    place = folder.parent / "requirements_specs" / "malmberg"
    told(desk, "answer", question="memory", choice="keep")
    other = begin(place, sheet(THIS_YEAR), anew=False)
    run = other.run  # goes on from the desk's, at another computer
    run.answer(run.sheet.questions[0], "dropped")
    told(desk, "answer", question="windows", choice="keep")
    assert "Er is nog iemand bezig met deze eisen" in seen(desk)
    finished(desk)
    run.told("board", "", "", DAY)
    run.finish(PHRASES, today())
    assert {spec.confirmation.role for spec in own(folder) if spec.confirmation} == {"coordinator", "board"}


def answered_in_a_window(desk: AtOnce, name: str) -> list[str]:
    client = application(desk.desk, TOKEN, lambda: None).test_client()
    return told(AtOnce(desk.desk, client, []), "answer", question=name, choice="unknown")


def test_of_two_windows_that_click_at_once_no_answer_is_lost(desk: AtOnce) -> None:
    with ThreadPoolExecutor(8) as clicking:
        done = [clicking.submit(answered_in_a_window, desk, name) for name in asked_about(THIS_YEAR)]
        assert all(each.result() == [] for each in done)
    assert f"{COUNT} van {COUNT} beantwoord" in seen(desk)
    assert "nog iemand bezig" not in seen(desk)


def test_who_drops_a_page_while_another_answers_too_goes_on_with_the_own_answers(desk: AtOnce, folder: Path) -> None:
    told(desk, "answer", question="memory", choice="keep")
    run = begin(folder.parent / "requirements_specs" / "malmberg", sheet(THIS_YEAR)).run
    told(desk, "answer", question="windows", choice="keep")
    run.answer(run.sheet.questions[0], "dropped")
    dropped(desk, "requirements", "eisen.html", PAGE.read_bytes())
    sitting = desk.desk.sitting
    assert sitting is not None
    assert {answer.requirement for answer in sitting.run.answers.answers} == {"memory", "windows"}
    assert "Er is nog iemand bezig met deze eisen" in seen(desk)


def test_who_works_alone_is_told_of_nobody_also_after_a_new_start(desk: AtOnce, folder: Path) -> None:
    told(desk, "answer", question="memory", choice="keep")
    again = at_once(folder)
    assert "nog iemand bezig" not in seen(again)
    told(again, "answer", question="windows", choice="keep")
    assert "nog iemand bezig" not in seen(again)


def test_what_is_confirmed_at_the_terminal_while_the_desk_is_open_counts_at_the_next_look(
    desk: AtOnce, folder: Path
) -> None:
    run = begin(folder.parent / "requirements_specs" / "malmberg", sheet(THIS_YEAR)).run
    for each in run.sheet.questions:
        run.answer(each, "keep")
    path = run.finish(PHRASES, today())
    desk.desk.newest.refresh()
    made = desk.desk.newest.made
    assert made is not None
    assert path.name == f"{made.question.spec.version}.toml"
    assert "Alles is nagekeken" in seen(desk)
