"""Which editions of Windows get updates equally long: those of the table, and their variants by a rule."""

from __future__ import annotations

import re
from collections.abc import Mapping

from checker.conditions.recency.once import once

# Variants that end with the edition they belong to: without a player (N, K, KN), without a browser (E), for one country
# or language, on trial, by subscription. https://learn.microsoft.com/windows/win32/api/sysinfoapi/nf-sysinfoapi-getproductinfo
_VARIANT = re.compile(
    r"(?:n|k|e|l|g|vl|eval|arm|wmc|student|connected|singlelanguage|countryspecific|workstation|subscription|core?|acor)+"
)
# Every SKU of Windows Server begins so; the one that is a client is in the table.
_SERVER = "server"
_LONGEST = 60


def group_of(edition: str, table: Mapping[str, str]) -> str | None:
    """Give the edition group of an EditionID, by the longest edition of the table that it begins with; None for others.

    What is left of it must be a variant: EnterpriseSK is EnterpriseS without a player, EnterpriseX is nothing known.
    """
    asked = edition.strip().casefold()[:_LONGEST]
    for known, group in _longest_first(table):
        rest = asked.removeprefix(known)
        if rest == "" or (rest != asked and _VARIANT.fullmatch(rest)):
            return group
    return _SERVER if asked.startswith(_SERVER) else None


@once
def _longest_first(table: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    plain = {edition.casefold(): group for edition, group in table.items()}
    return tuple(sorted(plain.items(), key=lambda item: -len(item[0])))
