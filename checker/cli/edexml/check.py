"""`systeemcheck edexml check`: what is wrong in a file with group data, by its lines and never by anyone's name."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import click
import msgspec

from checker.checking.today import judged_today
from checker.checklist.catalogue import Chosen
from checker.cli.checklist.which_checklist import known
from checker.cli.home import home
from checker.cli.options import json_option, language_option
from checker.cli.output import give_json, give_paragraph
from checker.cli.own_words import own_words
from checker.cli.requirements import in_use
from checker.cli.talk import Talk
from checker.errors import Ended, ExitCode, NoLastingPlaceError
from checker.group_data.evidence import evidence_of
from checker.group_data.group_file import GroupFile
from checker.group_data.group_file_json import encode_group_file
from checker.group_data.looking import LARGEST, looked_at
from checker.reporting.language.words import Words
from checker.reporting.words.group_data import group_file_words
from checker.storage.places import RESULTS_FOLDER
from checker.storage.school_year.writing import Keeper, new_entry
from checker.storage.settings import load_settings
from checker.typed_files import read_capped


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """The options of the command, as the user gave them."""

    file: Path
    results: str | None
    no_keep: bool
    lang: str | None
    as_json: bool


@click.command("check")
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path, readable=False, allow_dash=True))
@click.option("--results", metavar="DIR", help="Folder in which the checklist's evidence is kept.")
@click.option("--no-keep", is_flag=True, help="Keep nothing for the checklist.")
@json_option
@language_option
def command(**options: object) -> Ended:
    """Look at a FILE with group data (EDEXML), or - for standard input, before you read it in.

    It says how many groups, pupils and teachers there are, and on which lines something is wrong; never a name. For the
    checklist the day, the version and the counts are kept beside the results, and nothing else.

    Exit codes: 0 no mistake, 1 mistakes, 2 cannot be read, 4 looked at but not kept.
    """
    return _check(msgspec.convert(options, Options))


def _check(options: Options) -> Ended:
    settings = load_settings(home())
    talk = Talk(options.lang or settings.language, is_quiet=False)
    requirements = in_use(talk)
    day = judged_today(requirements.releases).day
    file = looked_at(*_read(options.file, talk), day)
    if options.as_json:
        give_json(encode_group_file(file))
    else:
        for line in _lines(file, talk.words):
            give_paragraph(line)
    is_kept = options.no_keep
    if not options.no_keep:
        folder = Path(options.results) if options.results else home() / (settings.results or RESULTS_FOLDER)
        chosen = known(talk, requirements, settings.specs, day).in_use(day)
        is_kept = _is_kept(file, folder, chosen, day, talk)
    code = ExitCode.DOES_NOT_MEET if file.problems else ExitCode.MEETS
    return Ended(code if is_kept else ExitCode.NO_LASTING_PLACE, must_be_read=talk.has_warned)


def _read(path: Path, talk: Talk) -> tuple[bytes, str]:
    """Give what is in the file, and what it is called."""
    if str(path) == "-":
        data = sys.stdin.buffer.read(LARGEST + 1) if sys.stdin else b""
        return data, own_words(talk.language).say("standard input")
    return read_capped(path, LARGEST), str(path)


def _is_kept(file: GroupFile, folder: Path, chosen: Chosen | None, day: dt.date, talk: Talk) -> bool:
    """Keep it as evidence for the checklist. False where it cannot be written; without a checklist there is no need."""
    if chosen is None:
        talk.say("group_data.cli.no_checklist")
        return True
    with suppress(OSError, ValueError):  # writing into it tells why it is not there
        folder.mkdir(exist_ok=True)
    try:
        Keeper(folder).add(evidence_of(file, new_entry(chosen.checklist.name), day))
    except NoLastingPlaceError as problem:
        talk.warn("group_data.cli.not_kept", problem=own_words(talk.language).problem(problem))
        return False
    talk.say("group_data.cli.kept", folder=str(folder))
    return True


def _lines(file: GroupFile, words: Words) -> Iterator[str]:
    """Give all of it: what it is, what is right, what is not, what was looked at, and what now."""
    said = group_file_words(file, words)
    yield said.headline
    yield f"  {said.about}."
    yield f"  {words.say('group_data.cli.in_it', counts=said.counts)}"
    yield from _list("group_data.cli.well", said.well, words)
    yield from _list("group_data.cli.problems", said.problems, words)
    yield from _list("group_data.cli.to_look_at", said.to_look_at, words)
    yield ""
    yield words.say("group_data.cli.checked", checks=said.checked)
    yield from _list("group_data.cli.not_checked", said.not_checked, words, gap=False)
    yield ""
    yield said.next


def _list(heading: str, lines: tuple[str, ...], words: Words, *, gap: bool = True) -> Iterator[str]:
    if lines:
        yield from [""] if gap else []
        yield words.say(heading)
        yield from (f"  - {line}" for line in lines)
