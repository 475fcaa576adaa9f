"""A plain test answered for readings, as an engine would: yes, no, or unknown where a reading is missing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from checker.exporting.plain_test import (
    AllTests,
    AnyTest,
    Browsers,
    Builds,
    Listed,
    Number,
    Numbers,
    PlainTest,
    RecentBrowser,
    Screen,
    Version,
)
from checker.model.verdicts import Answer


class Host(NamedTuple):
    """What an engine knows of a device."""

    numbers: Mapping[str, int] = {}
    texts: Mapping[str, str] = {}
    version: Numbers | None = None
    browsers: tuple[tuple[str, Numbers], ...] = ()
    screens: tuple[tuple[int, int], ...] = ()


def answer(test: PlainTest, host: Host) -> Answer:
    """Give the answer."""
    return _ANSWERS[type(test)](test, host)


def _number(test: Number, host: Host) -> Answer:
    value = host.numbers.get(test.of)
    if value is None:
        return Answer.UNKNOWN
    return Answer.of((test.at_least is None or value >= test.at_least) and (test.below is None or value < test.below))


def _version(test: Version, host: Host) -> Answer:
    if host.version is None:
        return Answer.UNKNOWN
    has = _padded(host.version)
    is_from = not test.at_least or has >= _padded(test.at_least)
    return Answer.of(is_from and (not test.below or has < _padded(test.below)))


def _listed(test: Listed, host: Host) -> Answer:
    text = host.texts.get(test.of)
    if text is None:
        return Answer.UNKNOWN
    return Answer.of((text.casefold() in {each.casefold() for each in test.values}) is not test.is_none)


def _screen(test: Screen, host: Host) -> Answer:
    fits = [max(size) >= test.long and min(size) >= test.short for size in host.screens]
    return Answer.of(any(fits)) if fits else Answer.UNKNOWN


def _builds(test: Builds, host: Host) -> Answer:
    build, part, edition = (
        host.numbers.get("os.build"),
        host.numbers.get("os.update_part"),
        host.texts.get("os.edition"),
    )
    if build is None:
        return Answer.UNKNOWN
    if build not in test.known:
        return Answer.of(build > test.oldest)
    answers = []
    for row in test.allowed:
        if build in row.builds:
            of_edition = Answer.YES if not row.editions else Answer.of(edition in row.editions)
            if of_edition is Answer.NO and edition not in test.known_editions:
                of_edition = Answer.UNKNOWN
            of_part = (
                Answer.UNKNOWN if part is None else Answer.of(row.from_part <= part < (row.below_part or part + 1))
            )
            answers.append(_all((of_edition, of_part)))
    return _any(answers)


def _browsers(test: Browsers, host: Host) -> Answer:
    rules = {item.name: item for item in test.each}
    answers = [_recent(rules[name], version) for name, version in host.browsers if name in rules]
    if not answers:
        return Answer.UNKNOWN
    return _all(answers) if test.which == "every" else _any(answers)


def _recent(rule: RecentBrowser, version: Numbers) -> Answer:
    if version[0] < rule.own_below:
        return Answer.UNKNOWN
    is_later = rule.at_least is not None and _padded(version) >= _padded(rule.at_least)
    return Answer.of(version[0] in rule.also or is_later)


def _padded(numbers: Numbers) -> Numbers:
    return (*numbers, 0, 0, 0)[:3]


def _all(answers: Iterable[Answer]) -> Answer:
    found = set(answers)
    return Answer.NO if Answer.NO in found else Answer.UNKNOWN if Answer.UNKNOWN in found else Answer.YES


def _any(answers: Iterable[Answer]) -> Answer:
    found = set(answers)
    return Answer.YES if Answer.YES in found else Answer.UNKNOWN if Answer.UNKNOWN in found else Answer.NO


_ANSWERS: Mapping[type[PlainTest], Callable[[Any, Host], Answer]] = {
    AllTests: lambda test, host: _all(answer(part, host) for part in test.parts),
    AnyTest: lambda test, host: _any(answer(part, host) for part in test.parts),
    Number: _number,
    Version: _version,
    Listed: _listed,
    Browsers: _browsers,
    Screen: _screen,
    Builds: _builds,
}
