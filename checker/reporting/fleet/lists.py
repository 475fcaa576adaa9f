"""The lists of the overview: what ends, whether all is there, and what changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from checker.fleet.changes import Change
from checker.fleet.model import Fleet
from checker.fleet.outlook import MONTHS, Ending
from checker.fleet.rows import DeviceRow
from checker.home_paths import without_home
from checker.model.verdicts import Verdict
from checker.reporting.fleet.by_place import Namer, Names
from checker.reporting.fleet.distribution import class_word
from checker.reporting.fleet.marks import EXPLAINED
from checker.reporting.fleet.todo import empty_situation
from checker.reporting.language.words import Words, phrase
from checker.reporting.words.part_words import part_names, requirement_titles
from checker.reporting.words.spec_words import title_of
from checker.reporting.words.verdict_look import Look, look_of
from checker.specification.document import RequirementsSpec
from checker.storage.results_folder import RejectedFile


class EndingRow(msgspec.Struct, frozen=True, kw_only=True):
    """Devices whose updates end on a day, and what can be done then."""

    system: str
    until: str
    then: str
    number: str
    names: Names


class EndingGroup(msgspec.Struct, frozen=True, kw_only=True):
    """What ends within so many months."""

    title: str
    rows: tuple[EndingRow, ...]


class ListedNames(msgspec.Struct, frozen=True, kw_only=True):
    """A heading with devices under it."""

    id: str
    title: str
    text: str
    names: Names


class RejectedRow(msgspec.Struct, frozen=True):
    """A file that does not count; `detail` is technical, "" for none."""

    file: str
    why: str
    detail: str


class OtherNames(msgspec.Struct, frozen=True, kw_only=True):
    """Files that are no results; `more` tells of those that are not named, "" for none."""

    title: str
    names: tuple[str, ...]
    more: str


class ChangeRow(msgspec.Struct, frozen=True, kw_only=True):
    """A device whose verdict is another; `whose`: by which of several publishers, "" where there is one."""

    place: str
    name: str
    whose: str
    before: Look
    after: Look
    because: str


class ChangeTable(msgspec.Struct, frozen=True, kw_only=True):
    """What changes or changed: those that got worse first, and of these the worst."""

    id: str
    title: str
    text: str
    before: str
    after: str
    rows: tuple[ChangeRow, ...]


def kind_of(row: DeviceRow, words: Words) -> str:
    """Give class and model: Chromebook, Leerbook 11."""
    return ", ".join(part for part in (class_word(row.judged.device_class, words), row.described.model) if part)


def failing(row: DeviceRow) -> str:
    """Give what fails, in words."""
    return "; ".join(said for item, said in row.open_findings if item.verdict is Verdict.FAIL)


def outlook(fleet: Fleet, namer: Namer, words: Words) -> tuple[EndingGroup, ...]:
    """Give what ends within 6, 12 and 24 months; periods in which nothing does are left out."""
    groups = ((months, [item for item in fleet.endings if item.months == months]) for months in MONTHS)
    return tuple(
        EndingGroup(
            title=words.say(
                "fleet.outlook.within",
                months=months,
                devices=words.count("fleet.count", sum(len(item.rows) for item in endings)),
            ),
            rows=tuple(_ending(item, fleet, namer, words) for item in endings),
        )
        for months, endings in groups
        if endings
    )


def _ending(item: Ending, fleet: Fleet, namer: Namer, words: Words) -> EndingRow:
    return EndingRow(
        system=item.system,
        until=words.date(item.end.until),
        then=way_on(item, fleet, words),
        number=words.number(len(item.rows)),
        names=namer.names(item.rows),
    )


def way_on(item: Ending, fleet: Fleet, words: Words) -> str:
    """Give what can be done when the updates end, and whether it costs money."""
    remedy = item.end.remedy
    if remedy is None:
        return words.say("fleet.outlook.ask")
    title = title_of(remedy, "", empty_situation(fleet), words)
    return words.say("fleet.outlook.then", title=title, cost=phrase(words.say(f"cost.{remedy.cost}")))


def completeness(fleet: Fleet, namer: Namer, words: Words) -> tuple[ListedNames, ...]:
    """Give what is not measured yet, long ago, or with a wrong clock."""
    return tuple(_completeness(fleet, namer, words))


def _completeness(fleet: Fleet, namer: Namer, words: Words) -> Iterator[ListedNames]:
    if fleet.missing:
        yield ListedNames(
            id="missing",
            title=words.count("fleet.missing.title", len(fleet.missing)),
            text=words.say("fleet.missing.text", list=fleet.listing.source.name if fleet.listing else ""),
            names=namer.missing(fleet.missing),
        )
    for mark in EXPLAINED:
        rows = [row for row in fleet.rows if mark.is_on(row)]
        if rows:
            yield ListedNames(
                id=mark.id,
                title=words.count(mark.title, len(rows)),
                text=words.say(mark.text, days=str(fleet.stale_after)),
                names=namer.names(rows),
            )


def device_words(row: DeviceRow, namer: Namer, words: Words) -> str:
    """Give a device so that it can be told from its double: label, place, name in the network, day."""
    also = [row.identity.name] if row.identity.name and row.identity.name != row.name else []
    parts = ", ".join((row.name, *also, words.date(row.measured)))
    return words.say("fleet.device", place=namer.place(row), device=parts)


def rejected_rows(fleet: Fleet, words: Words) -> tuple[RejectedRow, ...]:
    """Give every file that does not count."""
    return tuple(_rejected(item, words) for item in fleet.files.rejected)


def _rejected(item: RejectedFile, words: Words) -> RejectedRow:
    file, detail = without_home(item.file), without_home(item.detail)
    return RejectedRow(file, words.say(f"fleet.rejected.{item.reason}", detail=detail), detail)


def other_names(fleet: Fleet, words: Words) -> OtherNames | None:
    """Give what lies in the folder and is no result, without alarm; None where there is nothing."""
    others = fleet.files.others
    if not others.number:
        return None
    left = others.number - len(others.names)
    return OtherNames(
        title=words.count("fleet.others.title", others.number),
        names=tuple(without_home(name) for name in others.names),
        more=words.count("fleet.others.more", left) if left else "",
    )


def change_tables(fleet: Fleet, namer: Namer, words: Words) -> tuple[ChangeTable, ...]:
    """Give the comparison with another spec and with an earlier moment, where these were asked for."""
    return tuple(_change_tables(fleet, namer, words))


def _change_tables(fleet: Fleet, namer: Namer, words: Words) -> Iterator[ChangeTable]:
    if fleet.since:
        since = fleet.since
        text = words.count("fleet.since.text", _devices(since.changes), compared=words.number(since.compared))
        new = words.count("fleet.since.new", since.new) if since.new else ""
        title = words.say("fleet.since.title", date=words.date(since.day))
        yield _table("since", title, f"{text} {new}".strip(), since.changes, (fleet.spec,), namer, words)
    if fleet.comparison:
        spec = fleet.comparison.spec
        title = words.say("fleet.compare.title", spec=_other_specs(spec, fleet.spec, words))
        text = words.count("fleet.compare.text", _devices(fleet.comparison.changes))
        yield _table("compare", title, text, fleet.comparison.changes, (fleet.spec, spec), namer, words)


def _devices(changes: Sequence[Change]) -> int:
    """Give on how many devices something changes; on one it may for several publishers."""
    return len({item.row.file for item in changes})


def _other_specs(spec: RequirementsSpec, now: RequirementsSpec, words: Words) -> str:
    """Give which of several specs are others than now."""
    others = [part for part in spec.parts if part not in now.parts] or spec.parts
    say, language = words.say, words.language
    told = [say("about.spec.published", title=part.title.said(language), version=part.version) for part in others]
    return words.both(told)


def _because(item: Change, titles: Mapping[str, str], words: Words) -> str:
    if item.reason == "no_requirements":
        special = f"fleet.because.no_requirements.{item.silence}" if item.silence else ""
        return words.say(special or "fleet.because.no_requirements")
    return words.both([titles.get(name, name) for name in item.requirements])


def _table(  # noqa: PLR0913, PLR0917  all of it is said in one place
    name: str,
    title: str,
    text: str,
    changes: Sequence[Change],
    specs: Sequence[RequirementsSpec],
    namer: Namer,
    words: Words,
) -> ChangeTable:
    """Give the table. `specs`: those compared, the last one in its own words; a requirement may be in one only."""
    titles = {name: said for spec in specs for name, said in requirement_titles(spec, words).items()}
    names = part_names(specs[-1], words)
    alone = {item.id: item.title.said(words.language) for spec in specs for item in spec.requirement}
    worst_first = sorted(changes, key=lambda item: (not item.is_worse, -item.after.weight))
    rows = tuple(
        ChangeRow(
            place=namer.place(item.row),
            name=item.row.name_there,
            whose=names.get(item.spec, ""),
            before=look_of(item.before, words),
            after=look_of(item.after, words),
            because=_because(item, alone if item.spec else titles, words),
        )
        for item in worst_first
    )
    before, after = words.say(f"fleet.{name}.before"), words.say(f"fleet.{name}.after")
    return ChangeTable(id=name, title=title, text=text, before=before, after=after, rows=rows)
