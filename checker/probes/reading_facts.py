"""Run probes against a machine and give a reading for every fact, whatever happens to any of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial

import msgspec

from checker import stopwatch
from checker.model.facts import NOT_ASKED
from checker.model.readings import Reading, Unknown, unknown
from checker.model.storable import storable
from checker.model.vocabulary import FACTS, NOT_READ_YET
from checker.probes.asking import ask_all
from checker.probes.bounded import BoundedSystem
from checker.probes.probe import Probe
from checker.probes.system import ABSENT, CannotRead, System

Progress = Callable[[int, int], None]


class Limits(msgspec.Struct, frozen=True):
    """Seconds one probe may take, and all together."""

    probe: float = 2.0
    total: float = 5.5


def read_facts(
    system: System,
    probes: Iterable[Probe],
    stand_ins: Iterable[Probe] = (),
    limits: Limits | None = None,
    progress: Progress | None = None,
) -> dict[str, Reading]:
    """Give a reading for every fact a program is asked for. Never raises for what a machine does.

    Of several probes for one fact the first known reading in list order wins; of reasons why there is none the first
    that says more than "it is not there". `stand_ins` probes run only when one of their facts is still unknown.
    """
    system, limits = BoundedSystem(system), limits or Limits()
    deadline = stopwatch.seconds() + limits.total
    offers = _run(system, tuple(probes), limits.probe, deadline, progress)
    readings = _choose(offers)
    missing = tuple(item for item in stand_ins if any(not _is_known(readings.get(fact)) for fact in item.facts))
    readings = _choose([readings, *_run(system, missing, limits.probe, deadline, None)])
    return {fact: readings.get(fact, _absent(fact)) for fact, d in FACTS.items() if d.asked_of != "page"}


def _absent(fact: str) -> Reading:
    return NOT_ASKED if FACTS[fact].asked_of in NOT_READ_YET else unknown("not_supported", "")


def _is_known(reading: Reading | None) -> bool:
    return reading is not None and not isinstance(reading, Unknown)


def _choose(offers: Iterable[Mapping[str, Reading]]) -> dict[str, Reading]:
    chosen: dict[str, Reading] = {}
    for offer in offers:
        for fact, reading in offer.items():
            if fact not in chosen or _worth(reading) > _worth(chosen[fact]):
                chosen[fact] = reading
    return chosen


def _worth(reading: Reading) -> int:
    if isinstance(reading, Unknown):
        return 0 if reading.detail == ABSENT else 1
    return 2


def _run(
    system: System, probes: tuple[Probe, ...], seconds: float, deadline: float, progress: Progress | None
) -> list[Mapping[str, Reading]]:
    box = min(seconds, deadline - stopwatch.seconds())
    heard = partial(_said, progress, len(probes)) if progress else None
    found = ask_all([partial(_read, item, system) for item in probes], box, heard)
    return [found[number] if number in found else _all_unknown(item, "timed_out") for number, item in enumerate(probes)]


def _said(progress: Progress, total: int, done: int) -> None:
    progress(done, total)


def _read(item: Probe, system: System) -> Mapping[str, Reading]:
    try:
        return _own_facts(item, item.read(system))
    except CannotRead as reason:
        return _own_facts(item, dict.fromkeys(item.facts, unknown(reason.why, reason.source, reason.detail)))
    except Exception as error:  # noqa: BLE001  a probe that meets rubbish must never stop the check
        return _all_unknown(item, "not_understood", type(error).__name__)


def _own_facts(item: Probe, readings: Mapping[str, Reading]) -> dict[str, Reading]:
    return {fact: storable(fact, reading) for fact, reading in readings.items() if fact in item.facts}


def _all_unknown(item: Probe, why: str, detail: str = "") -> dict[str, Reading]:
    return {fact: Unknown(why=why, source=item.name, detail=detail) for fact in item.facts}  # type: ignore[arg-type]
