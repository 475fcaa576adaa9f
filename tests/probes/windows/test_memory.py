from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.model.readings import Unknown
from tests.probes.recordings import value_of
from tests.probes.windows.pc import GIB, Pc, plain

USABLE = 3_972_841_472  # 3.7 of 4 GiB


@pytest.mark.pitfall(1)
def test_four_gib_in_the_slots_is_four_gib_though_less_is_usable() -> None:
    facts = Pc().memory(4 * 1024 * 1024, USABLE).facts()
    assert (value_of(facts["memory.installed"]), value_of(facts["memory.usable"])) == (4 * GIB, USABLE)


@pytest.mark.pitfall(2)
def test_zero_installed_is_not_understood() -> None:
    reading = Pc().memory(0, USABLE).facts()["memory.installed"]
    assert isinstance(reading, Unknown)
    assert (reading.why, reading.source) == ("not_understood", "GetPhysicallyInstalledSystemMemory")


@pytest.mark.pitfall(2)
def test_less_installed_than_usable_is_not_understood() -> None:
    assert Pc().memory(2 * 1024 * 1024, USABLE).facts()["memory.installed"].__class__ is Unknown


@pytest.mark.pitfall(2)
@pytest.mark.pitfall(3)
def test_a_call_that_fails_leaves_usable_memory_known_and_guesses_nothing() -> None:
    pc = Pc().refuse("call:GetPhysicallyInstalledSystemMemory", "not_supported", "error 13")
    facts = pc.call("psutil.virtual_memory", {"total": USABLE}).facts()
    assert plain(facts["memory.installed"]) == {"state": "unknown", "why": "not_supported"}
    assert value_of(facts["memory.usable"]) == USABLE


@pytest.mark.pitfall(5)
def test_modules_stand_in_as_a_derived_value() -> None:
    pc = Pc().memory(0, USABLE).call("smbios", {"chassis_types": [], "module_bytes": [2 * GIB, 2 * GIB]})
    assert plain(pc.facts()["memory.installed"]) == {"state": "known", "value": 4 * GIB, "bound": "derived"}


@pytest.mark.pitfall(5)
@pytest.mark.parametrize("modules", [[], [2 * GIB], [4 * GIB, None]], ids=["none", "too little", "one not told"])
def test_modules_that_cannot_be_all_are_not_summed(modules: list[int | None]) -> None:
    pc = Pc().memory(0, USABLE).call("smbios", {"chassis_types": [], "module_bytes": modules})
    assert pc.facts()["memory.installed"].__class__ is Unknown


@pytest.mark.pitfall(4)
@given(st.integers(min_value=1, max_value=4 * 1024**3))
def test_kibibytes_become_bytes_exactly(kibibytes: int) -> None:
    assert value_of(Pc().memory(kibibytes, 1).facts()["memory.installed"]) == kibibytes * 1024


@pytest.mark.parametrize("answer", ["8 GB", None, [8], {"total": 8}])
def test_an_answer_of_another_kind_is_not_understood(answer: object) -> None:
    pc = Pc().call("GetPhysicallyInstalledSystemMemory", answer).call("psutil.virtual_memory", {"total": USABLE})
    reading = pc.facts()["memory.installed"]
    assert isinstance(reading, Unknown)
    assert reading.why == "not_understood"
