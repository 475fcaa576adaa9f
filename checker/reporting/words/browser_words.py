"""Browsers in words: Chrome 149, from June 2026."""

from __future__ import annotations

from checker.checking.checked_device import CheckedDevice
from checker.conditions.browser_release import BrowserRelease
from checker.conditions.recency.browser_age import age_of
from checker.conditions.recency.browser_releases import releases_of
from checker.conditions.situation import Situation
from checker.effects.browsers import can_be_newer, newest_version
from checker.model.devices import LONG_SUPPORT, Browser
from checker.model.facts import installed_browsers
from checker.reporting.language.words import Words
from checker.reporting.rendering.outside_text import shortened

_MOST = 3
_LONGEST = 20


def browser_name(name: str, words: Words) -> str:
    """Give what people call it: Chrome."""
    return words.first(f"browser.{name}", "browser.other")


def full_name(name: str, context: CheckedDevice) -> str:
    """Give the maker's name for it: Google Chrome."""
    history = context.releases.browsers.browser.get(name)
    return history.title if history else name


def short_version(name: str, version: str) -> str:
    """Give what people call the version: 149 of 149.0.7827.114. Safari's second number tells its age."""
    parts = version.split(".")
    return shortened(".".join(parts[: 2 if name == "safari" else 1]), _LONGEST)


def name_and_version(name: str, version: str, words: Words) -> str:
    """Give the browser in short: Chrome 149. Of one that is not known here, a number tells nothing."""
    if name == "other":
        return browser_name(name, words)
    return f"{browser_name(name, words)} {short_version(name, version)}".strip()


def from_version(name: str, version: str, words: Words) -> str:
    """Give a browser with the lowest version of it that will do, "" for any: Chrome vanaf 120."""
    browser = browser_name(name, words)
    return words.say("asked.lowest", browser=browser, version=version) if version else browser


def that_count(condition: BrowserRelease, situation: Situation) -> tuple[Browser, ...]:
    """Give the browsers a condition is about; those it does not know where it finds none of its own."""
    mine = installed_browsers(situation.facts)
    if condition.which == "default":
        return tuple(item for item in mine if item.default)
    return tuple(item for item in mine if item.name in condition.browsers) or mine


def measured_browsers(condition: BrowserRelease, judged: str, situation: Situation, words: Words) -> str:
    """Give the browsers with the month they came out, the one that was judged first."""
    browsers = sorted(that_count(condition, situation), key=lambda item: item.name != judged)
    texts = list(dict.fromkeys(_with_month(item, situation, words) for item in browsers))
    if len(texts) > _MOST:
        return words.count("list.more", len(texts) - _MOST, first=", ".join(texts[:_MOST]))
    return words.both(texts) or words.say("measured.browsers.none")


def _with_month(browser: Browser, situation: Situation, words: Words) -> str:
    name = name_and_version(browser.name, browser.version or "", words)
    if browser.channel not in {"stable", "unknown"}:
        name = f"{name} {words.say(f'channel.short.{browser.channel}')}"
    age = age_of(browser, situation.releases.browsers, situation.day, situation.text("os.name"))
    if age is None or age.released_on is None or age.released_on == age.supported_until:
        return name
    return words.say("measured.browser", browser=name, month=words.month(age.released_on))


def newest_for_sure(name: str, situation: Situation) -> str:
    """Give a version that the newest one is or is older than; "" when the table or the browser's channel tells none."""
    table, known = situation.releases.browsers, newest(name, situation)
    if any(item.name == name and item.channel in LONG_SUPPORT for item in installed_browsers(situation.facts)):
        return ""
    if not known or not can_be_newer(situation, name):
        return known
    expected = releases_of(table.browser[name], table).expected_on(situation.day)
    return expected[0] if expected else known


def newest(name: str, situation: Situation) -> str:
    """Give the newest version that the table has of a browser on the day, in its own numbers; "" when it has none."""
    table = situation.releases.browsers
    history = table.browser.get(name)
    known = situation.on(min(situation.day, table.snapshot))
    return newest_version(known, name) or "" if history and not history.own_below else ""
