"""The checklist as a page of its own, on screen and on two sheets: first what is next and what is late, then all lines.

Shaped exactly as reports/templates/checklist.html prints it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from checker.checklist.at_a_glance import glance_at
from checker.checklist.document import Contact, Part
from checker.checklist.document import Link as LinkOfFile
from checker.checklist.standing import ItemStanding, Standing
from checker.reporting.checklist.addresses import Address, Addresses, Reference
from checker.reporting.checklist.ahead import Ahead, ahead
from checker.reporting.checklist.lines import Line, line_of
from checker.reporting.checklist.notices import checklist_notices
from checker.reporting.device.notices import Link, Notice, link_to
from checker.reporting.language.words import Words
from checker.reporting.words.checklist import progress_said, source_said

_MOST_BESIDE, _NOTES_OF_A_LINE = 9, 3
"""So many lines of the school's own fit on the two sheets of the publisher's, fewer by one for so many notes."""


class Helper(msgspec.Struct, frozen=True, kw_only=True):
    """Who helps. `dialled`: the number without its spaces, for a telephone."""

    name: str
    mail: str
    phone: str
    dialled: str
    links: tuple[Reference, ...]


class Section(msgspec.Struct, frozen=True, kw_only=True):
    """A heading with its lines, and who helps with them."""

    id: str
    title: str
    lines: tuple[Line, ...]
    helpers: tuple[Helper, ...]


class ChecklistPage(msgspec.Struct, frozen=True, kw_only=True):
    """The whole page. `states`: of each line that is to be done, in their order.

    `own`: the school's own lines where they are many: the last of the page, on paper a sheet of their own.
    """

    language: str
    title: str
    school: str
    as_of: str
    progress: str
    states: tuple[str, ...]
    begins: str
    ahead: tuple[Ahead, ...]
    is_ready: bool
    notices: tuple[Notice, ...]
    sections: tuple[Section, ...]
    own: Section | None
    helpers: tuple[Helper, ...]
    addresses: tuple[Address, ...]
    note: str
    source: str
    source_link: Link | None


class _Maker:
    """Makes the parts of one page, which all need the standing, the words and the numbers of the addresses."""

    def __init__(self, standing: Standing, words: Words) -> None:
        self.standing = standing
        self.words = words
        self.addresses = Addresses(_links(standing))

    def begins(self) -> str:
        """Give the first day of school; "" where nobody told that of this year: on paper there is room to write it."""
        day = self.standing.first_day
        return self.words.say("checklist.page.begins", day=self.words.weekday(day, self.standing.day)) if day else ""

    def sections(self) -> Iterator[Section]:
        """Give the headings that have lines."""
        for part in self.standing.checklist.part:
            if found := [line for line in self.standing.lines if line.item.part == part.id and not line.is_own]:
                yield self._section(part, found)

    def own(self) -> Section | None:
        """Give what the school added itself; None where it added nothing."""
        named = {part.id for part in self.standing.checklist.part}
        own = [line for line in self.standing.lines if line.is_own or line.item.part not in named]
        title = self.words.say("checklist.page.own")
        return Section(id="own", title=title, lines=self._lines(own), helpers=()) if own else None

    def _section(self, part: Part, lines: Sequence[ItemStanding]) -> Section:
        title, helpers = part.title.said(self.words.language), self.helpers(self.standing.checklist.helpers(part.id))
        return Section(id=f"part-{part.id}", title=title, lines=self._lines(lines), helpers=helpers)

    def _lines(self, lines: Iterable[ItemStanding]) -> tuple[Line, ...]:
        return tuple(line_of(line, self.standing.day, self.addresses, self.words) for line in lines)

    def helpers(self, contacts: Iterable[Contact]) -> tuple[Helper, ...]:
        """Give who helps, with the ways to reach them."""
        return tuple(map(self._helper, contacts))

    def _helper(self, contact: Contact) -> Helper:
        return Helper(
            name=contact.name.said(self.words.language),
            mail=contact.mail,
            phone=contact.phone,
            dialled="".join(sign for sign in contact.phone if sign in "+0123456789"),
            links=self.addresses.references(contact.links, self.words),
        )


def checklist_page(standing: Standing, school: str, words: Words) -> ChecklistPage:
    """Give the page of a checklist as it stands on a day; `school` may be empty."""
    checklist, glance, maker = standing.checklist, glance_at(standing), _Maker(standing, words)
    own, is_beside = maker.own(), _fits_beside(standing)
    return ChecklistPage(
        language=words.language,
        title=checklist.title.said(words.language),
        school=school,
        as_of=words.say("checklist.page.as_of", day=words.date(standing.day)),
        progress=progress_said(glance.counts, words),
        states=tuple(line.state for line in standing.lines if line.state not in {"to_know", "left_out"}),
        begins=maker.begins(),
        ahead=tuple(ahead(standing, glance, words)),
        is_ready=glance.counts.ready == glance.counts.to_do,
        notices=tuple(checklist_notices(standing, words)),
        sections=(*maker.sections(), *((own,) if own and is_beside else ())),
        own=None if is_beside else own,
        helpers=maker.helpers(checklist.contact),
        addresses=maker.addresses.written_out(),
        note=checklist.note.said(words.language) if checklist.note else "",
        source=source_said(checklist, words),
        source_link=link_to(checklist.source) if checklist.source else None,
    )


def _fits_beside(standing: Standing) -> bool:
    """Tell whether the school's own lines fit on the sheets of the publisher's."""
    notes = sum(bool(line.note) for line in standing.lines)
    return sum(line.is_own for line in standing.lines) + notes // _NOTES_OF_A_LINE <= _MOST_BESIDE


def _links(standing: Standing) -> Iterator[LinkOfFile]:
    """Give the links that the page shows, in the order in which it does."""
    for line in standing.lines:
        if line.state != "left_out":
            yield from line.item.links
    for contact in standing.checklist.contact:
        yield from contact.links
