"""The desk as a whole: what its tabs work with."""

from __future__ import annotations

import contextlib
import datetime as dt
import errno
import os
import threading
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

import msgspec

from checker.checking.checked_device import Rules
from checker.checking.today import judged_today
from checker.checklist.asked import AskedChecklist
from checker.checklist.catalogue import checklists_in_use
from checker.collector.addresses import EVERY_DEVICE
from checker.collector.collecting import PORT, Collector, Wanted
from checker.collector.troubles import Tell
from checker.desk.collecting import Collecting
from checker.desk.known_results import KnownResults
from checker.desk.looking import is_whole, raise_when_away, seen_in, specs_signature
from checker.desk.newest import Made, Making, Newest, Seen
from checker.desk.requirements.sitting import Sitting
from checker.errors import BadInputError
from checker.fleet.checklist import standing_beside
from checker.fleet.survey import Question, Surveyor
from checker.model.corrections import Correction
from checker.model.moments import local
from checker.overview.asking import AskedOverview, School, list_path, places_on, question
from checker.overview.checklist import checklist_asked
from checker.overview.making import Reading, gathered_for, surveyor
from checker.reporting.fleet.fleet_report import render_fleet_report
from checker.reporting.language.words import Words
from checker.specification.catalogue import Requirements
from checker.specification.document import RequirementsSpec
from checker.specification.specs_folder import own_specs_folder, requirements_in_use
from checker.storage.corrections.correction_file import CORRECTIONS
from checker.storage.corrections.writing import DecisionMaker
from checker.storage.gathering import Gathered
from checker.storage.journals.order import in_order
from checker.storage.journals.reading import read_journal
from checker.storage.results_cache import ResultsCache
from checker.storage.results_folder import FoundFile
from checker.storage.school_list.listed import SchoolList
from checker.storage.school_year.school_year_file import SCHOOL_YEAR
from checker.storage.school_year.writing import Keeper

_words = cache(Words)


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """Where a desk works: its folder of results, where it remembers what it read, the port for devices."""

    folder: Path
    cache: Path
    devices_port: int = PORT


def _as_it_is(_language: str, text: str) -> str:
    return text


class Voice(NamedTuple):
    """`tell` hears what goes wrong in the program itself; `own` gives what the code says in English in a language."""

    tell: Tell
    own: Callable[[str, str], str] = _as_it_is


