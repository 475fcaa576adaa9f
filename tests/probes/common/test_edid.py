"""The 128 bytes of a screen: its own pixels, its size, and never its serial number."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.probes.common.edid import Panel, parse_edid
from checker.probes.common.edid_privacy import without_serial
from checker.probes.common.edid_timings import listed_sizes
from checker.probes.system import CannotRead
from tests.probes.edids import cta_block, display_id_block, edid, timing_of


def _type_1(width: int, height: int) -> bytes:
    """A detailed timing of DisplayID."""
    sides = (width - 1).to_bytes(2, "little"), (height - 1).to_bytes(2, "little")
    return bytes(4) + sides[0] + bytes(6) + sides[1] + bytes(6)


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


_720P, _1080P = (1280, 720), (1920, 1080)
_DOS = (640, 350)


@pytest.mark.pitfall(52)
def test_an_interlaced_timing_counts_the_lines_of_half_a_picture() -> None:
    assert parse_edid(edid(_1080P, interlaced=True, revision=3))[:2] == (1920, 1080)


@pytest.mark.pitfall(52)
@pytest.mark.parametrize(
    "more",
    [
        {"standard": (_1080P,)},
        {"extensions": (cta_block(codes=(16,)),)},
        {"extensions": (cta_block(codes=(0x80 | 4, 5)),)},
        {"extensions": (cta_block(timings=(timing_of(_1080P),)),)},
        {"extensions": (cta_block(timings=(timing_of(_1080P, interlaced=True),)),)},
        {"extensions": (cta_block(), cta_block(codes=(97,)))},
        {"extensions": (display_id_block((0x03, _type_1(1920, 1080))),)},
        {"extensions": (display_id_block((0x22, _type_1(3840, 2160))),)},
    ],
    ids=["standard", "code", "native code", "detailed", "interlaced", "third block", "DisplayID", "DisplayID 2"],
)
@pytest.mark.parametrize("first", [_720P, _DOS, (1024, 600)])
def test_a_first_timing_that_another_surpasses_is_not_the_panel(first: tuple[int, int], more: dict[str, Any]) -> None:
    panel = parse_edid(edid(first, (700, 390), revision=3, **more))
    assert panel == Panel(None, None, 31.5)


@pytest.mark.pitfall(52)
@pytest.mark.parametrize("listed", [_720P, (1280, 720), (640, 360)])
def test_a_timing_that_none_surpasses_is_the_panel(listed: tuple[int, int]) -> None:
    assert parse_edid(edid((1366, 768), standard=(listed,), extensions=(cta_block(codes=(4,)),)))[:2] == (1366, 768)


@pytest.mark.pitfall(52)
def test_a_display_id_that_tells_the_panel_is_believed() -> None:
    parameters = bytes(4) + (3440).to_bytes(2, "little") + (1440).to_bytes(2, "little") + bytes(4)
    assert parse_edid(edid(_1080P, extensions=(display_id_block((0x01, parameters)),)))[:2] == (3440, 1440)


@pytest.mark.pitfall(52)
@pytest.mark.parametrize(("revision", "bit", "native"), [(3, 1, 640), (3, 0, None), (4, 0, 640)])
def test_before_1_4_a_bit_says_whether_the_first_timing_is_preferred(
    revision: int, bit: int, native: int | None
) -> None:
    assert parse_edid(edid(_DOS, revision=revision, is_preferred=bool(bit))).native_width == native


@pytest.mark.pitfall(52)
@pytest.mark.parametrize("filler", [b"\xff", b"\x01", b"\x00", b"\x20"])
def test_filler_is_no_timing(filler: bytes) -> None:
    with pytest.raises(CannotRead, match="without a preferred timing"):
        parse_edid(edid(_1080P, first=filler * 18))


@pytest.mark.pitfall(52)
@pytest.mark.parametrize(
    ("millimetres", "centimetres", "inches"),
    [
        ((700, 390), (7, 4), 31.5),  # decimetres where centimetres belong
        ((0, 0), (7, 4), None),
        ((70, 39), (70, 39), 31.5),  # centimetres where millimetres belong
        ((531, 299), (79, 0), 24.0),  # 1.4: the code of a ratio
        ((0, 0), (79, 0), None),
        ((160, 90), (16, 9), None),
        ((16, 9), (160, 90), None),
    ],
)
def test_a_diagonal_is_told_only_where_a_size_is_one(
    millimetres: tuple[int, int], centimetres: tuple[int, int], inches: float | None
) -> None:
    assert parse_edid(edid(_1080P, millimetres, centimetres=centimetres)).inches == inches


@pytest.mark.pitfall(52)
def test_what_is_kept_of_all_blocks_has_every_timing_and_no_serial_number() -> None:
    identity = display_id_block((0x00, b"ABCD" + b"12345678"), (0x03, _type_1(3840, 2160)))
    texts = cta_block(codes=(16,), timings=(b"\x00\x00\x00\xff\x00CN0ABC12345\n ",))
    data = edid(_720P, revision=3, serial=0x12345678, extensions=(texts, identity, b"\x10" + b"who" * 42 + b"x"))
    kept = without_serial(data)
    assert [b in kept for b in (b"CN0ABC", b"12345678", bytes.fromhex("78563412"), b"who")] == [False] * 4
    assert sorted(set(listed_sizes(kept))) == sorted(set(listed_sizes(data)))
    assert [sum(kept[start : start + 128]) % 256 for start in range(0, len(kept), 128)] == [0, 0, 0]
    assert without_serial(kept) == kept


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
    assert panel.native_width is None or panel.native_width >= 300
    assert panel.native_height is None or panel.native_height >= 150


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


@given(st.integers(300, 4095), st.integers(150, 4095), st.integers(1, 4095), st.integers(1, 4095))
def test_every_size_that_fits_comes_back(width: int, height: int, wide: int, high: int) -> None:
    panel = parse_edid(edid((width, height), (wide, high), centimetres=(0, 0)))
    assert (panel.native_width, panel.native_height) == (width, height)
