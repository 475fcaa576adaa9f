"""What does not fit together in a checklist whose every key is right by itself."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple
from unicodedata import category

import msgspec

from checker.checklist.document import BeforeSchool, Checklist, Contact, During, Item, Mail, When

PLACEHOLDERS = ("{when}", "{school}")
"""What a mail may have filled in."""
_SCHOOL_YEAR = re.compile(r"(20\d\d)-(20\d\d)(?!\d)", re.ASCII)
_WITH_LINES = ("text.nl", "text.en", "note.nl", "note.en")
_LINES = "\n\t"
_A_SPACE = "Zs"
_BRACES = re.compile(r"\{[^{}]*\}|[{}]")


class Problem(NamedTuple):
    """Something that does not fit: its place in the file, and what is wrong; of a word also which are valid there."""

    place: str
    text: str
    word: str = ""
    valid: Iterable[str] = ()


def problems(checklist: Checklist) -> Iterator[Problem]:
    """Give each problem."""
    yield from _twice("part", (part.id for part in checklist.part))
    yield from _twice("contact", (contact.id for contact in checklist.contact))
    yield from _twice("item", (item.id for item in checklist.item))
    yield from _unfit_days(checklist)
    yield from _unsaid(checklist, "")
    contacts, parts = {contact.id for contact in checklist.contact}, {part.id for part in checklist.part}
    for number, part in enumerate(checklist.part):
        for name in part.contacts:
            if name not in contacts:
                yield Problem(
                    f"part[{number}].contacts", f'"{name}" is not a contact of this checklist', name, contacts
                )
    for number, contact in enumerate(checklist.contact):
        yield from _out_of_reach(contact, f"contact[{number}]")
    for number, item in enumerate(checklist.item):
        place = f"item[{number}]"
        if item.part not in parts:
            yield Problem(f"{place}.part", f'"{item.part}" is not a part of this checklist', item.part, parts)
        yield from _unfit_when(item.when, checklist, f"{place}.when")
        yield from _unfit_mail(item, f"{place}.mail")


def school_year_in(version: str) -> int | None:
    """Give the year in which the school year of a version begins; None where it tells none: 2026 of `2026-2027.1`."""
    found = _SCHOOL_YEAR.match(version)
    return int(found[1]) if found and int(found[1]) + 1 == int(found[2]) else None


def _twice(kind: str, ids: Iterable[str]) -> Iterator[Problem]:
    for name, count in Counter(ids).items():
        if count > 1:
            yield Problem(kind, f'the id "{name}" is used {count} times')


def _unfit_days(checklist: Checklist) -> Iterator[Problem]:
    """Give what is wrong with the days of the whole: above all a year in one place that is another elsewhere."""
    year = school_year_in(checklist.version)
    if year is None:
        yield Problem("version", 'expected a school year such as "2026-2027"')
        return
    if checklist.valid_until < checklist.valid_from:
        yield Problem("valid_until", "before valid_from")
    if checklist.valid_from.year != year:
        yield Problem("valid_from", f"not in {year}, and the version is {checklist.version}")
    if checklist.valid_until.year != year + 1:
        yield Problem("valid_until", f"not in {year + 1}, and the version is {checklist.version}")
    if checklist.checked_on and checklist.checked_on > checklist.valid_until:
        yield Problem("checked_on", "after valid_until")


def _unfit_when(when: When | None, checklist: Checklist, place: str) -> Iterator[Problem]:
    match when:
        case None | BeforeSchool():
            return
        case During(first=first, last=last) if last < first:
            yield Problem(f"{place}.last", "before first")
        case During(first=first, last=last):
            yield from _outside({"first": first, "last": last}, checklist, place)
        case _:
            yield from _outside({"day": when.day}, checklist, place)


def _outside(days: dict[str, dt.date], checklist: Checklist, place: str) -> Iterator[Problem]:
    for field, day in days.items():
        if not checklist.holds_on(day):
            yield Problem(f"{place}.{field}", f"{day} is not from {checklist.valid_from} to {checklist.valid_until}")


def _unfit_mail(item: Item, place: str) -> Iterator[Problem]:
    if not item.mail:
        return
    for field in ("subject", "text"):
        said = getattr(item.mail, field)
        for language in said.__struct_fields__:
            for found in _BRACES.findall(said.said(language)):
                if found not in PLACEHOLDERS:
                    known = ", ".join(PLACEHOLDERS)
                    yield Problem(f"{place}.{field}.{language}", f"{found} is not filled in, only {known}")
    yield from _unlike(item.mail, place)
    if item.when is None and "{when}" in f"{item.mail.subject.nl} {item.mail.text.nl}":
        yield Problem(place, "tells a date, and the item has no `when`")


def _unlike(mail: Mail, place: str) -> Iterator[Problem]:
    """Give where one language has filled in what the other has not."""
    for field in ("subject", "text"):
        said = getattr(mail, field)
        used = [{name for name in PLACEHOLDERS if name in said.said(language)} for language in said.__struct_fields__]
        if any(names != used[0] for names in used):
            yield Problem(f"{place}.{field}", "what is filled in differs between nl and en")


def _out_of_reach(contact: Contact, place: str) -> Iterator[Problem]:
    if not (contact.mail or contact.phone or contact.links):
        yield Problem(place, "has no mail, no phone and no links")


def _unsaid(node: object, place: str) -> Iterator[Problem]:
    """Give every text that is blank, or holds what no reader sees and a screen, a mail or a calendar may obey."""
    match node:
        case str():
            yield from _unfit_text(node, place)
        case msgspec.Struct():
            for field in msgspec.structs.fields(node):
                yield from _unsaid(getattr(node, field.name), f"{place}.{field.encode_name}".strip("."))
        case tuple():
            for number, part in enumerate(node):
                yield from _unsaid(part, f"{place}[{number}]")
        case _:
            return


def _unfit_text(text: str, place: str) -> Iterator[Problem]:
    if text and not text.strip():
        yield Problem(place, "nothing but blanks")
    elif not text.isprintable():
        allowed = _LINES if place.endswith(_WITH_LINES) else ""
        unseen = (sign for sign in text if not (sign.isprintable() or sign in allowed or category(sign) == _A_SPACE))
        for sign in islice(unseen, 1):
            yield Problem(place, f"a sign that nobody sees (U+{ord(sign):04X})")
