"""The questions one by one, each answer kept before the next is asked."""

from __future__ import annotations

from checker.cli.confirming.keyboard import NOTHING, BackError, DoneError, Keyboard
from checker.cli.output import tell
from checker.confirming.question import ProductQuestion, Question
from checker.confirming.rows.row import NotUnderstoodError, RowKind
from checker.confirming.run import Run
from checker.model.releases import Releases
from checker.reporting.words.confirming import QuestionWords, answer_said, question_words
from checker.reporting.words.rows import row_example


def ask_in_turn(run: Run, keyboard: Keyboard, releases: Releases) -> None:
    """Ask what has no answer yet; "klaar" leaves the rest as it is, and provisional."""
    questions = run.sheet.questions
    again: Question | None = None
    last: Question | None = None
    while question := again or next(iter(run.open), None):
        try:
            _ask(run, question, keyboard, releases)
        except BackError:
            before = questions.index(question) - 1
            again = questions[before] if before >= 0 else question
            continue
        except DoneError:
            return
        again, last = None, question
    if last is None:
        keyboard.say("cli.confirm.nothing_open")


def _ask(run: Run, question: Question, keyboard: Keyboard, releases: Releases) -> None:
    said = question_words(question, keyboard.words, releases)
    number = run.sheet.questions.index(question) + 1
    _show(said, number, len(run.sheet.questions), keyboard)
    while True:
        choice, _ = said.choices[keyboard.choose([label for _, label in said.choices])]
        minimum, recommended = "", ""
        if choice == "change" and question.row:
            ask = _ask_devices if isinstance(question, ProductQuestion) else ask_values
            minimum, recommended = ask(question.row, keyboard)
        try:
            answer = run.answer(question, choice, minimum, recommended)
        except NotUnderstoodError as error:
            keyboard.not_understood(error)
            continue
        keyboard.say("cli.confirm.kept", answer=answer_said(question, answer, keyboard.words))
        return


def ask_values(row: RowKind, keyboard: Keyboard) -> tuple[str, str]:
    """Give what stands in both columns of the page, as values that such a row can have; "" for nothing there."""
    example = row_example(row.name, keyboard.words)
    minimum = _ask_value(row, keyboard, "cli.confirm.minimum", example)
    return minimum, _ask_value(row, keyboard, "cli.confirm.recommended", example)


def _ask_devices(row: RowKind, keyboard: Keyboard) -> tuple[str, str]:
    """Give on which kinds of device a method does not work."""
    return _ask_value(row, keyboard, "cli.confirm.not_on", row_example(row.name, keyboard.words)), ""


def _ask_value(row: RowKind, keyboard: Keyboard, message: str, example: str) -> str:
    while True:
        typed = keyboard.line(message, example=example, nothing=NOTHING)
        if typed == NOTHING:
            return ""
        try:
            return row.canonical(typed)
        except NotUnderstoodError as error:
            keyboard.not_understood(error)


def _show(said: QuestionWords, number: int, count: int, keyboard: Keyboard) -> None:
    tell("")
    keyboard.say("cli.confirm.question", number=number, count=count, title=said.title, devices=said.devices)
    keyboard.say("cli.confirm.today", values=said.today)
    keyboard.say("cli.confirm.why", why=said.why)
    for page in said.page:
        message = "cli.confirm.page_likely" if page.is_likely else "cli.confirm.page"
        keyboard.say(message, values=page.values, text=page.text)
    if said.before:
        keyboard.say("cli.confirm.before", before=said.before)
    tell("")
