"""The release tables: read, and used to judge one of three recorded machines by the spec that ships."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from attacks.doors.door import DAY, Door, let_in, one_of_three_machines, shipped_spec, shipped_tables
from attacks.doors.toml_text import as_toml
from attacks.mutations import mutate_tokens
from checker.evaluation import judge_for
from checker.evaluation.clock import day_of_clock
from checker.model.releases import Releases
from checker.resources import built_in_specs_folder
from checker.specification.loading import load_browser_table, load_operating_system_table

_MOST_ROWS = 4


def _seeds(name: str) -> Sequence[bytes]:
    """Give the table that ships with the last rows of everything, whole and by its parts."""
    whole = _short(tomllib.loads((built_in_specs_folder() / "releases" / name).read_text(encoding="utf-8")))
    return [as_toml(whole), *(as_toml(part) for part in _parts(whole))]


def _parts(whole: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Give a table for each browser, or for each few systems."""
    sources = {**whole, "source": whole["source"][:1]}
    if "browser" in whole:
        return [{**sources, "browser": dict([item])} for item in whole["browser"].items()]
    rows: list[Any] = whole["release"]
    return [{**sources, "release": rows[at : at + _MOST_ROWS]} for at in range(0, len(rows), _MOST_ROWS)]


def _short(value: Any) -> Any:  # noqa: ANN401  any TOML
    if isinstance(value, dict):
        return {key: _short(held) if key != "release" else held[::3] for key, held in value.items()}
    return value[-_MOST_ROWS:] if isinstance(value, list) else value


def _enter(load: Callable[[Path], Releases]) -> Callable[[bytes], bool]:
    def enter(data: bytes) -> bool:
        releases = let_in(data, "table.toml", load)
        if releases is None:
            return False
        facts = one_of_three_machines(data)
        judged_for = day_of_clock(DAY, releases, facts)
        judge_for(shipped_spec(), releases, facts, judged_for)
        return True

    return enter


def _with_browsers(path: Path) -> Releases:
    return msgspec.structs.replace(shipped_tables(), browsers=load_browser_table(path))


def _with_systems(path: Path) -> Releases:
    return msgspec.structs.replace(shipped_tables(), operating_systems=load_operating_system_table(path))


BROWSERS = Door(lambda: _seeds("browsers.toml"), mutate_tokens, _enter(_with_browsers))
SYSTEMS = Door(lambda: _seeds("operating_systems.toml"), mutate_tokens, _enter(_with_systems))
