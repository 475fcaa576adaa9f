"""The day on which a person read the publisher's page."""

from __future__ import annotations

import datetime as dt

from checker.confirming.draft import Draft

_OLDEST = dt.timedelta(days=400)
"""A page that was read longer ago is of another school year."""


def read_on(draft: Draft | None, today: dt.date) -> dt.date:
    """Give the day the page was read, by a draft of it; today without."""
    return min(draft.read_on, today) if draft else today


def first_day(today: dt.date) -> dt.date:
    """Give the first day on which a page can have been read that counts today."""
    return today - _OLDEST


def can_be_read_on(day: dt.date, today: dt.date) -> bool:
    """Tell whether a page that was read on this day counts today: not to come, and not of another school year."""
    return first_day(today) <= day <= today
