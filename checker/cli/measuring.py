"""One run of the check: this device, or a recorded one, read, judged, and made ready to store and to report."""

from __future__ import annotations

import base64
import datetime as dt
import os
import time
from typing import NamedTuple

import msgspec

from checker.evaluation import judge
from checker.evaluation.composing import Occasion, compose
from checker.evaluation.planning import plan
from checker.model.releases import Releases
from checker.model.results import DeviceIdentity, DeviceResult
from checker.model.storable import LONGEST_NAME, whole_text
from checker.probes import Progress, System, facts_of
from checker.probes.identity import device_id, host_name, time_zone
from checker.probes.live import live_system
from checker.probes.recorded import RecordedSystem
from checker.probes.recording_file import Recorded
from checker.reporting.device.context import ReportContext
from checker.specification.catalogue import choose, load_releases
from checker.specification.specs_folder import SpecsFolder
from checker.storage.names import stem
from checker.storage.settings import Settings


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """What the user asked for on the command line; None where nothing was said."""

    spec: str | None = None
    on: dt.date | None = None
    label: str | None = None
    location: str | None = None


class Subject(NamedTuple):
    """What is measured, and when: this device now, or a recorded one at noon of its day."""

    system: System
    moment: dt.datetime
    day: dt.date | None = None


def this_device() -> Subject:
    """Give this device, now."""
    return Subject(live_system(), dt.datetime.now(dt.UTC))


def recorded_device(recorded: Recorded) -> Subject:
    """Give a recorded device. One that names no day is judged for today."""
    now = dt.datetime.now(dt.UTC)
    moment = dt.datetime.combine(recorded.on, dt.time(12), dt.UTC) if recorded.on else now
    return Subject(RecordedSystem(recorded.recording), moment, recorded.on)


class Checked(NamedTuple):
    """What is stored, and what the report is made from."""

    result: DeviceResult
    context: ReportContext


def measure(
    subject: Subject, folder: SpecsFolder, settings: Settings, asked: Asked, progress: Progress | None = None
) -> Checked:
    """Read a device and judge it. Raises `BadInputError` for a bad spec, never for what the device does."""
    started = time.monotonic()
    releases = load_releases(folder.path)
    now = subject.moment
    day = asked.on or subject.day or _day(now, releases)
    spec = choose(asked.spec or settings.spec or None, folder.path, day).spec
    occasion = _occasion(subject, settings, asked, progress)
    judgement = judge(spec, releases, occasion.facts, day)
    result = compose(occasion, judgement, spec, releases)
    context = ReportContext(
        result=result,
        judgement=judgement,
        steps=plan(spec, releases, judgement),
        spec=spec,
        releases=releases,
        stem=_stem(result),
        measured=now.astimezone(),
        seconds=time.monotonic() - started,
        clock_is_behind=subject.day is None and _today(now) < releases.snapshot,
        store_device_name=settings.store_device_name,
        specs_doubt=folder.doubt,
    )
    return Checked(result, context)


def _occasion(subject: Subject, settings: Settings, asked: Asked, progress: Progress | None) -> Occasion:
    system = subject.system
    return Occasion(
        moment=subject.moment,
        facts=facts_of(system, progress),
        device=_identity(system, settings, asked),
        time_zone=whole_text(time_zone(system), LONGEST_NAME),
        result_id=os.urandom(16).hex(),
    )


def _identity(system: System, settings: Settings, asked: Asked) -> DeviceIdentity:
    return DeviceIdentity(
        id=device_id(system),
        name=whole_text(host_name(system), LONGEST_NAME) if settings.store_device_name else "",
        label=whole_text(asked.label or "", LONGEST_NAME),
        location=whole_text(asked.location or settings.location, LONGEST_NAME),
        school=settings.school,
    )


def _day(now: dt.datetime, releases: Releases) -> dt.date:
    """Give the day to judge for: a clock that is before the tables' own date is wrong, and theirs counts."""
    return max(_today(now), releases.snapshot)


def _today(now: dt.datetime) -> dt.date:
    return now.astimezone().date()


def _stem(result: DeviceResult) -> str:
    random = base64.b32encode(os.urandom(5)).decode().lower()
    return stem(result.device.name or result.device.label, result.device.id, result.measured_at, random)
