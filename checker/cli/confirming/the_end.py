"""The end of the questions: who read which page when, what it comes to, and the file."""

from __future__ import annotations

import datetime as dt
import re
from typing import NamedTuple, get_args

from checker.cli.confirming.keyboard import NOTHING, Keyboard
from checker.cli.output import tell
from checker.confirming.answers import Answer
from checker.confirming.asking import Sheet, answered
from checker.confirming.question import Question
from checker.confirming.reading_day import can_be_read_on
from checker.confirming.rows.row import NotUnderstoodError
from checker.confirming.run import Run
from checker.reporting.language.words import Words
from checker.reporting.words.confirming import answer_said, counts_said, devices_said, row_said
from checker.specification.document import Role

_ROLES: tuple[Role, ...] = get_args(Role)
_DAY = "%d-%m-%Y"
_DUTCH_DAY = re.compile(r"(?P<day>\d{1,2})-(?P<month>\d{1,2})-(?P<year>\d{4})", re.ASCII)
_ISO_DAY = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})", re.ASCII)


class Reader(NamedTuple):
    """Who reads the page, as far as known before asking: the role, today, and the day of the page that was read."""

    role: Role | None
    today: dt.date
    read_on: dt.date


def ask_who_and_when(run: Run, keyboard: Keyboard, reader: Reader) -> None:
    """Keep in which role a person read which page on which day, and a note; nothing is asked twice."""
    if run.answers.role:
        return
    chosen = reader.role or _role(keyboard)
    source = _source(run, keyboard)
    day = _day(keyboard, reader)
    note = keyboard.line("cli.confirm.note", nothing=NOTHING)
    while True:
        try:
            run.told(chosen, "" if note == NOTHING else note, source, day)
        except NotUnderstoodError as error:
            keyboard.not_understood(error)
            source = keyboard.line("cli.confirm.source.which")
        else:
            return


def is_agreed(run: Run, keyboard: Keyboard) -> bool:
    """Show what the answers come to, and ask whether that is to be the spec; False: something is open again."""
    _show(run, keyboard)
    words = keyboard.words
    if keyboard.choose([words.say("cli.confirm.write"), words.say("cli.confirm.change")]) == 0:
        return True
    _open_again(run, keyboard)
    return False


def _open_again(run: Run, keyboard: Keyboard) -> None:
    """Let a person choose what is to be asked again, or an added row that is not to be there after all."""
    words, questions, added = keyboard.words, run.sheet.questions, run.sheet.whole(run.answers).added
    tell("")
    keyboard.say("cli.confirm.change.which")
    labels = [_line(question, answered(question, run.answers), words, run.sheet) for question in questions]
    labels += [words.say("cli.confirm.change.leave_out", row=row_said(row, words)) for row in added]
    chosen = keyboard.choose([*labels, words.say("cli.confirm.change.who")])
    if chosen < len(questions):
        run.take_back(questions[chosen])
    elif chosen < len(labels):
        run.leave_out(added[chosen - len(questions)].name)
    else:
        run.told()


def _line(question: Question, answer: Answer | None, words: Words, sheet: Sheet) -> str:
    """Give a question with its answer in one line."""
    if answer:
        said = answer_said(question, answer, words)
    else:
        said = words.say("confirm.answer.earlier" if sheet.holds(question) else "confirm.answer.unknown")
    title = question.requirement.title.said(words.language)
    return words.say("confirm.row", title=title, devices=devices_said(question, words), values=said)


def _role(keyboard: Keyboard) -> Role:
    tell("")
    keyboard.say("cli.confirm.role")
    return _ROLES[keyboard.choose([keyboard.words.say(f"confirmed.by.{name}") for name in _ROLES])]


def _source(run: Run, keyboard: Keyboard) -> str:
    tell("")
    keyboard.say("cli.confirm.source")
    known = run.sheet.source
    if keyboard.choose([known, keyboard.words.say("cli.confirm.source.other")]) == 0:
        return known
    return keyboard.line("cli.confirm.source.which")


def _day(keyboard: Keyboard, reader: Reader) -> dt.date:
    tell("")
    keyboard.say("cli.confirm.day")
    words = keyboard.words
    if keyboard.choose([words.date(reader.read_on), words.say("cli.confirm.day.other")]) == 0:
        return reader.read_on
    while True:
        typed = keyboard.line("cli.confirm.day.which", example=f"{reader.today:{_DAY}}")
        day = _day_in(typed)
        if day and can_be_read_on(day, reader.today):
            return day


def _day_in(typed: str) -> dt.date | None:
    """Give the day in 20-11-2026 or 2026-11-20; None for what is no day."""
    found = _DUTCH_DAY.fullmatch(typed) or _ISO_DAY.fullmatch(typed)
    try:
        return dt.date(int(found["year"]), int(found["month"]), int(found["day"])) if found else None
    except ValueError:  # the 30th of February has the form of a day, and is none
        return None


def _show(run: Run, keyboard: Keyboard) -> None:
    words = keyboard.words
    tell("")
    keyboard.say("cli.confirm.summary")
    told = [(question, answered(question, run.answers)) for question in run.sheet.questions]
    for line in counts_said(run.sheet, run.answers, words):
        tell(f"  {line}")
    for question, answer in told:
        if answer and answer.word in {"change", "dropped"}:
            tell("  - " + _line(question, answer, words, run.sheet))
    for row in run.sheet.whole(run.answers).added:
        tell("  + " + row_said(row, words))
    tell("")
