"""`systeemcheck demo`: an invented school of 200 devices, and its overview, before walking past a real one."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Iterable
from pathlib import Path

import click

from checker.checking.today import judged_today
from checker.cli.options import language_option
from checker.cli.outputs import check_place
from checker.cli.overview import Wanted, make_overview, tell
from checker.cli.requirements import in_use
from checker.cli.talk import Talk
from checker.demo.school import NOT_YET_MEASURED, file_name, invented_results
from checker.errors import BadInputError, Ended, ExitCode, NoLastingPlaceError, reason_of
from checker.fleet.survey import Question
from checker.model.releases import Releases
from checker.model.results import DeviceResult
from checker.probes.live import open_in_browser
from checker.storage.gathering import gather
from checker.storage.places import RESULTS_FOLDER
from checker.storage.result_file import encode_result
from checker.storage.school_list.reading import read_school_list
from checker.storage.settings import Settings

LIST_NAME = "apparatenlijst.csv"
OVERVIEW_NAME = "overzicht.html"
_TORN = 700


@click.command("demo")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path, file_okay=False))
@language_option
@click.option("--no-open", is_flag=True, help="Do not open the overview.")
def command(folder: Path, lang: str | None, *, no_open: bool) -> Ended:
    """Write an invented school of 200 devices into DIR, with its overview, to see what that looks like."""
    talk = Talk(lang or Settings().language, is_quiet=False)
    requirements = in_use(talk)
    releases = requirements.releases
    now = _believed(dt.datetime.now().astimezone(), releases)
    spec = requirements.choose((), now.date())
    results = list(invented_results(spec, releases, now.date()))
    _write(folder, results)
    talk.say("cli.demo.written", path=str(folder))
    question = Question(
        spec=spec, releases=releases, now=now, inventory=read_school_list(folder / LIST_NAME),
        since=now.date() - dt.timedelta(days=60),
    )  # fmt: skip
    gathered = gather([str(folder / RESULTS_FOLDER)])
    made = make_overview(gathered, question, Wanted(html=folder / OVERVIEW_NAME), talk)
    tell(made, talk)
    if not no_open and not open_in_browser(str(made.paths[0].resolve())):
        talk.warn("cli.open_overview")
    return Ended(ExitCode.MEETS, must_be_read=talk.has_warned)


def _believed(now: dt.datetime, releases: Releases) -> dt.datetime:
    """Give the moment it is in the invented school: one of which the tables know what is new."""
    day = judged_today(releases, now).day
    return now.replace(year=day.year, month=day.month, day=day.day)


def _write(folder: Path, results: list[DeviceResult]) -> None:
    """Write the results, one of them torn as a full stick leaves it, and the school's list."""
    target = folder / RESULTS_FOLDER
    check_place(folder, folder)
    try:
        if folder.exists() and any(folder.iterdir()):
            raise BadInputError(str(folder), "", "is not empty", "Name a new or an empty folder.")
        target.mkdir(parents=True)
        for result in results:
            (target / file_name(result)).write_bytes(encode_result(result))
        torn = target / file_name(results[-1]).replace(results[-1].device.id, results[0].device.id)
        torn.write_bytes(encode_result(results[-1])[:_TORN])
        (folder / LIST_NAME).write_text(_list_of(results), encoding="utf-8-sig", newline="")
    except OSError as error:
        raise NoLastingPlaceError(f"{folder}: {reason_of(error)}. Name another folder.") from error


def _list_of(results: Iterable[DeviceResult]) -> str:
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";")
    writer.writerow(("label", "naam", "locatie", "soort"))
    rows = dict.fromkeys((item.device.label, item.device.name, item.device.location, "") for item in results)
    writer.writerows(rows)
    writer.writerows((label, "", place, kind) for label, place, kind in NOT_YET_MEASURED)
    return text.getvalue()
