"""`systeemcheck fleet`: one overview of all devices whose results lie in some folders."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click
import msgspec

from checker.cli.home import cache_folder, home
from checker.cli.options import Day, language_option, on_option, spec_option
from checker.cli.outputs import check_folder, check_outputs
from checker.cli.overview import Wanted, make_overview, tell
from checker.cli.requirements import in_use
from checker.cli.school_list import tell_list
from checker.cli.talk import Talk
from checker.errors import Ended, ExitCode
from checker.fleet.survey import STALE_AFTER
from checker.overview.asking import AskedOverview, School, folders_asked, list_path, question
from checker.overview.checklist import with_checklist_asked
from checker.overview.making import Reading, gathered_for
from checker.probes.live import open_in_browser
from checker.storage.results_cache import ResultsCache
from checker.storage.settings import load_settings


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """The options of the command, as the user gave them."""

    folders: tuple[str, ...]
    output: Path
    specs: tuple[str, ...]
    compare_specs: tuple[str, ...]
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
@click.option(
    "--compare-spec", "compare_specs", multiple=True, metavar="ID|FILE",
    help="Show which devices change verdict under these requirements; may be repeated.",
)  # fmt: skip
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
    school = School(home(), load_settings(home()))
    talk = Talk(options.lang or school.settings.language, is_quiet=options.quiet)
    asked = _asked(options)
    folders = folders_asked(asked, school)
    _check_places(options, asked, school)
    asks = with_checklist_asked(question(asked, school, in_use(talk)), school)
    if asks.inventory:
        tell_list(asks.inventory, talk)
    cache = None if options.no_cache else ResultsCache(cache_folder(), folders)
    wanted = Wanted(html=options.output, csv=options.csv, xlsx=options.xlsx, json=options.json)
    own = (options.output, options.csv, options.xlsx, options.json, list_path(asked, school))
    gathered = gathered_for(asks, folders, Reading(cache, talk.reading, [str(path) for path in own if path]))
    made = make_overview(gathered, asks, wanted, talk)
    tell(made, talk)
    if not (options.no_open or options.quiet) and not open_in_browser(str(made.paths[0].resolve())):
        talk.warn("cli.open_overview")
    return Ended(ExitCode.MEETS, must_be_read=talk.has_warned)


def _asked(options: Options) -> AskedOverview:
    return AskedOverview(
        folders=options.folders,
        specs=options.specs,
        compare_specs=options.compare_specs,
        inventory=options.inventory,
        since=options.since,
        on=options.on,
        stale_after=options.stale,
    )


def _check_places(options: Options, asked: AskedOverview, school: School) -> None:
    """Refuse what would write over something else, or make an empty overview of a folder that is not there.

    With a list and no results yet there is something to see: whom to visit.
    """
    listed = list_path(asked, school)
    named = (options.output, options.csv, options.xlsx, options.json)
    check_outputs([path for path in named if path], [listed] if listed else [])
    for folder in folders_asked(asked, school):
        if listed is None or options.output.exists():
            check_folder(folder)
