"""What an age tells as plain values, for the sentence that explains a reason."""

from __future__ import annotations

import datetime as dt

import msgspec

from checker.conditions.recency.browser_age import Age
from checker.model.findings import Details


def dated(details: Details, age: Age, *, is_expected: bool) -> Details:
    """Give the days it came out and was superseded, and the versions that are newest or expected to be."""
    expected = age.expected_newest or ("", "")
    released = age.released_on if age.released_on and age.released_on <= age.day else None
    return msgspec.structs.replace(
        details,
        snapshot=age.table.snapshot,
        released=released,
        days=_days_since(released, age.day),
        newest=age.newest,
        superseded=age.superseded_on,
        superseded_by=age.superseded_by,
        days_behind=_days_since(age.superseded_on, age.day),
        is_expected=is_expected,
        expected_from=expected[0],
        expected_to=expected[1],
    )


def _days_since(since: dt.date | None, until: dt.date) -> int | None:
    return (until - since).days if since else None
