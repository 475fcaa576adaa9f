"""The second id of a device: the same after a new installation, and never that of another device."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.probes.identity import identity
from checker.probes.system import Platform
from tests.probes.recordings import recorded

UUID = "4C4C4544-0042-3510-8052-B3C04F4B4E32"
MACHINE_GUID = r"HKLM\SOFTWARE\Microsoft\Cryptography"


def pc(uuid: str, guid: str = "9f1c0e7a", name: str = "PC7") -> tuple[str, str]:
    found = identity(
        recorded(
            "windows",
            registry={MACHINE_GUID: {"MachineGuid": guid}},
            calls={"smbios.uuid": uuid},
            environment={"COMPUTERNAME": name},
        )
    )
    return found.id, found.hardware_id


@pytest.mark.pitfall(23)
def test_a_new_installation_gives_another_id_and_the_same_hardware_id() -> None:
    before, after = pc(UUID), pc(UUID, guid="11111111", name="DESKTOP-1")
    assert before[0] != after[0]
    assert before[1] == after[1] != ""


def test_the_hardware_id_is_no_id_and_does_not_tell_the_number() -> None:
    own, hardware = pc(UUID)
    assert len(hardware) == 32
    assert hardware != own
    assert UUID.replace("-", "").lower() not in (own, hardware)


@pytest.mark.pitfall(22)
@pytest.mark.parametrize(
    "uuid",
    [
        "", "not one", "00000000-0000-0000-0000-000000000000", "FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF",
        "03000200-0400-0500-0006-000700080009", "00020003-0004-0005-0006-000700080009",
        "4C4C4544-0000-2010-8020-80C04F202020", "12345678-1234-5678-90AB-CDDEEFAABBCC",
        "00010203-0405-0607-0809-0A0B0C0D0E0F", "FEFEFEFE-FEFE-FEFE-FEFE-FEFEFEFEFEFE",
        "58585858-5858-5858-5858-585858585858", "01000000-FFFF-FFFF-FFFF-FFFFFFFFFFFF",
    ],
)  # fmt: skip
def test_a_number_that_many_boards_share_is_no_hardware_id(uuid: str) -> None:
    assert pc(uuid)[1] == ""


@given(st.uuids(version=4))
def test_a_number_of_its_own_is_one(uuid: object) -> None:
    assert len(pc(str(uuid))[1]) == 32


def test_the_id_itself_is_what_it_always_was() -> None:
    assert pc(UUID)[0] == "ab2e257760df46ad0b7ec8a5a4d5c21c"
    assert pc("4C4C4544-0000-2010-8020-80C04F202020")[0] == "8a5cdc50e1fae410b600c249c8bdf84f"
    assert pc("00000000-0000-0000-0000-000000000000")[0] == "fcca97de8265022e90220528baeb7aac"


@pytest.mark.parametrize("platform", ["linux", "macos"])
def test_where_no_user_may_read_the_number_there_is_none(platform: Platform) -> None:
    assert identity(recorded(platform)).hardware_id == ""


def test_an_administrator_of_linux_sees_what_windows_sees_on_the_same_machine() -> None:
    found = identity(recorded("linux", files={"/sys/class/dmi/id/product_uuid": f"{UUID.lower()}\n"}))
    assert found.hardware_id == pc(UUID)[1]
