"""From results to the overview: group by device, judge again, count."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from itertools import chain
from typing import NamedTuple

import msgspec

from checker.checklist.asked import AskedChecklist
from checker.evaluation.clock import clock_error
from checker.fleet.actions import actions
from checker.fleet.changes import Change, changes
from checker.fleet.checklist import with_checklist
from checker.fleet.claims import is_claimed_otherwise
from checker.fleet.days import Days
from checker.fleet.decisions.devices import Device
from checker.fleet.decisions.outcome import outcome
from checker.fleet.description import Describer
from checker.fleet.devices import DeviceHistory, Measured
from checker.fleet.duplicates import duplicates
from checker.fleet.judged_devices import FleetJudge
from checker.fleet.matching.listing import NOT_LISTED, BesideList, told_by_list
from checker.fleet.model import Comparison, Files, Fleet, Since
from checker.fleet.one_by_one import OneByOne
from checker.fleet.outlook import End, SupportEnds, endings
from checker.fleet.rows import DeviceRow, Part, walking_order
from checker.fleet.school_devices import SchoolDevices, school_devices
from checker.fleet.shown_files import ShownFiles
from checker.model.releases import Releases
from checker.specification.confirmed import ConfirmedBefore
from checker.specification.document import RequirementsSpec
from checker.storage.gathering import Gathered
from checker.storage.results_folder import RejectedFile
from checker.storage.school_list.listed import SchoolList

STALE_AFTER = 28
"""Days after which a measurement is old, unless the coordinator says otherwise."""


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """What the coordinator asks. `now` is the moment; `on` judges all for one day, None each for its own.

    `confirmed_before`: as in `Fleet`. `checklist`: which one to show beside the devices.
    """

    spec: RequirementsSpec
    releases: Releases
    now: dt.datetime
    on: dt.date | None = None
    stale_after: int = STALE_AFTER
    inventory: SchoolList | None = None
    compare: RequirementsSpec | None = None
    since: dt.date | None = None
    confirmed_before: tuple[ConfirmedBefore, ...] = ()
    checklist: AskedChecklist | None = None


class _Knowing(NamedTuple):
    """Who judges a device, looks up when its support ends, and puts it in words; each remembers what it found."""

    judge: FleetJudge
    ends: SupportEnds
    describer: Describer


class _Surveyed(NamedTuple):
    device: Device
    shown: Measured
    row: DeviceRow
    end: End | None


def survey(gathered: Gathered, question: Question, describer: Describer) -> Fleet:
    """Give the overview of all results that were gathered."""
    return Surveyor(describer).survey(gathered, question)


class Surveyor:
    """Makes overviews. What it found out of readings for one it knows for the next, as long as it asks the same."""

    def __init__(self, describer: Describer) -> None:
        """Put devices in words with this describer, which is of the requirements that will be asked."""
        self._describer = describer
        self._judge: FleetJudge | None = None
        self._ends: SupportEnds | None = None

    def survey(self, gathered: Gathered, question: Question) -> Fleet:
        """Give the overview of all results that were gathered: as `survey` does, and no judging is done twice."""
        found = school_devices(gathered, question.releases, question.now, question.inventory, question.on)
        judge, ends = self._knowing(gathered, question, found.days)
        return _survey(gathered, question, found, _Knowing(judge, ends, self._describer))

    def _knowing(self, gathered: Gathered, question: Question, days: Days) -> tuple[FleetJudge, SupportEnds]:
        """Give who judges: who knows what was found before, for the same readings, requirements and tables."""
        judge, ends = self._judge, self._ends
        if judge is None or ends is None or not judge.is_of(question.spec, question.releases, gathered.pool):
            judge = self._judge = FleetJudge(question.spec, question.releases, gathered.pool, days)
            ends = self._ends = SupportEnds(question.spec, question.releases)
        return judge.on_days(days), ends


def _survey(gathered: Gathered, question: Question, found: SchoolDevices, knowing: _Knowing) -> Fleet:
    decisions, days, judge = found.decisions, found.days, knowing.judge
    one_by_one = OneByOne()
    files = ShownFiles(gathered.folders)
    parts = found.beside, knowing, days.today, question, files
    newest = ((device.history.newest.file, device) for device in found.devices)
    everything = list(one_by_one.each(newest, lambda device: _surveyed(device, *parts)))
    everything.sort(key=lambda item: walking_order(item.row))
    surveyed = [item for item in everything if item.device.aside is None]
    rows = [item.row for item in surveyed]
    decided = outcome(decisions, [(item.device, item.row) for item in everything])
    comparison = _comparison(surveyed, gathered, days, question, one_by_one)
    since = _since(surveyed, judge, question.since, one_by_one) if question.since else None
    rejected = [*gathered.rejected, *found.rejected, *one_by_one.failed.values()]
    fleet = Fleet(
        today=days.today,
        clock=days.clock,
        on=question.on,
        stale_after=question.stale_after,
        spec=question.spec,
        releases=question.releases,
        rows=rows,
        actions=actions(question.spec, rows),
        endings=endings([(item.row, item.end) for item in surveyed], days.today),
        duplicates=duplicates(rows, decided.apart),
        files=_files(everything, found, files.rejected(rejected), gathered, files),
        listing=found.beside.listing(rows) if found.beside else None,
        comparison=comparison,
        since=since,
        schools=tuple(sorted({row.identity.school for row in rows} - {""})),
        decisions=decisions,
        aside=decided.aside,
        confirmed_before=question.confirmed_before,
    )
    return with_checklist(fleet, gathered, question.checklist)


def _files(
    surveyed: Sequence[_Surveyed],
    found: SchoolDevices,
    rejected: Sequence[RejectedFile],
    read: Gathered,
    names: ShownFiles,
) -> Files:
    """Count every file once; also the earlier results of a device whose last one could not be judged."""
    counted = sum(item.device.aside is None for item in surveyed)
    return Files(
        counted=counted,
        earlier=sum(len(device.history.earlier) for device in found.devices),
        copies=found.copies,
        rejected=rejected,
        others=names.others(read.others),
        aside=len(surveyed) - counted,
        corrections=len(read.correction_files),
        school_year=read.school_year_files,
    )


def _surveyed(  # noqa: PLR0913, PLR0917  everything that is known of a device comes together here
    known: Device,
    beside: BesideList | None,
    knowing: _Knowing,
    today: dt.date,
    question: Question,
    files: ShownFiles,
) -> _Surveyed:
    judge, ends, describer = knowing
    newest, shown = known.history.newest.file, _shown(known, judge)
    measurement = shown.measurement
    device = judge.numbered(measurement)
    judged = judge.judged(device)
    end = ends.of(device, judged.device_class)
    age = max((today - measurement.on).days, 0)
    row = DeviceRow(
        file=files.name(shown.file),
        key=known.key,
        identity=told_by_list(measurement.device, beside.listed(newest) if beside else NOT_LISTED),
        measured=measurement.on,
        age=age,
        origin=measurement.origin,
        judged=judged,
        described=describer.describe(device, judged),
        claimed=measurement.claimed,
        is_claimed_otherwise=is_claimed_otherwise(measurement, judged),
        is_stale=age > question.stale_after,
        is_from_the_future=known.history.is_from_the_future,
        clock_was_behind=measurement.clock_was_behind,
        clock_is_doubted=device.judged_for.latest is not None,
        clock_error=clock_error(device.facts),
        supported_until=end.until if end else None,
        earlier=len(known.history.earlier),
        building=beside.building(newest, measurement.device) if beside else "",
        newest=newest,
        joined=known.joined,
        parts=_parts(known.parts, files) if known.joined else (),
    )
    return _Surveyed(known, shown, row, end)


def _shown(device: Device, judge: FleetJudge) -> Measured:
    """Give the result that counts: the newest, or the worst of two profiles until a person says what they are."""
    if "profiles" not in device.joined:
        return device.history.newest
    files = {part.newest.file for part in device.parts}
    newest = [item for item in device.history.all if item.file in files]
    return max(reversed(newest), key=lambda item: judge.judged(judge.numbered(item.measurement)).verdict.weight)


def _parts(histories: Sequence[DeviceHistory], files: ShownFiles) -> tuple[Part, ...]:
    """Give what was taken for one device, the oldest first."""
    newest = ((history, history.newest) for history in histories)
    parts = [Part(key=of.key, file=files.name(item.file), measured=item.measurement.on) for of, item in newest]
    return tuple(sorted(parts, key=lambda part: (part.measured, part.file)))


def _comparison(
    surveyed: Sequence[_Surveyed], gathered: Gathered, days: Days, question: Question, one_by_one: OneByOne
) -> Comparison | None:
    if question.compare is None:
        return None
    other = FleetJudge(question.compare, question.releases, gathered.pool, days)

    def compared(item: _Surveyed) -> Sequence[Change]:
        return changes(item.row, item.row.judged, other.judged(other.numbered(item.shown.measurement)))

    found = one_by_one.each(((item.shown.file, item) for item in surveyed), compared)
    return Comparison(spec=question.compare, changes=list(chain.from_iterable(found)))


def _since(surveyed: Sequence[_Surveyed], judge: FleetJudge, day: dt.date, one_by_one: OneByOne) -> Since:
    """Compare each device with its last result up to and including that day."""
    before = [(item, result) for item in surveyed if (result := _last_until(item.device, day))]

    def compared(pair: tuple[_Surveyed, Measured]) -> Sequence[Change]:
        item, result = pair
        return changes(item.row, judge.judged(judge.numbered(result.measurement)), item.row.judged)

    found = one_by_one.each(((result.file, (item, result)) for item, result in before), compared)
    differing = list(chain.from_iterable(found))
    return Since(day=day, changes=differing, new=len(surveyed) - len(before), compared=len(before))


def _last_until(device: Device, day: dt.date) -> Measured | None:
    return next((result for result in reversed(device.history.all) if result.measurement.on <= day), None)
