"""A small checklist, and entries about it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any, TypeVar

import msgspec

from checker.checklist.asked import AskedChecklist
from checker.checklist.document import Checklist, Item, Part
from checker.checklist.standing import Devices, Standing
from checker.checklist.working_out import standing_of
from checker.model.school_year import Done, Entry, GroupData, LeftOut, OwnItem, SchoolBegins, SchoolYearEntry, Undone
from checker.specification.document import Title

NAME = "malmberg/2025-2026"
AnyEntry = TypeVar("AnyEntry", bound=Entry)


def said(words: str) -> Title:
    return Title(nl=words, en=words)


def item(name: str = "do-it", **told: Any) -> Item:  # noqa: ANN401  as the file has it
    known = {"id": name, "part": "summer", "title": msgspec.to_builtins(said(name)), "text": {"nl": "x", "en": "x"}}
    return msgspec.convert({**known, **told}, Item)


def checklist(*items: Item, version: str = "2025-2026") -> Checklist:
    return Checklist(
        schema_version=1,
        id="malmberg",
        version=version,
        title=said("Start schooljaar"),
        valid_from=dt.date(2025, 5, 1),
        valid_until=dt.date(2026, 4, 30),
        source_title=said("Checklist"),
        part=(Part(id="summer", title=said("Zomer")),),
        item=items or (item(),),
    )


def made(kind: type[AnyEntry], number: int, **told: Any) -> AnyEntry:  # noqa: ANN401  as the entry has it
    """Give an entry of the minute with this number; its id follows from it."""
    moment = dt.datetime(2025, 6, 1, tzinfo=dt.UTC) + dt.timedelta(minutes=number)
    known = {"id": f"{number:032x}", "at": moment.strftime("%Y-%m-%dT%H:%M:%SZ"), "checklist": NAME}
    return kind(**{**known, **told})


def stands(
    listed: Checklist,
    entries: Iterable[SchoolYearEntry],
    day: dt.date,
    begins: dt.date | None = None,
    devices: Devices | None = None,
    **told: Any,  # noqa: ANN401  as what is asked has it
) -> Standing:
    """Give how a checklist stands; `begins`: the first day of school in the settings."""
    return standing_of(AskedChecklist(checklist=listed, day=day, first_school_day=begins, **told), entries, devices)


def undone(number: int, *entries: SchoolYearEntry) -> Undone:
    return made(Undone, number, of=tuple(entry.id for entry in entries))


GROUPS = {
    "dated": "2025-08-12", "looked_on": "2025-08-12", "version": "2.0", "school_year": "2025-2026",
    "groups": 8, "pupils": 190, "teachers": 14,
}  # fmt: skip


def one_of_each() -> tuple[SchoolYearEntry, ...]:
    done = made(Done, 1, item="do-it", on="2025-06-02", role="coordinator", note="alle groepen")
    return (
        done,
        made(LeftOut, 2, item="do-it", note="geen Bingel"),
        made(OwnItem, 3, item="tablets-opladen", title="Tablets opladen", by="2025-08-24"),
        made(SchoolBegins, 4, day="2025-08-25"),
        made(GroupData, 5, **GROUPS),
        undone(6, done),
    )
