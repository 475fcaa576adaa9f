"""The kind of housing from its number."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.probes.common.form import Witnesses, decided_form


@pytest.mark.parametrize(
    ("number", "form"),
    [
        (3, "desktop"),
        (10, "laptop"),
        (13, "all-in-one"),
        (17, "server"),
        (30, "tablet"),
        (31, "laptop"),
        (35, "desktop"),
    ],
)
def test_a_housing_has_the_form_of_the_smbios_table(number: int, form: str) -> None:
    assert decided_form(Witnesses(housing=number)) == (form, "housing")


def test_a_lock_on_the_housing_does_not_change_its_form() -> None:
    assert decided_form(Witnesses(housing=3 | 0x80)) == ("desktop", "housing")


@pytest.mark.parametrize("number", [0, 1, 2, 99, 255])
def test_another_number_is_not_guessed(number: int) -> None:
    assert decided_form(Witnesses(housing=number)) is None


@pytest.mark.pitfall(57)
@pytest.mark.parametrize(
    ("told", "form"),
    [
        (Witnesses(model="Microsoft Corporation Surface with Windows 8 Pro", housing=17), "tablet"),
        (Witnesses(model="Microsoft Corporation Surface Go 2", housing=9), "tablet"),
        (Witnesses(model="Microsoft Corporation Surface Laptop 4", housing=3), "laptop"),
        (Witnesses(model="Microsoft Corporation Surface Studio", housing=10), "all-in-one"),
        (Witnesses(model="Apple Inc. iMac14,1", housing=10, battery=False), "all-in-one"),
        (Witnesses(model="Apple Inc. MacBookAir7,2", housing=13), "laptop"),
        (Witnesses(model="Apple Inc. Macmini7,1", housing=10), "desktop"),
        (Witnesses(model="HP Chromebook 11 G8 EE", housing=3), "laptop"),
        (Witnesses(model="ASUS Chromebox 3", housing=9), "desktop"),
        (Witnesses(model="Google Dedede", housing=3, battery=True, battery_is_own=True), "laptop"),
        (Witnesses(model="Acer Aspire", housing=3, role=2, battery=True), "laptop"),
        (Witnesses(model="Acer Iconia", housing=17, role=8, battery=True), "tablet"),
        (Witnesses(model="Acer Iconia", housing=17, role=8, is_client=True), "tablet"),
        (Witnesses(housing=2, role=8), "tablet"),
        (Witnesses(housing=3, role=1, battery=True), "desktop"),
        (Witnesses(housing=13, role=1, battery=True), "all-in-one"),
        (Witnesses(housing=3, role=2, battery=False), "desktop"),
        (Witnesses(housing=10, role=1, battery=False), "desktop"),
        (Witnesses(housing=10, battery=False), "laptop"),
        (Witnesses(housing=31, role=8, battery=True), "laptop"),
        (Witnesses(housing=17, role=4), "server"),
        (Witnesses(housing=23), "server"),
        (Witnesses(housing=17, role=1, is_client=True), "desktop"),
        (Witnesses(battery=True, battery_is_own=True), "laptop"),
    ],
)
def test_a_housing_that_lies_is_found_out_by_the_other_witnesses(told: Witnesses, form: str) -> None:
    decided = decided_form(told)
    assert decided is not None
    assert decided[0] == form


@pytest.mark.pitfall(57)
@pytest.mark.parametrize(
    "told",
    [
        Witnesses(),
        Witnesses(housing=2, battery=False),
        Witnesses(housing=17, is_client=True),
        Witnesses(role=4, is_client=True),
        Witnesses(housing=3, battery=True),
    ],
    ids=["silent", "other", "server at a desk", "server role at a desk", "a battery that may be a UPS's"],
)
def test_witnesses_that_are_silent_or_differ_give_no_form(told: Witnesses) -> None:
    assert decided_form(told) is None


@given(
    housing=st.integers(0, 255),
    role=st.integers(-1, 9),
    battery=st.sampled_from([None, True, False]),
    is_own=st.booleans(),
)
def test_a_pc_with_a_windows_for_desks_is_never_a_server(
    housing: int,
    role: int,
    battery: bool | None,  # noqa: FBT001  a column
    is_own: bool,  # noqa: FBT001  a column
) -> None:
    decided = decided_form(Witnesses("", housing, role, battery, battery_is_own=is_own, is_client=True))
    assert decided is None or decided[0] != "server"
