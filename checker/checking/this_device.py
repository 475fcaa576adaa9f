"""One run of the check: this device, or a recorded one, read, judged, and made ready to store and to report."""

from __future__ import annotations

import base64
import datetime as dt
import os
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from checker import stopwatch
from checker.checking.checked_device import CheckedDevice, Rules, checked
from checker.evaluation.clock import JudgedFor, day_asked_for, day_of_clock
from checker.evaluation.composing import Occasion
from checker.model.moments import local
from checker.model.readings import Facts
from checker.model.releases import Releases
from checker.model.results import DeviceIdentity, DeviceResult
from checker.model.storable import LONGEST_NAME, whole_text
from checker.probes import Progress, System, facts_of
from checker.probes.identity import identity
from checker.probes.live import live_system
from checker.probes.logged_in import persons
from checker.probes.personal_names import is_of_a_person, without_persons
from checker.probes.recorded import RecordedSystem
from checker.probes.recording_file import Recorded
from checker.specification.catalogue import Requirements
from checker.storage.names import stem
from checker.storage.settings import Settings

if TYPE_CHECKING:
    from checker.browser_page.submission import Answers


Ask = Callable[[CheckedDevice], Mapping[str, str]]
"""Asks a person what could not be measured, and gives the answers in words, by question."""


class AskedCheck(msgspec.Struct, frozen=True, kw_only=True):
    """What the user asked for on the command line; None or none where nothing was said. `answers` in words."""

    specs: tuple[str, ...] = ()
    on: dt.date | None = None
    label: str | None = None
    location: str | None = None
    answers: Mapping[str, str] = {}


class Subject(NamedTuple):
    """What is measured, and when: this device now, or a recorded one at noon of its day, if it names one."""

    system: System
    moment: dt.datetime
    day: dt.date | None = None
    is_recorded: bool = False


def this_device() -> Subject:
    """Give this device, now."""
    return Subject(live_system(), dt.datetime.now(dt.UTC))


def recorded_device(recorded: Recorded) -> Subject:
    """Give a recorded device. One that names no day is judged for today."""
    now = dt.datetime.now(dt.UTC)
    moment = dt.datetime.combine(recorded.on, dt.time(12), dt.UTC) if recorded.on else now
    return Subject(RecordedSystem(recorded.recording), moment, recorded.on, is_recorded=True)


def checked_here(  # noqa: PLR0913, PLR0917  everything a check depends on comes together here
    subject: Subject,
    requirements: Requirements,
    settings: Settings,
    asked: AskedCheck,
    progress: Progress | None = None,
    ask: Ask | None = None,
) -> CheckedDevice:
    """Read a device and judge it; again with what a person answers to `ask`.

    Raises `BadInputError` for a bad spec or answer, never for what the device does.
    """
    started = stopwatch.seconds()
    releases = requirements.releases
    names, at_first = asked.specs or settings.specs, _judged_for(subject, asked, releases, {})
    spec = requirements.choose(names, at_first.day)  # a bad one is told before anybody waits
    told = _understood(asked.answers, releases)  # likewise
    measured, tells_of_person = _measured(subject, settings, asked, progress)
    occasion = _with_answers(measured, told, releases)
    judged_for = _judged_for(subject, asked, releases, occasion.facts)
    if judged_for.day != at_first.day:
        spec = requirements.choose(names, judged_for.day)
    rules, seconds = Rules(spec, releases), stopwatch.seconds() - started
    device = checked(occasion, judged_for, rules, _stem)
    if ask and (answers := ask(device)):
        told = _understood({**asked.answers, **answers}, releases)
        device = checked(_with_answers(measured, told, releases), judged_for, rules, _stem)
    return msgspec.structs.replace(
        device,
        seconds=seconds,
        name_tells_of_person=tells_of_person,
        specs_doubts=requirements.doubts,
    )


def _understood(told: Mapping[str, str], releases: Releases) -> Answers | None:
    if not told:
        return None
    from checker.checking.questions import answers_of  # noqa: PLC0415  only who answers something pays

    return answers_of(told, releases.operating_systems.device_model, "--answer")


def _with_answers(occasion: Occasion, told: Answers | None, releases: Releases) -> Occasion:
    if told is None:
        return occasion
    from checker.checking.told_answers import told_readings  # noqa: PLC0415  likewise

    added = told_readings(occasion.facts, told, releases.operating_systems.device_model, occasion.origin)
    return msgspec.structs.replace(occasion, facts={**occasion.facts, **added})


class _Measured(NamedTuple):
    occasion: Occasion
    name_tells_of_person: bool


def _measured(subject: Subject, settings: Settings, asked: AskedCheck, progress: Progress | None) -> _Measured:
    found = identity(subject.system)
    places = (settings.school, settings.location, asked.location or "")
    here = persons(subject.system)
    tells = not settings.store_personal_device_name and is_of_a_person(found.host_name, here, places)
    occasion = Occasion(
        moment=subject.moment,
        facts=without_persons(facts_of(subject.system, progress), here),
        device=DeviceIdentity(
            id=found.id,
            hardware_id=found.hardware_id or msgspec.UNSET,
            name=whole_text(found.host_name, LONGEST_NAME) if settings.store_device_name and not tells else "",
            label=whole_text(asked.label or "", LONGEST_NAME),
            location=whole_text(asked.location or settings.location, LONGEST_NAME),
            school=settings.school,
        ),
        time_zone=whole_text(found.time_zone, LONGEST_NAME),
        result_id=os.urandom(16).hex(),
    )
    return _Measured(occasion, settings.store_device_name and tells)


def _judged_for(subject: Subject, asked: AskedCheck, releases: Releases, facts: Facts) -> JudgedFor:
    """Give the day that was asked for, or else that of the clock as far as it can be believed.

    A recording keeps its own day, which counts as asked for; what is asked for it is the day on which it was like that.
    """
    judged_for = day_of_clock(local(subject.moment).date(), releases, facts)
    on = asked.on or subject.day
    if on is None:
        return judged_for
    measured = None if subject.is_recorded else day_asked_for(on, judged_for.day).measured
    return JudgedFor(on, measured=measured, told=None if judged_for.latest or subject.day else judged_for.told)


def _stem(result: DeviceResult) -> str:
    random = base64.b32encode(os.urandom(5)).decode().lower()
    return stem(result.device.label or result.device.name, result.device.id, result.measured_at, random)
