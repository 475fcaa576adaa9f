"""What a new device must be able to do, in sentences that can go into a request for a quotation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from checker.conditions.at_least import AtLeast
from checker.conditions.at_least_version import AtLeastVersion
from checker.conditions.display_at_least import DisplayAtLeast
from checker.conditions.single import Single
from checker.conditions.supported_on import SupportedOn
from checker.reporting.device.notices import Notice, link_to, validity_notices
from checker.reporting.language.words import Words, sentence
from checker.reporting.requirements.buying import Asker, Kind, Property, Wish
from checker.reporting.words.any_device import any_device
from checker.reporting.words.device_words import class_words
from checker.reporting.words.kinds import words_of
from checker.reporting.words.spec_words import publisher, publisher_of, whose_page
from checker.reporting.words.values import size_word
from checker.specification.document import RequirementsSpec
from checker.versions import version_of


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """One thing to ask for. `asked_by`: whose requirement it is; `is_provisional`: of whom nobody read it yet."""

    title: str
    text: str
    asked_by: str
    is_provisional: bool


class BuyingList(msgspec.Struct, frozen=True, kw_only=True):
    """What to ask for, of one kind of device. `notes`: which publishers do not have it, or say nothing of it."""

    id: str
    title: str
    notes: tuple[str, ...]
    items: tuple[Item, ...]
    unpacked: tuple[str, ...]


class BuyingPage(msgspec.Struct, frozen=True, kw_only=True):
    """The whole page."""

    language: str
    title: str
    lead: str
    date: str
    specs: tuple[str, ...]
    notices: tuple[Notice, ...]
    lists: tuple[BuyingList, ...]
    warnings: tuple[str, ...]
    last: str


def buying_page(wish: Wish, words: Words) -> BuyingPage:
    """Give the page."""
    return BuyingPage(
        language=words.language,
        title=words.say("buying.title"),
        lead=words.say("buying.lead", publishers=words.both([publisher(spec) for spec in wish.specs])),
        date=words.date(wish.day),
        specs=tuple(_spec_line(spec, words) for spec in wish.specs),
        notices=tuple(dict.fromkeys(_notices(wish, words))),
        lists=tuple(_list(kind, wish, words) for kind in wish.kinds()),
        warnings=tuple(_warnings(wish.specs, words)),
        last=words.say("buying.last"),
    )


def _spec_line(spec: RequirementsSpec, words: Words) -> str:
    return words.say("changes.spec", title=spec.title.said(words.language), version=spec.version)


def _notices(wish: Wish, words: Words) -> Iterator[Notice]:
    """Give of each publisher that it is not its own word yet, or no longer: before anyone spends money on it."""
    for spec in wish.specs:
        name, link = whose_page(spec), link_to(spec.source)
        if spec.historical:
            title = words.say("buying.historical.title", title=spec.title.said(words.language))
            yield Notice(title, words.say("buying.historical.text"), link)
        elif spec.is_provisional:
            is_whole = all(item.is_provisional for item in spec.requirement)
            title = words.say(f"buying.{'provisional' if is_whole else 'partly'}.title", publisher=name)
            yield Notice(title, words.say("buying.provisional.text", publisher=name), link)
        yield from validity_notices(spec, wish.day, words)


def _notes(kind: Kind, words: Words) -> Iterator[str]:
    """Give who requires another kind of device, and who says nothing of this one: nobody buys it for those unaware."""
    for asker in kind.refused_by:
        yield words.say("buying.refused", publisher=_asker(asker, words))
    if kind.silent:
        names = words.both(list(dict.fromkeys(map(publisher, kind.silent))))
        yield words.say("buying.silent", publishers=names)


def _list(kind: Kind, wish: Wish, words: Words) -> BuyingList:
    unpacked = dict.fromkeys(_unpacked(item, kind, wish, words) for item in kind.unpacked)
    return BuyingList(
        id=kind.device_class,
        title=sentence(class_words((kind.device_class,), words)),
        notes=tuple(dict.fromkeys(_notes(kind, words))),
        items=tuple(_item(item, kind, wish, words) for item in kind.bought),
        unpacked=tuple(unpacked),
    )


def _item(item: Property, kind: Kind, wish: Wish, words: Words) -> Item:
    return Item(
        title=item.askers[0].requirement.title.said(words.language),
        text=_text(item, kind, wish, words),
        asked_by=words.both(list(dict.fromkeys(_asker(asker, words) for asker in item.askers))),
        is_provisional=any(asker.requirement.is_provisional for asker in item.askers),
    )


def _asker(asker: Asker, words: Words) -> str:
    name = publisher_of(asker.requirement, asker.spec)
    return words.say("buying.asker.provisional", publisher=name) if asker.requirement.is_provisional else name


def _text(item: Property, kind: Kind, wish: Wish, words: Words) -> str:
    title = item.askers[0].requirement.title.said(words.language)
    match item.condition:
        case SupportedOn():
            return _updates(kind, wish, words)
        case DisplayAtLeast() as screen:
            return _screen(screen, words)
        case AtLeastVersion(fact="os.version") as version:
            return _system(version, kind, wish, words)
        case AtLeast(fact=fact) as least:
            amount = words_of(least).value("minimum", any_device(kind.device_class, wish.releases, wish.day), words)
            return words.first(f"buying.sentence.{fact}", "buying.sentence", title=title, value=amount)
        case other:
            return words.say("buying.sentence.other", title=title, value=_least(other, kind, wish, words))


def _least(condition: Single, kind: Kind, wish: Wish, words: Words) -> str:
    return words_of(condition).least(any_device(kind.device_class, wish.releases, wish.day), words)


def _screen(screen: DisplayAtLeast, words: Words) -> str:
    parts = []
    if screen.minimum:
        parts.append(words.say(f"buying.screen.{screen.measure}", size=size_word(screen.minimum)))
    if screen.minimum_inches is not None:
        parts.append(words.say("buying.screen.inches", size=words.quantity(screen.minimum_inches, "inch")))
    return " ".join(parts)


def _system(version: AtLeastVersion, kind: Kind, wish: Wish, words: Words) -> str:
    """Give the system: the version asked, or the oldest that still gets updates where that is newer."""
    asked, newest = version.minimum, kind.newest_only
    is_older = bool(newest) and version_of(asked) < version_of(newest)
    told = msgspec.structs.replace(version, minimum=newest if is_older else asked)
    text = words.say("buying.system", value=_least(told, kind, wish, words))
    return f"{text} {words.say('buying.system.older', date=words.date(wish.day))}" if is_older else text


def _updates(kind: Kind, wish: Wish, words: Words) -> str:
    """Give for how long updates must come. No table knows how long those of a Chromebook do: its own date tells."""
    if wish.years is None:
        text = words.say("buying.updates")
    else:
        until = wish.day.replace(year=wish.day.year + wish.years, day=1)
        text = words.count("buying.updates.years", wish.years, month=words.month(until))
    return f"{text} {words.first(f'buying.updates.{kind.device_class}', 'buying.updates.ask')}"


def _unpacked(item: Property, kind: Kind, wish: Wish, words: Words) -> str:
    title = item.askers[0].requirement.title.said(words.language)
    device = any_device(kind.device_class, wish.releases, wish.day)
    told = words_of(item.condition)
    value = told.rather(device, words) or told.least(device, words)
    is_amount = isinstance(item.condition, AtLeast)
    return words.say("buying.sentence" if is_amount else "buying.sentence.other", title=title, value=value)


def _warnings(specs: Sequence[RequirementsSpec], words: Words) -> Iterator[str]:
    """Give the methods that do not work on some kinds of device: nobody should buy those for them."""
    for spec in specs:
        by_kinds: dict[tuple[tuple[str, ...], bool], list[str]] = {}
        for product in spec.product:
            told = by_kinds.setdefault((product.not_on, product.is_provisional), [])
            told.append(product.title.said(words.language))
        for (kinds, is_provisional), titles in by_kinds.items():
            message = "buying.not_on.provisional" if is_provisional else "buying.not_on"
            yield words.say(message, titles="; ".join(titles), classes=class_words(kinds, words))
