"""What a report says agrees with what was found: on every device worked by hand, and each with one thing changed."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from checker.checking.checked_device import CheckedDevice
from checker.conditions.browser_release import BrowserRelease
from checker.conditions.combined import leaves
from checker.evaluation.planning import Step
from checker.model.verdicts import Verdict
from checker.reporting.check_page.answer import PageAnswer, page_answer
from checker.reporting.device.device_page import DevicePage, device_page
from checker.reporting.device.headline import headline
from checker.reporting.device.measuring import measuring
from checker.reporting.device.summary import console_lines
from checker.reporting.language.words import Words
from checker.reporting.rendering.outside_text import in_plain_signs
from checker.reporting.words.spec_words import title_of
from checker.reporting.words.verdict_look import look_of
from tests.reporting.contexts import VERDICT_CASES
from tests.reporting.said import (
    NOTHING_TO_DO,
    OTHER_KIND,
    UNUSABLE,
    USABLE,
    ids,
    said,
    says,
    texts_in,
    words_of_other_platforms,
)
from tests.reporting.variants import contexts_of

pytestmark = pytest.mark.pitfall(64)
every_device = pytest.mark.parametrize("folder", VERDICT_CASES, ids=lambda folder: folder.name)
both_languages = pytest.mark.parametrize("language", ["nl", "en"])


class Rendered:
    """A device in words: what its report, the console and its own page say."""

    def __init__(self, context: CheckedDevice, language: str) -> None:
        self.context = context
        self.language = language
        self.words = Words(language)
        page = device_page(context, language)
        self.band_look, self.to_do = page.band.look, page.to_do
        self.ways = tuple(_ways(page, self.words))
        self.answer: PageAnswer = page_answer(context, self.words)
        self.console = console_lines(context, language)
        self.band = headline(context, self.words)
        shown = (page.band, page.to_do, self.answer)
        self.text = "\n".join(text for part in shown for text in texts_in(part))
        """All that a reader of the report or the page sees above the table."""

    @property
    def verdict(self) -> Verdict:
        return self.context.judgement.verdict

    def holds(self, patterns: tuple[str, ...]) -> list[str]:
        return said(self.text, patterns, self.language)

    def title_of(self, step: Step) -> str:
        return title_of(step.remedy, step.target, self.context.situation, self.words)


def _ways(page: DevicePage, words: Words) -> Iterator[str]:
    """Give every way to measure that stands behind a click."""
    term = words.say("evidence.how_to_measure")
    lines = (line for table in page.tables for row in table.rows for line in row.evidence)
    yield from (text for line in lines if line.term == term for text in texts_in(line.pieces))


@cache
def rendered(folder: Path, language: str) -> tuple[tuple[str, Rendered], ...]:
    return tuple((name, Rendered(context, language)) for name, context in contexts_of(folder))


@every_device
@both_languages
def test_no_device_that_fails_is_called_usable_and_none_that_passes_unusable(folder: Path, language: str) -> None:
    for name, device in rendered(folder, language):
        forbidden = {
            Verdict.FAIL: USABLE + OTHER_KIND,
            Verdict.UNKNOWN: tuple(set(ids(*USABLE)) - {"check.title.open"}) + UNUSABLE,
            Verdict.ADVICE: UNUSABLE,
            Verdict.PASS: UNUSABLE + OTHER_KIND,
        }[device.verdict]
        assert device.holds(forbidden) == [], name
        if device.context.is_of_another_kind:
            usable = tuple(set(ids(*USABLE)) - set(ids(*OTHER_KIND)))
            assert device.holds(usable) == [], name
            assert set(device.holds(OTHER_KIND)) == set(ids(*OTHER_KIND)), name


@every_device
@both_languages
def test_report_console_and_page_have_one_verdict(folder: Path, language: str) -> None:
    for name, device in rendered(folder, language):
        look = look_of(device.verdict, device.words)
        assert device.band_look == look, name
        assert in_plain_signs(look.title.upper()) in device.console[0], name
        assert in_plain_signs(device.band) == device.console[1], name
        ends = [*ids("check.done.title.*"), "check.done.title"]
        assert any(says(device.answer.done_title, end, language) for end in ends), name
        assert device.answer.why == device.band, name


@every_device
@both_languages
def test_a_step_that_leaves_the_verdict_says_what_is_left(folder: Path, language: str) -> None:
    order = {Verdict.PASS: 0, Verdict.ADVICE: 1, Verdict.UNKNOWN: 2, Verdict.FAIL: 3}
    for name, device in rendered(folder, language):
        titles = {item.requirement.id: item.requirement.title.said(language) for item in device.context.applicable}
        now = device.context.judgement
        advised = {advice.title: advice for advice in device.to_do.steps}
        assert len(advised) == len(device.to_do.steps), f"{name}: a step stands twice"
        for step in device.context.steps:
            advice = next(advice for advice in advised.values() if advice.title == device.title_of(step))
            if step.judged and order[step.judged.verdict] == order[now.verdict] > 0:
                left = {item.requirement for item in step.judged.findings if order.get(item.verdict, 0)}
                assert step.leaves, f"{name}: {advice.title}"
                assert set(step.leaves) <= left, f"{name}: {advice.title}"
                told = advice.look == look_of(now.verdict, device.words) and (
                    now.verdict is Verdict.ADVICE or all(titles[left] in advice.leaves for left in step.leaves)
                )
                assert told, f"{name}: {advice.title}"
            elif step.judged:
                assert advice.leaves == "", f"{name}: {advice.title}"
            elif not step.remedy.last_resort and now.verdict is Verdict.FAIL:
                failing = {item.finding.requirement for item in device.context.system(Verdict.FAIL)}
                still = {name for name in failing if now.finding(name).verdict is Verdict.FAIL} - set(step.solves)
                assert all(titles[left] in advice.leaves for left in still), f"{name}: {advice.title}"
            now = step.judged or now


@every_device
@both_languages
def test_no_step_or_way_is_of_another_platform(folder: Path, language: str) -> None:
    for name, device in rendered(folder, language):
        mine = device.context.judgement.device_class
        words = words_of_other_platforms({mine})
        told = [text for step in device.to_do.steps for text in texts_in((step.title, step.paragraphs, step.instead))]
        browsers = {item.name for item in device.context.browsers}
        for text in (*device.ways, *told):
            named = {word for word in words if word in text.replace("Samsung Internet", "")}
            assert named - ({"Safari"} if "safari" in browsers else set()) == set(), f"{name}: {text}"


@every_device
@both_languages
def test_no_report_is_a_dead_end(folder: Path, language: str) -> None:
    for name, device in rendered(folder, language):
        to_do, judgement = device.to_do, device.context.judgement
        mending = [step for step in device.context.steps if step.mends_a_fail]
        if device.verdict is Verdict.FAIL:
            patterns = ("todo.no_step.fail", "todo.otherwise", "todo.historical.fail")
            ends = said("\n".join(texts_in(to_do)), patterns, language)
            is_certain = any(step.judged and step.judged.verdict is not Verdict.FAIL for step in mending)
            assert is_certain or ends or any(step.remedy.last_resort for step in mending), name
        if device.verdict is Verdict.UNKNOWN and not judgement.reason:
            measures = [step for step in to_do.steps if step.yields == device.words.say("step.measures")]
            settled = [step for step in to_do.steps if step.look and step.look.name != "unknown"]
            assert measures or settled, name
            assert all(step.paragraphs for step in measures), name
        assert to_do.steps or to_do.sentence, name


@every_device
@both_languages
def test_a_computer_seen_by_a_page_is_sent_to_what_sees_more(folder: Path, language: str) -> None:
    for name, device in rendered(folder, language):
        context = device.context
        if context.result.origin != "page" or context.judgement.device_class not in {"windows-pc", "mac", "linux-pc"}:
            continue
        hidden = [item for item in context.applicable if item.finding.reason == "not_measured"]
        if hidden and context.judgement.verdict is Verdict.UNKNOWN:
            assert device.holds(("measure.with_program",)), name
            assert [step.afterwards for step in measuring(context, device.words)] == [""], name
            chromium = {item.name for item in context.browsers} & {"chrome", "edge", "chromium"}
            assert bool(device.holds(("measure.with_other_browser",))) is not bool(chromium), name


@every_device
@both_languages
def test_nothing_is_final_while_a_step_is_left_and_nothing_is_left_beside_an_old_browser(
    folder: Path, language: str
) -> None:
    for name, device in rendered(folder, language):
        steps = device.context.steps
        if says(device.band, "way.none", language):
            assert steps, name
            assert all(step.remedy.last_resort for step in steps), name
            assert len(device.to_do.steps) == len(steps), name
        if device.holds(("todo.no_step.fail", "todo.no_step.advice", "way.ask")) and device.verdict is not Verdict.PASS:
            assert not [step for step in steps if step.mends_a_fail], name
        if set(device.holds(NOTHING_TO_DO)):
            assert not device.to_do.steps, name
            assert not _aged(device.context), name


def _aged(context: CheckedDevice) -> list[str]:
    """Give what is said of browsers that are not new enough, where the spec knows something to do."""
    return [
        item.finding.requirement
        for item in context.system(Verdict.FAIL, Verdict.UNKNOWN, Verdict.ADVICE)
        if item.requirement.remedies
        and any(isinstance(part, BrowserRelease) for part in leaves(item.requirement.condition))
    ]


@every_device
@both_languages
def test_where_updates_ended_the_release_is_named_and_not_the_whole_system(folder: Path, language: str) -> None:
    for name, device in rendered(folder, language):
        context = device.context
        ended = said(device.band, ("headline.*.support_ended*",), language)
        if ended and not any(message.endswith(".device") for message in ended):
            facts = context.situation
            ends = [str(item.finding.details.os_release) for item in context.system(Verdict.FAIL, Verdict.ADVICE)]
            told = facts.text("os.release") or next((name for name in ends if name != "None"), "")
            release = told if facts.text("os.name") == "windows" else facts.text("os.version")
            assert release in device.band, f"{name}: {device.band}"


@every_device
@both_languages
def test_what_to_begin_with_is_the_first_of_the_steps(folder: Path, language: str) -> None:
    for name, device in rendered(folder, language):
        steps = device.to_do.steps
        if says(device.band, "way.first", language):
            assert f"{steps[0].title} (" in device.band, name
        if says(device.band, "way.measure", language):
            assert device.words.say("step.measures") in {step.yields for step in steps}, name


@every_device
@both_languages
def test_no_step_is_called_optional_on_which_the_use_of_a_device_hangs(folder: Path, language: str) -> None:
    for name, device in rendered(folder, language):
        advised = {advice.title: advice for advice in device.to_do.steps}
        for step in device.context.steps:
            advice = advised[device.title_of(step)]
            assert not (step.mends_a_fail and advice.is_optional), f"{name}: {advice.title}"
            assert advice.yields != device.words.say("step.solves") or advice.look, f"{name}: {advice.title}"
