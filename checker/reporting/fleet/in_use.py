"""Which requirements an overview is by, and whether a person laid them beside the publisher's page."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from checker.fleet.model import Fleet
from checker.reporting.device.notices import Notice, link_to, spec_notices, validity_notices
from checker.reporting.language.words import Words, phrase
from checker.reporting.words.part_words import part_names
from checker.reporting.words.spec_words import publisher
from checker.specification.document import RequirementsSpec
from checker.specification.preference import school_year


def in_use(spec: RequirementsSpec, words: Words) -> str:
    """Give the title of a spec, and when it was confirmed, or that it is provisional."""
    title = spec.title.said(words.language)
    if spec.confirmed_on:
        told = words.say("fleet.in_use.confirmed", title=title, date=words.date(spec.confirmed_on))
        left = spec.provisional_count
        return words.count("fleet.in_use.partly", left, confirmed=told) if left else told
    return words.say("fleet.in_use.provisional", title=title) if spec.is_provisional else title


def in_use_notices(fleet: Fleet, words: Words) -> Iterator[Notice]:
    """Give what to know of the requirements of each publisher; of several, with its name."""
    names, day = part_names(fleet.spec, words), fleet.on or fleet.today
    before = {item.spec.id: item.before for item in fleet.confirmed_before}
    for part in fleet.spec.parts:
        if part.id in before:
            yield _confirm_again(part, before[part.id], words)
        about = () if part.id in before else spec_notices(part, words)
        for notice in (*about, *validity_notices(part, day, words)):
            yield _named(notice, names[part.id], words) if len(names) > 1 else notice


def _named(notice: Notice, name: str, words: Words) -> Notice:
    title = words.say("by_spec.named", name=name, text=phrase(notice.title))
    return msgspec.structs.replace(notice, title=title)


def _confirm_again(spec: RequirementsSpec, before: RequirementsSpec, words: Words) -> Notice:
    """Give that only an earlier school year was confirmed, and the next step."""
    name, when = publisher(spec), words.date(before.confirmed_on) if before.confirmed_on else ""
    title = words.say("fleet.confirm_again.title", year=_years(spec, words), publisher=name)
    text = words.say("fleet.confirm_again.text", year=_years(before, words), date=when, publisher=name)
    return Notice(title, text, link_to(spec.source))


def _years(spec: RequirementsSpec, words: Words) -> str:
    first = school_year(spec)
    return words.say("fleet.school_year", first=first, second=first + 1)
