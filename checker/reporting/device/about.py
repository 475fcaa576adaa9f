"""The foot of the page: which requirements, tables and program judged, when, and which file belongs to it."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from checker.checking.checked_device import CheckedDevice
from checker.reporting.device.notices import confirmed_notice
from checker.reporting.language.words import Words
from checker.reporting.rendering.outside_text import shortened
from checker.reporting.words.spec_words import called
from checker.specification.digest import digest_of
from checker.specification.document import RequirementsSpec

_GROUP = 8
_GROUPS_SHOWN = 4
_LONGEST = 140


class Detail(msgspec.Struct, frozen=True):
    """One line of the foot; a technical one is printed as code."""

    term: str
    value: str
    is_code: bool = False


def about(context: CheckedDevice, words: Words) -> tuple[Detail, ...]:
    """Give the lines of the foot."""
    return tuple(_details(context, words))


def _details(context: CheckedDevice, words: Words) -> Iterator[Detail]:
    result, tables = context.result, context.releases
    yield from spec_details(context.spec, words)
    yield Detail(words.say("about.program"), words.say("about.program.name", version=result.program_version))
    yield from digest_details(context.spec, words)
    yield Detail(words.say("about.measured"), measured_when(context, words))
    yield Detail(words.say("about.browsers"), words.date(tables.browsers.snapshot))
    yield Detail(words.say("about.systems"), words.date(tables.operating_systems.snapshot))
    if context.judgement.on != context.measured.date():
        yield Detail(words.say("about.judged_for"), words.date(context.judgement.on))
    yield Detail(words.say("about.file"), f"{shortened(context.stem, _LONGEST)}.json", is_code=True)


def spec_details(spec: RequirementsSpec, words: Words) -> Iterator[Detail]:
    """Give a line for each spec: which, in which version, and how sure it is."""
    return (Detail(_term("spec", part, spec, words), _spec(part, words)) for part in spec.parts)


def digest_details(spec: RequirementsSpec, words: Words) -> Iterator[Detail]:
    """Give a line for each spec: the digest of what it means."""
    return (
        Detail(_term("digest", part, spec, words), digest_words(digest_of(part)), is_code=True) for part in spec.parts
    )


def _term(about: str, part: RequirementsSpec, spec: RequirementsSpec, words: Words) -> str:
    """Give what a line is about; of several specs, with whose it is."""
    if len(spec.parts) == 1:
        return words.say(f"about.{about}")
    return words.say(f"about.{about}.of", name=called(part, spec, words))


def _spec(spec: RequirementsSpec, words: Words) -> str:
    message = "about.spec.provisional" if spec.is_provisional else "about.spec.published"
    if spec.confirmation and confirmed_notice(spec, words):
        date = words.date(spec.confirmation.on)
        return words.say("about.spec.confirmed", title=spec.title.said(words.language), version=spec.version, date=date)
    return words.say(message, title=spec.title.said(words.language), version=spec.version)


def digest_words(digest: str) -> str:
    """Give a digest so that two of them can be compared by eye: the first groups, and the last."""
    groups = [digest[start : start + _GROUP] for start in range(0, len(digest), _GROUP)]
    return f"sha256 {' '.join(groups[:_GROUPS_SHOWN])} … {groups[-1]}"


def measured_when(context: CheckedDevice, words: Words) -> str:
    """Give the moment, and how long it took where that is known."""
    moment = words.moment(context.measured)
    if context.seconds is None:
        return moment
    return words.say("about.took", moment=moment, seconds=words.number(round(context.seconds, 1)))
