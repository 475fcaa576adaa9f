"""How the checklist stands with what was measured: the results of the folder, counted as the overview counts them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from checker.checklist.standing import Devices, Standing
from checker.checklist.working_out import standing_of
from checker.cli.home import cache_folder
from checker.cli.own_words import own_words
from checker.errors import BadInputError
from checker.storage.gathering import Gathered, gather
from checker.storage.results_cache import ResultsCache
from checker.storage.school_list.kept import kept_list

if TYPE_CHECKING:
    from checker.cli.checklist.school_year import SchoolYear
