"""What a person answered, as readings: marked as told, and never in place of what was measured."""

from __future__ import annotations

import calendar
from collections.abc import Iterable

from checker.browser_page.conclusion import ASKED
from checker.browser_page.submission import Answers
from checker.model.readings import Between, Facts, Known, Reading, Unknown, known
from checker.model.releases import DeviceModel

_GIB = 2**30


def answered_readings(answers: Answers, models: Iterable[DeviceModel]) -> Facts:
    """Give a reading for every answer that tells a fact by itself; the kind of device is not among them."""
    given: dict[str, str | int | bool | None] = {
        "os.version": answers.os_version,
        "os.updates_until": _last_day(answers.updates_until) if answers.updates_until else None,
        "memory.installed": round(answers.memory * _GIB) if answers.memory else None,
        "device.model.name": answers.model if _model(answers, models) else None,
        "page.sound": answers.sound,
        "page.popups": answers.popups,
    }
    return {fact: known(value, ASKED) for fact, value in given.items() if value is not None}


def may_be_told(measured: Reading | None, told: Reading) -> bool:
    """Tell whether what a person says counts: not where it was measured outright, nor beyond what was measured."""
    match measured:
        case None | Unknown():
            return True
        case Known(value=int() | float() as limit, bound="at_least"):
            return _is_within(told, limit, float("inf"))
        case Known(value=int() | float() as limit, bound="at_most"):
            return _is_within(told, float("-inf"), limit)
        case Between(low=low, high=high):
            return _is_within(told, low, high)
        case Known():
            return measured.bound != "exact"


def _is_within(told: Reading, low: float, high: float) -> bool:
    return isinstance(told, Known) and isinstance(told.value, int | float) and low <= told.value <= high


def inches_of(answers: Answers, models: Iterable[DeviceModel]) -> float | None:
    """Give the diagonal of the model that was chosen; None where none was, or it is not known."""
    model = _model(answers, models)
    return model.inches if model else None


def english_title(model: DeviceModel) -> str:
    """Give the title a model has in English, which stands for it in an answer."""
    return model.title if isinstance(model.title, str) else model.title["en"]


def _last_day(month: str) -> str:
    """Give the last day of a month: the update schedule names no day."""
    year, number = map(int, month.split("-"))
    return f"{month}-{calendar.monthrange(year, number)[1]:02}"


def _model(answers: Answers, models: Iterable[DeviceModel]) -> DeviceModel | None:
    return next((model for model in models if answers.model and english_title(model) == answers.model), None)
