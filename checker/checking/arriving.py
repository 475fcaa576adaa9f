"""When something was measured that a page hands over: its device's clock beside the clock of who receives it.

Over the network both tell the same moment, so the difference is how wrong the device's clock is. A file, a code or a
link may be days old; its own moment counts as long as it is possible, and nobody then knows how right the clock was.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Literal, NamedTuple

from checker.evaluation.clock import WITNESS_DAYS
from checker.model.moments import later, local
from checker.model.readings import Reading, known, unknown
from checker.model.releases import Releases
from checker.model.results import FIRST_PAGE

_SOURCE = "page"
_DAY = 24 * 60 * 60
_MOMENT = re.compile(r"([+-][0-9]{6}|[0-9]{4})(-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2})Z")
_CYCLE_YEARS, _CYCLE_DAYS = 400, 146_097
"""After so many years, which are so many days, the calendar is the same again."""


class Arrival(NamedTuple):
    """When it was measured, how far the device's clock is ahead, and whether the moment is by that clock."""

    moment: dt.datetime
    offset: Reading
    is_by_device: bool = False


def arriving(told: str, now: dt.datetime, releases: Releases) -> Arrival:
    """Give what is measured and sent in one go: it is of this moment, whatever the device's clock tells.

    Where this computer's own clock cannot be believed, a device's that can be is the better one.
    """
    seconds = seconds_told(told)
    if seconds is None:
        return Arrival(now, unknown("not_understood", _SOURCE))
    offset, receiver = seconds - round(now.timestamp()), _receiver(now, releases)
    agree = abs(offset) <= WITNESS_DAYS * _DAY and receiver != "behind"
    if receiver == "believed" or agree:
        return Arrival(now, known(offset, _SOURCE))
    return _by_device(told, releases.believed_until) or Arrival(now, _RECEIVER_WRONG)


def handed_over(told: str, now: dt.datetime, releases: Releases) -> Arrival:
    """Give what was kept for a while: of the moment it tells, or of now where it cannot have been measured then."""
    receiver = _receiver(now, releases)
    latest = releases.believed_until if receiver == "behind" else later(local(now).date(), 1)
    if arrival := _by_device(told, latest):
        offset = arrival.offset if receiver == "behind" else unknown("not_asked", _SOURCE, "handed over later")
        return arrival._replace(offset=offset)
    seconds = seconds_told(told)
    if seconds is None:
        return Arrival(now, unknown("not_understood", _SOURCE))
    if receiver != "believed":
        return Arrival(now, _RECEIVER_WRONG)
    return Arrival(now, known(seconds - round(now.timestamp()), _SOURCE, "derived"))


_RECEIVER_WRONG = unknown("not_supported", _SOURCE, "clock of the receiver")


def _by_device(told: str, latest: dt.date) -> Arrival | None:
    """Give the moment that the device told, when there was a page by then and it has come; None for any other."""
    moment = _iso(told.removesuffix("Z"))
    if moment is None or not FIRST_PAGE <= moment.date() <= latest:
        return None
    return Arrival(moment, _RECEIVER_WRONG, is_by_device=True)


def _receiver(now: dt.datetime, releases: Releases) -> Literal["believed", "behind", "ahead"]:
    today = local(now).date()
    if today < releases.snapshot:
        return "behind"
    return "believed" if today <= releases.believed_until else "ahead"


def seconds_told(told: str) -> int | None:
    """Give the seconds since 1970, also of a year that Python does not have; None for a day that does not exist.

    JavaScript writes the years outside 0 to 9999 with a sign and six digits (ECMA-262, "Expanded Years").
    """
    found = _MOMENT.fullmatch(told)
    if not found:
        return None
    cycles, year = divmod(int(found[1]) - _CYCLE_YEARS, _CYCLE_YEARS)
    same = _iso(f"{year + _CYCLE_YEARS:04}{found[2]}")
    return None if same is None else round(same.timestamp()) + cycles * _CYCLE_DAYS * _DAY


def _iso(text: str) -> dt.datetime | None:
    try:
        return dt.datetime.fromisoformat(text).replace(tzinfo=dt.UTC)
    except ValueError:
        return None
