"""The kind of housing from its number."""

from __future__ import annotations

import pytest

from checker.probes.common.form import form_of
from checker.probes.system import CannotRead


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
    assert form_of(number, "SMBIOS") == form


def test_a_lock_on_the_housing_does_not_change_its_form() -> None:
    assert form_of(3 | 0x80, "SMBIOS") == "desktop"


@pytest.mark.parametrize("number", [0, 1, 2, 99, 255])
def test_another_number_is_not_guessed(number: int) -> None:
    with pytest.raises(CannotRead, match="chassis type"):
        form_of(number, "SMBIOS")
