"""All that people wrote down about the checklist in some folders."""

from __future__ import annotations

from collections.abc import Iterable

from checker.model.school_year import SchoolYearEntry
from checker.storage.journals.reading import Entries, journal_in
from checker.storage.school_year.school_year_file import SCHOOL_YEAR


def entries_in(folders: Iterable[str]) -> Entries[SchoolYearEntry]:
    """Give all entries in these folders and below. Never raises for what lies there."""
    return journal_in(folders, SCHOOL_YEAR)
