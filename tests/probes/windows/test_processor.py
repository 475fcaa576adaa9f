from __future__ import annotations

import pytest

from checker.model.readings import Unknown
from tests.probes.recordings import value_of
from tests.probes.windows.pc import Pc, plain

PROCESSOR = r"HKLM\HARDWARE\DESCRIPTION\System\CentralProcessor\0"


def test_the_name_loses_the_spaces_that_makers_fill_it_up_with() -> None:
    pc = Pc().values(PROCESSOR, {"ProcessorNameString": "       Intel(R) Core(TM)2 Duo  CPU E8400 @ 3.00GHz  "})
    assert value_of(pc.facts()["cpu.model"]) == "Intel(R) Core(TM)2 Duo CPU E8400 @ 3.00GHz"


def test_the_clock_rate_windows_measured_is_the_least_the_highest_can_be() -> None:
    reading = Pc().values(PROCESSOR, {"~MHz": 1104}).facts()["cpu.max_frequency"]
    assert plain(reading) == {"state": "known", "value": 1_104_000_000, "bound": "at_least"}


@pytest.mark.pitfall(39)
def test_a_clock_rate_of_zero_is_not_known() -> None:
    assert Pc().values(PROCESSOR, {"~MHz": 0}).facts()["cpu.max_frequency"].__class__ is Unknown


@pytest.mark.pitfall(39)
def test_cores_that_psutil_does_not_tell_are_not_known() -> None:
    facts = Pc().call("psutil.cpu_count physical", None).call("psutil.cpu_count logical", 4).facts()
    assert plain(facts["cpu.physical_cores"]) == {"state": "unknown", "why": "not_understood"}
    assert value_of(facts["cpu.logical_cores"]) == 4
