"""Names that nobody filled in are no names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.probes.common.dummy_names import real_name
from checker.probes.system import CannotRead


@pytest.mark.pitfall(22)
@pytest.mark.parametrize(
    "text",
    [
        "To be filled by O.E.M.",
        "To Be Filled By O.E.M.\n",
        "Default string",
        "System Product Name",
        "System manufacturer",
        "Not Specified",
        "O.E.M.",
        "  ",
        "",
        "\x00\x00",
        "0123456789",
        "00000000",
        "xxxxxxxx",
        "INVALID",
        "N/A",
        "...",
    ],
)
def test_a_name_nobody_filled_in_is_not_a_name(text: str) -> None:
    with pytest.raises(CannotRead) as caught:
        real_name(text, "SMBIOS")
    assert (caught.value.why, caught.value.source) == ("not_understood", "SMBIOS")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("LENOVO\n", "LENOVO"),
        ("  HP  ProBook 450 G5 \x00", "HP ProBook 450 G5"),
        ("Raspberry Pi 4 Model B Rev 1.4\x00", "Raspberry Pi 4 Model B Rev 1.4"),
        ("OptiPlex 3060", "OptiPlex 3060"),
    ],
)
def test_a_real_name_comes_back_tidy(text: str, name: str) -> None:
    assert real_name(text, "SMBIOS") == name


@given(st.text(max_size=80))
def test_any_text_gives_a_tidy_name_or_no_answer(text: str) -> None:
    try:
        name = real_name(text, "SMBIOS")
    except CannotRead:
        return
    assert name == " ".join(name.split())
    assert "\x00" not in name
