"""The day that the program takes for today: tests that ask its own clock hold when its tables have become old too."""

from __future__ import annotations

import datetime as dt
from functools import cache

from checker.checking.today import judged_today
from checker.model.releases import Releases
from checker.resources import built_in_specs_folder
from checker.specification.catalogue import load_releases


def today() -> dt.date:
    """Give the day it is now; asked anew each time, for a run of the tests may pass midnight."""
    return judged_today(_releases()).day


@cache
def _releases() -> Releases:
    return load_releases(built_in_specs_folder())
