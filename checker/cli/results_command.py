"""`systeemcheck results prune`: the end of a result's life."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

import click
import msgspec

from checker.checking.today import judged_today
from checker.cli.home import cache_folder, home
from checker.cli.options import language_option
from checker.cli.output import give
from checker.cli.requirements import in_use
from checker.cli.talk import Talk
from checker.errors import BadInputError, Ended, ExitCode, reason_of
from checker.fleet.outdated import day_before, outdated
from checker.home_paths import without_home
from checker.storage.gathering import gather
from checker.storage.places import RESULTS_FOLDER
from checker.storage.removing import remove_result
from checker.storage.results_cache import forget_all
from checker.storage.results_folder import RejectedFile
from checker.storage.settings import Settings, load_settings


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """The options of the command, as the user gave them."""

    older_than: str
    results: str | None
    yes: bool
    lang: str | None


@click.group("results")
def command() -> None:
    """Look after stored results."""


@command.command("prune")
@click.option("--older-than", required=True, metavar="AGE", help="What may go: 2y is two years, 400d is 400 days.")
@click.option("--results", metavar="DIR", help="Folder of the results; those below it too.")
@click.option("--yes", "--apply", "yes", is_flag=True, help="Do it; without this it is only shown.")
@language_option
def prune(**options: object) -> Ended:
    """Remove old results and their reports; the last result of every device stays. Shows what would go, first."""
    return _prune(msgspec.convert(options, Options))


def _prune(options: Options) -> Ended:
    settings = load_settings(home())
    talk = Talk(options.lang or settings.language, is_quiet=False)
    folder = _folder(options, settings)
    now = dt.datetime.now(dt.UTC)
    before = _before(options, talk, now)
    gathered = gather([str(folder)])
    _refuse_unreadable(folder, gathered.rejected)
    found = outdated(gathered.measurements, now, before)
    zipped = [file for file in found.files if file in gathered.zipped]
    found = msgspec.structs.replace(found, files=[file for file in found.files if file not in gathered.zipped])
    for file in found.files:
        give(without_home(file))
    failed = _removed(found.files, talk) if options.yes else found.files
    done = "cli.prune.done" if options.yes else "cli.prune.would"
    gone = len(found.files) - len(failed)
    talk.lines([talk.words.count(done, gone if options.yes else len(found.files), day=talk.words.date(before))])
    talk.say("cli.prune.left", results=found.results - gone, devices=found.devices, rejected=len(gathered.rejected))
    if zipped:
        talk.lines([talk.words.count("cli.prune.zipped", len(zipped), file=zipped[0])])
    if found.files and not options.yes:
        talk.say("cli.prune.how")
    is_wrong = options.yes and bool(failed)
    return Ended(ExitCode.BAD_INPUT if is_wrong else ExitCode.MEETS, must_be_read=is_wrong)


def _folder(options: Options, settings: Settings) -> Path:
    return Path(options.results) if options.results else home() / (settings.results or RESULTS_FOLDER)


def _before(options: Options, talk: Talk, now: dt.datetime) -> dt.date:
    """Give the day before which a result is old: counted from a day that the clock can be believed for."""
    releases = in_use(talk).releases
    today = judged_today(releases, now).day
    before = day_before(today, options.older_than)
    if before is None:
        problem = f'"{options.older_than[:40]}" is not an age'
        raise BadInputError("--older-than", "", problem, "Write it as 2y (years) or 400d (days).")
    return before


def _refuse_unreadable(folder: Path, rejected: Sequence[RejectedFile]) -> None:
    if problem := next((item for item in rejected if item.file == str(folder)), None):
        raise BadInputError(str(folder), "", problem.detail or "cannot be read", "Name a folder with results.")


def _removed(files: Sequence[str], talk: Talk) -> Sequence[str]:
    """Remove these; gives those that could not be, each of which is told."""
    failed = []
    for file in files:
        try:
            remove_result(Path(file))
        except OSError as error:
            talk.warn("cli.prune.failed", file=file, reason=reason_of(error))
            failed.append(file)
    forget_all(cache_folder())
    return failed
