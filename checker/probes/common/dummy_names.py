"""Names that are no names: what a board's maker left in place of the device's own maker and model.

Two PCs that are both called "To be filled by O.E.M." have nothing in common but that nobody filled it in.
"""

from __future__ import annotations

from checker.probes.system import CannotRead

_DUMMIES = frozenset(
    {
        "0123456789",
        "123456789",
        "1234567890",
        "all series",
        "asset",
        "base board",
        "chassis manufacture",
        "chassis manufacturer",
        "default",
        "default string",
        "empty",
        "filled by oem",
        "invalid",
        "manufacturer",
        "n/a",
        "na",
        "no enclosure",
        "none",
        "not applicable",
        "not available",
        "not defined",
        "not present",
        "not specified",
        "o.e.m",
        "oem",
        "oem default string",
        "other",
        "product name",
        "reserved",
        "sku",
        "standard",
        "system manufacturer",
        "system name",
        "system product name",
        "system sku",
        "system version",
        "tbd",
        "type1family",
        "type1productconfigid",
        "type1sku0",
        "type2 - board manufacturer",
        "undefined",
        "unknow",
        "unknown",
        "version",
        "xxxx",
        "xxxxx",
    }
)
_BEGINNINGS = (
    "to be filled",
    "default string",
    "system manufacturer",
    "system product name",
    "insyde corp",
    "oem_",
)


def real_name(text: str, source: str) -> str:
    """The name, without the spaces and zero bytes around it; raises `CannotRead` when it is empty or a dummy.

    The list joins those of GLPI, OSHI and FOG, which met these in schools.
    """
    name = " ".join(text.replace("\x00", " ").split())
    plain = name.strip(" .").casefold()
    if not any(character.isalnum() for character in plain):
        raise CannotRead("not_understood", source, "empty name")
    if plain in _DUMMIES or plain.startswith(_BEGINNINGS) or len(set(plain)) == 1:
        raise CannotRead("not_understood", source, "dummy name")
    return name
