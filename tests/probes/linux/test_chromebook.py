"""The Linux container of a Chromebook is a Chromebook, of which nothing more can be said from inside."""

from __future__ import annotations

import pytest

from checker.model.readings import Unknown
from tests.probes.recordings import MACHINES, fact_of, load, readings_of, recorded, value_of

_INSIDE = load(MACHINES / "chromebook-linux-container")


@pytest.mark.pitfall(12)
def test_a_chromebooks_container_is_a_chromebook_and_no_linux_pc() -> None:
    assert value_of(fact_of(_INSIDE, "device.class")) == "chromebook"
    assert value_of(fact_of(_INSIDE, "os.name")) == "chromeos"


@pytest.mark.pitfall(12)
def test_the_container_is_never_measured_in_the_chromebooks_place() -> None:
    asked = {fact: reading for fact, reading in readings_of(_INSIDE).items() if fact not in {"device.class", "os.name"}}
    assert {fact for fact, reading in asked.items() if not isinstance(reading, Unknown)} == set()
    memory = asked["memory.usable"]
    assert isinstance(memory, Unknown)
    assert (memory.why, memory.detail) == ("not_supported", "chromeos container")


@pytest.mark.pitfall(12)
def test_the_tools_of_chromeos_alone_also_tell() -> None:
    machine = recorded(folders={"/opt/google/cros-containers": ["bin"]})
    assert value_of(fact_of(machine, "device.class")) == "chromebook"


def test_another_linux_is_a_linux_pc() -> None:
    machine = recorded(folders={"/opt/google": ["chrome"]})
    assert value_of(fact_of(machine, "device.class")) == "linux-pc"
