"""What a reader must know before trusting the verdict: other or provisional requirements, a wrong clock.

Who reads a report of one device gets one notice, the most telling one. What the coordinator must mend, such as an old
table or requirements that nobody confirmed, stands in the overview.
A program that runs as a guest on the device, as in the Linux part of a Chromebook, sees little of it from there.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

import msgspec

from checker.checking.checked_device import CheckedDevice
from checker.conditions.browser_release import BrowserRelease
from checker.conditions.combined import leaves
from checker.conditions.supported_on import SupportedOn
from checker.conditions.updates_arriving import UpdatesArriving
from checker.errors import BadInputError
from checker.home_paths import without_home
from checker.model.releases import Releases
from checker.reporting.device.elsewhere import better_browser
from checker.reporting.language.words import Words
from checker.reporting.words.clock_words import clocks
from checker.reporting.words.how_to_measure import guest_of
from checker.reporting.words.spec_words import publisher, whose_page
from checker.specification.document import Requirement, RequirementsSpec
from checker.specification.preference import has_started

_MOST_FILES = 3


class Link(msgspec.Struct, frozen=True):
    """An address and how it is shown: its pieces, between which a line may break."""

    address: str
    pieces: tuple[str, ...]


class Notice(msgspec.Struct, frozen=True):
    """One notice."""

    title: str
    text: str
    link: Link | None = None


def notices(context: CheckedDevice, words: Words) -> tuple[Notice, ...]:
    """Give the one notice for this device on this day, or none: more would stand between a teacher and what to do."""
    return tuple(islice(_notices(context, words), 1))


def _notices(context: CheckedDevice, words: Words) -> Iterator[Notice]:
    """Give what there is to know, the most telling first."""
    spec = context.spec
    if guest := guest_of(context):
        yield _notice(guest, words)
    if browser := better_browser(context.judgement, words):
        yield _notice("in_app", words, browser=browser)
    for clock in clocks(context, words):
        yield Notice(clock.title, " ".join(clock.texts))
    if left_out := context.left_out:
        yield looked_ahead(context.judgement.on, (item.requirement for item in left_out), words)
    is_one = len(spec.parts) == 1  # of several each has its standing in the table under the verdict
    if is_one and spec.historical:
        yield from spec_notices(spec, words)
    if doubts := context.specs_doubts:
        files = words.both([_short(doubt) for doubt in doubts[:_MOST_FILES]])
        versions = words.both(list(dict.fromkeys(part.version for part in spec.parts)))
        yield _notice("not_beside", words, file=files, version=versions)
    if is_one:
        yield from _standing(spec, words)


def _standing(spec: RequirementsSpec, words: Words) -> Iterator[Notice]:
    """Give who compared the requirements with the publisher's page, or that nobody did, for who cannot do so either."""
    if confirmed := confirmed_notice(spec, words):
        yield confirmed
    elif spec.is_provisional:
        title, text = (
            words.say("notice.provisional.title"),
            words.say("notice.provisional.told", publisher=whose_page(spec)),
        )
        yield Notice(title, text, link_to(spec.source))


def _short(doubt: BadInputError) -> str:
    """Give the file it is about, with the folder it is in."""
    return "/".join(Path(without_home(doubt.file)).parts[-2:])


def spec_notices(spec: RequirementsSpec, words: Words) -> Iterator[Notice]:
    """Give what to know of the requirements themselves, of each part: who compared them, or that they are old."""
    for part in spec.parts:
        if confirmed := confirmed_notice(part, words):
            yield confirmed
        elif part.is_provisional:
            yield _notice("provisional", words, link_to(part.source), publisher=whose_page(part))
        if part.historical:
            yield _notice("historical", words, publisher=publisher(part))


def confirmed_notice(spec: RequirementsSpec, words: Words) -> Notice | None:
    """Give who compared the requirements with the publisher's page, and how many were not found; None if nobody did."""
    open_ = spec.provisional_count
    if not spec.confirmation or open_ == len(spec.requirement):
        return None
    by = words.say(f"confirmed.by.{spec.confirmation.role}")
    message = "notice.confirmed.title.part" if open_ else "notice.confirmed.title"
    title = words.say(message, date=words.date(spec.confirmation.on), by=by)
    if open_:
        text = words.count("notice.confirmed.open", open_, publisher=publisher(spec))
    else:
        text = words.say("notice.confirmed.all", publisher=publisher(spec))
    return Notice(title, text, link_to(spec.source))


def validity_notices(spec: RequirementsSpec, day: dt.date, words: Words) -> Iterator[Notice]:
    """Give which requirements are no longer valid, or not yet: for the coordinator, who is the one to choose others."""
    for part in spec.parts:
        if part.valid_from and not has_started(part, day):
            yield _notice("not_yet", words, publisher=publisher(part), date=words.date(part.valid_from))
        if not part.historical and part.valid_until and part.valid_until < day:
            yield _notice("expired", words, publisher=publisher(part), date=words.date(part.valid_until))


def looked_ahead(day: dt.date, left_out: Iterable[Requirement], words: Words) -> Notice:
    """Give which requirements are left out for a day far ahead: by then devices will have renewed that themselves."""
    titles = dict.fromkeys(item.title.said(words.language) for item in left_out)
    return _notice("ahead", words, date=words.date(day), left_out=words.both(list(titles)))


def _notice(name: str, words: Words, link: Link | None = None, **values: str) -> Notice:
    return Notice(words.say(f"notice.{name}.title"), words.say(f"notice.{name}.text", **values), link)


def link_to(address: str) -> Link | None:
    """Give a link, for addresses of the web only; a spec is not ours and could name anything."""
    scheme, separator, rest = address.partition("://")
    if not separator or scheme.lower() not in {"http", "https"}:
        return None
    first, *others = rest.removeprefix("www.").rstrip("/").split("/")
    return Link(address, (first, *(f"/{piece}" for piece in others)))


def table_notice(spec: RequirementsSpec, tables: Releases, day: dt.date, words: Words) -> Iterator[Notice]:
    """Give that a table is too old to say what is the newest, by the days the requirements allow."""
    for part in (leaf for item in spec.requirement for leaf in leaves(item.condition)):
        is_by_number = isinstance(part, BrowserRelease) and not part.asks_age
        if isinstance(part, BrowserRelease | SupportedOn | UpdatesArriving) and not is_by_number:
            table = tables.browsers if isinstance(part, BrowserRelease) else tables.operating_systems
            if (day - table.snapshot).days > part.table_valid_days:
                yield _notice("table", words, date=words.date(table.snapshot))
                return
