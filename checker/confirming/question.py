"""One question: something to look up on the publisher's page, and what can be answered to it."""

from __future__ import annotations

from typing import Literal, NamedTuple

import msgspec

from checker.confirming.answers import Answer, Word
from checker.confirming.earlier import Before
from checker.confirming.products import devices_of, written
from checker.confirming.proposals import Proposal
from checker.confirming.rows.row import Columns, NotUnderstoodError, RowKind
from checker.confirming.values import asked_of, changed, only_for, understood
from checker.model.devices import DeviceClass
from checker.specification.document import Quote, Requirement

Choice = Literal["keep", "page", "earlier", "column", "change", "dropped", "unknown"]


class Question(NamedTuple):
    """One thing to look up on the publisher's page: a requirement, for the devices it is asked about here.

    `today`: its values as a table has them; None where no row can say them. `before`: what was confirmed earlier.
    """

    requirement: Requirement
    classes: tuple[DeviceClass, ...]
    row: RowKind | None
    today: Columns | None
    proposals: tuple[Proposal, ...] = ()
    before: Before | None = None

    @property
    def name(self) -> str:
        """Give what tells it apart from the others: the requirement, and its devices where those are not all."""
        return "@".join(filter(None, (self.requirement.id, "+".join(self.about))))

    @property
    def about(self) -> tuple[DeviceClass, ...]:
        """Give the devices as an answer names them: none where the question is about all of the requirement."""
        return () if len(self.classes) == len(self.requirement.applies_to) else self.classes

    @property
    def choices(self) -> tuple[Choice, ...]:
        """Give what can be answered. `page`: as it says there; `column`: the same value, in the other column."""
        found: list[Choice] = ["keep"]
        found += ["page"] if self._of_page else []
        found += ["earlier"] if self._differed_before else []
        if self.row:
            found.append("column" if self.row.fixed else "change")
        return (*found, "dropped", "unknown")

    @property
    def _of_page(self) -> Proposal | None:
        """Give the other value the page says; None where it says none, or several."""
        others = [each for each in self.proposals if not each.is_same]
        return others[0] if len({each.asked for each in others}) == 1 else None

    @property
    def _differed_before(self) -> bool:
        return bool(self.before and self.before.asked and self.before.asked != self.today)

    def answer(self, word: Word, asked: Columns | None = None, quote: Quote | None = None) -> Answer:
        """Give an answer to it. Raises `NotUnderstoodError` for values that it cannot have."""
        values = asked or Columns()
        if word == "change":
            right = self._possible(values)
            word, values = ("keep", Columns()) if right == self.today or right is None else ("change", right)
        return Answer(
            requirement=self.requirement.id,
            word=word,
            applies_to=self.about,
            minimum=values.minimum,
            recommended=values.recommended,
            quote=quote or msgspec.UNSET,
        )

    def chosen(self, choice: Choice) -> Answer:
        """Give the answer of a choice that needs no values. Raises `NotUnderstoodError` for one that it has not."""
        if choice not in self.choices or choice == "change":
            raise NotUnderstoodError("this question has no such answer")
        page, today = self._of_page, self.today or Columns()
        match choice:
            case "page" if page:
                return self.answer("change", page.asked, page.quote)
            case "earlier":
                return self.answer("change", self.before.asked if self.before else None)
            case "column":
                return self.answer("change", Columns(minimum=today.recommended, recommended=today.minimum))
            case "keep":
                agreed = next((each.quote for each in self.proposals if each.is_same), None)
                return self.answer("keep", quote=agreed)
            case _:
                return self.answer("dropped" if choice == "dropped" else "unknown")

    def typed(self, minimum: str, recommended: str) -> Columns:
        """Give what a person wrote in both columns, canonical. Raises `NotUnderstoodError`."""
        if self.row is None:
            raise NotUnderstoodError("this requirement can only be kept or left out")
        return understood(self.row, minimum, recommended, self.requirement)

    def _possible(self, values: Columns) -> Columns | None:
        """Give values as it can have them. Raises `NotUnderstoodError` for others."""
        return asked_of(changed(only_for(self.requirement, self.classes), values))


class ProductQuestion(Question):
    """A method, and on which kinds of device it does not work: asked about as a whole, with one value."""

    @property
    def about(self) -> tuple[DeviceClass, ...]:
        """Give no devices: an answer is about all of it."""
        return ()

    def typed(self, minimum: str, recommended: str) -> Columns:
        """Give the kinds of device that a person wrote, in either column."""
        return self._possible(Columns(minimum=minimum, recommended=recommended))

    def _possible(self, values: Columns) -> Columns:
        if self.row is None:
            raise NotUnderstoodError("this requirement can only be kept or left out")
        return Columns(minimum=written(devices_of(values)))
