"""From what a device hands over to a result in the folder: judged by this spec, stored once."""

from __future__ import annotations

import base64
import datetime as dt
import errno
import hashlib
import os
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Literal, NamedTuple

from checker.collector.arriving import Arrival, arriving, handed_over
from checker.errors import BadInputError, SysteemcheckError
from checker.evaluation import Judgement, judge
from checker.evaluation.again import day_of_stored
from checker.evaluation.clock import JudgedFor, day_of_clock, is_near_receivers_clock
from checker.evaluation.composing import Occasion, compose
from checker.evaluation.planning import plan
from checker.model.moments import local
from checker.model.readings import Facts
from checker.model.releases import Releases
from checker.model.results import FIRST_PAGE, DeviceIdentity, DeviceResult
from checker.model.storable import LONGEST_NAME, storable, whole_text
from checker.probes.browser_page.page_readings import page_readings
from checker.probes.browser_page.submission import Submission, decode_submission
from checker.reporting.device.context import ReportContext
from checker.specification.document import RequirementsSpec
from checker.storage.names import stem
from checker.storage.result_file import decode_result, encode_result, read_result
from checker.storage.writing import write_all

_LOCKS = 64
_MOST_RESULTS = 50_000
"""In one folder; far more than a school has, and few enough that nobody fills a disk through the page."""
Clock = Callable[[], dt.datetime]


class OtherContentError(SysteemcheckError):
    """The same number with other content: one of the two was not sent by the device itself."""


class Judged(NamedTuple):
    """A result, and all its answer and report are made from."""

    result: DeviceResult
    context: ReportContext


State = Literal["stored", "already"]


class Measure(NamedTuple):
    """What judges: requirements, tables, and what the school is called."""

    spec: RequirementsSpec
    releases: Releases
    school: str = ""
    location: str = ""


class Receiver:
    """Receives for one folder. Any number of threads may use it."""

    def __init__(self, measure: Measure, folder: Path, clock: Clock, most: int = _MOST_RESULTS) -> None:
        """Judge by `measure`, store at most so many in `folder`; `clock` gives the moment in UTC."""
        self.folder = folder
        self._measure = measure
        self._clock = clock
        self._most = most
        self._locks = tuple(threading.Lock() for _ in range(_LOCKS))
        # By number, as bytes: its file, or for one in the folder itself the stem, by which its report waits too. This
        # is all that grows with each result.
        self._known: dict[bytes, str] = {}

    def remember(self, result_id: str, path: str) -> None:
        """Take into account a result that an earlier run stored."""
        self._known[bytes.fromhex(result_id)] = path

    def judge(self, submission: Submission, *, is_live: bool = True) -> Judged:
        """Give what this device would get. A live one is of this moment, whatever the device's clock says."""
        arrive = arriving if is_live else handed_over
        arrival = arrive(submission.measured_at, self._clock(), self._measure.releases)
        return judged(submission, self._measure, arrival)

    def store(self, judged: Judged) -> State:
        """Store it, or acknowledge that it is stored: on the disk, also after a power cut.

        What was moved to a folder below is still stored. What is nowhere in the folder any more is stored again: nobody
        here can tell that it is kept elsewhere. Raises `OtherContentError`, and `OSError` for a full disk.
        """
        result, context = judged
        data = encode_result(result)
        decode_result(data, context.stem)  # what this program could not read is not stored
        number = bytes.fromhex(result.result_id)
        with self._locks[number[0] % _LOCKS]:
            known = self._known.get(number)
            if known is not None and (found := self._found(self.folder / known)):
                self._known[number] = str(found)
                return _acknowledged(found, result)
            if known is None and len(self._known) >= self._most:
                raise OSError(errno.ENOSPC, "too many results in this folder")
            write_all(self.folder, {f"{context.stem}.json": data})
            self._known[number] = context.stem
            return "stored"

    def _found(self, path: Path) -> Path | None:
        """Give where a stored result is now: where it was put, or below; people sort files into folders."""
        named = path if path.name.endswith(".json") else path.with_name(f"{path.name}.json")
        return named if os.path.lexists(named) else next(self.folder.rglob(named.name), None)


