"""The kind of housing: what the firmware says of it, held against what else is known of the device.

The number in the SMBIOS table is wrong on whole families: the first Surface Pro is a server, an iMac under Windows a
laptop, a Chromebook with Linux on it a desktop. So no witness is believed alone where another knows better.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple

Witness = Literal["model", "housing", "role", "battery"]

_FORMS: Mapping[str, tuple[int, ...]] = MappingProxyType(
    {
        "desktop": (3, 4, 5, 6, 7, 15, 16, 24, 35, 36),
        "laptop": (8, 9, 10, 14, 31),
        "tablet": (11, 30, 32),
        "all-in-one": (13,),
        "server": (17, 23, 25, 28, 29),
    }
)
# The firmware's own profile for the power settings: ACPI, FADT, Preferred_PM_Profile; POWER_PLATFORM_ROLE on Windows.
_ROLES: Mapping[int, str] = MappingProxyType(
    {1: "desktop", 2: "laptop", 3: "desktop", 4: "server", 5: "server", 7: "server", 8: "tablet"}
)
_FAMILIES: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {
        "laptop": re.compile(r"surface (?:laptop|book)|macbook|chromebook|notebook|laptop", re.IGNORECASE),
        "all-in-one": re.compile(
            r"surface (?:studio|hub)|\bimac|chromebase|\ball[- ]in[- ]one\b|\baio\b", re.IGNORECASE
        ),
        "desktop": re.compile(r"\bmac ?(?:mini|pro|studio)|chromebox", re.IGNORECASE),
        "tablet": re.compile(r"\bsurface\b", re.IGNORECASE),
    }
)
_PORTABLE = frozenset({"laptop", "tablet"})


class Witnesses(NamedTuple):
    """Maker and model, the housing's number, the power role's number, and whether there is a battery; 0, None: silent.

    `battery_is_own`: that battery cannot be one of a UPS beside the device. `is_client`: its system is not for servers,
    so it is none.
    """

    model: str = ""
    housing: int = 0
    role: int = 0
    battery: bool | None = None
    battery_is_own: bool = False
    is_client: bool = False


def decided_form(told: Witnesses) -> tuple[str, Witness] | None:
    """The form, and which witness tells it; None where they are silent or do not agree.

    A family that everybody knows comes first. Then the housing, unless the battery and the role say otherwise.
    """
    family = next((form for form, family in _FAMILIES.items() if family.search(told.model)), "")
    if family:
        return family, "housing" if family == _of_housing(told.housing) else "model"
    housing, role = (_believed(form, told) for form in (_of_housing(told.housing), _ROLES.get(told.role, "")))
    if told.battery and housing not in _PORTABLE:
        return _with_battery(told, housing, role)
    if housing in {"", "server"} and role:
        return role, "role"
    if housing == "laptop" and role == "desktop" and told.battery is False:
        return role, "role"
    return (housing, "housing") if housing else None


def _believed(form: str, told: Witnesses) -> str:
    return "" if form == "server" and told.is_client else form


def _with_battery(told: Witnesses, housing: str, role: str) -> tuple[str, Witness] | None:
    """The form of what has a battery and a housing that does not go with one: a UPS beside it has a battery too."""
    if role in _PORTABLE:
        return role, "role"
    if told.battery_is_own:
        return "laptop", "battery"
    if role:
        return (housing, "housing") if housing == "all-in-one" else (role, "role")
    return None


def _of_housing(chassis_type: int) -> str:
    """DMTF DSP0134 (SMBIOS), table 17; 1 and 2 mean "other" and "unknown". The highest bit tells only of a lock."""
    plain = chassis_type & 0x7F
    return next((form for form, types in _FORMS.items() if plain in types), "")
