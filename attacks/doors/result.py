"""A result file: gathered, judged with all others, told in words; what was let in must be judged."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from attacks.doors.door import DAY, NOW, Door, shipped_spec, shipped_tables
from attacks.mutations import mutate_json
from checker.demo.school import invented_results
from checker.errors import BadInputError, NotJudgedError
from checker.fleet.survey import Question, survey
from checker.reporting.fleet.describer import DeviceWords
from checker.reporting.language.words import Words
from checker.storage.gathering import Gathered
from checker.storage.measurements import ReadingPool
from checker.storage.result_file import encode_result
from checker.storage.results_folder import RejectedFile


def seeds() -> Sequence[bytes]:
    """Give results of invented devices, of every kind."""
    return [encode_result(result) for result in list(invented_results(shipped_spec(), shipped_tables(), DAY))[::6]]


def enter(data: bytes) -> bool:
    """Make an overview of this one result."""
    pool = ReadingPool()
    try:
        measurement = pool.measurement(data, "fuzzed.json")
    except BadInputError:
        return False
    gathered = Gathered(measurements=[("fuzzed.json", measurement)], rejected=(), pool=pool, opened=1)
    fleet = survey(gathered, _question(), DeviceWords(shipped_spec(), shipped_tables(), _words()))
    raise_where_not_judged(fleet.files.rejected)
    return True


def raise_where_not_judged(rejected: Sequence[RejectedFile]) -> None:
    """Raise what the survey caught: the row it gives is right, that it was needed is not."""
    for item in rejected:
        if item.reason == "not_judged":
            raise NotJudgedError(item.file, RuntimeError(item.detail))


@cache
def _question() -> Question:
    return Question(spec=shipped_spec(), releases=shipped_tables(), now=NOW)


@cache
def _words() -> Words:
    return Words("nl")


DOOR = Door(seeds, mutate_json, enter)
