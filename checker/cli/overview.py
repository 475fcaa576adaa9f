"""Making an overview: gather, survey, render, write. The commands `fleet` and `demo` both do this."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from checker.cli.talk import Talk
from checker.errors import NoLastingPlaceError
from checker.fleet.model import Fleet
from checker.fleet.survey import Question, survey
from checker.reporting.fleet.describer import DeviceWords
from checker.reporting.fleet.fleet_report import render_fleet_report
from checker.reporting.fleet.school_list import list_summary
from checker.storage.gathering import Gathered
from checker.storage.leftovers import clear_leftovers_of
from checker.storage.writing import write_all


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """The files to write; None for those not asked for."""

    html: Path
    csv: Path | None = None
    xlsx: Path | None = None
    json: Path | None = None


class Made(NamedTuple):
    """What was made."""

    fleet: Fleet
    paths: Sequence[Path]


def make_overview(gathered: Gathered, question: Question, wanted: Wanted, talk: Talk) -> Made:
    """Survey the results and write every file. Raises `NoLastingPlaceError` when one cannot be written."""
    fleet = survey(gathered, question, DeviceWords(question.spec, question.releases, talk.words))
    paths = [_write(path, make()) for path, make in _files(fleet, question.now, wanted, talk.language).items()]
    return Made(fleet, paths)


def _files(fleet: Fleet, now: dt.datetime, wanted: Wanted, language: str) -> Mapping[Path, Callable[[], bytes]]:
    """Give how each file is made, the page first; what is not asked for is not imported either."""
    csv = wanted.csv.name if wanted.csv else ""
    files: dict[Path, Callable[[], bytes]] = {wanted.html: lambda: render_fleet_report(fleet, language, csv).encode()}
    if wanted.csv:
        files[wanted.csv] = lambda: _csv(fleet, language)
    if wanted.xlsx:
        files[wanted.xlsx] = lambda: _xlsx(fleet, language, now)
    if wanted.json:
        files[wanted.json] = lambda: _json(fleet)
    return files


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


def _write(path: Path, data: bytes) -> Path:
    try:
        (written,) = write_all(path.parent, {path.name: data})
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or type(error).__name__
        raise NoLastingPlaceError(f"{path}: {reason}. Close it if it is open, or name another file.") from error
    clear_leftovers_of(written)
    return written


def tell(made: Made, talk: Talk) -> None:
    """Say what was counted and where it is."""
    verdicts = Counter(row.judged.verdict.value for row in made.fleet.rows)
    meets = verdicts["pass"] + verdicts["advice"]
    numbers = {"pass": meets, "fail": verdicts["fail"], "unknown": verdicts["unknown"]}
    if not talk.is_quiet:
        said = ", ".join(talk.words.count(f"verdict.count.{name}", number) for name, number in numbers.items())
        talk.lines([talk.words.count("cli.fleet.devices", len(made.fleet.rows), verdicts=said)])
        if rejected := len(made.fleet.files.rejected):
            talk.lines([talk.words.count("cli.fleet.rejected", rejected)])
        for message, number in (
            ("double", len(made.fleet.duplicates)),
            ("conflict", len(made.fleet.decisions.conflicts)),
        ):
            if number:
                talk.lines([talk.words.count(f"cli.fleet.{message}", number)])
        talk.lines(filter(None, [list_summary(made.fleet, talk.words)]))
    for number, path in enumerate(made.paths):
        talk.say("cli.fleet.export" if number else "cli.fleet.written", path=str(path))
