"""Names that nobody filled in are no names."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.probes.common.unfilled_fields import real_name
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


_NAMES = Path(__file__).parent / "names"
DUMMIES = (_NAMES / "dummies.txt").read_text(encoding="utf-8").splitlines()
REAL = (_NAMES / "real.txt").read_text(encoding="utf-8").splitlines()
_written: st.SearchStrategy[Callable[[str], str]] = st.sampled_from([str.lower, str.upper, str.title, str])
_around = st.sampled_from(["", " ", "\x00", "\n", "  "])


@pytest.mark.pitfall(57)
@pytest.mark.parametrize("text", DUMMIES)
def test_a_dummy_is_told_by_its_words_however_it_is_written(text: str) -> None:
    with pytest.raises(CannotRead):
        real_name(text, "SMBIOS")


@pytest.mark.pitfall(57)
@pytest.mark.parametrize("text", REAL)
def test_the_name_of_a_maker_or_a_model_survives(text: str) -> None:
    assert real_name(text, "SMBIOS") == text


@pytest.mark.pitfall(57)
@given(text=st.sampled_from(["Default string", "System Product Name", "To be filled by O.E.M."]), data=st.data())
def test_a_dummy_stays_one_in_other_case_with_other_signs_and_a_number(text: str, data: st.DataObject) -> None:
    sign = data.draw(st.sampled_from(["_", "-", " ", "  ", ".", "/"]))
    number = data.draw(st.sampled_from(["", "0", "000", "1", " 1.0", "01"]))
    before, after = data.draw(st.sampled_from([("", ""), ("$(", ")"), ("<", ">"), ("[", "]")]))
    written = data.draw(_written)(text).replace(" ", sign)
    with pytest.raises(CannotRead):
        real_name(f"{before}{written}{number}{after}", "SMBIOS")


@pytest.mark.pitfall(57)
@given(text=st.sampled_from(REAL), write=_written, before=_around, after=_around)
def test_a_real_name_survives_in_any_case(text: str, write: Callable[[str], str], before: str, after: str) -> None:
    written = write(text)
    assert real_name(f"{before}{written}{after}", "SMBIOS") == " ".join(written.split())


@pytest.mark.parametrize(
    "release", ["2009", "1903", "1511", "22H2", "24H2", "Service Pack 1", "Core", "ServerStandard"]
)
def test_what_windows_calls_its_releases_and_editions_is_a_name(release: str) -> None:
    assert real_name(release, "registry") == release


@given(st.text(max_size=80))
def test_any_text_gives_a_tidy_name_or_no_answer(text: str) -> None:
    try:
        name = real_name(text, "SMBIOS")
    except CannotRead:
        return
    assert name == " ".join(name.split())
    assert "\x00" not in name
