"""The kind of housing, from the number every maker writes in the SMBIOS table."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from checker.probes.system import CannotRead

_FORMS: Mapping[str, tuple[int, ...]] = MappingProxyType(
    {
        "desktop": (3, 4, 5, 6, 7, 15, 16, 24, 35, 36),
        "laptop": (8, 9, 10, 14, 31),
        "tablet": (11, 30, 32),
        "all-in-one": (13,),
        "server": (17, 23, 25, 28, 29),
    }
)


def form_of(chassis_type: int, source: str) -> str:
    """The form of a device: desktop, laptop, tablet, all-in-one or server.

    DMTF DSP0134 (SMBIOS), table 17; 1 and 2 mean "other" and "unknown". The highest bit tells only of a lock.
    """
    plain = chassis_type & 0x7F
    for form, types in _FORMS.items():
        if plain in types:
            return form
    raise CannotRead("not_understood", source, f"chassis type {plain}")
