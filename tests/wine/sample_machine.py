"""Turns a folder of tests/wine/machines into an invented Windows PC that runs under Wine."""

import tomllib
from pathlib import Path

from portable.wine.prefix import WinePrefix
from tests.tools.version_resource import write_program

MACHINES = Path(__file__).with_name("machines")


def sample_names() -> list[str]:
    """The machines there are; a new one is a new folder with a machine.reg and a programs.toml."""
    return sorted(folder.name for folder in MACHINES.iterdir() if folder.is_dir())


def make_machine(name: str, folder: Path, cache: Path) -> WinePrefix:
    """The PC of that name in `folder`: its registry, and its browsers as files that carry their version."""
    registry = (MACHINES / name / "machine.reg").read_text(encoding="utf-8")
    prefix = WinePrefix.create(folder, registry_text=registry, cache=cache)
    for program in programs(name):
        write_program(prefix.path_of(program["path"]), program["version"], program["product"])
    return prefix


def programs(name: str) -> list[dict[str, str]]:
    """Path, version and product of every program that the machine has."""
    listed = tomllib.loads((MACHINES / name / "programs.toml").read_text(encoding="utf-8"))
    found: list[dict[str, str]] = listed["program"]
    return found
