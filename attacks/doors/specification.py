"""A requirements spec: read, used to judge and to plan for one of three recorded machines, and told."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from typing import Any

from attacks.doors.door import DAY, Door, let_in, one_of_three_machines, shipped_tables
from attacks.doors.toml_text import as_toml
from attacks.mutations import mutate_tokens
from checker.evaluation import judge
from checker.evaluation.planning import plan
from checker.resources import built_in_specs_folder
from checker.specification.digest import digest_of
from checker.specification.loading import load_spec


def seeds() -> Sequence[bytes]:
    """Give a spec of each requirement that ships, with the remedies it names."""
    whole = tomllib.loads((built_in_specs_folder() / "malmberg" / "2026-2027.toml").read_text(encoding="utf-8"))
    return [as_toml(_of_one(whole, requirement)) for requirement in whole["requirement"]]


def enter(data: bytes) -> bool:
    """Judge a machine by this spec."""
    spec = let_in(data, "spec.toml", load_spec)
    if spec is None:
        return False
    digest_of(spec)
    facts = one_of_three_machines(data)
    plan(spec, shipped_tables(), judge(spec, shipped_tables(), facts, DAY))
    return True


def _of_one(whole: Mapping[str, Any], requirement: Mapping[str, Any]) -> dict[str, Any]:
    wanted = requirement.get("remedies", [])[:3]
    short = {**requirement, "remedies": wanted}
    remedies = [remedy for remedy in whole["remedy"] if remedy["id"] in wanted]
    return {**whole, "requirement": [short], "remedy": remedies, "product": whole["product"][:1]}


DOOR = Door(seeds, mutate_tokens, enter)
