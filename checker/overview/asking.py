"""What an overview is asked: by the options of a command or by the desk, and else by the school's settings."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import NamedTuple

import msgspec

from checker.checking.today import judged_today
from checker.fleet.survey import STALE_AFTER, Question
from checker.model.moments import local
from checker.specification.catalogue import Requirements
from checker.specification.confirmed import confirmed_before
from checker.specification.joining import instead
from checker.storage.places import RESULTS_FOLDER
from checker.storage.school_list.kept import kept_list
from checker.storage.school_list.listed import SchoolList
from checker.storage.settings import Settings


class AskedOverview(msgspec.Struct, frozen=True, kw_only=True):
    """What is asked besides the settings; each may be left out. `folders`: of results, instead of the school's own."""

    folders: tuple[str, ...] = ()
    specs: tuple[str, ...] = ()
    compare_specs: tuple[str, ...] = ()
    inventory: Path | None = None
    since: dt.date | None = None
    on: dt.date | None = None
    stale_after: int = STALE_AFTER


class School(NamedTuple):
    """A school as a run finds it: where its settings are, and what they say."""

    home: Path
    settings: Settings

    @property
    def results(self) -> Path:
        """Give its own folder of results."""
        return self.home / (self.settings.results or RESULTS_FOLDER)


def folders_asked(asked: AskedOverview, school: School) -> tuple[str, ...]:
    """Give the folders of results."""
    return asked.folders or (str(school.results),)


def question(
    asked: AskedOverview, school: School, requirements: Requirements, now: dt.datetime | None = None
) -> Question:
    """Give the question. Raises `BadInputError` for a list or requirements that cannot be used."""
    moment, releases = local(now or dt.datetime.now(dt.UTC)), requirements.releases
    day = asked.on or judged_today(releases, moment).day
    spec = requirements.choose(asked.specs or school.settings.specs, day)
    other = requirements.choose(asked.compare_specs, day) if asked.compare_specs else None
    return Question(
        spec=spec,
        releases=releases,
        now=moment,
        on=asked.on,
        stale_after=asked.stale_after,
        inventory=school_list(asked, school),
        compare=instead(spec, other) if other else None,
        since=asked.since,
        confirmed_before=confirmed_before(spec, (entry.spec for entry in requirements.entries)),
    )


def school_list(asked: AskedOverview, school: School) -> SchoolList | None:
    """Give the list of the school's devices: the one asked for, the one the desk took in, or that of the settings."""
    if asked.inventory is None and (kept := kept_list(folders_asked(asked, school))):
        return kept
    if path := list_path(asked, school):
        from checker.storage.school_list.reading import read_school_list  # noqa: PLC0415  20 ms

        return read_school_list(path)
    return None


def list_path(asked: AskedOverview, school: School) -> Path | None:
    """Give the file that is named as the list, by who asks or in the settings."""
    return asked.inventory or (school.home / school.settings.inventory if school.settings.inventory else None)


def places_on(listed: SchoolList) -> tuple[str, ...]:
    """Give the places on a list, each once: there is a QR code for each."""
    return tuple(dict.fromkeys(device.location for device in listed.devices if device.location))
