"""What is said of a clock that is wrong, or may be: on top of a report, as the first step, and on the check page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from checker.checking.checked_device import CheckedDevice, CheckedRequirement
from checker.evaluation.clock import clock_error
from checker.reporting.language.words import Words
from checker.reporting.words.device_words import device_kind

_DAY = 24 * 60 * 60
_YEAR = 365.25


class Clock(NamedTuple):
    """A clock to look at: what is wrong, what to do, and in sentences what it says and where to set it."""

    title: str
    step: str
    texts: tuple[str, ...]


def clocks(context: CheckedDevice, words: Words) -> tuple[Clock, ...]:
    """Give the clocks that must be looked at; none where all is well, or where nobody knows better."""
    return tuple(_clocks(context, words))


def doubted(context: CheckedDevice) -> tuple[CheckedRequirement, ...]:
    """Give what could not be judged because of the clock."""
    return tuple(item for item in context.applicable if item.finding.reason == "clock_doubted")


def _clocks(context: CheckedDevice, words: Words) -> Iterator[Clock]:
    is_device = context.result.origin == "program"
    if context.told:
        kind = "doubted" if context.judgement.latest else "wrong"
        values = {"told": words.date(context.told), "date": words.date(context.judgement.on)}
        yield _clock(kind if is_device else f"receiver.{kind}", context, words, **values)
    error = clock_error(context.judgement.facts)
    if error is not None:
        yield _clock("ahead" if error > 0 else "behind", context, words, amount=how_far(error, words))


def _clock(kind: str, context: CheckedDevice, words: Words, **values: str) -> Clock:
    is_receiver = kind.startswith("receiver.")
    device_class = "" if is_receiver else context.judgement.device_class
    this = words.say(f"kind.this.{device_kind(context.judgement)}")
    where = words.first(f"clock.where.{device_class}", "clock.where")
    otherwise = words.say(f"clock.{kind}.otherwise") if words.has(f"clock.{kind}.otherwise") else ""
    return Clock(
        title=words.first(f"clock.{kind}.title", "clock.wrong.title"),
        step=words.first(f"clock.{kind}.step", "clock.wrong.step", this=this),
        texts=tuple(text for text in (words.say(f"clock.{kind}.text", **values), where, otherwise) if text),
    )


def how_far(seconds: float, words: Words) -> str:
    """Give how far a clock is from right: 3 dagen, 56 jaar."""
    days = round(abs(seconds) / _DAY)
    if days < 2 * _YEAR:
        return words.count("clock.days", days)
    return words.count("clock.years", round(days / _YEAR))
