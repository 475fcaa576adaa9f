"""What the kinds of Arm core are called, from the slowest to the fastest. Part numbers say nothing of speed.

A kernel gives each core's maker and part number (the Main ID Register, MIDR_EL1): Arm's Technical Reference Manuals,
and for other makers `lscpu` (https://github.com/util-linux/util-linux, sys-utils/lscpu-arm.c).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

Core = tuple[int, int]
"""A maker's number and a part's."""

_ARM, _BROADCOM, _HISILICON, _NVIDIA, _QUALCOMM, _SAMSUNG, _APPLE, _MICROSOFT, _PHYTIUM, _AMPERE = (
    0x41, 0x42, 0x48, 0x4E, 0x51, 0x53, 0x61, 0x6D, 0x70, 0xC0,
)  # fmt: skip
# Of two kinds on one chip the later one here is the faster.
_BY_SPEED: tuple[tuple[int, int, str], ...] = (
    (_ARM, 0x926, "Arm ARM926"),
    (_ARM, 0xB36, "Arm ARM1136"),
    (_ARM, 0xB76, "Arm ARM1176"),
    (_ARM, 0xC05, "Arm Cortex-A5"),
    (_ARM, 0xC07, "Arm Cortex-A7"),
    (_ARM, 0xC08, "Arm Cortex-A8"),
    (_ARM, 0xC09, "Arm Cortex-A9"),
    (_ARM, 0xC0D, "Arm Cortex-A17"),
    (_ARM, 0xC0E, "Arm Cortex-A17"),
    (_ARM, 0xC0F, "Arm Cortex-A15"),
    (_ARM, 0xD01, "Arm Cortex-A32"),
    (_ARM, 0xD02, "Arm Cortex-A34"),
    (_ARM, 0xD04, "Arm Cortex-A35"),
    (_ARM, 0xD03, "Arm Cortex-A53"),
    (_ARM, 0xD05, "Arm Cortex-A55"),
    (_ARM, 0xD8F, "Arm Cortex-A320"),
    (_ARM, 0xD46, "Arm Cortex-A510"),
    (_ARM, 0xD80, "Arm Cortex-A520"),
    (_ARM, 0xD8A, "Arm C1-Nano"),
    (_ARM, 0xD06, "Arm Cortex-A65"),
    (_ARM, 0xD07, "Arm Cortex-A57"),
    (_ARM, 0xD08, "Arm Cortex-A72"),
    (_ARM, 0xD09, "Arm Cortex-A73"),
    (_ARM, 0xD0A, "Arm Cortex-A75"),
    (_ARM, 0xD0B, "Arm Cortex-A76"),
    (_ARM, 0xD0E, "Arm Cortex-A76AE"),
    (_ARM, 0xD0C, "Arm Neoverse-N1"),
    (_ARM, 0xD0D, "Arm Cortex-A77"),
    (_ARM, 0xD41, "Arm Cortex-A78"),
    (_ARM, 0xD42, "Arm Cortex-A78AE"),
    (_ARM, 0xD4B, "Arm Cortex-A78C"),
    (_ARM, 0xD47, "Arm Cortex-A710"),
    (_ARM, 0xD4D, "Arm Cortex-A715"),
    (_ARM, 0xD81, "Arm Cortex-A720"),
    (_ARM, 0xD89, "Arm Cortex-A720AE"),
    (_ARM, 0xD87, "Arm Cortex-A725"),
    (_ARM, 0xD8B, "Arm C1-Pro"),
    (_ARM, 0xD49, "Arm Neoverse-N2"),
    (_ARM, 0xD8E, "Arm Neoverse-N3"),
    (_ARM, 0xD44, "Arm Cortex-X1"),
    (_ARM, 0xD4C, "Arm Cortex-X1C"),
    (_ARM, 0xD40, "Arm Neoverse-V1"),
    (_ARM, 0xD48, "Arm Cortex-X2"),
    (_ARM, 0xD4E, "Arm Cortex-X3"),
    (_ARM, 0xD4F, "Arm Neoverse-V2"),
    (_ARM, 0xD82, "Arm Cortex-X4"),
    (_ARM, 0xD84, "Arm Neoverse-V3"),
    (_ARM, 0xD85, "Arm Cortex-X925"),
    (_ARM, 0xD90, "Arm C1-Premium"),
    (_ARM, 0xD8C, "Arm C1-Ultra"),
    (_BROADCOM, 0x00F, "Broadcom Brahma-B15"),
    (_BROADCOM, 0x100, "Broadcom Brahma-B53"),
    (_HISILICON, 0xD01, "HiSilicon TaiShan-v110"),
    (_HISILICON, 0xD02, "HiSilicon TaiShan-v120"),
    (_HISILICON, 0xD40, "HiSilicon Cortex-A76"),
    (_HISILICON, 0xD41, "HiSilicon Cortex-A77"),
    (_NVIDIA, 0x000, "NVIDIA Denver"),
    (_NVIDIA, 0x003, "NVIDIA Denver 2"),
    (_NVIDIA, 0x004, "NVIDIA Carmel"),
    (_NVIDIA, 0x010, "NVIDIA Olympus"),
    (_QUALCOMM, 0x00F, "Qualcomm Scorpion"),
    (_QUALCOMM, 0x02D, "Qualcomm Scorpion"),
    (_QUALCOMM, 0x04D, "Qualcomm Krait"),
    (_QUALCOMM, 0x06F, "Qualcomm Krait"),
    (_QUALCOMM, 0x201, "Qualcomm Kryo"),
    (_QUALCOMM, 0x205, "Qualcomm Kryo"),
    (_QUALCOMM, 0x211, "Qualcomm Kryo"),
    (_QUALCOMM, 0x801, "Qualcomm Kryo 2xx Silver"),
    (_QUALCOMM, 0x800, "Qualcomm Kryo 2xx Gold"),
    (_QUALCOMM, 0x803, "Qualcomm Kryo 3xx Silver"),
    (_QUALCOMM, 0x802, "Qualcomm Kryo 3xx Gold"),
    (_QUALCOMM, 0x805, "Qualcomm Kryo 4xx Silver"),
    (_QUALCOMM, 0x804, "Qualcomm Kryo 4xx Gold"),
    (_QUALCOMM, 0x001, "Qualcomm Oryon"),
    (_SAMSUNG, 0x001, "Samsung Exynos M1"),
    (_SAMSUNG, 0x002, "Samsung Exynos M3"),
    (_SAMSUNG, 0x003, "Samsung Exynos M4"),
    (_SAMSUNG, 0x004, "Samsung Exynos M5"),
    (_APPLE, 0x022, "Apple M1"),
    (_APPLE, 0x023, "Apple M1"),
    (_APPLE, 0x024, "Apple M1 Pro"),
    (_APPLE, 0x025, "Apple M1 Pro"),
    (_APPLE, 0x028, "Apple M1 Max"),
    (_APPLE, 0x029, "Apple M1 Max"),
    (_APPLE, 0x032, "Apple M2"),
    (_APPLE, 0x033, "Apple M2"),
    (_APPLE, 0x034, "Apple M2 Pro"),
    (_APPLE, 0x035, "Apple M2 Pro"),
    (_APPLE, 0x038, "Apple M2 Max"),
    (_APPLE, 0x039, "Apple M2 Max"),
    (_MICROSOFT, 0xD49, "Microsoft Azure Cobalt 100"),
    (_PHYTIUM, 0x303, "Phytium FTC310"),
    (_PHYTIUM, 0x660, "Phytium FTC660"),
    (_PHYTIUM, 0x661, "Phytium FTC661"),
    (_PHYTIUM, 0x662, "Phytium FTC662"),
    (_PHYTIUM, 0x663, "Phytium FTC663"),
    (_PHYTIUM, 0x664, "Phytium FTC664"),
    (_PHYTIUM, 0x862, "Phytium FTC862"),
    (_AMPERE, 0xAC3, "Ampere-1"),
    (_AMPERE, 0xAC4, "Ampere-1a"),
    (_AMPERE, 0xAC5, "Ampere-1b"),
)
_RANKED: Mapping[Core, tuple[int, str]] = MappingProxyType(
    {(maker, part): (rank, name) for rank, (maker, part, name) in enumerate(_BY_SPEED)}
)


def fastest_of(cores: Iterable[Core]) -> str | None:
    """The name of the fastest kind; None where there is none, or one that is not known: it may be the fastest."""
    ranked = [_RANKED.get(core) for core in cores]
    known = [item for item in ranked if item is not None]
    return max(known)[1] if known and len(known) == len(ranked) else None
