"""The school's own list of devices, beside results that were measured."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import msgspec

from attacks.doors.door import DAY, NOW, Door, let_in, shipped_spec, shipped_tables
from attacks.doors.result import raise_where_not_judged
from attacks.mutations import mutate_cells
from checker.demo.school import invented_results
from checker.fleet.survey import Question, survey
from checker.reporting.fleet.describer import DeviceWords
from checker.reporting.language.words import Words
from checker.storage.gathering import Gathered
from checker.storage.measurements import ReadingPool
from checker.storage.result_file import encode_result
from checker.storage.school_list.reading import read_school_list

_OWN = """label,naam,locatie,model,soort,os version,updates tot,status
Groep 1 nr 1,PC-1-01,Groep 1,Latitude 3190,laptop,,,in gebruik
Groep 1 nr 2,CB-1-02,Groep 1,Acer C871,Chromebook,126.0.6478.222,2031-06,ACTIVE
Groep 1 nr 3,IPAD-1-03,Groep 1,iPad 9,iPad,18.6,2031-06-30,retired
"""
_GOOGLE = """deviceId,serialNumber,annotatedAssetId,annotatedLocation,model,osVersion,autoUpdateExpiration,status
1,x,Groep 1 nr 1,Groep 1,Acer Chromebook 311,126.0.6478.222,1906243200000,ACTIVE
2,x,Groep 1 nr 2,Groep 1,Acer Chromebook 311,10,Jun 2031,DEPROVISIONED
"""


def seeds() -> Sequence[bytes]:
    """Give a list of one's own, with other separators and encodings, and one of Google Admin."""
    return [
        _OWN.encode(),
        _OWN.replace(",", ";").encode("utf-8-sig"),
        _OWN.replace(",", "\t").encode("utf-16"),
        _GOOGLE.encode(),
    ]


def enter(data: bytes) -> bool:
    """Make an overview of a device with this list beside it, also with one that tells no devices."""
    listed = let_in(data, "list.csv", read_school_list)
    if listed is None:
        return False
    question = Question(spec=shipped_spec(), releases=shipped_tables(), now=NOW, inventory=listed)
    fleet = survey(_measured(), question, DeviceWords(shipped_spec(), shipped_tables(), _words()))
    raise_where_not_judged(fleet.files.rejected)
    return not listed.problem


def _measured() -> Gathered:
    pool = ReadingPool()
    measured = ("one.json", pool.measurement(_result(), "one.json"))
    return Gathered(measurements=[measured], rejected=(), pool=pool, opened=1)


@cache
def _result() -> bytes:
    """Give the result of the list's own Chromebook, of which only the list knows until when it is updated."""
    of_lists = (result for result in invented_results(shipped_spec(), shipped_tables(), DAY) if result.origin == "page")
    result = next(of_lists)
    return encode_result(
        msgspec.structs.replace(result, device=msgspec.structs.replace(result.device, label="Groep 1 nr 2"))
    )


@cache
def _words() -> Words:
    return Words("nl")


DOOR = Door(seeds, mutate_cells, enter)
