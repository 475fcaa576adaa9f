"""From a submission to readings: a fact the browser does not tell stays unknown, with that reason."""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Mapping

from checker.model.devices import Browser
from checker.model.readings import Facts, Known, Reading, Unknown, known, unknown
from checker.model.releases import DeviceModel
from checker.model.vocabulary import FACTS
from checker.probes.browser_page.identifying import Identified, identify
from checker.probes.browser_page.memory import memory_of_bucket
from checker.probes.browser_page.screen import displays, zoom
from checker.probes.browser_page.submission import Answers, Submission
from checker.probes.browser_page.told import ASKED, CLIENT_HINTS, USER_AGENT, Conclusion, Told

_PAGE = "page"
_GIB = 2**30
_ARCHITECTURES = {("x86", "64"): "amd64", ("x86", "32"): "x86", ("arm", "64"): "arm64", ("arm", "32"): "arm32"}


def page_readings(submission: Submission, models: Iterable[DeviceModel]) -> Facts:
    """Give a reading for every fact. What a person answered counts where the browser told nothing itself."""
    found = identify(submission.signals, submission.answers.device_class)
    measured = {**_recognised(submission, found), **_tried(submission, found)}
    answered = _answered(submission.answers, models)
    readings = {fact: reading for fact, reading in answered.items() if _is_open(measured.get(fact))}
    kind = found.device_class.value if isinstance(found.device_class, Told) else ""
    inches = _inches(submission.answers, models)
    level = zoom(submission.tried, found.browser, kind)
    screens = {"displays": displays(submission.signals, level, kind, inches), "page.zoom": level}
    together = {**measured, **screens, **readings}
    return {fact: together.get(fact) or _not_told(fact) for fact in FACTS}


def _is_open(reading: Reading | None) -> bool:
    """Tell whether a person may fill it in: not where the browser told it outright."""
    return reading is None or isinstance(reading, Unknown) or reading.bound != "exact"


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


def _recognised(submission: Submission, found: Identified) -> dict[str, Reading]:
    hints = submission.signals.hints
    readings: dict[str, Reading] = {
        "device.class": _reading(found.device_class),
        "os.name": known(found.os, _source(found.device_class)) if found.os else unknown("hidden_by_browser", _PAGE),
        "os.version": _os_version(found),
        "browsers": known((_browser(found),), found.browser.source),
    }
    if hints.model:
        readings["device.model.name"] = known(hints.model, CLIENT_HINTS)
    if found.os == "chromeos" and hints.platform_version:
        readings["os.build_id"] = known(hints.platform_version, CLIENT_HINTS)
    if architecture := _ARCHITECTURES.get((hints.architecture, hints.bitness)):
        readings["os.architecture"] = known(architecture, CLIENT_HINTS)
    return readings


def _reading(conclusion: Conclusion) -> Reading:
    if isinstance(conclusion, Told):
        return Known(value=conclusion.value, source=conclusion.source, bound=conclusion.bound)
    return unknown(conclusion.why, conclusion.source)


def _source(conclusion: Conclusion) -> str:
    return conclusion.source or USER_AGENT


def _os_version(found: Identified) -> Reading:
    return _reading(found.version_by_browser or found.os_version)


def _browser(found: Identified) -> Browser:
    """Give the browser; where only the first number was told, the zeros behind it say nothing."""
    version = found.browser.version
    return Browser(name=found.browser.name, version=version.removesuffix(".0.0.0") if version else None)


def _tried(submission: Submission, found: Identified) -> dict[str, Reading]:
    tried, signals = submission.tried, submission.signals
    major = (found.browser.version or "0").partition(".")[0]
    readings: dict[str, Reading] = {
        "memory.installed": memory_of_bucket(
            tried.device_memory, int(major) if major.isdigit() else 0, is_android=found.os == "android"
        ),
        "page.languages": known(tried.languages, _PAGE),
    }
    flags = {
        "page.cookies": tried.cookies,
        "page.storage": tried.storage,
        "page.webgl": tried.webgl,
        "page.popups": tried.popups,
    }
    readings |= {fact: known(flag, _PAGE) for fact, flag in flags.items() if flag is not None}
    if signals.max_touch_points is not None:
        readings["device.touch"] = known(signals.max_touch_points > 0, "touch points")
    if tried.logical_cores:  # Safari says 8 at most (MDN, "hardwareConcurrency")
        clamped = "at_least" if found.browser.name == "safari" else "exact"
        readings["cpu.logical_cores"] = known(tried.logical_cores, "hardwareConcurrency", clamped)  # type: ignore[arg-type]
    return readings


def _answered(answers: Answers, models: Iterable[DeviceModel]) -> Mapping[str, Reading]:
    given: dict[str, str | int | bool | None] = {
        "os.version": answers.os_version,
        "os.updates_until": _last_day(answers.updates_until) if answers.updates_until else None,
        "memory.installed": round(answers.memory * _GIB) if answers.memory else None,
        "device.model.name": answers.model if _model(answers, models) else None,
        "page.sound": answers.sound,
    }
    return {fact: known(value, ASKED) for fact, value in given.items() if value is not None}


def _last_day(month: str) -> str:
    """Give the last day of a month: the update schedule names no day."""
    year, number = map(int, month.split("-"))
    return f"{month}-{calendar.monthrange(year, number)[1]:02}"


def _model(answers: Answers, models: Iterable[DeviceModel]) -> DeviceModel | None:
    return next((model for model in models if answers.model and english_title(model) == answers.model), None)


def english_title(model: DeviceModel) -> str:
    """Give the title a model has in English, which stands for it in an answer."""
    return model.title if isinstance(model.title, str) else model.title["en"]


def _inches(answers: Answers, models: Iterable[DeviceModel]) -> float | None:
    model = _model(answers, models)
    return model.inches if model else None
