"""What the commands under `checklist` share: which checklist, what people wrote down about it, which line is meant."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

import click
import msgspec

from checker.checking.today import judged_today
from checker.checklist.holding import Holding, holding
from checker.checklist.standing import Devices, ItemStanding, Standing
from checker.checklist.working_out import standing_of
from checker.cli.checklist.which_checklist import known
from checker.cli.checklist.which_line import lines_meant
from checker.cli.home import home
from checker.cli.options import language_option
from checker.cli.outputs import check_folder
from checker.cli.requirements import in_use
from checker.cli.talk import Talk
from checker.errors import BadInputError
from checker.model.school_year import SchoolYearEntry
from checker.model.storable import whole_text
from checker.reporting.rendering.outside_text import printable
from checker.storage.places import RESULTS_FOLDER
from checker.storage.results_folder import FoundFile, RejectedFile, result_files
from checker.storage.school_year.reading import entries_in
from checker.storage.school_year.writing import Keeper
from checker.storage.settings import load_settings

Command = TypeVar("Command", bound=Callable[..., Any])
_MOST_NAMED = 5


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """The options that all of them have. `on`: a day to act for, where there is such an option."""

    results: str | None = None
    checklist: str | None = None
    lang: str | None = None
    on: dt.date | None = None
    as_json: bool = False


def year_options(command: Command) -> Command:
    """Give a command the options that all of them have."""
    command = language_option(command)
    command = click.option(
        "--checklist", metavar="NAME|FILE", help="Another checklist: an id, id/version or a .toml file."
    )(command)
    return click.option("--results", metavar="DIR", help="Folder of the results; those below it too.")(command)


class SchoolYear:
    """One run of such a command: the checklist of the day, and what is written down about it in the folder."""

    def __init__(self, options: Options) -> None:
        """Find the checklist. Raises `BadInputError` for one that is not there, or a folder that is not."""
        self.settings = load_settings(home())
        self.talk = Talk(options.lang or self.settings.language, is_quiet=options.as_json)
        if options.results:
            check_folder(options.results)
        self.folder = Path(options.results) if options.results else home() / (self.settings.results or RESULTS_FOLDER)
        self.requirements = in_use(self.talk)
        judged = judged_today(self.requirements.releases)
        self.today = judged.day
        self.told = None if options.on else judged.told
        self.asked_day = options.on
        self.day = options.on or self.today
        self.known = known(self.talk, self.requirements, self.settings.specs, self.today)
        self.chosen = self.known.chosen(options.checklist, self.day)

    @property
    def name(self) -> str:
        """Give the name of the checklist, as entries have it."""
        return self.chosen.checklist.name

    @cached_property
    def entries(self) -> Sequence[SchoolYearEntry]:
        """Give what is written down in the folder, of every checklist; the user hears of what cannot be read."""
        read = entries_in([str(self.folder)])
        unread = [*_unreadable(self.folder), *read.rejected]
        for file in unread[:_MOST_NAMED]:
            reason = self.talk.words.say(f"fleet.rejected.{file.reason}")
            self.talk.warn("cli.checklist.unread", file=file.file, reason=reason)
        if unread[_MOST_NAMED:]:
            self.talk.warn("cli.checklist.unread_more", number=str(len(unread) - _MOST_NAMED))
        return read.entries

    @cached_property
    def held(self) -> Holding:
        """Give what of it holds for this checklist."""
        return holding(self.entries, self.name)

    @cached_property
    def standing(self) -> Standing:
        """Give how it stands, as far as people told: devices are not counted."""
        return self.standing_with(None)

    def standing_with(self, devices: Devices | None) -> Standing:
        """Give how it stands with these devices."""
        asked = self.chosen.asked(self.day, self.settings.first_school_day, self.told)
        return standing_of(asked, self.entries, devices)

    @property
    def has_results(self) -> bool:
        """Tell whether there is, or may be, a result in the folder; the first that is found tells."""
        return any(isinstance(file, FoundFile) and not file.journal for file in result_files([str(self.folder)]))

    def lines(self, texts: Iterable[str]) -> list[ItemStanding]:
        """Give the lines that are meant, each once. Raises `BadInputError` where one is not clear: then none counts."""
        return lines_meant(texts, self.standing, self.talk.language)

    def title(self, line: ItemStanding) -> str:
        """Give what a line is called."""
        return line.item.title.said(self.talk.language)

    @cached_property
    def _keeper(self) -> Keeper:
        """Give what writes; the school's own folder of results is made where it is not there yet, as a check does."""
        with suppress(OSError):  # writing into it tells why it is not there
            self.folder.mkdir(exist_ok=True)
        return Keeper(self.folder)

    def keep(self, entry: SchoolYearEntry) -> None:
        """Write this down beside the results. Raises `NoLastingPlaceError`."""
        self._keeper.add(entry, self.entries)

    def take_away(self, entries: Iterable[SchoolYearEntry]) -> None:
        """Let these no longer hold, with all about the same that was seen. Raises `NoLastingPlaceError`."""
        if gone := self.held.about(entries):
            self._keeper.take_away(gone)

    def tell_undo(self, names: Iterable[str]) -> None:
        """Say how to take back what was just done to these lines; nothing where nothing was."""
        if items := " ".join(names):
            self.talk.say("cli.checklist.undo", items=items)


def _unreadable(folder: Path) -> Iterator[RejectedFile]:
    """Give a folder that is there and tells nothing: who may only write in it sees no tick of anyone."""
    first = next(iter(result_files([str(folder)])), None)
    if os.path.lexists(folder) and isinstance(first, RejectedFile) and first.reason == "folder_unreadable":
        yield first


def short(text: str, longest: int, option: str) -> str:
    """Give a text in one line. Raises `BadInputError` for one that could not be kept whole."""
    line = " ".join(printable(text).split())
    if len(line) > longest:
        problem = f"{len(line)} characters; the limit is {longest}"
        raise BadInputError(option, "", problem, "Give a shorter one: a longer text would be cut.")
    return whole_text(line, longest)
