"""Asking a browser for its version would start it, open windows and touch profiles. No probe ever does."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.probes import facts_of
from checker.probes.recorded import RecordedSystem
from tests.probes.recordings import MACHINES, load

_TOOLS = {"rpm", "sysctl", "system_profiler", "pmset"}


class _Watched(RecordedSystem):
    """A recorded machine that notes which programs are started on it."""

    def __init__(self, folder: Path) -> None:
        self.__dict__.update(vars(load(folder)))
        self.started: set[str] = set()

    def run(self, *command: str) -> str:
        self.started.add(command[0])
        return super().run(*command)


@pytest.mark.pitfall(16)
@pytest.mark.parametrize(
    "name", ["ubuntu-24.04-laptop", "linux-mint-no-dmi", "macbook-air-m1-macos-15", "imac-intel-macos-12"]
)
def test_only_tools_that_tell_are_started(name: str) -> None:
    machine = _Watched(MACHINES / name)
    facts_of(machine)
    assert machine.started <= _TOOLS


@pytest.mark.parametrize("name", ["ubuntu-24.04-laptop", "debian-12-virtual", "raspberry-pi-4"])
def test_a_check_of_a_debian_or_ubuntu_starts_no_program_at_all(name: str) -> None:
    machine = _Watched(MACHINES / name)
    facts_of(machine)
    assert machine.started == set()
