"""Which requirements an overview is by, and whether a person laid them beside the publisher's page."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from checker.fleet.model import Fleet
from checker.reporting.device.notices import Notice, expired_notice, link_to, spec_notices
from checker.reporting.language.words import Words, phrase
from checker.reporting.words.part_words import part_names
from checker.reporting.words.spec_words import publisher
from checker.specification.confirmed import ConfirmedBefore
from checker.specification.document import RequirementsSpec


def in_use(spec: RequirementsSpec, words: Words) -> str:
    """Give the title of a spec, and when it was confirmed, or that it is provisional."""
    title = spec.title.said(words.language)
    if spec.confirmation:
        told = words.say("fleet.in_use.confirmed", title=title, date=words.date(spec.confirmation.on))
        left = sum(item.basis == "provisional" for item in spec.requirement)
        return words.count("fleet.in_use.partly", left, confirmed=told) if left else told
    return words.say("fleet.in_use.provisional", title=title) if spec.is_provisional else title


def in_use_notices(fleet: Fleet, words: Words) -> Iterator[Notice]:
    """Give what to know of the requirements of each publisher; of several, with its name."""
    names, day = part_names(fleet.spec, words), fleet.on or fleet.today
    before = {item.spec.id: item for item in fleet.confirmed_before}
    for part in fleet.spec.parts:
        if part.id in before:
            yield _confirm_again(before[part.id], words)
        for notice in (*_spec_notices(part, part.id in before, words), *expired_notice(part, day, words)):
            yield _named(notice, names[part.id], words) if len(names) > 1 else notice


def _spec_notices(part: RequirementsSpec, is_told: bool, words: Words) -> Iterator[Notice]:  # noqa: FBT001  of the part
    """Give those of the spec itself; who confirmed it knows what is left, and the top of the page tells that."""
    return spec_notices(part, words) if not is_told and not part.confirmation else iter(())


def _named(notice: Notice, name: str, words: Words) -> Notice:
    title = words.say("part.notice", publisher=name, title=phrase(notice.title))
    return msgspec.structs.replace(notice, title=title)


def _confirm_again(item: ConfirmedBefore, words: Words) -> Notice:
    year, before = (words.say("fleet.school_year", first=year, second=year + 1) for year in item.years)
    name = publisher(item.spec)
    title = words.say("fleet.confirm_again.title", year=year, publisher=name)
    text = words.say("fleet.confirm_again.text", year=before, date=words.date(item.confirmation.on), publisher=name)
    return Notice(title, text, link_to(item.spec.source))
