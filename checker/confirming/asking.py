"""The questions that turn a spec into one of a school's own: one list, for whoever asks them.

Each provisional requirement is a question, and so is each such method, after those; where a page or an earlier answer
tells kinds of device apart, the questions about requirements do so too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from operator import attrgetter
from typing import NamedTuple

import msgspec

from checker.confirming.answers import Answer, Answers
from checker.confirming.draft import Draft
from checker.confirming.earlier import Before, Earlier, before, product_before, taken_over
from checker.confirming.products import as_requirement, row_of_product, values_of
from checker.confirming.proposals import (
    Addition,
    Proposal,
    additions,
    address,
    product_proposals,
    proposals,
    rows_for,
    unplaced,
)  # fmt: skip
from checker.confirming.question import ProductQuestion, Question
from checker.confirming.values import asked_of, only_for, row_of_requirement
from checker.model.devices import DeviceClass
from checker.specification.document import Requirement, RequirementsSpec

_SECOND_PLACES = {"malmberg": "https://help.bao.malmberg.nl"}


class Sheet(NamedTuple):
    """All there is to ask. `taken`: earlier answers that hold; `asks_again`: each is asked all the same.

    `page_source`: the address of the page, where a draft of it tells.
    """

    spec: RequirementsSpec
    questions: tuple[Question, ...]
    additions: tuple[Addition, ...]
    taken: Answers
    not_understood: tuple[str, ...] = ()
    asks_again: bool = False
    page_source: str = ""

    @property
    def source(self) -> str:
        """Give the address of the page, as the draft of it or else the spec tells."""
        return self.page_source or self.spec.source

    def holds(self, question: Question) -> bool:
        """Tell whether an earlier answer to a question holds as long as there is no other."""
        return all(_is_taken(question.requirement, name, self.taken) for name in question.classes)

    def whole(self, answers: Answers) -> Answers:
        """Give the answers with those that were taken over before them."""
        own = {row.name for row in answers.added} | set(answers.declined)
        kept = tuple(row for row in self.taken.added if row.name not in own)
        return msgspec.structs.replace(
            answers, answers=(*self.taken.answers, *answers.answers), added=(*kept, *answers.added)
        )

    def open(self, answers: Answers) -> tuple[Question, ...]:
        """Give the questions without an answer."""
        return tuple(each for each in self.questions if answered(each, answers) is None)


def sheet(
    spec: RequirementsSpec, earlier: Earlier | None = None, draft: Draft | None = None, *, again: bool = False
) -> Sheet:
    """Give all there is to ask about a spec, beside earlier answers and a page that was read.

    `again`: also what was answered earlier and still holds.
    """
    taken = taken_over(spec, earlier)
    found = _questions(spec, earlier, draft, Answers() if again else taken)
    new = tuple(additions(spec, draft)) if draft else ()
    texts = tuple(dict.fromkeys((*draft.not_understood, *unplaced(spec, draft, new)))) if draft else ()
    return Sheet(spec, found, new, taken, texts, asks_again=again, page_source=address(draft) if draft else "")


def questions(
    spec: RequirementsSpec, earlier: Earlier | None = None, draft: Draft | None = None
) -> tuple[Question, ...]:
    """Give a question for each provisional requirement of which no earlier answer still holds."""
    return sheet(spec, earlier, draft).questions


def _questions(
    spec: RequirementsSpec, earlier: Earlier | None, draft: Draft | None, taken: Answers
) -> tuple[Question, ...]:
    """Give them in the order of the spec; those of which the page says something come first."""
    placed = rows_for(spec, draft) if draft else {}
    provisional = (item for item in spec.requirement if item.is_provisional)
    found = [question for item in provisional for question in _about(item, earlier, draft, taken, placed)]
    found += _about_products(spec, earlier, draft, taken)
    return tuple(sorted(found, key=lambda question: not question.proposals))


def answered(question: Question, answers: Answers) -> Answer | None:
    """Give the answer to a question; one about all devices of a requirement answers for each."""
    own = answers.answer_to(question.requirement.id, question.about)
    return own or answers.answer_to(question.requirement.id, ())


def second_place(spec: RequirementsSpec) -> str:
    """Give where else this publisher says what it asks, "" where nobody knows such a place."""
    return _SECOND_PLACES.get(spec.published_by, "")


def _about(
    requirement: Requirement,
    earlier: Earlier | None,
    draft: Draft | None,
    taken: Answers,
    placed: dict[tuple[str, DeviceClass], tuple[int, ...]],
) -> Iterator[Question]:
    """Give the questions about a requirement: one for each group of devices of which the same is known."""
    groups: dict[tuple[tuple[int, ...], Before | None], list[DeviceClass]] = {}
    for name in requirement.applies_to:
        rows = placed.get((requirement.id, name), ())
        is_new = not _is_taken(requirement, name, taken) or _is_otherwise(requirement, name, taken, rows, draft)
        if is_new:
            key = rows, before(requirement, name, earlier)
            groups.setdefault(key, []).append(name)
    for (rows, told), classes in groups.items():
        part = only_for(requirement, classes)
        yield Question(
            requirement=requirement,
            classes=tuple(classes),
            row=row_of_requirement(part),
            today=asked_of(part),
            proposals=_proposals(part, rows, draft),
            before=told,
        )


def _about_products(
    spec: RequirementsSpec, earlier: Earlier | None, draft: Draft | None, taken: Answers
) -> Iterator[Question]:
    """Give a question for each method of which no earlier answer holds, or the page says something else."""
    for product in filter(attrgetter("is_provisional"), spec.product):
        asked = as_requirement(product)
        said = tuple(product_proposals(product, draft)) if draft else ()
        answer = taken.answer_to(asked.id, ())
        kept = values_of(product) if answer and answer.word == "keep" else answer and answer.asked
        if answer and not {each.asked for each in said} - {kept}:
            continue
        yield ProductQuestion(
            requirement=asked,
            classes=asked.applies_to,
            row=row_of_product(product),
            today=values_of(product),
            proposals=said,
            before=product_before(product, earlier),
        )


def _proposals(part: Requirement, rows: Iterable[int], draft: Draft | None) -> tuple[Proposal, ...]:
    found = proposals(part, [draft.rows[number] for number in rows], draft) if draft else ()
    return tuple(dict.fromkeys(found))


def _is_taken(requirement: Requirement, name: DeviceClass, taken: Answers) -> bool:
    return _taken_about(requirement, name, taken) is not None


def _taken_about(requirement: Requirement, name: DeviceClass, taken: Answers) -> Answer | None:
    about = (each for each in taken.answers if each.requirement == requirement.id)
    return next((each for each in about if not each.applies_to or name in each.applies_to), None)


def _is_otherwise(
    requirement: Requirement, name: DeviceClass, taken: Answers, rows: Iterable[int], draft: Draft | None
) -> bool:
    """Tell whether the page that was read now says something else than the earlier answer that was taken over."""
    answer = _taken_about(requirement, name, taken)
    part = only_for(requirement, [name])
    said = {each.asked for each in _proposals(part, rows, draft)}
    if answer is None or answer.word == "dropped":
        return bool(said)
    kept = answer.asked if answer.word == "change" else asked_of(part)
    return bool(said - {kept})


__all__ = [
    "Addition",
    "Proposal",
    "Sheet",
    "answered",
    "questions",
    "second_place",
    "sheet",
]
