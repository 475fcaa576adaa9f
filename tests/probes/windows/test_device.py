from __future__ import annotations

import pytest

from checker.model.readings import Unknown
from tests.probes.recordings import value_of
from tests.probes.windows.pc import BIOS, WINDOWS, Pc, plain


def made_by(maker: str, product: str, version: str = "") -> Pc:
    return Pc().values(BIOS, {"SystemManufacturer": maker, "SystemProductName": product, "SystemVersion": version})


@pytest.mark.pitfall(22)
@pytest.mark.parametrize("dummy", ["To Be Filled By O.E.M.", "Default string", "System Product Name", " "])
def test_a_name_nobody_filled_in_is_no_name(dummy: str) -> None:
    facts = made_by(dummy, dummy).facts()
    assert plain(facts["device.model.name"]) == {"state": "unknown", "why": "not_understood"}
    assert plain(facts["device.manufacturer"]) == {"state": "unknown", "why": "not_understood"}


def test_a_lenovo_has_its_name_and_not_its_order_number() -> None:
    pc = made_by("LENOVO", "21H5001KMH", "ThinkPad L14 Gen 4")
    assert value_of(pc.facts()["device.model.name"]) == "ThinkPad L14 Gen 4"


def test_the_copy_that_windows_keeps_stands_in() -> None:
    key = r"HKLM\SYSTEM\CurrentControlSet\Control\SystemInformation"
    facts = Pc().values(key, {"SystemManufacturer": "HP", "SystemProductName": "HP 250 G8"}).facts()
    assert (value_of(facts["device.manufacturer"]), value_of(facts["device.model.name"])) == ("HP", "HP 250 G8")


@pytest.mark.parametrize(
    ("maker", "product"),
    [
        ("innotek GmbH", "VirtualBox"),
        ("VMware, Inc.", "VMware Virtual Platform"),
        ("Microsoft Corporation", "Virtual Machine"),
        ("QEMU", "Standard PC (Q35 + ICH9, 2009)"),
        ("Xen", "HVM domU"),
    ],
)
def test_a_virtual_machine_is_no_desktop(maker: str, product: str) -> None:
    pc = made_by(maker, product).call("smbios", {"chassis_types": [3], "module_bytes": []})
    assert value_of(pc.facts()["device.form"]) == "virtual"


def test_a_surface_is_no_virtual_machine() -> None:
    pc = made_by("Microsoft Corporation", "Surface Laptop 4").call("smbios", {"chassis_types": [9], "module_bytes": []})
    assert value_of(pc.facts()["device.form"]) == "laptop"


def test_the_power_settings_tell_the_form_when_the_housing_does_not() -> None:
    pc = Pc().call("smbios", {"chassis_types": [2], "module_bytes": []}).call("PowerDeterminePlatformRole", 8)
    assert plain(pc.facts()["device.form"]) == {"state": "known", "value": "tablet", "bound": "derived"}


def test_a_form_nobody_tells_is_not_known() -> None:
    pc = Pc().call("smbios", {"chassis_types": [], "module_bytes": []}).call("PowerDeterminePlatformRole", 0)
    assert pc.facts()["device.form"].__class__ is Unknown


@pytest.mark.pitfall(57)
@pytest.mark.parametrize("dummy", ["Lenovo Product", "Rev 1.0", "INVALID", "To Be Filled", ""])
def test_a_lenovo_whose_version_says_nothing_keeps_its_product_name(dummy: str) -> None:
    assert value_of(made_by("LENOVO", "IdeaCentre K330", dummy).facts()["device.model.name"]) == "IdeaCentre K330"


@pytest.mark.pitfall(57)
def test_the_board_gives_its_name_where_nobody_named_the_device_and_that_is_derived() -> None:
    board = {"BaseBoardManufacturer": "ASUSTeK COMPUTER INC.", "BaseBoardProduct": "PRIME B450M-A"}
    facts = made_by("System manufacturer", "System Product Name", "System Version").values(BIOS, board).facts()
    assert plain(facts["device.manufacturer"]) == {
        "state": "known",
        "value": "ASUSTeK COMPUTER INC.",
        "bound": "derived",
    }
    assert plain(facts["device.model.name"]) == {"state": "known", "value": "PRIME B450M-A", "bound": "derived"}


