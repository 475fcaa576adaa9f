"""The day that it is for who judges, by the clock of this computer: one rule for every command."""

from __future__ import annotations

import datetime as dt

from checker.evaluation.clock import JudgedFor, day_of_clock
from checker.model.moments import local
from checker.model.releases import Releases


def judged_today(releases: Releases, now: dt.datetime | None = None) -> JudgedFor:
    """Give the day of this moment, or of `now`, as far as the clock can be believed.

    A clock that is behind the tables, or years beyond them, is wrong: then it is the day of the tables, and `told` says
    what the clock says.
    """
    return day_of_clock(local(now or dt.datetime.now(dt.UTC)).date(), releases, {})
