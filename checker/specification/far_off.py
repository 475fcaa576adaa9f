"""Days that cannot be: a document of a day far ahead would outlive every newer one, or be the newest of all."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

from checker.errors import BadInputError
from checker.model.releases import Releases
from checker.specification.document import RequirementsSpec

_FAR_OFF = dt.timedelta(days=400)


def latest_day(today: dt.date, releases: Releases) -> dt.date:
    """Give the later of this day, which the clock tells, and those of the tables."""
    return max(today, releases.browsers.snapshot, releases.operating_systems.snapshot)


def refuse_far_off(path: Path, spec: RequirementsSpec, latest: dt.date) -> None:
    """Raise `BadInputError` for a spec that is of a day more than 400 days after this one."""
    for place, day in _days(spec):
        refuse_far_day(path, place, day, latest)


def refuse_far_day(path: Path, place: str, day: dt.date, latest: dt.date) -> None:
    """Raise `BadInputError` for a day more than 400 days after the later of this computer's clock and our tables."""
    if day - latest > _FAR_OFF:
        by = f"{latest}, by the clock and the program's tables"
        problem = f"{day} is more than {_FAR_OFF.days} days after {by}"
        raise BadInputError(str(path), place, problem, "Correct the date, or the clock of this computer.")


def _days(spec: RequirementsSpec) -> Iterator[tuple[str, dt.date]]:
    """Give the days from which a spec says it is; how long it holds may well be far off."""
    if spec.valid_from:
        yield "valid_from", spec.valid_from
    if spec.confirmation:
        yield "confirmation.on", spec.confirmation.on
    for number, requirement in enumerate(spec.requirement):
        if requirement.checked_on:
            yield f"requirement[{number}].checked_on", requirement.checked_on
