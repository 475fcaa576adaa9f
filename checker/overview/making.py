"""From folders of results to an overview: gather, survey, and give each file it can be written as."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import Literal, NamedTuple

from checker.checking.checked_device import Rules
from checker.fleet.model import Fleet
from checker.fleet.survey import Question, Surveyor
from checker.reporting.fleet.describer import DeviceWords
from checker.reporting.fleet.fleet_report import render_fleet_report
from checker.reporting.language.words import Words
from checker.storage.gathering import AsResult, Gathered, Progress, gather
from checker.storage.result_file import encode_result
from checker.storage.results_cache import ResultsCache

Form = Literal["html", "csv", "xlsx", "json"]


class Reading(NamedTuple):
    """How a folder is read: what is remembered of it, who hears how far it is, and the files that are no results."""

    cache: ResultsCache | None = None
    progress: Progress | None = None
    own: Sequence[str] = ()


def gathered_for(question: Question, folders: Sequence[str], reading: Reading) -> Gathered:
    """Give all results in these folders; what a page handed over counts, judged by the requirements asked for."""
    return gather(folders, reading.cache, reading.progress, _as_result(question), reading.own)


def surveyed(gathered: Gathered, question: Question, words: Words) -> Fleet:
    """Give the overview as data."""
    return surveyor(question, words).survey(gathered, question)


def surveyor(question: Question, words: Words) -> Surveyor:
    """Give who makes overviews of one question, and remembers for the next what was found for one."""
    return Surveyor(DeviceWords(question.spec, question.releases, words))


def forms(fleet: Fleet, now: dt.datetime, language: str, csv: str = "") -> Mapping[Form, Callable[[], bytes]]:
    """Give how it is made in each form; what is not made is not imported either. `csv`: its name, for the page."""
    return {
        "html": lambda: render_fleet_report(fleet, language, csv).encode(),
        "csv": lambda: _csv(fleet, language),
        "xlsx": lambda: _xlsx(fleet, language, now),
        "json": lambda: _json(fleet),
    }


def _csv(fleet: Fleet, language: str) -> bytes:
    from checker.reporting.fleet.csv_export import csv_bytes  # noqa: PLC0415  only who asks for it pays
    from checker.reporting.fleet.views import devices_view  # noqa: PLC0415  likewise

    return csv_bytes(devices_view(fleet, language, "csv"), language)


def _xlsx(fleet: Fleet, language: str, now: dt.datetime) -> bytes:
    from checker.reporting.fleet.views import views  # noqa: PLC0415  only who asks for it pays
    from checker.reporting.fleet.xlsx_export import xlsx_bytes  # noqa: PLC0415  likewise, 60 ms

    return xlsx_bytes(views(fleet, language), now)


def _json(fleet: Fleet) -> bytes:
    from checker.reporting.fleet.json_export import json_bytes  # noqa: PLC0415  only who asks for it pays

    return json_bytes(fleet)


def _as_result(question: Question) -> AsResult:
    """Give what judges a file that a page saved; only a folder that has one pays for it."""

    def as_result(data: bytes, name: str) -> bytes:
        from checker.checking.submissions import result_of  # noqa: PLC0415  see above

        measure = Rules(question.spec, question.releases)
        return encode_result(result_of(data, name, measure, question.now.astimezone(dt.UTC)))

    return as_result
