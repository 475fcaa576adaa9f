"""The devices in this folder, one folder each: readings, and what must come out, worked out by hand.

`facts.json` holds the readings as they stand in a result file, `case.toml` what must come out. A new case is a folder.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Literal

import msgspec

from checker.evaluation import Judgement, judge_for
from checker.evaluation.clock import JudgedFor, Witnesses, day_of_clock
from checker.model.findings import ReasonCode
from checker.model.readings import Facts
from checker.model.releases import Releases
from checker.model.verdicts import Verdict
from checker.resources import built_in_specs_folder
from checker.specification.catalogue import load_releases
from checker.specification.document import RequirementsSpec
from checker.specification.loading import load_browser_table, load_spec
from checker.storage.result_file import reading_in
from tests.evaluation.devices import KNOWN_TABLES

CASES = sorted(path.parent for path in Path(__file__).parent.glob("*/case.toml"))
FILES = {
    "malmberg/2026-2027.1": "malmberg/2026-2027.toml",
    "malmberg/2025-2026.1": "malmberg/2025-2026.toml",
    "malmberg/2015": "malmberg/2015.toml",
    "by-number/1": str(Path(__file__).parent / "by_number.toml"),
}


class Expectation(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a requirement must come out as."""

    verdict: Verdict
    reason: ReasonCode


class Case(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One device. `tables`: those in tests/known_tables, or the browser table in the case's own folder.

    A requirement that is not in `expected` does not apply. `steps`, where given: remedy ids, each with the ids of
    the other ways. `clock`: the day the device's clock tells, from which `on` must follow; `other_clocks`: what the
    clocks of other devices tell. Without it `on` was asked for.
    """

    title: str
    spec: str
    on: dt.date
    tables: Literal["known", "own"]
    device: Verdict
    worked: str
    expected: dict[str, Expectation]
    reason: str = ""
    pitfalls: tuple[int, ...] = ()
    clock: dt.date | None = None
    other_clocks: tuple[dt.date, ...] = ()
    steps: tuple[tuple[str, ...], ...] | None = None


def case_in(folder: Path) -> Case:
    return msgspec.toml.decode((folder / "case.toml").read_bytes(), type=Case)


def spec_of(case: Case) -> RequirementsSpec:
    return load_spec(built_in_specs_folder() / FILES[case.spec])


def facts_in(folder: Path) -> Facts:
    raw = msgspec.json.decode((folder / "facts.json").read_bytes(), type=dict[str, msgspec.Raw])
    return {fact: reading_in(fact, reading) for fact, reading in raw.items()}


def releases_for(folder: Path, case: Case) -> Releases:
    known = load_releases(KNOWN_TABLES)
    if case.tables == "known":
        return known
    return Releases(load_browser_table(folder / "browsers.toml"), known.operating_systems)


def judged_for(folder: Path) -> JudgedFor:
    case = case_in(folder)
    if case.clock is None:
        return JudgedFor(case.on)
    witnesses = Witnesses((day, f"device {number}") for number, day in enumerate(case.other_clocks))
    confirmed = witnesses.confirm(case.clock, "this device")
    return day_of_clock(case.clock, releases_for(folder, case), facts_in(folder), is_confirmed=confirmed)


def judged(folder: Path) -> Judgement:
    case, day = case_in(folder), judged_for(folder)
    return judge_for(spec_of(case), releases_for(folder, case), facts_in(folder), day)
