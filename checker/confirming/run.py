"""One run through the questions: what a terminal and a page both do, each answer kept before it counts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from checker.confirming.adding import checked_row, own_name
from checker.confirming.answers import MOST_ADDED, AddedRow, Answer, Answers, is_address
from checker.confirming.asking import Addition, Sheet
from checker.confirming.confirmed import confirmed_spec, own_version
from checker.confirming.phrases import Phrases
from checker.confirming.products import added_row
from checker.confirming.progress import Keeper, Kept, kept_in, tidy
from checker.confirming.question import Choice, Question
from checker.confirming.rows.row import Columns, NotUnderstoodError
from checker.confirming.writing import last_token, new_token, write_spec
from checker.errors import BadInputError
from checker.model.devices import DeviceClass
from checker.specification.document import Quote, RequirementsSpec, Role

_LONGEST_NOTE = 500
_LONGEST_TITLE = 200
_PREVIEW = "0000"


class Run:
    """One person's run. Everything that is answered is on the disk when the method returns."""

    def __init__(
        self, folder: Path, sheet: Sheet, continues: Sequence[Kept] = (), answers: Answers | None = None
    ) -> None:
        """Keep the answers in this folder; `answers`: those of the run that it goes on from."""
        self.folder = folder
        self.sheet = sheet
        self.answers = answers or Answers()
        self._keeper = Keeper(folder, sheet.spec, continues)

    @property
    def open(self) -> tuple[Question, ...]:
        """Give the questions without an answer."""
        return self.sheet.open(self.answers)

    @property
    def open_additions(self) -> tuple[Addition, ...]:
        """Give the rows of the page of which nobody said yet whether they are to be added."""
        said = {row.name for row in self.answers.added} | set(self.answers.declined)
        return tuple(each for each in self.sheet.additions if each.row.name not in said)

    def question(self, name: str) -> Question | None:
        """Give a question by its name."""
        return next((each for each in self.sheet.questions if each.name == name), None)

    def answer(self, question: Question, choice: Choice, minimum: str = "", recommended: str = "") -> Answer:
        """Keep the answer to a question, with both columns as a person wrote them where that is the choice.

        Raises `NotUnderstoodError` for what it cannot be, `NoLastingPlaceError` where it cannot be kept.
        """
        if choice != "change":
            answer = question.chosen(choice)
        else:
            asked = question.typed(minimum, recommended)
            answer = question.answer("change", asked, _quote_of(question, asked))
        self._keep(self.answers.with_answer(answer))
        return answer

    def take_back(self, question: Question) -> None:
        """Keep that a question has no answer after all."""
        self._keep(self.answers.without_answer(question.requirement.id, question.about))

    def add(self, kind: str, classes: Sequence[DeviceClass], minimum: str = "", recommended: str = "") -> AddedRow:
        """Keep a row that the page has besides. Raises `NotUnderstoodError` for one that cannot be."""
        self._check_room()
        name = self._own_name(f"{kind}-{classes[0]}" if classes else kind)
        row = AddedRow(name=name, kind=kind, applies_to=tuple(classes), minimum=minimum, recommended=recommended)
        added = checked_row(self.sheet.spec, row)
        self._keep(self.answers.with_added(added))
        return added

    def add_product(self, title: str, classes: Sequence[DeviceClass]) -> AddedRow:
        """Keep a method that does not work everywhere. Raises `NotUnderstoodError` without its name or devices."""
        called = " ".join(title.split())[:_LONGEST_TITLE]
        if not called:
            raise NotUnderstoodError("expected the name of the method")
        if not classes:
            raise NotUnderstoodError("expected the kinds of device on which it does not work")
        self._check_room()
        added = added_row(self._own_name("product"), called, tuple(classes), msgspec.UNSET)
        self._keep(self.answers.with_added(added))
        return added

    def _check_room(self) -> None:
        if len(self.answers.added) >= MOST_ADDED:
            raise NotUnderstoodError("there are as many added rows as there can be")

    def _own_name(self, wanted: str) -> str:
        """Give the name wanted for an added row, with a number behind it where another is called so."""
        taken = {item.id for item in self.sheet.spec.requirement}
        taken |= {row.name for row in (*self.answers.added, *self.sheet.taken.added)}
        return own_name(wanted, taken | {each.row.name for each in self.sheet.additions})

    def accept(self, addition: Addition) -> None:
        """Keep that a row of the page is to be added."""
        self._keep(self.answers.with_added(checked_row(self.sheet.spec, addition.row)))

    def leave_out(self, name: str) -> None:
        """Keep that a row is not, or no longer, to be added."""
        self._keep(self.answers.without_added(name))

    def told(self, role: Role | None = None, note: str = "", source: str = "", read_on: dt.date | None = None) -> None:
        """Keep who read which page when. Raises `NotUnderstoodError` for an address that is none."""
        if source and not is_address(source):
            raise NotUnderstoodError('expected an address such as "https://www.example.org/page"')
        said = " ".join(note.split())[:_LONGEST_NOTE]
        self._keep(msgspec.structs.replace(self.answers, role=role, note=said, source=source, read_on=read_on))

    def outcome(self, phrases: Phrases, today: dt.date, token: str = _PREVIEW) -> RequirementsSpec:
        """Give the spec that the answers so far make. Raises `BadInputError` where nothing would be left."""
        whole = self.sheet.whole(self.answers)
        told = msgspec.structs.replace(whole, source=whole.source or self.sheet.page_source)
        return confirmed_spec(self.sheet.spec, told, phrases, today, token)

    def finish(self, phrases: Phrases, today: dt.date) -> Path:
        """Write the spec, and give its path once it reads back the same. Raises as `write_spec` does."""
        spec = self._new(phrases, today)
        path = write_spec(self.folder, spec)
        self._keeper.keep(self.answers, written=spec.version)
        tidy(self.folder, dt.datetime.now(dt.UTC))
        return path

    def _new(self, phrases: Phrases, today: dt.date) -> RequirementsSpec:
        """Give the spec under a version that comes after those of today that are there."""
        last = last_token(self.folder, own_version(self.sheet.spec.version, today, ""))
        return self.outcome(phrases, today, new_token(dt.datetime.now(dt.UTC).astimezone(), last))

    def others(self) -> Sequence[Kept]:
        """Give the runs of others about the same spec that go on beside this one."""
        return [each for each in kept_in(self.folder, self.sheet.spec).open if each.id != self._keeper.id]

    def _keep(self, answers: Answers) -> None:
        self.answers = self._keeper.keep(answers)


class Begun(NamedTuple):
    """A run that began. `continued`: the one it goes on from. `others`: more of them, which stay as they are."""

    run: Run
    continued: Kept | None = None
    others: Sequence[Kept] = ()
    doubts: Sequence[BadInputError] = ()


def begin(folder: Path, sheet: Sheet, *, anew: bool = False) -> Begun:
    """Give a run that goes on from the newest that was not finished; `anew`: from none, and those are done with."""
    found = kept_in(folder, sheet.spec)
    if anew or not found.open:
        return Begun(Run(folder, sheet, found.open), doubts=found.doubts)
    newest = found.open[0]
    return Begun(Run(folder, sheet, [newest], newest.answers), newest, found.open[1:], found.doubts)


def _quote_of(question: Question, asked: Columns) -> Quote | None:
    """Give the words of the page that say just these values."""
    return next((each.quote for each in question.proposals if each.asked == asked), None)
