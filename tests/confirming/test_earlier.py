"""A new year: what was confirmed last year holds where the program's own value is the same, and the rest is asked."""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path
from typing import Any

import msgspec
import pytest

from checker.confirming.answers import AddedRow, Answer, Answers
from checker.confirming.asking import Sheet, sheet
from checker.confirming.earlier import Earlier, earlier_of, taken_over
from checker.reporting.language.words import Words
from checker.reporting.words.confirming import question_words
from checker.resources import built_in_specs_folder
from checker.specification.catalogue import all_specs, load_releases
from checker.specification.document import RequirementsSpec
from tests.confirming.specs import PHRASES, THIS_YEAR, TODAY, asked_about, changed_spec, confirmed, of

CASES = sorted((Path(__file__).parent / "new_years").glob("*.toml"))
LAST_DAY = dt.date(2025, 9, 3)


def last_year(case: dict[str, Any]) -> Earlier:
    """Give what was confirmed a year before, and what it was made from."""
    as_now = msgspec.structs.replace(THIS_YEAR, valid_from=dt.date(2025, 8, 1), valid_until=dt.date(2026, 7, 31))
    changes = {**case.get("last", {}), **dict.fromkeys(case.get("absent", ()))}
    base = changed_spec(as_now, "2025-2026.9", changes)
    answers = msgspec.convert(case.get("answer", []), list[Answer])
    told = Answers(added=msgspec.convert(case.get("added", []), tuple[AddedRow, ...]), read_on=LAST_DAY)
    return Earlier(confirmed(base, *answers, today=LAST_DAY, told=told), base)


def said(answers: Answers) -> set[str]:
    """Give the answers that were taken over, in a word each."""
    found = set()
    for answer in answers.answers:
        devices = f" [{','.join(answer.applies_to)}]" if answer.applies_to else ""
        found.add(
            " ".join(filter(None, (answer.requirement, answer.word, answer.minimum, answer.recommended))) + devices
        )
    return found | {f"+{row.name}" for row in answers.added}


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_new_year_asks_what_differs_and_takes_over_the_rest(path: Path) -> None:
    case = tomllib.loads(path.read_text(encoding="utf-8"))
    asked = sheet(THIS_YEAR, last_year(case))
    assert said(asked.taken) == set(case.get("taken", ()))
    about = {question.requirement.id for question in asked.questions}
    assert about >= set(case.get("asked", ()))
    assert not about & set(case.get("not_asked", ()))
    assert {question.name for question in asked.questions} >= set(case.get("questions", ()))
    for name, before in case.get("before", {}).items():
        assert before in before_said(asked, name)
        assert bool(before) == bool(before_said(asked, name))


def before_said(asked: Sheet, name: str) -> str:
    question = next(each for each in asked.questions if each.requirement.id == name)
    return question_words(question, Words("nl"), load_releases(built_in_specs_folder())).before


def test_an_answer_that_is_taken_over_keeps_its_day_and_its_words_of_the_page() -> None:
    case: dict[str, Any] = {
        "answer": [{"requirement": "memory", "word": "keep", "quote": {"text": "Werkgeheugen: 4 GB"}}]
    }
    asked = sheet(THIS_YEAR, last_year(case))
    own = of(confirmed(THIS_YEAR, *asked.whole(Answers()).answers), "memory")
    assert own.checked_on == LAST_DAY
    assert own.basis_note.nl == PHRASES.read(LAST_DAY).nl
    assert own.quote
    assert own.quote.text == "Werkgeheugen: 4 GB"


def test_without_last_year_s_own_spec_everything_is_asked_with_its_answer_beside_it() -> None:
    earlier = last_year({"answer": [{"requirement": "memory", "word": "change", "minimum": "6 GB"}]})
    asked = sheet(THIS_YEAR, Earlier(earlier.confirmed, None))
    assert asked.taken == Answers()
    assert len(asked.questions) == len(sheet(THIS_YEAR).questions)
    assert "minimum: 6 GB" in before_said(asked, "memory")
    memory = next(each for each in asked.questions if each.requirement.id == "memory")
    answer = memory.chosen("earlier")
    assert (answer.word, answer.minimum, answer.recommended) == ("change", "6 GB", "")


def test_confirming_once_more_in_a_year_asks_what_was_not_known_only() -> None:
    own = confirmed(
        THIS_YEAR, *(Answer(requirement=name, word="keep") for name in asked_about(THIS_YEAR) if name != "macos")
    )
    earlier = Earlier(own, THIS_YEAR)
    assert [question.name for question in sheet(THIS_YEAR, earlier).questions] == ["macos"]
    assert len(sheet(THIS_YEAR, earlier, again=True).questions) == len(asked_about(THIS_YEAR))
    everything = sheet(THIS_YEAR, earlier, again=True)
    macos = next(question for question in everything.questions if question.name == "macos")
    assert [question.name for question in everything.questions if not everything.holds(question)] == ["macos"]
    left = confirmed(THIS_YEAR, *everything.whole(Answers().with_answer(macos.chosen("keep"))).answers)
    assert not left.is_provisional, "what is not answered this time stays as it was confirmed"
    again = confirmed(THIS_YEAR, *taken_over(THIS_YEAR, earlier).answers)
    assert (again.requirement, again.product) == (own.requirement, own.product)


def test_the_last_one_confirmed_for_this_publisher_is_the_earlier_one() -> None:
    shipped = [entry.spec for entry in all_specs(built_in_specs_folder())]
    assert earlier_of(shipped, THIS_YEAR) is None
    first = confirmed(THIS_YEAR, Answer(requirement="memory", word="keep"), end="zzzz")
    last = confirmed(THIS_YEAR, today=TODAY + dt.timedelta(1), end="aaaa")
    other = msgspec.structs.replace(last, id="other", publisher="other")
    assert earlier_of([*shipped, last, first, other], THIS_YEAR) == Earlier(last, THIS_YEAR)
    assert earlier_of([first], THIS_YEAR) == Earlier(first, None)


def test_last_year_s_shipped_spec_carries_over_to_this_year_s() -> None:
    specs: dict[str, RequirementsSpec] = {e.spec.version: e.spec for e in all_specs(built_in_specs_folder())}
    base = specs["2025-2026.1"] if "2025-2026.1" in specs else next(s for v, s in specs.items() if v.startswith("2025"))
    own = confirmed(base, *(Answer(requirement=name, word="keep") for name in asked_about(base)))
    asked = sheet(THIS_YEAR, Earlier(own, base))
    assert {question.requirement.id for question in asked.questions} == {
        "chromeos", "chromeos-up-to-date", "windows-up-to-date", "macos-up-to-date", "ipados-up-to-date",
    }  # fmt: skip
