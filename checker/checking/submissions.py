"""From what a page hands over to a checked device: its moment, its readings, who it is."""

from __future__ import annotations

import base64
import datetime as dt
import hashlib

from checker.browser_page.page_readings import page_readings
from checker.browser_page.submission import Submission, decode_submission
from checker.checking.arriving import Arrival, handed_over
from checker.checking.checked_device import CheckedDevice, Rules, checked
from checker.evaluation.clock import JudgedFor, day_of_clock, is_near_receivers_clock
from checker.evaluation.composing import Occasion
from checker.model.moments import local
from checker.model.readings import Facts
from checker.model.releases import Releases
from checker.model.results import FIRST_PAGE, DeviceIdentity, DeviceResult
from checker.model.storable import LONGEST_NAME, storable, whole_text
from checker.storage.names import stem


def checked_submission(submission: Submission, rules: Rules, arrival: Arrival) -> CheckedDevice:
    """Give the device of a submission that arrived like this."""
    readings = page_readings(submission, rules.releases.operating_systems.device_model)
    facts = {**readings, "clock.offset": arrival.offset}
    occasion = Occasion(
        moment=arrival.moment,
        time_zone=whole_text(submission.time_zone, LONGEST_NAME),
        result_id=submission.id,
        device=_identity(submission, rules),
        facts={fact: storable(fact, reading) for fact, reading in facts.items()},
        origin="page",
    )
    return checked(occasion, _judged_for(arrival, rules.releases, occasion.facts), rules, file_stem)


def result_of(data: bytes, name: str, rules: Rules, now: dt.datetime) -> DeviceResult:
    """Give the result of what a page saved or put in a code. Raises `BadInputError` for anything else."""
    submission = decode_submission(data, name)
    return checked_submission(submission, rules, handed_over(submission.measured_at, now, rules.releases)).result


def _judged_for(arrival: Arrival, releases: Releases, facts: Facts) -> JudgedFor:
    """Give the day: a device may have measured before these tables were made, but not this computer."""
    return day_of_clock(
        local(arrival.moment).date(),
        releases,
        facts,
        possible_from=FIRST_PAGE if arrival.is_by_device else None,
        is_confirmed=is_near_receivers_clock(facts),
    )


def _identity(submission: Submission, rules: Rules) -> DeviceIdentity:
    return DeviceIdentity(
        id=submission.device,
        label=whole_text(submission.label.strip(), LONGEST_NAME),
        location=whole_text(submission.location.strip() or rules.location, LONGEST_NAME),
        school=rules.school,
    )


def file_stem(result: DeviceResult) -> str:
    """Give the name of its file; the last part follows from the number, so that the same one gets the same name."""
    random = base64.b32encode(hashlib.blake2b(bytes.fromhex(result.result_id), digest_size=5).digest())
    return stem(
        result.device.label or result.device.name, result.device.id, result.measured_at, random.decode().lower()
    )
