"""A spec that stands on another: read, laid over the one that ships, used to judge and to plan, and told."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from attacks.doors.door import DAY, Door, let_in, one_of_three_machines, shipped_tables
from attacks.mutations import mutate_tokens
from checker.evaluation import judge
from checker.evaluation.planning import plan
from checker.resources import built_in_specs_folder
from checker.specification.catalogue import EXAMPLES, all_specs
from checker.specification.digest import digest_of
from checker.specification.document import RequirementsSpec
from checker.specification.loading import load_spec


def seeds() -> Sequence[bytes]:
    """Give each example that stands on another."""
    paths = sorted((built_in_specs_folder() / EXAMPLES).glob("*.toml"))
    return [data for path in paths if b"\nextends = " in (data := path.read_bytes())]


@cache
def _shipped() -> Sequence[RequirementsSpec]:
    return [entry.spec for entry in all_specs(built_in_specs_folder())]


def enter(data: bytes) -> bool:
    """Judge a machine by what it means with the specs that ship."""
    spec = let_in(data, "extension.toml", lambda path: load_spec(path, _shipped))
    if spec is None:
        return False
    digest_of(spec)
    facts = one_of_three_machines(data)
    plan(spec, shipped_tables(), judge(spec, shipped_tables(), facts, DAY))
    return True


DOOR = Door(seeds, mutate_tokens, enter)
