"""The 128 bytes of a screen: its own pixels, its size, and never its serial number."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.probes.common.edid import Panel, parse_edid, without_serial
from checker.probes.system import CannotRead
from tests.probes.edids import edid


def test_a_laptop_panel_tells_its_pixels_and_its_diagonal() -> None:
    assert parse_edid(edid((1920, 1080), (309, 174))) == Panel(1920, 1080, 14.0)


def test_an_old_screen_tells_only_centimetres() -> None:
    assert parse_edid(edid((1280, 1024), (0, 0), centimetres=(38, 30))) == Panel(1280, 1024, 19.1)


@pytest.mark.pitfall(21)
@pytest.mark.parametrize("ratio", [(160, 90), (16, 9), (0, 0), (1600, 900)])
def test_a_beamer_that_gives_a_ratio_for_its_size_has_no_inches(ratio: tuple[int, int]) -> None:
    assert parse_edid(edid((1920, 1080), ratio, centimetres=(0, 0))) == Panel(1920, 1080, None)


def test_centimetres_win_from_millimetres_that_do_not_agree() -> None:
    assert parse_edid(edid((1920, 1080), (160, 90), centimetres=(53, 30))).inches == 24.0


@pytest.mark.parametrize("length", [0, 8, 127])
def test_half_an_answer_is_no_answer(length: int) -> None:
    with pytest.raises(CannotRead, match="no valid EDID"):
        parse_edid(edid((1920, 1080))[:length])


def test_a_wrong_checksum_is_no_answer() -> None:
    damaged = bytearray(edid((1920, 1080)))
    damaged[56] ^= 1
    with pytest.raises(CannotRead, match="no valid EDID"):
        parse_edid(bytes(damaged))


def test_a_screen_without_a_preferred_timing_is_not_guessed() -> None:
    block = bytearray(edid((1920, 1080)))
    block[54:72] = bytes(18)
    block[-1] = -sum(block[:-1]) % 256
    with pytest.raises(CannotRead, match="without a preferred timing"):
        parse_edid(bytes(block))


def test_a_kept_block_has_no_serial_number_and_the_same_panel() -> None:
    block = edid((2560, 1440), (597, 336), serial=0x12345678, serial_text=b"CN0ABC123456")
    kept = without_serial(block)
    assert b"CN0ABC" not in kept
    assert bytes.fromhex("78563412") not in kept
    assert parse_edid(kept) == parse_edid(block)
    assert without_serial(kept) == kept


@given(st.binary(max_size=300))
def test_any_bytes_give_a_panel_or_no_answer(data: bytes) -> None:
    try:
        panel = parse_edid(data)
    except CannotRead:
        return
    assert panel.native_width > 0
    assert panel.native_height > 0


@given(st.binary(min_size=119, max_size=119))
def test_any_block_with_a_right_checksum_gives_a_panel_or_no_answer(body: bytes) -> None:
    block = bytes.fromhex("00ffffffffffff00") + body
    block += bytes([-sum(block) % 256])
    assert sum(without_serial(block)) % 256 == 0
    try:
        panel = parse_edid(block)
    except CannotRead:
        return
    assert panel.inches is None or panel.inches > 0
    assert parse_edid(without_serial(block)).native_width == panel.native_width


@given(st.integers(1, 4095), st.integers(1, 4095), st.integers(1, 4095), st.integers(1, 4095))
def test_every_size_that_fits_comes_back(width: int, height: int, wide: int, high: int) -> None:
    panel = parse_edid(edid((width, height), (wide, high), centimetres=(0, 0)))
    assert (panel.native_width, panel.native_height) == (width, height)
