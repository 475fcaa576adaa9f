"""What a door is made of, and what doors share: the tables and the spec that ship, and a place to write."""

from __future__ import annotations

import atexit
import datetime as dt
import shutil
import tempfile
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple, TypeVar

from attacks.mutations import Mutate
from checker.errors import BadInputError
from checker.model.readings import Facts
from checker.model.releases import Releases
from checker.probes import facts_of
from checker.probes.recorded import RecordedSystem
from checker.probes.recording_file import read_recording
from checker.resources import built_in_specs_folder
from checker.specification.catalogue import load_releases
from checker.specification.document import RequirementsSpec
from checker.specification.loading import load_spec

Document = TypeVar("Document")
DAY = dt.date(2026, 11, 23)
NOW = dt.datetime(2026, 11, 23, 16, 0, tzinfo=dt.UTC)
MACHINES = Path(__file__).resolve().parents[2] / "tests" / "machines"
_THREE = ("windows-11-pro-24h2", "macbook-air-m1-macos-15", "ubuntu-24.04-laptop")


class Door(NamedTuple):
    """Good input to begin with, how it is changed, and what is done with it: True where it was let in.

    `enter` lets every exception pass that the program does not promise; refusing is False.
    """

    seeds: Callable[[], Sequence[bytes]]
    mutate: Mutate
    enter: Callable[[bytes], bool]


@cache
def shipped_spec() -> RequirementsSpec:
    """Give the spec that ships."""
    return load_spec(built_in_specs_folder() / "malmberg" / "2026-2027.toml")


@cache
def shipped_tables() -> Releases:
    """Give the tables that ship."""
    return load_releases(built_in_specs_folder())


@cache
def three_machines() -> tuple[Facts, ...]:
    """Give the readings of three recorded machines."""
    return tuple(facts_of(RecordedSystem(read_recording(MACHINES / name).recording)) for name in _THREE)


def one_of_three_machines(data: bytes) -> Facts:
    """Give the readings of one of them; which, follows from the input."""
    return three_machines()[len(data) % 3]


@cache
def scratch() -> Path:
    """Give a folder in memory where there is one, for doors that take a file; gone at the end."""
    memory = Path("/dev/shm")  # noqa: S108  a folder of its own is made in it
    folder = Path(tempfile.mkdtemp(dir=memory if memory.is_dir() else None))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def let_in(data: bytes, name: str, load: Callable[[Path], Document]) -> Document | None:
    """Give what a door that takes a file makes of these bytes under this name; None where it refuses them."""
    path = scratch() / name
    path.write_bytes(data)
    try:
        return load(path)
    except BadInputError:
        return None
