"""Many results in little memory: what devices have in common is held once, under a number.

A decoded result weighs some 14 KB; of a school's devices nearly every reading is also another's. So a reading is
decoded, through the typed door, the first time its bytes are seen, and is a number after that.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import msgspec

from checker.errors import BadInputError
from checker.model.readings import Facts, Reading
from checker.model.results import FIRST_PAGE, DeviceIdentity, Origin, ResultHeader, SpecReference, SpecVerdict
from checker.model.verdicts import Verdict
from checker.model.vocabulary import FACTS
from checker.storage.result_file import header_in, reading_in


class Measurement(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One result in short. `readings` are numbers in the `ReadingPool` it was read with; `claimed` is not believed.

    `on` is the day it was measured, by the device's own calendar. A clock that was behind the device's own release
    tables was wrong; `on` is the date of those tables then, as it was for the device itself. What a page measured has
    the day of who received it, and tables that may be newer.
    """

    result_id: str
    moment: dt.datetime
    on: dt.date
    clock_was_behind: bool
    origin: Origin
    claimed: Verdict
    spec: SpecReference
    specs: tuple[SpecVerdict, ...] = ()
    device: DeviceIdentity
    readings: tuple[int, ...]


class ReadingPool:
    """All different readings that were seen."""

    def __init__(self) -> None:
        """Hold none yet."""
        self._numbers: dict[tuple[str, bytes], int] = {}
        self._readings: list[tuple[str, Reading]] = []
        self._texts: list[bytes] = []
        self._specs: dict[SpecReference, SpecReference] = {}
        self._verdicts: dict[tuple[SpecVerdict, ...], tuple[SpecVerdict, ...]] = {}

    def __len__(self) -> int:
        """Give how many different readings there are."""
        return len(self._readings)

    def number_of(self, fact: str, raw: bytes) -> int:
        """Give the number of a reading by its JSON. Raises `msgspec.ValidationError` for one of the wrong type."""
        key = fact, raw
        if key not in self._numbers:
            self._readings.append((fact, reading_in(fact, raw)))
            self._texts.append(raw)
            self._numbers[key] = len(self._texts) - 1
        return self._numbers[key]

    def numbered(self, numbers: Iterable[int]) -> tuple[Facts, dict[str, int]]:
        """Give the readings with these numbers, and the number of each fact's reading."""
        facts = dict([self._readings[number] for number in numbers])
        return facts, dict(zip(facts, numbers, strict=True))

    def text(self, number: int) -> tuple[str, bytes]:
        """Give the fact and the JSON of a reading."""
        return self._readings[number][0], self._texts[number]

    def measurement(self, data: bytes, file: str) -> Measurement:
        """Give the result in these bytes. Raises `BadInputError` for anything but a result."""
        header, facts = header_in(data, file)
        number_of = self.number_of
        try:
            readings = tuple([number_of(fact, bytes(raw)) for fact, raw in facts.items() if fact in FACTS])
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
            raise BadInputError(file, "facts", " ".join(str(error).split())[:200], "Measure it again.") from error
        moment, on, was_behind = measured_when(header, file)
        return Measurement(
            result_id=header.result_id,
            moment=moment,
            on=on,
            clock_was_behind=was_behind,
            origin=header.origin,
            claimed=header.verdict,
            spec=self._specs.setdefault(header.spec, header.spec),
            specs=self._verdicts.setdefault(header.specs, header.specs) if header.specs else (),
            device=header.device,
            readings=readings,
        )


def clock_of(item: Measurement | ResultHeader) -> str:
    """Give whose clock told the day: the device's, or "" for that of the computer that received it from a page."""
    return item.device.id if item.origin == "program" else ""


def measured_when(header: ResultHeader, file: str) -> tuple[dt.datetime, dt.date, bool]:
    """Give the moment, the day on the device, and whether its clock was behind.

    `on` in the file may be another day than that of measuring: someone may have asked what next year brings.
    """
    try:
        moment = dt.datetime.fromisoformat(header.measured_at)
        tables = header.releases
        snapshot = max(map(dt.date.fromisoformat, (tables.browsers.snapshot, tables.operating_systems.snapshot)))
    except ValueError as error:
        raise BadInputError(file, "measured_at", "not a day of the calendar", "Measure it again.") from error
    day = header.on if abs((header.on - moment.date()).days) <= 1 else moment.date()
    possible_from = snapshot if header.origin == "program" else FIRST_PAGE
    return (moment, snapshot, True) if day < possible_from else (moment, day, False)