class Desk:
    """One school, one folder of results."""

    def __init__(self, school: School, place: Place, requirements: Requirements, voice: Voice) -> None:
        """Work on the results of a place; `voice` tells what goes wrong."""
        self.school, self.folder, self.requirements = school, place.folder, requirements
        self.checklists = checklists_in_use(self.day, school.home)
        self.language: str = school.settings.language
        self.devices_port, self._voice = place.devices_port, voice
        with contextlib.suppress(OSError):  # what cannot be made is told on the page, and may come back
            self.folder.mkdir(exist_ok=True)
        self.sitting: Sitting | None = None
        self.sitting_lock = threading.RLock()
        self._own_specs = own_specs_folder(school.home)
        self._specs_seen = specs_signature(self._own_specs)
        self._asked = AskedOverview(folders=(str(self.folder),))
        self._cache = ResultsCache(place.cache, self._asked.folders)
        self._decisions = DecisionMaker(self.folder)
        self.keeper = Keeper(self.folder)
        self.collecting = Collecting(self._collector)
        self.newest = Newest(self._look, Making(self._make, self._with_entries), self.explained)
        self.known = KnownResults(self.newest)

    @property
    def words(self) -> Words:
        """Give the messages in the language of the desk."""
        return _words(self.language)

    @property
    def list(self) -> SchoolList | None:
        """Give the school's list, as the newest overview used it."""
        return self.newest.made.question.inventory if self.newest.made else None

    @property
    def corrections(self) -> Sequence[Correction]:
        """Give all that was decided, as the newest overview has it."""
        return self.newest.made.gathered.corrections if self.newest.made else ()

    @property
    def specs(self) -> Sequence[RequirementsSpec]:
        """Give every spec there is."""
        return [entry.spec for entry in self.requirements.entries]

    @property
    def in_use(self) -> Sequence[RequirementsSpec]:
        """Give the specs that are judged by. Raises `BadInputError` where the settings name one that is not there."""
        return self.requirements.choose(self._asked.specs or self.school.settings.specs, self.day).parts

    @property
    def day(self) -> dt.date:
        """Give the day to judge for."""
        return judged_today(self.requirements.releases).day

    def requirements_changed(self) -> None:
        """Judge by the requirements as they are now, also what devices send from now on."""
        self.newest.refresh()
        if self.collecting.is_on:
            self.collecting.end()
            self.collecting.begin()

    def own(self, english: str) -> str:
        """Give what the code says in English in the language of the desk."""
        return self._voice.own(self.language, english)

    def speak(self, language: str) -> None:
        """Speak another language from now on."""
        self.language = language
        self.newest.refresh()

    def decide(self, decision: Correction) -> Correction:
        """Write a decision beside the results, and give it as it was written. Raises `NoLastingPlaceError`."""
        return self._decisions.decide(decision, self.corrections)

    def undo(self, name: str) -> bool:
        """Let the decision whose id begins so no longer hold; tell whether there is one such.

        Raises `NoLastingPlaceError`.
        """
        found = [item for item in self.corrections if name and item.id.startswith(name)]
        if len(found) == 1:
            self._decisions.undo(found[0])
        return len(found) == 1

    def explained(self, problem: BadInputError) -> str:
        """Give what is wrong with a file or a setting, and the next step, in the language of the desk."""
        where = ": ".join(filter(None, (problem.file, problem.place)))
        said = [self.own(text) for text in (problem.problem, problem.next_step) if text]
        return f"{where}: {'. '.join(said)}" if where else ". ".join(said)

    def finish(self) -> None:
        """Come to an end: nothing that was taken in is lost."""
        self.newest.stop()
        self.collecting.finish()

    def _look(self) -> Seen:
        listed = list_path(self._asked, self.school)
        self._look_at_requirements()
        return seen_in(self.folder, [listed] if listed else [], (self.language, self._specs_seen))

    def _look_at_requirements(self) -> None:
        """Take the requirements anew where a spec or a checklist of the school's own came, went or changed."""
        seen = specs_signature(self._own_specs)
        if seen != self._specs_seen:
            today = dt.datetime.now(dt.UTC).date()
            self.requirements = requirements_in_use(today, self.school.home)
            self.checklists, self._specs_seen = checklists_in_use(today, self.school.home), seen

    def _make(self) -> Made:
        asks = question(self._asked, self.school, self.requirements)
        listed = list_path(self._asked, self.school)
        reading = Reading(self._cache, own=[str(listed)] if listed else ())
        gathered = gathered_for(asks, self._asked.folders, reading)
        raise_when_away(self.folder, gathered.rejected)
        asked = checklist_asked(asks, self.checklists, self.school.settings.first_school_day)
        return self._surveyed(gathered, asks, asked, surveyor(asks, self.words))

    def _surveyed(self, gathered: Gathered, asks: Question, asked: AskedChecklist | None, by: Surveyor) -> Made:
        fleet = by.survey(gathered, asks)
        page = render_fleet_report(fleet, self.language, is_in_desk=True).encode()
        made = Made(gathered, asks, fleet, page, is_whole(gathered.rejected), asked, surveyor=by)
        return _with_checklist(made)

    def _with_entries(self, made: Made, files: Sequence[FoundFile]) -> Made:
        """Give the overview with what these files tell; made anew where one of them cannot be read."""
        read = read_journal([file for file in files if file.journal == SCHOOL_YEAR.kind], SCHOOL_YEAR)
        decided = [file for file in files if file.journal == CORRECTIONS.kind]
        corrected = read_journal(decided, CORRECTIONS)
        if read.rejected or corrected.rejected or made.surveyor is None:
            return self._make()
        gathered = msgspec.structs.replace(
            made.gathered,
            school_year=in_order([*made.gathered.school_year, *read.entries]),
            school_year_by_file={**made.gathered.school_year_by_file, **read.by_file},
            corrections=in_order([*made.gathered.corrections, *corrected.entries]),
            correction_files=made.gathered.correction_files | {file.path for file in decided},
        )
        if gathered.corrections == made.gathered.corrections:
            return _with_checklist(made._replace(gathered=gathered))
        asks = msgspec.structs.replace(made.question, now=local(dt.datetime.now(dt.UTC)))
        return self._surveyed(gathered, asks, made.asked, made.surveyor)

    def _collector(self) -> Collector:
        if not self.folder.is_dir():  # it would be made anew, in the place of the one that is away
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(self.folder))
        asks, settings = question(self._asked, self.school, self.requirements), self.school.settings
        wanted = Wanted(
            host=EVERY_DEVICE,
            port=self.devices_port,
            places=places_on(asks.inventory) if asks.inventory else (),
            page=settings.check_page,
            host_names=settings.host_names,
            language=self.language,
        )
        rules = Rules(asks.spec, asks.releases, settings.school, settings.location)
        return Collector(rules, self.folder, wanted, self._voice.tell)


def _with_checklist(made: Made) -> Made:
    if made.asked is None:
        return made
    return made._replace(checklist=standing_beside(made.fleet, made.gathered.school_year, made.asked))
