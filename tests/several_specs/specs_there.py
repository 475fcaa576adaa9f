"""The specs in this folder beside those that ship, and the cases that are worked out by hand."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import msgspec

from checker.model.readings import Facts
from checker.model.verdicts import Verdict
from checker.specification.document import RequirementsSpec
from checker.specification.joining import joined
from checker.specification.loading import load_spec
from checker.storage.result_file import reading_in
from tests.evaluation.devices import shipped_spec, windows_laptop

SPECS = Path(__file__).parent / "specs"
_CASES = Path(__file__).parent / "cases.toml"


class Case(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One device by several specs. `facts`: what differs from a good Windows laptop; `answer`: what its report says."""

    title: str
    device: Verdict
    says: dict[str, str]
    answer: str
    facts: str

    def readings(self) -> Facts:
        """Give the readings of the device."""
        return readings_in(self.facts)


def readings_in(differing: str) -> Facts:
    """Give the readings of a good Windows laptop with these in their place, as they stand in a result."""
    raw = msgspec.json.decode(differing, type=dict[str, msgspec.Raw])
    return {**windows_laptop(), **{fact: reading_in(fact, reading) for fact, reading in raw.items()}}


class _Cases(msgspec.Struct):
    case: tuple[Case, ...]


CASES = msgspec.toml.decode(_CASES.read_bytes(), type=_Cases).case


@cache
def spec_named(name: str) -> RequirementsSpec:
    """Give a spec of this folder, or the one that ships."""
    return shipped_spec() if name == "malmberg" else load_spec(SPECS / f"{name}.toml")


def together(*names: str) -> RequirementsSpec:
    """Give these specs as one."""
    return joined([spec_named(name) for name in names])