def _acknowledged(path: Path, sent: DeviceResult) -> State:
    """Give "already" when the file holds the same. A file that somebody spoilt holds something else."""
    try:
        is_same = _is_same(read_result(path), sent)
    except BadInputError:
        is_same = False
    if not is_same:
        raise OtherContentError(f"submission {sent.result_id} was stored before with other content.")
    return "already"


def judged(submission: Submission, measure: Measure, arrival: Arrival) -> Judged:
    """Give the result of a submission that arrived like this."""
    spec, releases = measure.spec, measure.releases
    readings = page_readings(submission, releases.operating_systems.device_model)
    facts = {**readings, "clock.offset": arrival.offset}
    occasion = Occasion(
        moment=arrival.moment,
        time_zone=whole_text(submission.time_zone, LONGEST_NAME),
        result_id=submission.id,
        device=_identity(submission, measure),
        facts={fact: storable(fact, reading) for fact, reading in facts.items()},
        origin="page",
    )
    judged_for = _judged_for(arrival, releases, occasion.facts)
    judgement = judge(spec, releases, occasion.facts, judged_for.day, judged_for.latest)
    result = compose(occasion, judgement, spec, releases)
    return _with_context(result, judgement, measure, _stem(result), judged_for.told)


def _judged_for(arrival: Arrival, releases: Releases, facts: Facts) -> JudgedFor:
    """Give the day: a device may have measured before these tables were made, but not this computer."""
    return day_of_clock(
        local(arrival.moment).date(),
        releases,
        facts,
        possible_from=FIRST_PAGE if arrival.is_by_device else None,
        is_confirmed=is_near_receivers_clock(facts),
    )


def judged_again(path: Path, measure: Measure) -> Judged:
    """Give a stored result, and all its report is made from."""
    result = read_result(path)
    judged_for = day_of_stored(result, str(path), measure.releases)
    judgement = judge(measure.spec, measure.releases, result.facts, judged_for.day, judged_for.latest)
    return _with_context(result, judgement, measure, path.stem, judged_for.told)


def _with_context(
    result: DeviceResult, judgement: Judgement, measure: Measure, name: str, told: dt.date | None
) -> Judged:
    context = ReportContext(
        result=result,
        judgement=judgement,
        steps=plan(measure.spec, measure.releases, judgement),
        spec=measure.spec,
        releases=measure.releases,
        stem=name,
        measured=local(dt.datetime.fromisoformat(result.measured_at)),
        told=told,
    )
    return Judged(result, context)


def result_of(data: bytes, name: str, measure: Measure, now: dt.datetime) -> DeviceResult:
    """Give the result of what a page saved or put in a code. Raises `BadInputError` for anything else."""
    submission = decode_submission(data, name)
    return judged(submission, measure, handed_over(submission.measured_at, now, measure.releases)).result


def _identity(submission: Submission, measure: Measure) -> DeviceIdentity:
    return DeviceIdentity(
        id=submission.device,
        label=whole_text(submission.label.strip(), LONGEST_NAME),
        location=whole_text(submission.location.strip() or measure.location, LONGEST_NAME),
        school=measure.school,
    )


def _stem(result: DeviceResult) -> str:
    """Give the name of its file; the last part follows from the number, so that the same one gets the same name."""
    random = base64.b32encode(hashlib.blake2b(bytes.fromhex(result.result_id), digest_size=5).digest())
    return stem(result.device.label, result.device.id, result.measured_at, random.decode().lower())


def _is_same(stored: DeviceResult, sent: DeviceResult) -> bool:
    """Tell whether it is the same device with the same readings; between two clocks there is a second more or less."""
    return (stored.device, _without_clock(stored)) == (sent.device, _without_clock(sent))


def _without_clock(result: DeviceResult) -> Facts:
    return {fact: reading for fact, reading in result.facts.items() if fact != "clock.offset"}
