"""`systeemcheck fleet`: one overview of all devices whose results lie in some folders."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Sequence
from pathlib import Path

import click
import msgspec

from checker.checking.checked_device import Rules
from checker.checking.saved_by_pages import judged_by
from checker.checking.today import judged_today
from checker.cli.home import cache_folder, home
from checker.cli.options import Day, language_option, on_option, spec_option
from checker.cli.outputs import check_outputs
from checker.cli.overview import Wanted, make_overview, tell
from checker.cli.requirements import in_use
from checker.cli.school_list import read_and_tell
from checker.cli.talk import Talk
from checker.errors import BadInputError, Ended, ExitCode
from checker.fleet.survey import STALE_AFTER, Question
from checker.model.moments import local
from checker.probes.live import open_in_browser
from checker.storage.gathering import gather
from checker.storage.places import RESULTS_FOLDER
from checker.storage.results_cache import ResultsCache
from checker.storage.school_list.listed import SchoolList
from checker.storage.settings import Settings, load_settings


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """The options of the command, as the user gave them."""

    folders: tuple[str, ...]
    output: Path
    spec: str | None
    compare_spec: str | None
    inventory: Path | None
    since: dt.date | None
    on: dt.date | None
    stale: int
    csv: Path | None
    xlsx: Path | None
    json: Path | None
    lang: str | None
    no_cache: bool
    quiet: bool
    no_open: bool


_FILE = click.Path(path_type=Path, dir_okay=False)


@click.command("fleet")
@click.argument("folders", nargs=-1, metavar="[DIR...]")
@click.option("-o", "output", type=_FILE, default=Path("overzicht.html"), metavar="FILE", help="The overview to write.")
@spec_option
@click.option("--compare-spec", metavar="ID|FILE", help="Show which devices change verdict under these requirements.")
@click.option(
    "--inventory",
    type=_FILE,
    metavar="FILE",
    help="Your list of devices, or an export of Google Admin or Intune: CSV, Excel (.xlsx) or LibreOffice (.ods).",
)
@click.option("--since", type=Day(), metavar="DATE", help="Show what changed after this day.")
@on_option
@click.option(
    "--stale", type=click.IntRange(0, 36_525), default=STALE_AFTER, show_default=True, metavar="DAYS",
    help="After how many days a measurement is old.",
)  # fmt: skip
@click.option("--csv", type=_FILE, metavar="FILE", help="Also write all devices as CSV.")
@click.option("--xlsx", type=_FILE, metavar="FILE", help="Also write every table as a sheet of an Excel file.")
@click.option("--json", type=_FILE, metavar="FILE", help="Also write all of it as JSON.")
@language_option
@click.option("--no-cache", is_flag=True, help="Read every file anew, and remember none.")
@click.option("-q", "--quiet", is_flag=True, help="Print nothing but errors, never open the overview.")
@click.option("--no-open", is_flag=True, help="Do not open the overview.")
def command(**options: object) -> Ended:
    """Make one overview of all results in DIR and the folders below; without DIR, in the school's own folder."""
    return _fleet(msgspec.convert(options, Options))


def _fleet(options: Options) -> Ended:
    settings = load_settings(home())
    talk = Talk(options.lang or settings.language, is_quiet=options.quiet)
    folders = options.folders or (str(home() / (settings.results or RESULTS_FOLDER)),)
    _check_places(options, settings, folders)
    question = _question(options, settings, talk)
    cache = None if options.no_cache else ResultsCache(cache_folder(), folders)
    wanted = Wanted(html=options.output, csv=options.csv, xlsx=options.xlsx, json=options.json)
    own = (options.output, options.csv, options.xlsx, options.json, _inventory_path(options, settings))
    rules = Rules(question.spec, question.releases)
    as_result = judged_by(lambda: rules, question.now)
    gathered = gather(folders, cache, talk.reading, as_result, [str(path) for path in own if path])
    made = make_overview(gathered, question, wanted, talk)
    tell(made, talk)
    if not (options.no_open or options.quiet) and not open_in_browser(str(made.paths[0].resolve())):
        talk.warn("cli.open_overview")
    return Ended(ExitCode.MEETS, must_be_read=talk.has_warned)


def _check_places(options: Options, settings: Settings, folders: Sequence[str]) -> None:
    """Refuse what would write over something else, or make an empty overview of a folder that is not there.

    With a list and no results yet there is something to see: whom to visit.
    """
    listed = _inventory_path(options, settings)
    named = (options.output, options.csv, options.xlsx, options.json)
    check_outputs([path for path in named if path], [listed] if listed else [])
    for folder in folders:
        if not os.path.isdir(folder) and (listed is None or options.output.exists()):  # noqa: PTH112  raises for no name
            problem = "is not there, or is no folder"
            raise BadInputError(folder, "", problem, "Check the name, and whether the stick or the share is there.")


def _question(options: Options, settings: Settings, talk: Talk) -> Question:
    requirements = in_use(talk)
    now, releases = local(dt.datetime.now(dt.UTC)), requirements.releases
    day = options.on or judged_today(releases, now).day
    return Question(
        spec=requirements.choose(options.spec or settings.spec or None, day),
        releases=releases,
        now=now,
        on=options.on,
        stale_after=options.stale,
        inventory=_inventory(options, settings, talk),
        compare=requirements.choose(options.compare_spec, day) if options.compare_spec else None,
        since=options.since,
    )


def _inventory(options: Options, settings: Settings, talk: Talk) -> SchoolList | None:
    path = _inventory_path(options, settings)
    return read_and_tell(path, talk) if path else None


def _inventory_path(options: Options, settings: Settings) -> Path | None:
    return options.inventory or (home() / settings.inventory if settings.inventory else None)
