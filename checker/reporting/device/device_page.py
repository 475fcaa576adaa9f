"""The page of one device, as data: exactly what the template prints, in the order of the page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from checker.checking.checked_device import CheckedDevice
from checker.reporting.device.about import Detail, about
from checker.reporting.device.file_box import FileBox, file_box
from checker.reporting.device.notices import Link, Notice, link_to, notices
from checker.reporting.device.requirement_rows import Table, others, tables
from checker.reporting.device.verdict_band import VerdictBand, verdict_band
from checker.reporting.device.what_to_do import WhatToDo, what_to_do
from checker.reporting.language.words import Words
from checker.reporting.words.spec_words import publishers

if TYPE_CHECKING:
    from checker.reporting.device.by_spec import BySpec


class ProductNote(msgspec.Struct, frozen=True):
    """Methods that do not work on this kind of device, by whose word."""

    titles: str
    note: str
    link: Link | None


class DevicePage(msgspec.Struct, frozen=True, kw_only=True):
    """All of it."""

    language: str
    title: str
    school: str
    date: str
    band: VerdictBand
    by_spec: BySpec | None
    notices: tuple[Notice, ...]
    to_do: WhatToDo
    tables: tuple[Table, ...]
    products: tuple[ProductNote, ...]
    others_summary: str
    others: tuple[str, ...]
    file: FileBox
    about: tuple[Detail, ...]
    publisher: str


def device_page(context: CheckedDevice, language: str) -> DevicePage:
    """Give the page of a judged device in a language."""
    words = Words(language)
    band = verdict_band(context, words)
    return DevicePage(
        language=language,
        title=words.say("page.title", verdict=band.look.title, name=band.name or band.kind),
        school=context.result.device.school,
        date=words.moment(context.measured),
        band=band,
        by_spec=_by_spec(context, words),
        notices=notices(context, words),
        to_do=what_to_do(context, words),
        tables=tables(context, words),
        products=tuple(_products(context, words)),
        others_summary=words.count("others.summary", len(context.not_applicable)),
        others=others(context, words),
        file=file_box(context, words),
        about=about(context, words),
        publisher=publishers(context.spec, words),
    )


def _by_spec(context: CheckedDevice, words: Words) -> BySpec | None:
    if len(context.spec.parts) == 1:
        return None
    from checker.reporting.device.by_spec import by_spec  # noqa: PLC0415  only who asks for several pays

    return by_spec(context, words)


def _products(context: CheckedDevice, words: Words) -> Iterator[ProductNote]:
    """Give the methods, together where the same is said of them."""
    said: dict[tuple[str, str], list[str]] = {}
    for product in context.spec.product:
        if context.judgement.device_class in product.not_on:
            told = product.note.said(words.language), product.source
            said.setdefault(told, []).append(product.title.said(words.language))
    for (note, source), titles in said.items():
        yield ProductNote("; ".join(titles), note, link_to(source))
