"""Judged devices to make reports of: the ones worked by hand in tests/verdicts, and any other readings."""

from __future__ import annotations

import datetime as dt
from functools import cache
from pathlib import Path

import msgspec

from checker.checking.checked_device import CheckedDevice, Rules, checked
from checker.evaluation.clock import JudgedFor
from checker.evaluation.composing import Occasion
from checker.model.readings import Facts
from checker.model.releases import Releases
from checker.model.results import DeviceIdentity, Origin
from checker.specification.document import RequirementsSpec
from checker.specification.joining import joined
from checker.specification.loading import load_browser_table, load_operating_system_table, load_spec
from checker.storage.names import stem
from tests.evaluation.devices import DAY, releases, shipped_spec
from tests.verdicts.cases import CASES, case_in, facts_in, releases_for, spec_of

INPUTS = Path(__file__).parent / "inputs"
VERDICT_CASES = CASES
DUTCH_WINTER = dt.timezone(dt.timedelta(hours=1))
LAPTOP = DeviceIdentity(
    id="7f3a91c2" * 4, name="LOKAAL5-PC12", label="Groep 5 nr 12", school="Basisschool De Regenboog"
)


def context_of(
    facts: Facts,
    spec: RequirementsSpec,
    tables: Releases,
    on: dt.date = DAY,
    device: DeviceIdentity = LAPTOP,
    origin: Origin = "program",
) -> CheckedDevice:
    """Give what the report of this device is made from; the same for the same arguments, at every version."""
    moment = dt.datetime.combine(on, dt.time(9, 42), dt.UTC)
    occasion = Occasion(
        moment=moment, time_zone="Europe/Amsterdam", result_id="5" * 32, device=device, facts=facts, origin=origin
    )
    made = checked(occasion, JudgedFor(on), Rules(spec, tables), lambda result: _stem(result.measured_at, device))
    result = msgspec.structs.replace(made.result, program_version="1.0.0")
    return msgspec.structs.replace(made, result=result, measured=moment.astimezone(DUTCH_WINTER), seconds=0.9)


def _stem(measured_at: str, device: DeviceIdentity) -> str:
    return stem(device.name or device.label, device.id, measured_at, "k4m9abcd")


@cache
def context_of_case(folder: Path) -> CheckedDevice:
    """Give what the report of a case in tests/verdicts is made from."""
    case = case_in(folder)
    return context_of(facts_in(folder), spec_of(case), releases_for(folder, case), case.on)


def by_shipped_spec(facts: Facts, device: DeviceIdentity = LAPTOP) -> CheckedDevice:
    """Give a device judged by what ships."""
    return context_of(facts, shipped_spec(), releases(), device=device)


@cache
def fixed_spec() -> RequirementsSpec:
    """Give the spec of these tests alone."""
    return load_spec(INPUTS / "spec.toml")


@cache
def fixed_specs() -> RequirementsSpec:
    """Give that of two publishers at once."""
    return joined([fixed_spec(), load_spec(INPUTS / "second_spec.toml")])


@cache
def fixed_tables() -> Releases:
    """Give the tables of these tests alone."""
    return Releases(
        load_browser_table(INPUTS / "browsers.toml"), load_operating_system_table(INPUTS / "operating_systems.toml")
    )


def by_fixed_spec(facts: Facts, on: dt.date = DAY, device: DeviceIdentity = LAPTOP) -> CheckedDevice:
    """Give a device judged by what never changes."""
    return context_of(facts, fixed_spec(), fixed_tables(), on, device)


def by_fixed_specs(facts: Facts, device: DeviceIdentity = LAPTOP) -> CheckedDevice:
    """Give a device judged by two publishers that never change."""
    return context_of(facts, fixed_specs(), fixed_tables(), device=device)
