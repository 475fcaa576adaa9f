"""What a device is by each of several specs: whose, the verdict, and how sure those requirements are themselves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

import msgspec

from checker.checking.checked_device import CheckedDevice
from checker.evaluation.judging import PartVerdict
from checker.model.verdicts import MOST_URGENT_FIRST, Verdict
from checker.reporting.device.notices import Link, confirmed_notice, link_to
from checker.reporting.language.words import Words
from checker.reporting.words.device_words import device_kind
from checker.reporting.words.spec_words import called, whose_page
from checker.reporting.words.verdict_look import Look, look_of

_MEETS = frozenset({Verdict.PASS, Verdict.ADVICE})


class SpecRow(msgspec.Struct, frozen=True, kw_only=True):
    """One spec. `title` is "" where the name is that already; `standing`: who says so, and where to look.

    `verdict`: in words, also where there is none for this kind of device.
    """

    name: str
    title: str
    look: Look
    verdict: str
    counts: str
    standing: str
    link: Link | None


class BySpec(msgspec.Struct, frozen=True, kw_only=True):
    """All of them, and the answer to whether the device meets every one."""

    answer: str
    rows: tuple[SpecRow, ...]


def by_spec(context: CheckedDevice, words: Words) -> BySpec:
    """Give the table under the verdict of a device that is judged by several specs."""
    parts = context.judgement.parts
    return BySpec(answer=" ".join(_answer(context, words)), rows=tuple(_row(part, context, words) for part in parts))


def _answer(context: CheckedDevice, words: Words) -> Iterator[str]:
    """Give yes, or which one is not met or not certain; and which one does not deal with this kind of device."""
    verdict = context.judgement.verdict
    silent = [part for part in context.judgement.parts if part.says_nothing]
    saying = [part for part in context.judgement.parts if not part.says_nothing]
    if saying:
        weighing = [part for part in saying if verdict in _MEETS or part.verdict is verdict]
        yield words.say(f"by_spec.{verdict.value}", names=_names(weighing, context, words))
    this = words.say(f"kind.this.{device_kind(context.judgement)}")
    for message in ("silent", "beside", "later"):
        if these := [part for part in silent if _silence(part) == message]:
            yield words.say(f"by_spec.{message}", this=this, names=_names(these, context, words))


def _silence(part: PartVerdict) -> str:
    """Give whether it asks nothing at all here, only what lies beside the device, or only what is renewed by then."""
    return part.silence or "silent"


def _names(parts: Iterable[PartVerdict], context: CheckedDevice, words: Words) -> str:
    return words.both([called(part.spec, context.spec, words) for part in parts])


def _row(part: PartVerdict, context: CheckedDevice, words: Words) -> SpecRow:
    spec, name = part.spec, called(part.spec, context.spec, words)
    title = spec.title.said(words.language)
    look = look_of(Verdict.NOT_APPLICABLE if part.says_nothing else part.verdict, words)
    none = words.say(f"by_spec.{_silence(part)}.none")
    return SpecRow(
        name=name,
        title=_without(name, title),
        look=look,
        verdict=none if part.says_nothing else look.word,
        counts=none if part.says_nothing else ", ".join(_counts(part, context, words)),
        standing=_standing(part, words),
        link=link_to(spec.source),
    )


def _without(name: str, title: str) -> str:
    """Give a title without the name that stands above it, however either is written; "" where the name says it all."""
    if name.startswith(title):
        return ""
    starts_so = f"{title} ".casefold().startswith(f"{name} ".casefold())
    return title[len(name) :].strip() if starts_so else title


def _counts(part: PartVerdict, context: CheckedDevice, words: Words) -> Iterator[str]:
    """Give how many of what decides on the device have each verdict."""
    judged = (item for item in context.applicable_by(part) if item.requirement.category == "system")
    found = Counter(item.finding.verdict for item in judged)
    for verdict in MOST_URGENT_FIRST:
        if found[verdict]:
            yield words.count(f"verdict.count.{verdict.value}", found[verdict])


def _standing(part: PartVerdict, words: Words) -> str:
    """Give how sure the requirements themselves are, in a sentence that ends before the link."""
    spec = part.spec
    if spec.historical:
        return words.say("notice.historical.title")
    if confirmed := confirmed_notice(spec, words):
        return f"{confirmed.title} {confirmed.text}"
    message = "by_spec.provisional" if spec.is_provisional else "by_spec.published"
    return words.say(message, publisher=whose_page(spec))
