"""The requirements as a page to hand out: for each kind of device what is asked at least, what is rather, and why."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

import msgspec

from checker.model.devices import DEVICE_CLASSES
from checker.model.releases import Releases
from checker.reporting.device.about import Detail, digest_words
from checker.reporting.device.notices import Link, Notice, confirmed_notice, link_to
from checker.reporting.language.words import Words, sentence
from checker.reporting.words.any_device import any_device
from checker.reporting.words.asked import asked_in_full, in_columns
from checker.reporting.words.device_words import class_words
from checker.reporting.words.spec_words import publisher, whose_page
from checker.specification.digest import digest_of
from checker.specification.document import Product, Quote, Requirement, RequirementsSpec


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One requirement. `state`: whether a person read it on the publisher's page, and when; `in_full`: all browsers."""

    title: str
    minimum: str
    recommended: str
    in_full: str
    is_confirmed: bool
    state: str
    note: str
    quote: str
    quoted_from: Link | None


class KindTable(msgspec.Struct, frozen=True, kw_only=True):
    """What is asked of one kind of device."""

    id: str
    title: str
    caption: str
    rows: tuple[Row, ...]


class Unsuited(msgspec.Struct, frozen=True):
    """A method that does not work on some kinds of device."""

    title: str
    text: str
    note: str
    link: Link | None
    state: str
    is_confirmed: bool


class SpecSection(msgspec.Struct, frozen=True, kw_only=True):
    """One publisher's requirements."""

    id: str
    title: str
    publisher: str
    period: str
    link: Link | None
    notices: tuple[Notice, ...]
    note: str
    tables: tuple[KindTable, ...]
    products: tuple[Unsuited, ...]
    about: tuple[Detail, ...]


class SpecPage(msgspec.Struct, frozen=True, kw_only=True):
    """The whole page."""

    language: str
    title: str
    lead: str
    date: str
    sections: tuple[SpecSection, ...]


def spec_page(specs: Sequence[RequirementsSpec], releases: Releases, day: dt.date, words: Words) -> SpecPage:
    """Give the page of one or more specs, as they are on a day."""
    return SpecPage(
        language=words.language,
        title=_title(specs, words),
        lead=words.say("handout.lead"),
        date=words.date(day),
        sections=tuple(_section(spec, releases, day, words) for spec in specs),
    )


def _title(specs: Sequence[RequirementsSpec], words: Words) -> str:
    """Give what the page is called: that a publisher asks something stands there only when somebody read that."""
    names = words.both([publisher(spec) for spec in specs])
    if any(item.basis == "published" for spec in specs for item in spec.requirement):
        return words.count("handout.title", len(specs), publishers=names)
    return words.say("handout.title.provisional", publishers=names)


def _section(spec: RequirementsSpec, releases: Releases, day: dt.date, words: Words) -> SpecSection:
    tables = (_table(spec, name, releases, day, words) for name in DEVICE_CLASSES)
    return SpecSection(
        id=spec.id,
        title=spec.title.said(words.language),
        publisher=publisher(spec),
        period=_period(spec, words),
        link=link_to(spec.source),
        notices=tuple(spec_state(spec, words)),
        note=spec.note.said(words.language) if spec.note and not spec.is_provisional else "",
        tables=tuple(table for table in tables if table.rows),
        products=tuple(_products(spec, words)),
        about=tuple(_about(spec, words)),
    )


def spec_state(spec: RequirementsSpec, words: Words) -> Iterator[Notice]:
    """Give how sure the values are: nobody may take a guess for the publisher's own."""
    name, open_ones, total = whose_page(spec), spec.provisional_count, len(spec.requirement)
    if spec.historical:
        yield Notice(words.say("handout.historical.title"), words.say("handout.historical.text"), link_to(spec.source))
    if confirmed := confirmed_notice(spec, words):
        yield confirmed
    elif open_ones == total:
        text = words.say("handout.provisional.text", publisher=name)
        yield Notice(words.say("handout.provisional.title", publisher=name), text, link_to(spec.source))
    elif open_ones:
        text = words.count("handout.partly.text", open_ones, total=words.number(total), publisher=name)
        yield Notice(words.say("handout.partly.title"), text, link_to(spec.source))


def _period(spec: RequirementsSpec, words: Words) -> str:
    start, end = (words.date(day) if day else "" for day in (spec.valid_from, spec.valid_until))
    if start and end:
        return words.say("handout.period", start=start, end=end)
    if start:
        return words.say("handout.from", start=start)
    return words.say("handout.until", end=end) if end else ""


def _table(spec: RequirementsSpec, device_class: str, releases: Releases, day: dt.date, words: Words) -> KindTable:
    rows = (item for item in spec.requirement if device_class in item.applies_to)
    title = sentence(class_words((device_class,), words))
    return KindTable(
        id=f"{spec.id}-{device_class}",
        title=title,
        caption=words.say("handout.caption", kind=title, publisher=publisher(spec)),
        rows=tuple(_row(item, device_class, releases, day, words) for item in rows),
    )


def _row(item: Requirement, device_class: str, releases: Releases, day: dt.date, words: Words) -> Row:
    columns = in_columns(item, any_device(device_class, releases, day), words)
    return Row(
        title=item.title.said(words.language),
        minimum=sentence(columns.minimum),
        recommended=sentence(columns.recommended),
        in_full=asked_in_full(item, words),
        is_confirmed=item.basis == "published",
        state=state_of(item, words),
        note=item.basis_note.said(words.language),
        quote=item.quote.text if isinstance(item.quote, Quote) else "",
        quoted_from=link_to(item.quote.source) if isinstance(item.quote, Quote) else None,
    )


def state_of(item: Requirement | Product, words: Words) -> str:
    """Give whether and when a person read a value on the publisher's page."""
    if item.basis == "published" and item.checked_on:
        return words.say("handout.checked", date=words.date(item.checked_on))
    return words.say("handout.provisional")


def _products(spec: RequirementsSpec, words: Words) -> Iterator[Unsuited]:
    for product in spec.product:
        text = words.say("handout.not_on", classes=class_words(product.not_on, words))
        title, note = product.title.said(words.language), product.note.said(words.language)
        is_confirmed = not product.is_provisional
        state = state_of(product, words) if product.checked_on or not is_confirmed else ""
        yield Unsuited(title, text, note, link_to(product.source), state, is_confirmed)


def _about(spec: RequirementsSpec, words: Words) -> Iterator[Detail]:
    yield Detail(words.say("handout.version"), spec.name)
    yield Detail(words.say("about.digest"), digest_words(digest_of(spec)), is_code=True)
