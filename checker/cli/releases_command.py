"""`systeemcheck releases`: how old the release tables are; newer ones in their place, new documents beside them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from pathlib import Path

import click
import msgspec

from checker.checking.today import judged_today
from checker.cli.home import home
from checker.cli.options import Day, json_option, language_option
from checker.cli.output import give, give_json
from checker.cli.releases_words import refreshed_lines, standing_lines
from checker.cli.requirements import in_use
from checker.cli.talk import Talk
from checker.errors import Ended, ExitCode
from checker.refreshing.fresh import fresh_tables, write
from checker.refreshing.fresh_checklists import fresh_checklists
from checker.refreshing.fresh_document import write_documents
from checker.refreshing.fresh_specs import fresh_specs
from checker.refreshing.given import with_digest
from checker.refreshing.parting import parted
from checker.refreshing.places import folder_to_write, specs_beside
from checker.refreshing.sources import NPM, given_by
from checker.refreshing.standing import standing_of
from checker.refreshing.trouble import TroubleError
from checker.storage.settings import load_settings

_DIGEST = re.compile(r"[0-9a-f]{64}", re.ASCII)


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """The options of `refresh`, as the user gave them."""

    source: str
    folder: Path | None
    sha256: tuple[str, ...]
    snapshot: dt.date | None
    check: bool
    lang: str | None


@click.group("releases")
def command() -> None:
    """Show and renew the tables of releases that age is judged by."""


@command.command("show")
@json_option
@language_option
def show(lang: str | None, *, as_json: bool) -> None:
    """Show how old the tables are, their sources, and the newest version of each browser."""
    talk = _talk(lang)
    releases = in_use(talk).releases
    today = judged_today(releases)
    standing = standing_of(releases, max(today.told or today.day, today.day))
    if as_json:
        give_json(msgspec.json.format(msgspec.json.encode(standing), indent=1).decode() + "\n")
        return
    for line in standing_lines(standing, talk.words):
        give(line)
    if today.told:
        kind = "doubted" if today.latest else "wrong"
        talk.warn(f"cli.releases.clock.{kind}", told=talk.words.date(today.told))


@command.command("refresh")
@click.argument("source", default=NPM)
@click.option(
    "--folder", type=click.Path(path_type=Path, exists=True, file_okay=False), metavar="DIR",
    help="The stick, checkout or requirements_specs to write in; without it, the one this program uses.",
)  # fmt: skip
@click.option("--sha256", multiple=True, metavar="DIGEST", help="Every file read must have one of these; repeatable.")
@click.option("--snapshot", type=Day(), metavar="DATE", help="Day of a table made from packages; without it, today.")
@click.option("--check", is_flag=True, help="Write nothing; exit code 1 when the tables would change.")
@language_option
def refresh(**options: object) -> Ended:
    """Put newer release tables in place of those there, and new requirements and checklists beside those there.

    SOURCE is a folder (a newer stick or checkout), a file (a table, requirements, a checklist, or the package of MDN's
    browser data), an https address of such a file, or "npm", which fetches the packages. A table that is older, poorer
    or contradicts the one there is refused, and so are requirements that say something else under a name that is known.
    Of a checklist whose name is known, the one that is there stays.
    """
    return _refresh(msgspec.convert(options, Options, strict=False))


def _refresh(options: Options) -> Ended:
    talk = _talk(options.lang)
    digests = _digests(options.sha256)
    try:
        folder = folder_to_write(options.folder)
        given, specs_there = given_by(options.source), specs_beside(folder)
        tables, specs, checklists = (with_digest(part, digests) for part in parted(given, specs_there))
        today = dt.datetime.now().astimezone().date()
        fresh = fresh_tables(tables, folder, today, options.snapshot)
        listed = fresh_checklists(checklists, specs_there, today)
        documents = [*fresh_specs(specs, specs_there, today), *listed.new]
        for line in refreshed_lines(fresh, documents, listed.kept, talk.words):
            give(line)
        changes = bool(documents) or any(one.is_new for one in fresh)
        if changes and not options.check:
            write(folder, fresh)
            write_documents(specs_there or folder, documents)
    except TroubleError as trouble:
        talk.warn(f"cli.releases.trouble.{trouble.what}", place=trouble.place, **trouble.values)
        return Ended(trouble.exit_code, must_be_read=True)
    place = specs_there if specs_there and documents else folder  # of both, what holds the tables too
    return _ended(talk, place, changes=changes, only_checked=options.check)


def _ended(talk: Talk, folder: Path, *, changes: bool, only_checked: bool) -> Ended:
    say: Callable[..., None] = talk.say
    if not changes:
        say("cli.releases.same", folder=str(folder))
    elif only_checked:
        say("cli.releases.would", folder=str(folder))
        return Ended(ExitCode.DOES_NOT_MEET)
    else:
        say("cli.releases.written", folder=str(folder))
    return Ended(ExitCode.MEETS)


def _talk(lang: str | None) -> Talk:
    return Talk(lang or load_settings(home()).language, is_quiet=False)


def _digests(given: tuple[str, ...]) -> frozenset[str]:
    digests = frozenset(digest.strip().lower() for digest in given)
    for digest in digests:
        if not _DIGEST.fullmatch(digest):
            raise click.BadParameter("a SHA-256 digest has 64 signs, 0 to 9 and a to f", param_hint="--sha256")
    return digests
