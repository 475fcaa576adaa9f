"""`systeemcheck identify`: what browsers say of themselves in, which device, system and browser it is out."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import click
import msgspec

from checker.cli.output import tell
from checker.errors import ExitCode
from checker.model.readings import WhyUnknown
from checker.probes.browser_page.identifying import Identified, identify
from checker.probes.browser_page.signals import Signals
from checker.probes.browser_page.told import Hidden, Told

_LONGEST_LINE = 64 * 1024


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One answer. `reasons` says of every null why; `derived` holds what is concluded from something else."""

    device_class: str | None
    os: str | None
    os_version: str | None
    browser: str
    browser_version: str | None
    reasons: dict[str, WhyUnknown]
    derived: dict[str, str]


@click.command("identify")
def command() -> None:
    """Read JSON lines on standard input (ua, client_hints, max_touch_points, platform, screen), answer line by line.

    A line that is no such object is answered with {"error": ...}; the exit code is 2 then.
    """
    failed = 0
    for answer, is_good in _answers():
        sys.stdout.buffer.write(answer)
        failed += not is_good
    sys.stdout.buffer.flush()
    if failed:
        tell(f"systeemcheck: {failed} lines could not be read; their answer is an error.")
        click.get_current_context().exit(ExitCode.BAD_INPUT)


def _answers() -> Iterator[tuple[bytes, bool]]:
    decode = msgspec.json.Decoder(Signals).decode
    encode = msgspec.json.Encoder().encode
    for number, line in enumerate(iter(lambda: sys.stdin.buffer.readline(_LONGEST_LINE), b""), start=1):
        if not line.strip():
            continue
        try:
            yield encode(answer(identify(decode(line)))) + b"\n", True
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
            yield encode({"error": str(error)[:200], "line": number}) + b"\n", False


def answer(found: Identified) -> Line:
    """Give one answer from what was recognised."""
    fields = {"device_class": found.device_class, "os_version": found.os_version}
    reasons: dict[str, WhyUnknown] = {name: item.why for name, item in fields.items() if isinstance(item, Hidden)}
    if found.os is None:
        reasons["os"] = "hidden_by_browser"
    if found.browser.version is None:
        reasons["browser_version"] = "hidden_by_browser"
    return Line(
        device_class=_value(found.device_class),
        os=found.os,
        os_version=_value(found.os_version),
        browser=found.browser.name,
        browser_version=found.browser.version,
        reasons=reasons,
        derived={"os_version": found.version_by_browser.value} if found.version_by_browser else {},
    )


def _value(item: Told | Hidden) -> str | None:
    return item.value if isinstance(item, Told) else None
