"""Which release of Debian or Ubuntu a Linux is, or is made from: that is where its updates come from."""

from __future__ import annotations

from checker.conditions.situation import Situation
from checker.model.releases import OsRelease

# What is made from these sometimes keeps their id, for programs that know no other: Puppy, Parrot.
_FAMILIES = frozenset({"debian", "ubuntu"})


def base_row(situation: Situation) -> OsRelease | None:
    """Give the row with the system's code name; None where it tells none, or none of the table's.

    Only for a system with a version: testing and unstable have the name of a release that they are not.
    """
    name = situation.text("os.codename")
    if not name or not situation.text("os.version"):
        return None
    rows = situation.releases.operating_systems.release
    return next((row for row in rows if row.os in _FAMILIES and _code_name(row) == name.casefold()), None)


def is_only_like(situation: Situation) -> bool:
    """Tell whether it has the id of Debian or Ubuntu, but another name for itself: its version is not one of theirs."""
    distribution = situation.text("os.distribution").casefold()
    name = situation.text("os.release").casefold()
    return distribution in _FAMILIES and bool(name) and not name.startswith(distribution)


def _code_name(row: OsRelease) -> str:
    """Give the first word of a release's name: noble of Noble Numbat."""
    return row.release.partition(" ")[0].casefold()
