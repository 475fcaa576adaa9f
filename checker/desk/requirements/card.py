"""One question as the tab shows it, and all of them as a list."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from checker.confirming.asking import answered
from checker.confirming.question import Choice, ProductQuestion, Question
from checker.confirming.rows.row import NotUnderstoodError
from checker.desk.requirements.sitting import Sitting
from checker.model.releases import Releases
from checker.reporting.language.words import Words
from checker.reporting.rendering.outside_text import shown
from checker.reporting.words.confirming import QuestionWords, answer_said, devices_said, question_said, question_words
from checker.reporting.words.rows import row_example, row_value


class Fields(msgspec.Struct, frozen=True, kw_only=True):
    """What another value is typed in. `recommended`: None for what has one value only.

    `problem`: what was expected, where it was not understood.
    """

    minimum: str
    recommended: str | None
    example: str
    problem: str = ""


class Card(msgspec.Struct, frozen=True, kw_only=True):
    """One question. `answer`: what was answered, "" for nothing yet. `first`: the choice that the page leads to."""

    name: str
    number: int
    said: QuestionWords
    first: str
    fields: Fields | None
    answer: str
    previous: str
    next: str


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """A question in the list of all of them. `is_changed`: by the answer something else is asked, or nothing."""

    name: str
    title: str
    devices: str
    today: str
    answer: str
    is_changed: bool
    is_looked_at: bool


def card(question: Question, sitting: Sitting, releases: Releases, words: Words, problem: str) -> Card:
    """Give a question as a card. `problem`: what was expected in its fields, "" where nothing is wrong."""
    said, names = question_words(question, words, releases), [each.name for each in sitting.run.sheet.questions]
    at = names.index(question.name)
    given = answered(question, sitting.run.answers)
    choices = sorted(((choice, text) for choice, text in said.choices if choice != "change"), key=_page_first)
    page = (each._replace(text=shown(each.text)) for each in said.page)
    return Card(
        name=question.name,
        number=at + 1,
        said=said._replace(page=tuple(page), choices=tuple(choices)),
        first=_most_at_hand(question),
        fields=_fields(question, sitting, words, problem) if "change" in question.choices else None,
        answer=answer_said(question, given, words) if given else "",
        previous=names[at - 1] if at else "",
        next=names[at + 1] if at + 1 < len(names) else "",
    )


def lines(sitting: Sitting, releases: Releases, words: Words) -> Iterator[Line]:
    """Give all questions with their answers."""
    for question in sitting.run.sheet.questions:
        given = answered(question, sitting.run.answers)
        yield Line(
            name=question.name,
            title=question.requirement.title.said(words.language),
            devices=devices_said(question, words),
            today=question_said(question, words, releases),
            answer=_answer(question, sitting, releases, words),
            is_changed=given is not None and given.word in {"change", "dropped"},
            is_looked_at=question.name == sitting.place,
        )


def _answer(question: Question, sitting: Sitting, releases: Releases, words: Words) -> str:
    """Give what was answered, now or earlier; "" where that is still to be said."""
    if given := answered(question, sitting.run.answers):
        return answer_said(question, given, words)
    return question_words(question, words, releases).before if sitting.is_settled(question) else ""


def _page_first(choice: tuple[Choice, str]) -> bool:
    return choice[0] != "page"


def _most_at_hand(question: Question) -> str:
    """Give the choice that the page's own words lead to; "" where nothing was read on it: nobody agrees by accident."""
    if "page" in question.choices:
        return "page"
    return "keep" if any(each.is_same and not each.is_likely for each in question.proposals) else ""


def _fields(question: Question, sitting: Sitting, words: Words, problem: str) -> Fields | None:
    row, today, mistake = question.row, question.today, sitting.mistake
    if row is None or today is None:
        return None
    if mistake and mistake.about == question.name:
        minimum, recommended = mistake.minimum, mistake.recommended
    else:
        minimum, recommended = (_typed(question, text, words) for text in (today.minimum, today.recommended))
    second = None if isinstance(question, ProductQuestion) else recommended
    return Fields(minimum=minimum, recommended=second, example=row_example(row.name, words), problem=problem)


def _typed(question: Question, value: str, words: Words) -> str:
    """Give a value as a person would type it; "" where it would not be understood back."""
    row = question.row
    if row is None or not value:
        return ""
    said = row_value(row, value, words)
    try:
        return said if row.canonical(said) == value else ""
    except NotUnderstoodError:
        return ""
