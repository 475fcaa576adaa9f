"""The report in a few lines, for a terminal: no colours, no sign a console might not have."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.checking.checked_device import CheckedDevice
from checker.reporting.device.advice import Advice
from checker.reporting.device.notices import notices
from checker.reporting.device.verdict_band import verdict_band
from checker.reporting.device.what_to_do import what_to_do
from checker.reporting.language.words import Words, phrase
from checker.reporting.rendering.outside_text import in_plain_signs

_STEPS_SHOWN = 3


def console_lines(context: CheckedDevice, language: str) -> list[str]:
    """Give the verdict, why, and the first steps with what they cost; an empty line between them."""
    return [in_plain_signs(line) for line in _lines(context, language)]


def _lines(context: CheckedDevice, language: str) -> Iterator[str]:
    words = Words(language)
    band = verdict_band(context, words)
    yield words.say("summary.verdict", name=f"{band.kind} {band.name}".strip(), verdict=band.look.title.upper())
    yield band.why
    yield ""
    if len(context.spec.parts) > 1:
        yield from _by_spec(context, words)
    to_do = what_to_do(context, words)
    if to_do.steps:
        yield from _steps(to_do.steps, words)
        if to_do.otherwise:
            yield to_do.otherwise
        yield ""
    yield from (notice.title for notice in notices(context, words))


def _by_spec(context: CheckedDevice, words: Words) -> Iterator[str]:
    from checker.reporting.device.by_spec import by_spec  # noqa: PLC0415  only who asks for several pays

    for row in by_spec(context, words).rows:
        yield words.say("summary.spec", name=f"{row.name} {row.title}".strip(), verdict=row.verdict)
    yield ""


def _steps(steps: Sequence[Advice], words: Words) -> Iterator[str]:
    for number, step in enumerate(steps[:_STEPS_SHOWN], start=1):
        line = words.say("summary.step", number=number, title=step.title, cost=phrase(step.cost))
        yield f"{line}. {step.leaves}" if step.leaves else line
    if len(steps) > _STEPS_SHOWN:
        yield words.count("summary.more", len(steps) - _STEPS_SHOWN)
