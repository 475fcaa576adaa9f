"""The overview as data: exactly what the template prints, in the order of the page."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from checker import __version__
from checker.fleet.model import Fleet
from checker.reporting.device.about import Detail, digest_details, spec_details
from checker.reporting.device.notices import Notice, looked_ahead, table_notice
from checker.reporting.fleet.by_place import Namer
from checker.reporting.fleet.checklist_part import ChecklistPart, checklist_part
from checker.reporting.fleet.checklists_part import ChecklistsPart, checklists_part
from checker.reporting.fleet.corrected import Corrected, corrected
from checker.reporting.fleet.device_table import DeviceTable, device_table
from checker.reporting.fleet.distribution import Distribution, distribution
from checker.reporting.fleet.doubles import DoubleGroup, double_groups
from checker.reporting.fleet.head import Head, head
from checker.reporting.fleet.in_use import in_use_notices
from checker.reporting.fleet.lists import (
    ChangeTable,
    EndingGroup,
    ListedNames,
    OtherNames,
    RejectedRow,
    change_tables,
    completeness,
    other_names,
    outlook,
    rejected_rows,
)
from checker.reporting.fleet.newest_seen import newest_seen
from checker.reporting.fleet.publishers import Publishers, beside_each_other
from checker.reporting.fleet.replacing import Replacement, replacements, replacements_text
from checker.reporting.fleet.school_list import ListPage, list_notices, list_page
from checker.reporting.fleet.todo import ToDo, to_do
from checker.reporting.language.words import Words
from checker.reporting.words.spec_words import publishers
from checker.specification.document import Requirement

MOST_CHANGES = 300
"""Lines of a table of changes on the page; all of them are in the exports."""


class ShortTable(msgspec.Struct, frozen=True):
    """A table of changes as far as the page shows it, and how much more there is, "" for nothing."""

    table: ChangeTable
    more: str


class FleetPage(msgspec.Struct, frozen=True, kw_only=True):
    """All of it. `csv`: the name of the export beside the page, "" when there is none."""

    language: str
    title: str
    head: Head
    publishers: Publishers | None
    school_list: ListPage | None
    notices: tuple[Notice, ...]
    to_do: tuple[ToDo, ...]
    replacements: tuple[Replacement, ...]
    replacements_text: str
    distribution: Distribution
    outlook: tuple[EndingGroup, ...]
    checklist: ChecklistPart | None
    checklists: ChecklistsPart | None
    changes: tuple[ShortTable, ...]
    completeness: tuple[ListedNames, ...]
    duplicates: tuple[DoubleGroup, ...]
    corrected: Corrected | None
    rejected: tuple[RejectedRow, ...]
    rejected_title: str
    others: OtherNames | None
    claims: str
    devices: DeviceTable
    csv: str
    about: tuple[Detail, ...]
    publisher: str


def fleet_page(fleet: Fleet, language: str, csv: str = "") -> FleetPage:
    """Give the page in a language."""
    words = Words(language)
    namer = Namer(words, many_schools=len(fleet.schools) > 1)
    replaced = replacements(fleet, namer, words)
    rejected = rejected_rows(fleet, words)
    claims = sum(row.is_claimed_otherwise for row in fleet.rows)
    first = head(fleet, words)
    return FleetPage(
        language=language,
        title=words.say("fleet.page", name=first.about),
        head=first,
        publishers=beside_each_other(fleet, namer, words),
        school_list=list_page(fleet, namer, words),
        notices=(*list_notices(fleet, namer, words), *_notices(fleet, words)),
        to_do=to_do(fleet, namer, words),
        replacements=replaced,
        replacements_text=replacements_text(fleet, words),
        distribution=distribution(fleet, namer, words),
        outlook=outlook(fleet, namer, words),
        checklist=checklist_part(fleet.checklist, words) if fleet.checklist else None,
        checklists=checklists_part(fleet.checklists, words) if fleet.checklists else None,
        changes=tuple(_shortened(table, words) for table in change_tables(fleet, namer, words)),
        completeness=completeness(fleet, namer, words),
        duplicates=double_groups(fleet, namer, words),
        corrected=corrected(fleet, namer, words),
        rejected=rejected,
        rejected_title=words.count("fleet.rejected.title", len(rejected)),
        others=other_names(fleet, words),
        claims=words.count("fleet.claims", claims) if claims else "",
        devices=device_table(fleet, words),
        csv=csv,
        about=tuple(_about(fleet, words)),
        publisher=publishers(fleet.spec, words),
    )


def _notices(fleet: Fleet, words: Words) -> Iterator[Notice]:
    """Give what to know before believing the page: the clock here first, for all dates are by it."""
    if fleet.clock != "believed":
        date = words.date(fleet.releases.snapshot)
        today = words.date(fleet.today)
        title = words.say(f"fleet.here.{fleet.clock}.title")
        yield Notice(title, words.say(f"fleet.here.{fleet.clock}.text", date=date, today=today))
    else:
        yield from table_notice(fleet.spec, fleet.releases, fleet.today, words)
    if fleet.on and (left_out := _left_out(fleet)):
        yield looked_ahead(fleet.on, left_out, words)
    yield from in_use_notices(fleet, words)


def _left_out(fleet: Fleet) -> list[Requirement]:
    """Give the requirements that no device was judged by, for a day far ahead of its measurement."""
    found = {name for row in fleet.rows for name in row.judged.left_out}
    return [item for item in fleet.spec.requirement if item.id in found]


def _shortened(table: ChangeTable, words: Words) -> ShortTable:
    left = len(table.rows) - MOST_CHANGES
    if left <= 0:
        return ShortTable(table, "")
    return ShortTable(
        msgspec.structs.replace(table, rows=table.rows[:MOST_CHANGES]), words.count("fleet.more_lines", left)
    )


def _about(fleet: Fleet, words: Words) -> Iterator[Detail]:
    files, tables = fleet.files, fleet.releases
    yield from spec_details(fleet.spec, words)
    yield Detail(words.say("about.program"), words.say("about.program.name", version=__version__))
    yield from digest_details(fleet.spec, words)
    judged = words.say("fleet.about.own") if fleet.on is None else words.date(fleet.on)
    yield Detail(words.say("about.judged_for"), judged)
    yield Detail(words.say("about.browsers"), words.date(tables.browsers.snapshot))
    yield Detail(words.say("about.systems"), words.date(tables.operating_systems.snapshot))
    if seen := newest_seen(fleet, words):
        yield Detail(words.say("fleet.about.newest"), seen)
    numbers = {
        "read": files.read, "counted": files.counted, "earlier": files.earlier,
        "copies": files.copies, "rejected": len(files.rejected),
    }  # fmt: skip
    read = words.say("fleet.about.files", **{name: words.number(number) for name, number in numbers.items()})
    if files.aside:
        read = words.say("fleet.about.aside", files=read, aside=words.number(files.aside))
    if files.corrections:
        read = words.say("fleet.about.corrections", files=read, corrections=words.number(files.corrections))
    if files.school_year:
        read = words.say("fleet.about.school_year", files=read, school_year=words.number(files.school_year))
    yield Detail(words.say("fleet.about.read"), read)
