"""From what a device hands over to a result in the folder: judged by this spec, stored once."""

from __future__ import annotations

import base64
import datetime as dt
import errno
import hashlib
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Literal, NamedTuple

from checker.errors import SysteemcheckError
from checker.evaluation import Judgement, judge
from checker.evaluation.composing import Occasion, compose
from checker.evaluation.planning import plan
from checker.model.releases import Releases
from checker.model.results import DeviceIdentity, DeviceResult
from checker.model.storable import LONGEST_NAME, storable, whole_text
from checker.probes.browser_page.page_readings import page_readings
from checker.probes.browser_page.submission import Submission, decode_submission
from checker.reporting.device.context import ReportContext
from checker.specification.document import RequirementsSpec
from checker.storage.names import stem
from checker.storage.result_file import encode_result, read_result
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


class Received(NamedTuple):
    """What became of a submission."""

    judged: Judged
    state: Literal["stored", "already"]


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
        self._known: dict[str, Path] = {}

    def remember(self, result_id: str, path: Path) -> None:
        """Take into account a result that an earlier run stored."""
        self._known[result_id] = path

    def judge(self, submission: Submission, *, is_live: bool = True) -> Judged:
        """Give what this device would get. A live one is of this moment, whatever the device's clock says."""
        moment = self._clock() if is_live else moment_of(submission, self._clock())
        return judged(submission, self._measure, moment)

    def receive(self, submission: Submission, *, is_live: bool = True) -> Received:
        """Store it, or acknowledge that it is stored. Raises `OtherContentError`, and `OSError` for a full disk."""
        result, context = self.judge(submission, is_live=is_live)
        with self._locks[int(submission.id[:8], 16) % _LOCKS]:
            path = self._known.get(submission.id)
            if path is None:
                if len(self._known) >= self._most:
                    raise OSError(errno.ENOSPC, "too many results in this folder")
                name = f"{context.stem}.json"
                write_all(self.folder, {name: encode_result(result)})
                self._known[submission.id] = self.folder / name
                return Received(Judged(result, context), "stored")
            if not _is_same(read_result(path), result):
                raise OtherContentError(f"submission {submission.id} was stored before with other content.")
            return Received(Judged(result, context), "already")


def judged(submission: Submission, measure: Measure, moment: dt.datetime) -> Judged:
    """Give the result of a submission, measured at this moment (UTC)."""
    spec, releases = measure.spec, measure.releases
    day = max(moment.astimezone().date(), releases.snapshot)
    facts = page_readings(submission, releases.operating_systems.device_model)
    occasion = Occasion(
        moment=moment,
        time_zone=whole_text(submission.time_zone, LONGEST_NAME),
        result_id=submission.id,
        device=_identity(submission, measure),
        facts={fact: storable(fact, reading) for fact, reading in facts.items()},
        origin="page",
    )
    judgement = judge(spec, releases, occasion.facts, day)
    result = compose(occasion, judgement, spec, releases)
    return _with_context(result, judgement, measure, _stem(result))


def judged_again(path: Path, measure: Measure) -> Judged:
    """Give a stored result, and all its report is made from."""
    result = read_result(path)
    judgement = judge(measure.spec, measure.releases, result.facts, result.on)
    return _with_context(result, judgement, measure, path.stem)


def _with_context(result: DeviceResult, judgement: Judgement, measure: Measure, name: str) -> Judged:
    context = ReportContext(
        result=result,
        judgement=judgement,
        steps=plan(measure.spec, measure.releases, judgement),
        spec=measure.spec,
        releases=measure.releases,
        stem=name,
        measured=dt.datetime.fromisoformat(result.measured_at).astimezone(),
    )
    return Judged(result, context)


def handed_over(data: bytes, name: str, measure: Measure) -> DeviceResult:
    """Give the result of what a page saved or put in a code. Raises `BadInputError` for anything else."""
    submission = decode_submission(data, name)
    return judged(submission, measure, moment_of(submission, dt.datetime.now(dt.UTC))).result


def moment_of(submission: Submission, now: dt.datetime) -> dt.datetime:
    """Give when the device says it measured; now where its clock tells a day that does not exist."""
    try:
        return dt.datetime.fromisoformat(submission.measured_at)
    except ValueError:
        return now


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
    return (stored.device, stored.facts) == (sent.device, sent.facts)
