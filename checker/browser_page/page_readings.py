"""From a submission to readings: a fact the browser does not tell stays unknown, with that reason."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import UNSET

from checker.browser_page.answers import answered_readings, inches_of, may_be_told
from checker.browser_page.browser import Recognised, engine
from checker.browser_page.conclusion import CLIENT_HINTS, USER_AGENT, Conclusion, text_of
from checker.browser_page.identifying import Identified, identify
from checker.browser_page.memory import memory_of_bucket
from checker.browser_page.screen import displays, zoom
from checker.browser_page.signals import Signals
from checker.browser_page.submission import Answers, Submission, Tried
from checker.model.devices import Browser, OsName
from checker.model.readings import FROM_A_FILE, IN_A_FRAME, IN_AN_APP, Facts, Reading, known, unknown
from checker.model.releases import DeviceModel
from checker.model.vocabulary import FACTS

_PAGE = "page"
_OF_CHROMEOS = frozenset({"chrome", "chromium"})
_USUAL = frozenset({"chrome", "chromium", "edge", "firefox", "safari"})
_NUMBERED_AS_CHROMIUM = frozenset({"chrome", "chromium", "edge", "edge-legacy"})
_ARCHITECTURES = {("x86", "64"): "amd64", ("x86", "32"): "x86", ("arm", "64"): "arm64", ("arm", "32"): "arm32"}


def page_readings(submission: Submission, models: Iterable[DeviceModel]) -> Facts:
    """Give a reading for every fact. What a person answered counts where the browser told nothing itself."""
    return readings_of(submission.signals, submission.tried, submission.answers, models)


def readings_of(signals: Signals, tried: Tried, answers: Answers, models: Iterable[DeviceModel]) -> Facts:
    """Give the same from its parts: what a browser says, what the page tried, and what a person answered."""
    found = identify(signals, answers.device_class)
    measured = {**_recognised(signals, found), **_tried(signals, tried, found)}
    answered = answered_readings(answers, models)
    readings = {fact: reading for fact, reading in answered.items() if may_be_told(measured.get(fact), reading)}
    seen = signals, tried, engine(signals, found.browser), text_of(found.device_class)
    screens = {"displays": displays(*seen, inches_of(answers, models)), "page.zoom": zoom(*seen)}
    together = {**measured, **screens, **readings}
    return {fact: together.get(fact) or _not_told(fact) for fact in FACTS}


def _not_told(fact: str) -> Reading:
    if fact == "os.updates_until":  # no browser tells it, so there only is a person to ask
        return unknown("not_asked", _PAGE)
    match FACTS[fact].asked_of:
        case "later" | "receiver":
            return unknown("not_asked", _PAGE)
        case "program":
            return unknown("hidden_by_browser", _PAGE)
        case "page":
            return unknown("not_asked", _PAGE)


def _recognised(signals: Signals, found: Identified) -> dict[str, Reading]:
    hints = signals.hints
    readings: dict[str, Reading] = {
        "device.class": found.device_class,
        "os.name": known(found.os, _source(found.device_class)) if found.os else unknown("hidden_by_browser", _PAGE),
        "os.version": found.version_by_browser or found.os_version,
        "browsers": _browsers(found.browser, found.os),
    }
    if hints.model:
        readings["device.model.name"] = known(hints.model, CLIENT_HINTS)
    if found.os == "chromeos" and hints.platform_version:
        readings["os.build_id"] = known(hints.platform_version, CLIENT_HINTS)
    if architecture := _ARCHITECTURES.get((hints.architecture, hints.bitness)):
        readings["os.architecture"] = known(architecture, CLIENT_HINTS)
    return readings


def _source(conclusion: Conclusion) -> str:
    return conclusion.source or USER_AGENT


def _browsers(found: Recognised, os: OsName | None) -> Reading:
    """Give the browser; unknown in an app, whose browser is not that of the device, and for one without a name.

    A page sees the one browser that shows it. Where that is one that publishers ask for, it is the one to judge; beside
    another, and on ChromeOS beside what is not its own Chrome, one of those may well be there.
    """
    if found.is_app:
        return unknown("hidden_by_browser", found.source, IN_AN_APP)
    if found.name == "other" and found.version is None:
        return unknown("not_understood", found.source)
    is_usual = found.name in (_OF_CHROMEOS if os == "chromeos" else _USUAL)
    return known((_browser(found),), found.source, "exact" if is_usual else "at_least")


def _browser(found: Recognised) -> Browser:
    """Give the browser with its own number, and with that of Chromium where the two differ."""
    has_own_number = found.chromium is not None and found.name not in _NUMBERED_AS_CHROMIUM
    return Browser(
        name=found.name,
        version=_without_zeros(found.version),
        chromium=_without_zeros(found.chromium) or UNSET if has_own_number else UNSET,
    )


def _without_zeros(version: str | None) -> str | None:
    """Give 156 for 156.0.0.0: where only the first number was told, the zeros behind it say nothing."""
    return version.removesuffix(".0.0.0") if version else None


def _tried(signals: Signals, tried: Tried, found: Identified) -> dict[str, Reading]:
    major = (found.browser.chromium or "0").partition(".")[0]
    readings: dict[str, Reading] = {
        "memory.installed": memory_of_bucket(
            tried.device_memory, int(major) if major.isdecimal() else 0, is_android=found.os == "android"
        ),
        "page.languages": known(tried.languages, _PAGE),
        **_flags(tried, is_app=found.browser.is_app),
    }
    if signals.max_touch_points is not None:
        readings["device.touch"] = known(signals.max_touch_points > 0, "touch points")
    if tried.logical_cores:  # WebKit says 8 at most (MDN, "hardwareConcurrency")
        clamped = "at_least" if engine(signals, found.browser) == "webkit" else "exact"
        readings["cpu.logical_cores"] = known(tried.logical_cores, "hardwareConcurrency", clamped)  # type: ignore[arg-type]
    return readings


def _flags(tried: Tried, *, is_app: bool) -> dict[str, Reading]:
    """Give what the page tried: only what the device's own browser would do in a window of its own."""
    tries = {
        "page.cookies": tried.cookies,
        "page.storage": tried.storage,
        "page.webgl": tried.webgl,
        "page.popups": tried.popups,
    }
    readings: dict[str, Reading] = {fact: known(flag, _PAGE) for fact, flag in tries.items() if flag is not None}
    if is_app:
        readings |= dict.fromkeys(tries, unknown("hidden_by_browser", _PAGE, IN_AN_APP))
    elif tried.opened_in == "frame":
        readings |= dict.fromkeys(("page.cookies", "page.storage"), unknown("not_asked", _PAGE, IN_A_FRAME))
    elif tried.opened_in == "file":  # no browser keeps a cookie for one; what it keeps in its storage, it keeps
        kept = ("page.cookies",) if tried.storage else ("page.cookies", "page.storage")
        readings |= dict.fromkeys(kept, unknown("not_asked", _PAGE, FROM_A_FILE))
    return readings
