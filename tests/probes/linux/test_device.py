"""Who made it, what it is called and what kind of housing it has."""

from __future__ import annotations

import pytest

from checker.model.readings import Known, Unknown
from checker.probes.recorded import RecordedSystem
from tests.probes.recordings import fact_of, recorded, value_of

_DMI = "/sys/class/dmi/id"


def _pc(cpuinfo: str = "flags\t\t: fpu vme\n", **dmi: str) -> RecordedSystem:
    files = {f"{_DMI}/{name}": f"{text}\n" for name, text in dmi.items()}
    return recorded(files={"/proc/cpuinfo": cpuinfo, **files})


def test_maker_and_model_come_from_the_firmware() -> None:
    machine = _pc(sys_vendor="HP", product_name="HP ProBook 450 G5", chassis_type="10")
    assert fact_of(machine, "device.manufacturer") == Known(value="HP", source=f"{_DMI}/sys_vendor")
    assert value_of(fact_of(machine, "device.model.name")) == "HP ProBook 450 G5"
    assert value_of(fact_of(machine, "device.form")) == "laptop"


def test_a_lenovo_has_the_name_on_its_lid_and_not_a_part_number() -> None:
    machine = _pc(sys_vendor="LENOVO", product_name="20L6S0R300", product_version="ThinkPad T480")
    assert value_of(fact_of(machine, "device.model.name")) == "ThinkPad T480"


@pytest.mark.pitfall(22)
def test_names_that_nobody_filled_in_are_unknown() -> None:
    machine = _pc(sys_vendor="To Be Filled By O.E.M.", product_name="Default string")
    assert fact_of(machine, "device.manufacturer") == Unknown(
        why="not_understood", source=f"{_DMI}/sys_vendor", detail="dummy name"
    )
    assert isinstance(fact_of(machine, "device.model.name"), Unknown)


def test_a_virtual_machine_is_virtual_whatever_its_housing_says() -> None:
    machine = _pc("flags\t\t: fpu hypervisor lahf_lm\n", chassis_type="3")
    assert value_of(fact_of(machine, "device.form")) == "virtual"


def test_a_raspberry_pi_has_its_name_from_the_devicetree() -> None:
    machine = recorded(files={"/sys/firmware/devicetree/base/model": "Raspberry Pi 4 Model B Rev 1.4\0"})
    assert value_of(fact_of(machine, "device.model.name")) == "Raspberry Pi 4 Model B Rev 1.4"


def test_the_firmwares_name_may_be_read_by_administrators_only() -> None:
    machine = recorded(refused={f"file:{_DMI}/sys_vendor": "not_permitted"})
    assert fact_of(machine, "device.manufacturer") == Unknown(why="not_permitted", source=f"{_DMI}/sys_vendor")
