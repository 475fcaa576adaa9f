"""Where a person is who lays requirements beside the publisher's page: the run, the question, what was typed wrongly.

Answers are on the disk with the run; what is only here may be lost: which question is looked at.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from checker.confirming.answers import Answers
from checker.confirming.asking import sheet
from checker.confirming.draft import Draft
from checker.confirming.earlier import earlier_of
from checker.confirming.page_kept import kept_page
from checker.confirming.progress import Kept
from checker.confirming.question import Question
from checker.confirming.run import Begun, Run, begin
from checker.specification.catalogue import Requirements
from checker.specification.document import RequirementsSpec
from checker.specification.specs_folder import own_specs_folder

END = "."
"""In place of a question: the end, where the answers become a spec. No question is called so."""
ADDING = ".."
"""Likewise: where a row of the page is added."""


class Mistake(NamedTuple):
    """What was typed that cannot be. `about`: the question, or where else; `text`: what was expected, in English."""

    about: str
    text: str
    minimum: str = ""
    recommended: str = ""
    kind: str = ""
    classes: Sequence[str] = ()
    product: str = ""


class Sitting:
    """One spec, as it came, laid beside the publisher's page."""

    def __init__(
        self,
        home: Path,
        requirements: Requirements,
        spec: RequirementsSpec,
        begun: Begun | None = None,
        *,
        again: bool = False,
    ) -> None:
        """Go on with a run that begun here, else where a person left it.

        `again`: ask also what an earlier answer still tells. Of a page that was read what differs from that is asked.
        """
        specs = [entry.spec for entry in requirements.entries]
        self.requirements = requirements
        self.folder = own_specs_folder(home) / spec.published_by
        self.page: Draft | None = kept_page(self.folder, spec)
        self.is_again = again
        asked = sheet(spec, earlier_of(specs, spec), self.page, again=again or self.page is not None)
        self.begun = begun or begin(self.folder, asked)
        self.begun.run.sheet = asked
        self.is_finished = False
        self.looked_at = ""
        self.last: Question | None = None
        self.mistake: Mistake | None = None

    @property
    def run(self) -> Run:
        """Give the run, with its answers."""
        return self.begun.run

    def begin_anew(self) -> None:
        """Begin from nothing; the answers so far are done with."""
        self.begun = begin(self.folder, self.run.sheet, anew=True)
        self.look_at("")

    @property
    def spec(self) -> RequirementsSpec:
        """Give the spec that is asked about."""
        return self.run.sheet.spec

    @property
    def place(self) -> str:
        """Give what is to be shown: a question by its name, or `END`."""
        if self.looked_at == END or self.run.question(self.looked_at):
            return self.looked_at
        return self.open[0].name if self.open else END

    @property
    def open(self) -> Sequence[Question]:
        """Give the questions that wait for an answer."""
        return [each for each in self.run.open if not self.is_settled(each)]

    def is_settled(self, question: Question) -> bool:
        """Tell whether an earlier answer to a question holds, and the page does not say otherwise."""
        if self.is_again or not self.run.sheet.holds(question):
            return False
        before = question.before.asked if question.before else None
        return all(each.asked == before for each in question.proposals)

    @property
    def is_begun(self) -> bool:
        """Tell whether anything was answered."""
        return self.run.answers != Answers()

    def look_at(self, place: str, last: Question | None = None) -> None:
        """Show another place. `last`: what was answered a moment ago."""
        self.looked_at, self.last, self.mistake = place, last, None

    def others(self) -> Sequence[Kept]:
        """Give the runs that go on beside this one; the one it goes on from is one once it went on by itself."""
        before = self.begun.continued
        return [
            each for each in self.run.others() if before is None or (each.id, each.saves) != (before.id, before.saves)
        ]
