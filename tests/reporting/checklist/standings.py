"""Lines and checklists for tests: only what a test is about has to be told."""

from __future__ import annotations

import datetime as dt

from msgspec.structs import replace

from checker.checklist.document import Checklist, Item, Part, When
from checker.checklist.standing import Due, ItemStanding, Standing, State
from checker.model.school_year import Done, GroupData, LeftOut
from checker.model.storable import Role
from checker.specification.document import Text, Title

NAME = "uitgever/2026-2027"
DAY = dt.date(2026, 6, 20)
NO_DAY = Due()


def title(text: str) -> Title:
    """Give the same text in every language."""
    return Title(nl=text, en=text)


def item(name: str = "one", when: When | None = None, **told: object) -> Item:
    """Give a line to do."""
    plain = Item(id=name, part="part", title=title(name.title()), text=Text(nl="Uitleg.", en="Why."), when=when)
    return replace(plain, **told)


def line(when: When | None = None, due: Due = NO_DAY, state: State = "open", **told: object) -> ItemStanding:
    """Give how a line stands; what is told is of the line, or else of the item in it."""
    of_line = {name: told.pop(name) for name in tuple(told) if name in ItemStanding.__struct_fields__}
    return replace(ItemStanding(item=replace(item(when=when), **told), due=due, state=state), **of_line)


def checklist(*items: Item, **told: object) -> Checklist:
    """Give a checklist of these lines."""
    plain = Checklist(
        schema_version=1,
        id="uitgever",
        version="2026-2027",
        title=title("Checklist start schooljaar 2026-2027"),
        valid_from=dt.date(2026, 3, 1),
        valid_until=dt.date(2027, 2, 28),
        source_title=title("Een uitgever, checklist van juni 2026"),
        part=(Part(id="part", title=title("Voor de zomer")),),
        item=items,
    )
    return replace(plain, **told)


def standing(*lines: ItemStanding, **told: object) -> Standing:
    """Give how these lines stand on a day."""
    plain = Standing(checklist=checklist(*(each.item for each in lines)), day=DAY, lines=lines)
    return replace(plain, **told)


def done(day: str = "2026-06-12", role: Role | None = None, note: str = "") -> Done:
    """Give a tick."""
    return Done(id="0" * 32, at="2026-06-12T10:00:00Z", checklist=NAME, item="one", on=day, role=role, note=note)


def left_out(note: str = "") -> LeftOut:
    """Give that a line is left out."""
    return LeftOut(id="1" * 32, at="2026-06-12T10:00:00Z", checklist=NAME, item="one", note=note)


def group_data(**told: object) -> GroupData:
    """Give that a file of group data was looked at."""
    plain = GroupData(
        id="2" * 32,
        at="2026-08-14T10:00:00Z",
        checklist=NAME,
        looked_on="2026-08-14",
        dated="2026-08-12",
        groups=9,
        pupils=212,
    )
    return replace(plain, **told)
