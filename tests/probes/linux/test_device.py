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


@pytest.mark.pitfall(57)
def test_a_lenovo_whose_version_says_nothing_keeps_its_product_name() -> None:
    machine = _pc(sys_vendor="LENOVO", product_name="IdeaCentre K330", product_version="Lenovo Product")
    assert value_of(fact_of(machine, "device.model.name")) == "IdeaCentre K330"


@pytest.mark.pitfall(57)
def test_the_board_gives_its_name_where_nobody_named_the_device_and_that_is_derived() -> None:
    machine = _pc(
        sys_vendor="To Be Filled By O.E.M.",
        product_name="$(DEFAULT_STRING)",
        board_vendor="ASUSTeK COMPUTER INC.",
        board_name="PRIME B450M-A",
    )
    assert fact_of(machine, "device.model.name") == Known(
        value="PRIME B450M-A", source=f"{_DMI}/board_name", bound="derived"
    )
    assert value_of(fact_of(machine, "device.manufacturer")) == "ASUSTeK COMPUTER INC."


@pytest.mark.pitfall(57)
def test_a_chromebook_with_linux_on_it_is_a_laptop_by_its_battery() -> None:
    supply = "/sys/class/power_supply"
    files = {f"{_DMI}/chassis_type": "3\n", f"{supply}/BAT0/type": "Battery\n", f"{_DMI}/sys_vendor": "Google\n"}
    machine = recorded(files=files, folders={supply: ["AC", "BAT0"]})
    assert fact_of(machine, "device.form") == Known(value="laptop", source=supply, bound="derived")


@pytest.mark.pitfall(57)
def test_a_desktop_beside_a_ups_or_with_a_wireless_mouse_is_a_desktop() -> None:
    supply = "/sys/class/power_supply"
    files = {
        f"{_DMI}/chassis_type": "3\n",
        f"{supply}/ups/type": "UPS\n",
        f"{supply}/mouse/type": "Battery\n",
        f"{supply}/mouse/scope": "Device\n",
    }
    machine = recorded(files=files, folders={supply: ["mouse", "ups"]})
    assert value_of(fact_of(machine, "device.form")) == "desktop"


@pytest.mark.pitfall(57)
def test_the_power_profile_of_the_firmware_stands_in_for_a_housing_that_is_not_told() -> None:
    machine = recorded(files={f"{_DMI}/chassis_type": "2\n", "/sys/firmware/acpi/pm_profile": "8\n"})
    assert fact_of(machine, "device.form") == Known(
        value="tablet", source="/sys/firmware/acpi/pm_profile", bound="derived"
    )


def test_a_housing_nobody_tells_says_why() -> None:
    assert fact_of(_pc(), "device.form") == Unknown(why="not_supported", source=f"{_DMI}/chassis_type", detail="absent")
    assert fact_of(_pc(chassis_type="2"), "device.form") == Unknown(
        why="not_understood", source=f"{_DMI}/chassis_type", detail="chassis type 2"
    )
