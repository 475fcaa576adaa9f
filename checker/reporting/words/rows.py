"""The rows of a publisher's table in words: what a kind is called, an example, and a value that stands in one."""

from __future__ import annotations

import re

from checker.confirming.rows.recency import ANY_AGE
from checker.confirming.rows.row import RowKind
from checker.reporting.language.words import Words
from checker.reporting.words.browser_words import from_version
from checker.reporting.words.device_words import class_words

_DECIMALS = frozenset({"memory", "free-space", "processor-speed", "screen-size"})
_RECENT = re.compile(r"newest (\d+)|(\d+) days(?: (old|behind))?")


def row_title(name: str, words: Words) -> str:
    """Give what a kind of row is called."""
    return words.say(f"row.{name}")


def row_example(name: str, words: Words) -> str:
    """Give a value as a person writes it in such a row."""
    return words.say(f"row.{name}.example")


def row_value(row: RowKind, value: str, words: Words) -> str:
    """Give a canonical value of a row as a person reads it; "" where there is none."""
    if value == "yes":
        return words.say("row.value.yes")
    if row.name in {"device-kind", "product"}:
        names = value.removeprefix("not ").split(", ")
        return words.say("row.value.not", kinds=class_words(names, words))
    if row.name in _DECIMALS:
        return value.replace(".", words.say("number.decimal"))
    if row.name == "windows":
        return words.either([_windows(part, words) for part in value.split(", ")])
    return _recent(value, words) or value.replace(" x ", " × ")


def _windows(release: str, words: Words) -> str:
    version, _, name = release.partition(" ")
    return words.say("row.value.windows", version=version, name=name) if name else version


def _recent(value: str, words: Words) -> str:
    """Give how recent something must be; "" for a value that does not tell."""
    if value.startswith("from "):
        pairs = (one.split(" ") for one in value.removeprefix("from ").split(", "))
        return words.either([from_version(name, version, words) for name, version in pairs])
    recency, _, browsers = value.partition(" of ")
    told = _RECENT.fullmatch(recency)
    if told is None:
        return ""
    if told[1]:
        said = words.count("row.value.newest", int(told[1]))
    elif told[3] == "old" and int(told[2]) >= ANY_AGE:
        said = words.say("row.value.any_age")
    elif told[3] == "old":
        said = words.count("row.value.old", int(told[2]))
    else:
        said = words.count("row.value.behind", int(told[2]))
    names = words.either([words.say(f"browser.{name}") for name in browsers.split(", ")]) if browsers else ""
    return words.say("row.value.of", value=said, browsers=names) if names else said
