"""What a person at the keyboard is asked: what the device is called, and what could not be measured.

Only where the settings want it, and never of a script: without someone at a terminal nothing is asked.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from checker.checking.checked_device import CheckedDevice
from checker.checking.questions import QUESTIONS, Models, answers_of
from checker.checking.this_device import Subject
from checker.cli.talk import Talk
from checker.errors import BadInputError
from checker.probes.identity import identity
from checker.reporting.check_page.questions import OF_A_PROGRAM, open_questions
from checker.storage.earlier_result import last_identity

_TIMES = 3


class Named(NamedTuple):
    """What a device is called, and where it stood by an earlier result; "" for what nobody said."""

    label: str = ""
    location: str = ""


def name_asked(talk: Talk, subject: Subject, results: Path) -> Named:
    """Give what a person calls this device; only Enter for what it was called last time, by its result in `results`."""
    if not talk.is_heard:
        return Named()
    own = identity(subject.system)
    last = last_identity(results, own.id, own.hardware_id)
    if last is None:
        return Named(talk.ask("cli.ask_label"))
    answer = talk.ask("cli.ask_label_again", label=last.label.strip())
    return Named(answer) if answer else Named(last.label.strip(), last.location)


def answers_asked(talk: Talk, checked: CheckedDevice) -> Mapping[str, str]:
    """Give what a person answers where this device could not be measured, and only if it can change what was found."""
    models = checked.releases.operating_systems.device_model
    questions = open_questions(checked.judgement, checked.spec, OF_A_PROGRAM) if talk.is_heard else ()
    told = {question: _answer(talk, question, checked.judgement.device_class, models) for question in questions}
    return {question: answer for question, answer in told.items() if answer}


def _answer(talk: Talk, question: str, device_class: str, models: Models) -> str:
    """Give the answer; "" for one that is not known, or not understood after some tries."""
    how = talk.words.first(f"check.{question}.how.{device_class}", "cli.answer.how")
    asked = talk.words.say(f"cli.answer.{question}")
    example = talk.words.say("measured.yes") if question == "sound" else QUESTIONS[question].example
    for _ in range(_TIMES):
        answer = talk.ask("cli.answer", question=asked, how=" ".join(how.split("\n")), example=example)
        if not answer:
            return ""
        try:
            answers_of({question: answer}, models, "")
        except BadInputError:
            talk.say("cli.answer.again", answer=answer[:40])
        else:
            return answer
    return ""
