"""What changed between two specs as a page: stricter first, then looser, then the rest; and devices that change."""

from __future__ import annotations

import msgspec

from checker.fleet.model import Fleet
from checker.reporting.device.notices import Notice
from checker.reporting.fleet.by_place import Namer
from checker.reporting.fleet.fleet_page import MOST_CHANGES
from checker.reporting.fleet.lists import ChangeTable, change_tables
from checker.reporting.language.words import Words
from checker.reporting.requirements.change_words import FOLDED, GROUPS, Compared, Group, Line, lines
from checker.reporting.requirements.spec_page import spec_state


class LineGroup(msgspec.Struct, frozen=True, kw_only=True):
    """The changes of one group. `is_folded`: only who asks sees them."""

    name: Group
    title: str
    caption: str
    lines: tuple[Line, ...]
    is_folded: bool


class ChangesPage(msgspec.Struct, frozen=True, kw_only=True):
    """The whole page. `more`: how many devices more there are than it shows, "" for none."""

    language: str
    title: str
    lead: str
    before: str
    after: str
    counts: tuple[str, ...]
    notices: tuple[Notice, ...]
    groups: tuple[LineGroup, ...]
    devices: ChangeTable | None
    more: str
    nothing: str
    last: str


def changes_page(compared: Compared, fleet: Fleet | None, words: Words) -> ChangesPage:
    """Give the page. `fleet`: results judged by the first spec and compared with the second, None without results."""
    told = lines(compared, words)
    devices = device_changes(fleet, words) if fleet else None
    left = len(devices.rows) - MOST_CHANGES if devices else 0
    if devices:
        devices = msgspec.structs.replace(devices, rows=devices.rows[:MOST_CHANGES])
    return ChangesPage(
        language=words.language,
        title=words.say("changes.title"),
        lead=lead(told, words),
        before=spec_name(compared, "before", words),
        after=spec_name(compared, "after", words),
        counts=tuple(counts(told, words)),
        notices=tuple(spec_state(compared.after, words)),
        groups=tuple(_groups(told, words)),
        devices=devices,
        more=words.count("changes.more_devices", left) if left > 0 else "",
        nothing="" if told else words.say("changes.nothing"),
        last=words.say("changes.last"),
    )


def spec_name(compared: Compared, side: str, words: Words) -> str:
    """Give the title and the version of one of both."""
    spec = getattr(compared, side)
    return words.say("changes.spec", title=spec.title.said(words.language), version=spec.version)


def lead(told: tuple[Line, ...], words: Words) -> str:
    """Give what it comes down to; that all stays well only where nothing is left to read."""
    unclear = sum(line.group == "unclear" for line in told)
    if not unclear:
        return words.say(f"changes.lead.{_way(told) or ('other' if told else 'none')}")
    way = _way(told)
    sentences = [words.say("changes.lead.partly" if way == "looser" else f"changes.lead.{way}")] if way else []
    return " ".join([*sentences, words.count("changes.lead.unclear", unclear)])


def _way(told: tuple[Line, ...]) -> str:
    has = {line.group for line in told} & {"stricter", "looser"}
    return "both" if len(has) > 1 else next(iter(has), "")


def counts(told: tuple[Line, ...], words: Words) -> list[str]:
    """Give how many changes there are of each group."""
    numbers = {name: sum(line.group == name for line in told) for name in GROUPS}
    return [words.count(f"changes.count.{name}", number) for name, number in numbers.items() if number]


def device_changes(fleet: Fleet, words: Words) -> ChangeTable:
    """Give which devices change verdict, those that get worse first."""
    namer = Namer(words, many_schools=len(fleet.schools) > 1)
    return change_tables(fleet, namer, words)[-1]


def _groups(told: tuple[Line, ...], words: Words) -> list[LineGroup]:
    groups = []
    for name in GROUPS:
        held = tuple(line for line in told if line.group == name)
        if held:
            title, caption = words.say(f"changes.group.{name}"), words.say(f"changes.group.{name}.caption")
            groups.append(LineGroup(name=name, title=title, caption=caption, lines=held, is_folded=name in FOLDED))
    return groups
