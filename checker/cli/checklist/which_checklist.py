"""Which checklist a command is about: the one that is named, or that of the publisher in use."""

from __future__ import annotations

import datetime as dt
from contextlib import suppress
from typing import NamedTuple

from checker.checklist.catalogue import Checklists, Chosen, checklists_in_use
from checker.cli.own_words import own_words
from checker.cli.talk import Talk
from checker.errors import BadInputError
from checker.reporting.words.spec_words import publisher_name
from checker.specification.catalogue import Requirements
from checker.specification.document import RequirementsSpec


class Known(NamedTuple):
    """The checklists there are, and the requirements of the publisher in use."""

    checklists: Checklists
    spec: RequirementsSpec

    def in_use(self, day: dt.date) -> Chosen | None:
        """Give that of the publisher in use, where it has one."""
        return self.checklists.in_use(self.spec, day)

    def chosen(self, name: str | None, day: dt.date) -> Chosen:
        """Give the one with this name, or else the publisher's. Raises `BadInputError` where there is none."""
        chosen = self.checklists.choose(name, day) if name else self.in_use(day)
        if chosen is None:
            raise self._none()
        return chosen

    def _none(self) -> BadInputError:
        publishers = dict.fromkeys(publisher_name(part.published_by) for part in self.spec.parts)
        others = ", ".join(entry.name for entry in self.checklists.entries)
        problem = f"there is none of {', '.join(publishers)}, whose requirements you use"
        return BadInputError("checklist", "", problem, f"Name another one with --checklist: {others}.")


def known(talk: Talk, requirements: Requirements, specs: tuple[str, ...], today: dt.date) -> Known:
    """Give what there is; the user hears of files that are not used."""
    checklists = checklists_in_use(today)
    for doubt in checklists.doubts:
        talk.warn("cli.checklist.not_used", reason=own_words(talk.language).problem(doubt))
    return Known(checklists, _spec(requirements, specs, today))


def _spec(requirements: Requirements, specs: tuple[str, ...], day: dt.date) -> RequirementsSpec:
    with suppress(BadInputError):  # requirements that are not there are told by what judges by them
        return requirements.choose(specs, day)
    return requirements.choose((), day)
