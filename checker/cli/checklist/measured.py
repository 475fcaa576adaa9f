"""How the checklist stands with what was measured: the results of the folder, counted as the overview counts them."""

from __future__ import annotations

from checker.checklist.standing import Devices
from checker.cli.checklist.school_year import SchoolYear
from checker.cli.home import cache_folder, home
from checker.cli.own_words import own_words
from checker.errors import BadInputError
from checker.fleet.checklist import devices_counted
from checker.overview.asking import AskedOverview, School, question
from checker.overview.making import Reading, gathered_for, surveyed
from checker.reporting.words.spec_words import publisher_name
from checker.storage.results_cache import ResultsCache


def devices_of(year: SchoolYear) -> Devices | None:
    """Give how many devices meet the requirements; None where they cannot be judged, which the user hears.

    None too where they are judged by requirements of others: what meets those says nothing of this publisher's.
    """
    folders = (str(year.folder),)
    try:
        asks = question(
            AskedOverview(folders=folders, on=year.asked_day), School(home(), year.settings), year.requirements
        )
    except BadInputError as problem:
        year.talk.warn("cli.checklist.not_counted", reason=own_words(year.talk.language).problem(problem))
        return None
    publisher = year.chosen.checklist.id
    if publisher not in {part.published_by for part in asks.spec.parts}:
        year.talk.warn("cli.checklist.other_requirements", publisher=publisher_name(publisher))
        return None
    gathered = gathered_for(asks, folders, Reading(ResultsCache(cache_folder(), folders), year.talk.reading))
    return devices_counted(surveyed(gathered, asks, year.talk.words))
