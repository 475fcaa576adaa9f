"""The questions of `confirming` in words, for the terminal and the desk alike; and what a spec of one's own says."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterator
from typing import NamedTuple, get_args

from checker.confirming.answers import AddedRow, Answer, Answers, Word
from checker.confirming.asking import Proposal, Sheet, answered
from checker.confirming.phrases import Phrases
from checker.confirming.question import Choice, ProductQuestion, Question
from checker.confirming.rows.row import Columns, RowKind
from checker.confirming.rows.table import row_named
from checker.confirming.values import asked_of, row_of_requirement
from checker.model.releases import Releases
from checker.reporting.language.words import Words
from checker.reporting.words.any_device import any_device
from checker.reporting.words.asked import asked
from checker.reporting.words.device_words import class_words
from checker.reporting.words.rows import row_title, row_value
from checker.specification.document import Requirement, Text, Title


class PageWords(NamedTuple):
    """What the page says: the values, and the very words they came from."""

    values: str
    text: str
    is_likely: bool


class QuestionWords(NamedTuple):
    """One question as a person reads it. `before`: what was answered earlier, "" where nobody did."""

    title: str
    devices: str
    today: str
    why: str
    page: tuple[PageWords, ...]
    before: str
    choices: tuple[tuple[Choice, str], ...]


def question_words(question: Question, words: Words, releases: Releases) -> QuestionWords:
    """Give a question in words."""
    requirement = question.requirement
    return QuestionWords(
        title=requirement.title.said(words.language),
        devices=devices_said(question, words),
        today=question_said(question, words, releases),
        why=requirement.basis_note.said(words.language),
        page=tuple(_page(question, proposal, words) for proposal in question.proposals),
        before=_before(question, words, releases),
        choices=tuple((choice, _choice(question, choice, words)) for choice in question.choices),
    )


def devices_said(question: Question, words: Words) -> str:
    """Give for which devices it is asked; of a method, that it is one."""
    is_method = isinstance(question, ProductQuestion)
    return words.say("confirm.method") if is_method else class_words(question.classes, words)


def question_said(question: Question, words: Words, releases: Releases) -> str:
    """Give what is asked now, as a row of a table; as reports say it where no row can."""
    if isinstance(question, ProductQuestion):
        return not_on_said(question.classes, words)
    return requirement_said(question.requirement, words, releases)


def not_on_said(classes: Collection[str], words: Words) -> str:
    """Give that a method does not work on kinds of device."""
    return words.say("row.value.not", kinds=class_words(classes, words))


def requirement_said(requirement: Requirement, words: Words, releases: Releases) -> str:
    """Give what a requirement asks, as a row of a table; as reports say it where no row can."""
    row, values = row_of_requirement(requirement), asked_of(requirement)
    if row and values:
        return _thing_said(row, values, words)
    return asked(requirement, any_device(requirement.applies_to[0], releases, releases.browsers.snapshot), words)


def values_said(row: RowKind, values: Columns, words: Words) -> str:
    """Give what stands in both columns."""
    if row.name == "product":
        return row_value(row, values.minimum or values.recommended, words)
    if row.fixed:
        text = "" if row.name != "device-kind" else row_value(row, values.minimum or values.recommended, words)
        said = words.say("confirm.values.must" if values.minimum else "confirm.values.should")
        return words.say("confirm.values.thing", thing=text, said=said) if text else said
    minimum, recommended = row_value(row, values.minimum, words), row_value(row, _without_list(values), words)
    if minimum and recommended:
        return words.say("confirm.values.both", minimum=minimum, recommended=recommended)
    if minimum:
        return words.say("confirm.values.minimum", minimum=minimum)
    return words.say("confirm.values.recommended", recommended=recommended)


def _thing_said(row: RowKind, values: Columns, words: Words) -> str:
    """Give the values, with the thing itself where a row has none: Cookies (verplicht)."""
    said = values_said(row, values, words)
    is_bare = row.fixed is not None and row.name != "device-kind"
    return words.say("confirm.values.thing", thing=row_title(row.name, words), said=said) if is_bare else said


def answer_said(question: Question, answer: Answer, words: Words) -> str:
    """Give an answer in words."""
    if answer.word == "change" and question.row:
        return values_said(question.row, answer.asked, words)
    return words.say(f"confirm.answer.{answer.word}")


def counts_said(sheet: Sheet, answers: Answers, words: Words) -> Iterator[str]:
    """Give how often each answer was given, and how many requirements an earlier one still tells of."""
    told = [(question, answered(question, answers)) for question in sheet.questions]
    still = [question for question, answer in told if answer is None and sheet.holds(question)]
    counts = Counter(answer.word if answer else "unknown" for question, answer in told if question not in still)
    for word in get_args(Word):
        if counts[word]:
            yield words.count(f"confirm.summary.{word}", counts[word])
    if taken := len(still) if sheet.asks_again else len(sheet.taken.answers):
        yield words.count("confirm.summary.taken", taken)


def row_said(row: AddedRow, words: Words) -> str:
    """Give an added row in words: what, for which devices, and the values."""
    if row.product:
        said = not_on_said(row.applies_to, words)
        return words.say("confirm.row", title=row.product, devices=words.say("confirm.method"), values=said)
    kind = row_named(row.kind)
    values = values_said(kind, row.asked, words) if kind else ""
    devices = class_words(row.applies_to, words)
    return words.say("confirm.row", title=row_title(row.kind, words), devices=devices, values=values)


def phrases() -> Phrases:
    """Give the sentences that a spec of one's own holds."""
    spoken = {name: Words(name) for name in Text.__struct_fields__}

    def text(message: str, day: dt.date) -> Text:
        return Text(**{name: words.say(message, day=words.date(day)) for name, words in spoken.items()})

    return Phrases(
        read=lambda day: text("confirm.spec.read", day),
        whole=lambda day: text("confirm.spec.whole", day),
        in_part=lambda day: text("confirm.spec.in_part", day),
        title=lambda kind: Title(**{name: row_title(kind, words) for name, words in spoken.items()}),
    )


def _page(question: Question, proposal: Proposal, words: Words) -> PageWords:
    values = _thing_said(question.row, proposal.asked, words) if question.row else ""
    return PageWords(values, proposal.quote.text if proposal.quote else "", proposal.is_likely)


def _before(question: Question, words: Words, releases: Releases) -> str:
    told = question.before
    if told is None:
        return ""
    if told.right is None:
        return words.say("confirm.before.dropped")
    day = words.date(told.right.checked_on) if told.right.checked_on else ""
    if isinstance(question, ProductQuestion):
        return words.say("confirm.before", day=day, values=not_on_said(told.right.applies_to, words))
    return words.say("confirm.before", day=day, values=requirement_said(told.right, words, releases))


def _choice(question: Question, choice: Choice, words: Words) -> str:
    if choice == "column":
        is_must = bool(question.today and question.today.minimum)
        return words.say("confirm.choice.column.should" if is_must else "confirm.choice.column.must")
    if choice == "keep" and "page" in question.choices:
        return words.say("confirm.choice.still")
    return words.say(f"confirm.choice.{choice}")


def _without_list(asked: Columns) -> str:
    """Give the recommended value without the browsers that stand beside the minimum already."""
    value, of, browsers = asked.recommended.partition(" of ")
    return value if of and asked.minimum.endswith(f"{of}{browsers}") else asked.recommended
