"""`systeemcheck identify`: what browsers say of themselves in, which device, system and browser it is out."""

from __future__ import annotations

import codecs
import sys
from collections.abc import Iterator
from functools import cache

import click
import msgspec

from checker.browser_page.conclusion import ASKED, text_of
from checker.browser_page.identifying import Identified, identify
from checker.browser_page.page_readings import readings_of
from checker.browser_page.signals import Signals
from checker.browser_page.submission import Answers, Tried
from checker.cli.output import tell
from checker.cli.own_words import language_asked, own_words
from checker.errors import ExitCode
from checker.model.readings import Known, Unknown, Value, WhyUnknown
from checker.model.releases import DeviceModel
from checker.resources import built_in_specs_folder
from checker.specification.catalogue import load_releases

_LONGEST_LINE = 64 * 1024
_BYTE_ORDER_MARK = codecs.BOM_UTF8
_OTHER_ENCODING = "not UTF-8 but UTF-16: write the lines as UTF-8"


class Told(Signals, frozen=True, kw_only=True):
    """One line: what a browser tells, and what a person filled in on the page."""

    answers: Answers = Answers()


class Line(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One answer. `reasons` says of every null why; `derived` holds what is concluded from something else.

    `answered`, only where a person answered something: the facts that rest on it, in base units.
    """

    device_class: str | None
    os: str | None
    os_version: str | None
    browser: str
    browser_version: str | None
    reasons: dict[str, WhyUnknown]
    derived: dict[str, str]
    answered: dict[str, Value] = {}


@click.command("identify")
def command() -> None:
    """Read JSON lines on standard input, answer line by line.

    A line holds what a browser tells: ua, client_hints, max_touch_points, platform, vendor, screen, viewport,
    pixel_ratio. Besides, in answers, it may hold what a person filled in on the check page: device_class, os_version,
    updates_until (2031-06), memory (in GiB), model, sound. An answer counts where the browser tells nothing itself;
    "answered" names what rests on one. null is the same as absent.

    A line that is no such object is answered with {"error": ...}; the exit code is 2 then.
    """
    failed = 0
    for answer, is_good in _answers():
        sys.stdout.buffer.write(answer)
        failed += not is_good
    sys.stdout.buffer.flush()
    if failed:
        words = own_words(language_asked(sys.argv[1:]))
        one = "1 line could not be read; its answer is an error."
        many = f"{failed} lines could not be read; their answer is an error."
        tell(f"systeemcheck: {words.say(one if failed == 1 else many)}")
        click.get_current_context().exit(ExitCode.BAD_INPUT)


def _answers() -> Iterator[tuple[bytes, bool]]:
    encode = msgspec.json.Encoder().encode
    for number, line in enumerate(iter(lambda: sys.stdin.buffer.readline(_LONGEST_LINE), b""), start=1):
        if b"\0" in line:
            yield encode({"error": _OTHER_ENCODING, "line": number}) + b"\n", False
            return  # lines of another encoding do not end where these do
        text = line.removeprefix(_BYTE_ORDER_MARK).strip()
        if not text:
            continue
        try:
            yield encode(answer_to(decoded(text))) + b"\n", True
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
            yield encode({"error": str(error)[:200], "line": number}) + b"\n", False


def decoded(text: bytes) -> Told:
    """Give what a line asks. Raises `MsgspecError`, `UnicodeDecodeError` and `RecursionError`."""
    return msgspec.convert(_without_nulls(msgspec.json.decode(text)), Told)


def _without_nulls(value: object) -> object:
    """Give a value without the members that are null: programs write those for what they do not know."""
    match value:
        case dict():
            return {name: _without_nulls(held) for name, held in value.items() if held is not None}
        case list():
            return [_without_nulls(held) for held in value if held is not None]
        case _:
            return value


def answer_to(asked: Told) -> Line:
    """Give the answer to one line, with what a person told in it."""
    line = answer(identify(asked, asked.answers.device_class))
    told = _answered(asked) if asked.answers != Answers() else {}
    version = told.get("os.version")
    if version is None:
        return msgspec.structs.replace(line, answered=told)
    reasons = {name: why for name, why in line.reasons.items() if name != "os_version"}
    return msgspec.structs.replace(line, os_version=str(version), reasons=reasons, derived={}, answered=told)


def _answered(asked: Told) -> dict[str, Value]:
    """Give the facts that rest on what a person told, as the check page would read them."""
    readings = readings_of(asked, Tried(), asked.answers, _models() if asked.answers.model else ())
    return {
        fact: reading.value
        for fact, reading in readings.items()
        if isinstance(reading, Known) and reading.source == ASKED
    }


@cache
def _models() -> tuple[DeviceModel, ...]:
    return tuple(load_releases(built_in_specs_folder()).operating_systems.device_model)


def answer(found: Identified) -> Line:
    """Give one answer from what was recognised."""
    fields = {"device_class": found.device_class, "os_version": found.os_version}
    reasons: dict[str, WhyUnknown] = {name: item.why for name, item in fields.items() if isinstance(item, Unknown)}
    if found.os is None:
        reasons["os"] = "hidden_by_browser"
    if found.browser.version is None:
        reasons["browser_version"] = "hidden_by_browser"
    return Line(
        device_class=text_of(found.device_class) or None,
        os=found.os,
        os_version=text_of(found.os_version) or None,
        browser=found.browser.name,
        browser_version=found.browser.version,
        reasons=reasons,
        derived={"os_version": text_of(found.version_by_browser)} if found.version_by_browser else {},
    )
