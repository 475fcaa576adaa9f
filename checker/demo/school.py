"""A believable school: its rooms, what stands there, who was measured when, and what went wrong on the way."""

from __future__ import annotations

import base64
import datetime as dt
from collections.abc import Iterator, Mapping
from random import Random
from types import MappingProxyType

import msgspec

from checker.demo.chance import Chance
from checker.demo.machines import MACHINES
from checker.evaluation import judge
from checker.evaluation.composing import Occasion, compose
from checker.model.facts import reading_of
from checker.model.releases import Releases
from checker.model.results import DeviceIdentity, DeviceResult, TableReference
from checker.specification.document import RequirementsSpec
from checker.storage.names import stem

NAME = "Basisschool De Regenboog (verzonnen)"
SEED = 1
_DAYS = 24
"""Over how many days the coordinator walked past all devices."""
_LONG_AGO = 47
_EARLIER = 70
_BY_PAGE = frozenset({"chromebook", "ipad", "android-tablet"})
_SHORT = MappingProxyType(
    {"windows-pc": "PC", "mac": "MAC", "linux-pc": "PC", "chromebook": "CB", "ipad": "IPAD", "android-tablet": "TAB"}
)

# What stands where; 200 devices in all.
ROOMS: Mapping[str, Mapping[str, int]] = MappingProxyType(
    {
        "Groep 1-2": {"ipad": 12, "old_ipad": 2, "desktop": 2},
        "Groep 3": {"ipad": 18, "old_ipad": 2, "desktop": 1},
        "Groep 4": {"chromebook": 22, "desktop": 1},
        "Groep 5": {"chromebook": 14, "chromebook_near_its_end": 10, "desktop": 1},
        "Groep 6": {"new_laptop": 16, "small_laptop": 8, "desktop": 1},
        "Groep 7": {"chromebook_near_its_end": 14, "chromebook_past_its_end": 4, "new_laptop": 6, "desktop": 1},
        "Groep 8": {"new_laptop": 12, "upgradable_laptop": 12, "worn_out_laptop": 3, "desktop": 1},
        "Bibliotheek": {"tablet": 8, "linux_pc": 3},
        "Directie en IB": {"desktop": 4, "mac": 2},
        "Teamkamer": {"new_laptop": 14, "upgradable_laptop": 4, "small_laptop": 2},
    }
)
NOT_YET_MEASURED: tuple[tuple[str, str, str], ...] = (
    ("Groep 4 nr 24", "Groep 4", "chromebook"),
    ("Groep 4 nr 25", "Groep 4", "chromebook"),
    ("Groep 7 nr 26", "Groep 7", "chromebook"),
    ("Bibliotheek nr 12", "Bibliotheek", "android-tablet"),
    ("Teamkamer nr 21", "Teamkamer", "windows-pc"),
    ("Teamkamer nr 22", "Teamkamer", "windows-pc"),
)
"""Label, place and class of devices that are on the school's list only."""


class _Place(msgspec.Struct, frozen=True):
    """One device of the school: where it stands, which it is there, and what it is."""

    school: str
    room: str
    number: int
    machine: str


def invented_results(
    spec: RequirementsSpec, releases: Releases, today: dt.date, schools: int = 1
) -> Iterator[DeviceResult]:
    """Give the results of one school, or of more of them; the same ones for the same day and tables."""
    random = Random(SEED)  # noqa: S311  the same school every time, nothing secret
    for place in _places(schools):
        for days_ago in _visits(random):
            day = today - dt.timedelta(days=days_ago)
            moment = dt.datetime.combine(day, dt.time(8, 30), dt.UTC) + dt.timedelta(seconds=random.randrange(21_600))
            yield _result(place, moment, random, spec, releases)


def _places(schools: int) -> Iterator[_Place]:
    for number in range(schools):
        name = NAME if number == 0 else f"Basisschool {number + 1} (verzonnen)"
        for room, machines in ROOMS.items():
            kinds = [kind for kind, count in machines.items() for _ in range(count)]
            yield from (_Place(name, room, order, kind) for order, kind in enumerate(kinds, start=1))


def _visits(random: Random) -> Iterator[int]:
    """Give how many days ago a device was measured: once for most, twice for some, too long ago for a few."""
    if random.random() < 0.15:  # noqa: PLR2004  a share
        yield _EARLIER
    yield _LONG_AGO if random.random() < 0.04 else random.randrange(1, _DAYS)  # noqa: PLR2004  a share


def _result(
    place: _Place, moment: dt.datetime, random: Random, spec: RequirementsSpec, releases: Releases
) -> DeviceResult:
    name = f"{place.school}/{place.room}/{place.number}"
    day = moment.date()
    facts = MACHINES[place.machine](Chance(random, releases, moment.date()))
    device_class = str(getattr(reading_of(facts, "device.class"), "value", ""))
    room = place.room.partition(" ")[2] or place.room[:3].upper()
    occasion = Occasion(
        moment=moment,
        time_zone="Europe/Amsterdam",
        result_id=f"{random.getrandbits(128):032x}",
        device=DeviceIdentity(
            id=f"{Random(name).getrandbits(128):032x}",  # noqa: S311  the same device every time
            name=f"{_SHORT[device_class]}-{room.split(' ')[0].upper()}-{place.number:02}",
            label=f"{place.room} nr {place.number}",
            location=place.room,
            school=place.school,
        ),
        facts=facts,
        origin="page" if device_class in _BY_PAGE else "program",
    )
    return _with_tables_of(day, compose(occasion, judge(spec, releases, facts, day), spec, releases))


def _with_tables_of(day: dt.date, result: DeviceResult) -> DeviceResult:
    """Give the result with tables no newer than itself; a clock that is behind its own tables would be wrong."""
    tables = msgspec.structs.replace(
        result.releases,
        browsers=_no_newer(day, result.releases.browsers),
        operating_systems=_no_newer(day, result.releases.operating_systems),
    )
    return msgspec.structs.replace(result, releases=tables)


def _no_newer(day: dt.date, table: TableReference) -> TableReference:
    return msgspec.structs.replace(table, snapshot=min(day.isoformat(), table.snapshot))


def file_name(result: DeviceResult) -> str:
    """Give the name of the result's file; its random part comes from the result's own id."""
    random = base64.b32encode(bytes.fromhex(result.result_id)[:5]).decode().lower()
    return f"{stem(result.device.name, result.device.id, result.measured_at, random)}.json"
