"""Specs, answers and phrases for the tests of confirming."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from checker.confirming.answers import Answer, Answers
from checker.confirming.confirmed import confirmed_spec
from checker.confirming.writing import write_spec
from checker.reporting.words.confirming import phrases
from checker.resources import built_in_specs_folder
from checker.specification.document import Requirement, RequirementsSpec
from checker.specification.loading import load_spec

TODAY = dt.date(2026, 11, 30)
THIS_YEAR = load_spec(built_in_specs_folder() / "malmberg" / "2026-2027.toml")
PHRASES = phrases()


def confirmed(
    spec: RequirementsSpec, *answers: Answer, today: dt.date = TODAY, told: Answers | None = None, end: str = "abcd"
) -> RequirementsSpec:
    """Give the spec that some answers make. `told`: what else was answered; `end`: the end of its version."""
    whole = msgspec.structs.replace(told or Answers(), answers=answers)
    return confirmed_spec(spec, whole, PHRASES, today, end)


def made(spec: RequirementsSpec, folder: Path) -> RequirementsSpec:
    """Give a spec as it reads back from a file; fails where it is not valid."""
    return load_spec(write_spec(folder, spec))


def of(spec: RequirementsSpec, name: str) -> Requirement:
    """Give a requirement by its id."""
    return next(item for item in spec.requirement if item.id == name)


def names(spec: RequirementsSpec) -> list[str]:
    """Give the ids of the requirements."""
    return [item.id for item in spec.requirement]


def asked_about(spec: RequirementsSpec) -> list[str]:
    """Give the names of all that is asked about a spec: its requirements, and its methods after those."""
    return [*names(spec), *(f"product:{item.id}" for item in spec.product)]


def changed_spec(spec: RequirementsSpec, version: str, changes: Mapping[str, Mapping[str, Any]]) -> RequirementsSpec:
    """Give a spec in another version, with the fields given of some requirements, and without those given None."""
    found = []
    for item in spec.requirement:
        fields = changes.get(item.id, {})
        if fields is not None:
            held = {**msgspec.to_builtins(item), **fields}
            found.append(msgspec.convert(held, Requirement))
    return msgspec.structs.replace(spec, version=version, requirement=tuple(found))
