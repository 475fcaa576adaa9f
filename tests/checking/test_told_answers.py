"""What a person tells fills in what was not measured, is marked as told, and changes nothing that was measured."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.browser_page.submission import Answers
from checker.checking.questions import QUESTIONS, answers_of, question_named
from checker.checking.told_answers import told_readings
from checker.errors import BadInputError
from checker.evaluation.judging import judge
from checker.model.devices import Display
from checker.model.facts import with_changes
from checker.model.readings import Between, Facts, Known, Reading, known, unknown
from checker.model.verdicts import Verdict
from tests.browser_page.submissions import chromebook
from tests.browser_page.test_page_readings import readings
from tests.evaluation.devices import DAY, releases, shipped_spec, windows_laptop

GIB = 2**30
MODELS = releases().operating_systems.device_model
UNMEASURED = unknown("tool_missing", "dmidecode")


def pc(**facts: Reading) -> Facts:
    return {
        "device.class": known("linux-pc", "uname"),
        **{name.replace("_", "."): held for name, held in facts.items()},
    }


def told(facts: Facts, **answers: str) -> Facts:
    return told_readings(facts, answers_of(answers, MODELS, "--answer"), MODELS, "program")


def test_memory_that_could_not_be_measured_is_told_and_marked_as_told() -> None:
    assert told(pc(memory_installed=UNMEASURED), memory="8 GB") == {
        "memory.installed": Known(value=8 * GIB, source="asked")
    }


def test_memory_that_was_measured_stays() -> None:
    assert told(pc(memory_installed=known(4 * GIB, "dmi")), memory="8") == {}


@given(st.integers(1, 64), st.integers(1, 64))
def test_what_is_told_never_goes_beyond_what_was_measured(measured: int, said: int) -> None:
    for reading, is_possible in (
        (known(measured * GIB, "blocks", "at_least"), said >= measured),
        (known(measured * GIB, "blocks", "at_most"), said <= measured),
        (Between(low=measured * GIB, high=(measured + 4) * GIB, source="bucket"), measured <= said <= measured + 4),
    ):
        assert bool(told(pc(memory_installed=reading), geheugen=str(said))) is is_possible


def test_a_program_knows_what_kind_of_device_it_runs_on() -> None:
    assert told(pc(), kind="chromebook") == {}


def test_a_page_that_may_have_been_misled_believes_what_it_is_told() -> None:
    seen: Facts = {"device.class": known("mac", "platform"), "os.name": known("macos", "platform")}
    answers = answers_of({"soort": "iPad"}, MODELS, "x")
    changes = told_readings(seen, answers, MODELS, "page")
    assert changes == {"device.class": known("ipad", "asked"), "os.name": known("ipados", "asked")}
    assert told_readings({"device.class": known("windows-pc", "user agent")}, answers, MODELS, "page") == {}


def test_who_hears_a_pc_tells_that_it_plays_sound() -> None:
    assert told(pc(), geluid="ja")["audio.outputs"] == known(1, "asked", "at_least")
    assert told(pc(), sound="no")["audio.outputs"] == known(0, "asked")
    assert "audio.outputs" not in told(pc(audio_outputs=known(2, "alsa")), sound="no")


def test_the_model_tells_the_size_of_a_screen_that_a_page_could_not() -> None:
    screen = Display(native_width=2048, native_height=1536)
    facts: Facts = {"device.class": known("ipad", "touch points"), "displays": known((screen,), "screen", "derived")}
    answers = answers_of({"model": "ipad (5e generatie)"}, MODELS, "x")
    displays = told_readings(facts, answers, MODELS, "page")["displays"]
    assert isinstance(displays, Known)
    assert displays.value == (Display(native_width=2048, native_height=1536, inches=9.7),)
    assert displays.bound == "derived"


def test_answers_that_come_later_judge_as_those_given_on_the_page_itself() -> None:
    given_there = readings(chromebook())
    without = readings(chromebook(answers={}))
    changes = told_readings(without, answers_of({"updates": "06-2031", "sound": "ja"}, MODELS, "x"), MODELS, "page")
    assert dict(with_changes(without, changes)) == given_there


def test_an_answer_to_what_could_not_be_measured_gives_a_verdict() -> None:
    without = windows_laptop(memory__installed=UNMEASURED, memory__usable=UNMEASURED)
    assert judge(shipped_spec(), releases(), without, DAY).verdict is Verdict.UNKNOWN
    for answer, verdict in (("16", Verdict.PASS), ("4 GB", Verdict.ADVICE), ("2", Verdict.FAIL)):
        facts = with_changes(without, told(without, geheugen=answer))
        assert judge(shipped_spec(), releases(), facts, DAY).verdict is verdict


@pytest.mark.parametrize("name", sorted({*QUESTIONS, *(item.dutch for item in QUESTIONS.values())}))
def test_a_question_has_a_dutch_and_an_english_name_and_its_example_is_an_answer(name: str) -> None:
    question = QUESTIONS[question_named(f" {name.upper()} ", "x")]
    answers = answers_of({name: question.example}, MODELS, "x")
    assert getattr(answers, question.field) is not None


@pytest.mark.parametrize(
    ("question", "answer", "said"),
    [
        ("memroy", "8", 'x: memroy: is not a question. Did you mean "memory"?'),
        ("kleur", "rood", "x: kleur: is not a question. Valid: kind, sound, popups,"),
        ("memory", "veel", 'x: memory: "veel" is not an answer. Write it as "8".'),
        ("memory", "0", 'x: memory: "0" is not an answer.'),
        ("updates", "2031", 'x: updates: "2031" is not an answer. Write it as "2031-06".'),
        ("sound", "misschien", 'x: sound: "misschien" is not an answer. Write it as "ja".'),
        ("kind", "laptop", 'x: kind: "laptop" is not an answer. Valid: windows-pc,'),
        ("model", "iPad 99", 'x: model: "iPad 99" is not an answer.'),
        ("version", "nieuw", 'x: version: "nieuw" is not an answer.'),
    ],
)
def test_what_is_no_question_or_no_answer_is_told_with_the_next_step(question: str, answer: str, said: str) -> None:
    with pytest.raises(BadInputError) as caught:
        answers_of({question: answer}, MODELS, "x")
    assert str(caught.value).startswith(said)


@given(st.dictionaries(st.text(max_size=20) | st.sampled_from(list(QUESTIONS)), st.text(max_size=200), max_size=5))
def test_whatever_is_told_is_an_answer_or_a_mistake_that_is_explained(told: dict[str, str]) -> None:
    with suppress(BadInputError):
        assert isinstance(answers_of(told, MODELS, "x"), Answers)