@pytest.mark.pitfall(57)
def test_a_device_with_a_name_is_not_called_after_its_board() -> None:
    board = {"BaseBoardManufacturer": "Quanta", "BaseBoardProduct": "8643"}
    facts = made_by("HP", "HP 250 G8 Notebook PC").values(BIOS, board).facts()
    assert (value_of(facts["device.manufacturer"]), value_of(facts["device.model.name"])) == (
        "HP",
        "HP 250 G8 Notebook PC",
    )


@pytest.mark.pitfall(57)
@pytest.mark.parametrize(
    ("housing", "role", "battery", "form"),
    [(17, 8, True, "tablet"), (3, 2, True, "laptop"), (3, 1, True, "desktop"), (10, 1, False, "desktop")],
    ids=["a tablet called server", "a laptop called desktop", "a desktop with a UPS", "a small PC called laptop"],
)
def test_a_housing_that_lies_is_found_out(housing: int, role: int, battery: bool, form: str) -> None:  # noqa: FBT001  a column
    pc = made_by("Acer", "Own Model 1").call("smbios", {"chassis_types": [housing], "module_bytes": []})
    pc = pc.call("PowerDeterminePlatformRole", role).call("psutil.sensors_battery", {"present": battery})
    assert value_of(pc.facts()["device.form"]) == form


@pytest.mark.pitfall(57)
def test_a_server_is_one_only_with_a_windows_for_servers() -> None:
    pc = made_by("Dell Inc.", "PowerEdge T30").call("smbios", {"chassis_types": [17], "module_bytes": []})
    assert pc.facts()["device.form"].__class__ is Unknown
    assert value_of(pc.values(WINDOWS, {"InstallationType": "Server"}).facts()["device.form"]) == "server"


@pytest.mark.parametrize(
    ("digitizer", "has_touch"),
    [(0, False), (0x80 | 0x40 | 0x01, True), (0x80 | 0x40 | 0x02, True), (0x80 | 0x04, False), (0x01, False)],
    ids=["none", "built in", "board", "pen", "not ready"],
)
def test_touch_is_a_touch_screen_that_is_ready(digitizer: int, has_touch: bool) -> None:  # noqa: FBT001  a column
    assert value_of(Pc().call("GetSystemMetrics 94", digitizer).facts()["device.touch"]) is has_touch


def test_no_sound_output_is_a_known_count() -> None:
    assert value_of(Pc().call("waveOutGetNumDevs", 0).facts()["audio.outputs"]) == 0


@pytest.mark.pitfall(58)
def test_only_what_is_no_program_counts_as_a_sound_output() -> None:
    pc = Pc().call("waveOutGetNumDevs", 3).call("waveOutGetDevCaps", {"devices": 1, "elsewhere": 0})
    assert value_of(pc.facts()["audio.outputs"]) == 1
    assert value_of(Pc().call("waveOutGetDevCaps", {"devices": 0, "elsewhere": 0}).facts()["audio.outputs"]) == 0


@pytest.mark.pitfall(58)
def test_who_looks_from_elsewhere_does_not_see_the_sound_of_this_pc() -> None:
    pc = Pc().call("waveOutGetNumDevs", 1).call("waveOutGetDevCaps", {"devices": 0, "elsewhere": 1})
    assert pc.facts()["audio.outputs"].__class__ is Unknown


def test_a_battery_that_windows_does_not_tell_is_not_known() -> None:
    assert Pc().facts()["battery.present"].__class__ is Unknown


def test_a_full_drive_has_0_free() -> None:
    facts = Pc().call("psutil.disk_usage C:\\", {"total": 63_350_767_616, "free": 0}).facts()
    assert (value_of(facts["storage.total"]), value_of(facts["storage.free"])) == (63_350_767_616, 0)
