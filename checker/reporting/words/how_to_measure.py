"""How to get measured what could not be: always a way that can tell something new."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

import msgspec

from checker.checking.checked_device import CheckedDevice, CheckedRequirement
from checker.model.facts import reading_of
from checker.model.results import Origin
from checker.reporting.language.words import Words
from checker.reporting.words.browser_words import browser_name

_BY_PAGE_ONLY = frozenset({"ipad", "android-tablet", "phone"})
_COMPUTERS = frozenset({"windows-pc", "mac", "linux-pc"})
_TELL_MOST = frozenset({"chrome", "edge", "chromium"})
_GUESTS: Mapping[str, str] = MappingProxyType({"wsl": "wsl", "container": "desk_container"})
TRY_AGAIN = frozenset({"timed_out", "not_permitted"})
"""Why a reading is not known where another try, or another user, may well read it."""


class Seen(msgspec.Struct, frozen=True):
    """From where a device was looked at. `by_other_browser`: another browser on it would tell more.

    `guest`: the program ran in a system inside the one to be measured; "" where it did not.
    """

    device_class: str
    origin: Origin
    by_other_browser: bool = False
    guest: str = ""

    @property
    def is_from_a_page_on_a_computer(self) -> bool:
        """Tell whether the program itself would see more: it runs on computers only."""
        return self.origin == "page" and self.device_class in _COMPUTERS

    @property
    def is_asked(self) -> bool:
        """Tell whether the page asks what it cannot see, so that what was looked up can be filled in."""
        is_by_page = self.origin == "page" or self.device_class in _BY_PAGE_ONLY
        return is_by_page and self.device_class not in _COMPUTERS

    @property
    def is_from_inside(self) -> bool:
        """Tell whether another place on the device sees more, and this one next to nothing."""
        return bool(self.guest)


def seen(context: CheckedDevice) -> Seen:
    """Give from where the device of a report was looked at."""
    table = context.releases.browsers.browser
    names = {item.name for item in context.browsers}
    tells_most = any(name in _TELL_MOST or (name in table and table[name].follows == "chrome") for name in names)
    return Seen(
        context.judgement.device_class, context.result.origin, by_other_browser=not tells_most, guest=guest_of(context)
    )


def guest_of(context: CheckedDevice) -> str:
    """Give the system inside the device that was measured in its place; "" where the device itself was."""
    if context.result.origin != "program":
        return ""
    if context.judgement.device_class == "chromebook":
        return "container"
    return _GUESTS.get(getattr(reading_of(context.judgement.facts, "os.version"), "detail", ""), "")


def how_to_measure(judged: CheckedRequirement, where: Seen, words: Words) -> tuple[str, ...]:
    """Give the ways, the quickest first."""
    return tuple(_ways(judged, where, words))


def _ways(judged: CheckedRequirement, where: Seen, words: Words) -> Iterator[str]:
    finding, why = judged.finding, judged.finding.details.why
    own = judged.requirement.way_to_measure(where.device_class)
    if finding.reason == "recency_unknown":
        yield from _recency(judged, words)
    elif words.has(f"measure.{finding.reason}"):
        yield words.say(f"measure.{finding.reason}")
    elif where.is_from_a_page_on_a_computer:
        yield from _with_program(where, words)
    elif where.is_from_inside:
        yield words.say(f"measure.inside.{where.guest}")
    elif own is None:
        yield words.first(f"measure.{why}", "measure")
    elif why == "hidden_by_browser" and where.device_class in _COMPUTERS:
        yield from _with_program(where, words)
    else:
        yield own.said(words.language)
        yield from (words.say(f"measure.{again}") for again in TRY_AGAIN & {why})


def _with_program(where: Seen, words: Words) -> Iterator[str]:
    """Give what sees more of a computer than this browser's page."""
    yield words.say("measure.with_program")
    if where.by_other_browser:
        yield words.say("measure.with_other_browser")


def _recency(judged: CheckedRequirement, words: Words) -> Iterator[str]:
    """Give how to see whether a browser is up to date, or its version; a newer table helps where this is too old."""
    name, message = judged.finding.details.browser, "number" if judged.finding.details.why else "recency"
    yield words.say(f"measure.{message}.look", browser=browser_name(name, words))
    if judged.finding.details.snapshot:
        yield words.say("measure.recency.newer_table")
