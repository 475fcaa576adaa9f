"""The desk as a whole: what its tabs work with."""

from __future__ import annotations

import contextlib
from collections.abc import Hashable
from functools import cache
from pathlib import Path

from checker.desk.looking import is_whole, raise_when_away, signature
from checker.desk.newest import Made, Newest
from checker.overview.asking import Asked, School, list_path, question
from checker.overview.making import gathered_for, surveyed
from checker.reporting.fleet.fleet_report import render_fleet_report
from checker.reporting.language.words import Words
from checker.specification.catalogue import Requirements
from checker.storage.results_cache import ResultsCache

_words = cache(Words)


class Desk:
    """One school, one folder of results."""

    def __init__(self, school: School, folder: Path, requirements: Requirements, cache_folder: Path) -> None:
        """Work on the results in `folder`; what was read of them is remembered in `cache_folder`."""
        self.school, self.folder, self.requirements = school, folder, requirements
        self.language: str = school.settings.language
        with contextlib.suppress(OSError):  # what cannot be made is told on the page, and may come back
            folder.mkdir(parents=True, exist_ok=True)
        self._asked = Asked(folders=(str(folder),))
        self._cache = ResultsCache(cache_folder, self._asked.folders)
        self.newest = Newest(self._look, self._make)

    @property
    def words(self) -> Words:
        """Give the messages in the language of the desk."""
        return _words(self.language)

    def speak(self, language: str) -> None:
        """Speak another language from now on."""
        self.language = language
        self.newest.refresh()

    def finish(self) -> None:
        """Come to an end: nothing that was taken in is lost."""
        self.newest.stop()

    def _look(self) -> Hashable:
        listed = list_path(self._asked, self.school)
        return (self.language, signature(self.folder, [listed] if listed else []))

    def _make(self) -> Made:
        asks = question(self._asked, self.school, self.requirements)
        gathered = gathered_for(asks, self._asked.folders, self._cache)
        raise_when_away(self.folder, gathered.rejected)
        fleet = surveyed(gathered, asks, self.words)
        page = render_fleet_report(fleet, self.language, is_in_desk=True).encode()
        return Made(gathered, asks, fleet, page, is_whole(gathered.rejected))
