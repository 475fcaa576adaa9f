"""The devices in tests/verdicts, and each of them with one thing changed: unknown, older, smaller, less."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import msgspec

from checker.checking.checked_device import CheckedDevice
from checker.model.devices import Browser, Display
from checker.model.readings import Facts, Known, Reading, WhyUnknown, unknown
from checker.model.results import Origin
from checker.versions import is_version, major
from tests.reporting.contexts import LAPTOP, context_of
from tests.verdicts.cases import case_in, facts_in, releases_for, spec_of

GIB = 2**30
_SEEN_BY_A_PAGE = frozenset({"page", "user agent", "client hints", "screen x pixel ratio", "touch points"})
_YEARS = {"behind": 4, "old": 30}
_SMALL = Display(
    width=800, height=480, native_width=800, native_height=480, scale=1.0,
    effective_width=800, effective_height=480, inches=7.0, primary=True, internal=True,
)  # fmt: skip


def variants_of(folder: Path) -> Iterator[tuple[str, Facts, Origin]]:
    """Give a name, the readings and from where they were taken, the case itself first."""
    facts = facts_in(folder)
    origin = _origin(facts)
    yield "as it is", facts, origin
    why: WhyUnknown = "hidden_by_browser" if origin == "page" else "not_permitted"
    for fact, reading in facts.items():
        yield f"{fact} unknown", {**facts, fact: unknown(why, reading.source)}, origin
    for name, changed in _changes(facts):
        yield name, {**facts, **changed}, origin
    if origin == "program":
        yield "seen by a page", _as_a_page_sees(facts), "page"


def _origin(facts: Facts) -> Origin:
    sources = {reading.source for reading in facts.values()}
    return "page" if sources & _SEEN_BY_A_PAGE else "program"


def _changes(facts: Facts) -> Iterator[tuple[str, dict[str, Reading]]]:
    yield "timed out", {name: unknown("timed_out", "x") for name in ("memory.installed", "memory.usable")}
    for name, majors in _YEARS.items():
        yield f"browsers {name}", {"browsers": _aged(facts, majors)}
    yield "no browsers", {"browsers": Known(value=(), source="x")}
    yield "small screen", {"displays": Known(value=(_SMALL,), source="x")}
    for gib in (2, 4, 8):
        usable = Known(value=int(gib * GIB * 0.93), source="x")
        yield f"{gib} GiB", {"memory.installed": Known(value=gib * GIB, source="x"), "memory.usable": usable}
    yield "full disk", {"storage.free": Known(value=10**8, source="x")}
    yield "no sound", {"audio.outputs": Known(value=0, source="x")}


def _aged(facts: Facts, majors: int) -> Reading:
    reading = facts.get("browsers")
    value = reading.value if isinstance(reading, Known) and isinstance(reading.value, tuple) else ()
    found = tuple(_older(item, majors) for item in value if isinstance(item, Browser))
    return Known(value=found, source=getattr(reading, "source", "x"))


def _older(browser: Browser, majors: int) -> Browser:
    if browser.version is None or not is_version(browser.version):
        return browser
    number = max(major(browser.version) - (1 if browser.name == "safari" else majors), 1)
    return msgspec.structs.replace(browser, version=f"{number}.0.1")


def _as_a_page_sees(facts: Facts) -> Facts:
    """Give the readings as Firefox's page would: hardly more than the kind of device and its screen."""
    seen = {"device.class", "os.name", "displays", "browsers", "device.form"}
    hidden = {fact: unknown("hidden_by_browser", "page") for fact in facts if fact not in seen}
    firefox = Browser(name="firefox", version="160.0", channel="unknown", scope="user", default=None)
    return {**facts, **hidden, "browsers": Known(value=(firefox,), source="user agent")}


@cache
def contexts_of(folder: Path) -> tuple[tuple[str, CheckedDevice], ...]:
    """Give the report of each variant."""
    case = case_in(folder)
    spec, tables = spec_of(case), releases_for(folder, case)
    return tuple(
        (name, context_of(facts, spec, tables, case.on, LAPTOP, origin)) for name, facts, origin in variants_of(folder)
    )
