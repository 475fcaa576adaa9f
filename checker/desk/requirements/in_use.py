"""Which requirements are in use, and how sure they are."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

import msgspec

from checker.confirming.asking import second_place
from checker.reporting.device.notices import Link, link_to
from checker.reporting.language.words import Words
from checker.reporting.words.spec_words import publisher
from checker.specification.document import RequirementsSpec
from checker.specification.preference import has_started, newest_confirmed


class InUse(msgspec.Struct, frozen=True, kw_only=True):
    """One spec that is in use. `lead`: how sure it is, in a few words; `text`: what else there is to know of that."""

    name: str
    title: str
    publisher: str
    lead: str
    text: str
    is_confirmed: bool
    source: Link | None
    second: Link | None
    is_chosen: bool = False


def in_use(
    parts: Iterable[RequirementsSpec],
    specs: Sequence[RequirementsSpec],
    chosen: RequirementsSpec,
    day: dt.date,
    words: Words,
) -> tuple[InUse, ...]:
    """Give each spec that is in use. `specs`: all there are; `chosen`: the one that is laid beside its page."""
    return tuple(_one(part, specs, chosen, day, words) for part in parts)


def waits_for_a_person(spec: RequirementsSpec) -> bool:
    """Tell whether nobody laid this spec beside the publisher's page yet."""
    return spec.is_provisional and not spec.confirmation


def _one(
    spec: RequirementsSpec, specs: Sequence[RequirementsSpec], chosen: RequirementsSpec, day: dt.date, words: Words
) -> InUse:
    lead, text = _standing(spec, specs, words)
    if spec.valid_from and not has_started(spec, day):
        text = f"{text} {words.say('desk.requirements.later', date=words.date(spec.valid_from))}".strip()
    return InUse(
        name=spec.name,
        title=spec.title.said(words.language),
        publisher=publisher(spec),
        lead=lead,
        text=text,
        is_confirmed=not waits_for_a_person(spec),
        source=link_to(spec.source),
        second=link_to(second_place(spec)),
        is_chosen=(spec.published_by, spec.id) == (chosen.published_by, chosen.id),
    )


def _standing(spec: RequirementsSpec, specs: Sequence[RequirementsSpec], words: Words) -> tuple[str, str]:
    say, open_ = words.say, spec.provisional_count
    if spec.confirmation:
        by, date = say(f"confirmed.by.{spec.confirmation.role}"), words.date(spec.confirmation.on)
        text = words.count("desk.requirements.still_open", open_) if open_ else say("desk.requirements.all_read")
        return say("desk.requirements.confirmed", date=date, by=by), text
    if not open_:
        return say("desk.requirements.published", publisher=publisher(spec)), ""
    earlier = newest_confirmed(specs, spec.published_by)
    if earlier and earlier.confirmed_on:
        title, date = earlier.title.said(words.language), words.date(earlier.confirmed_on)
        return say("desk.requirements.not_yet"), say("desk.requirements.earlier_year", title=title, date=date)
    return say("desk.requirements.not_yet"), words.count("desk.requirements.provisional", open_)
