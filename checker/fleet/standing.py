"""Where a device stands, in one word: what a coordinator counts devices by."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, get_args

from checker.model.verdicts import Verdict
from checker.specification.document import Remedy

Standing = Literal["meets", "free", "try", "money", "ask", "replace", "unknown"]
"""`meets` (also with advice). What fails is mended `free`, or perhaps (`try`: free, but what comes of it cannot be
foretold), for `money`, by nothing that is known (`ask`), or must be replaced."""

STANDINGS: tuple[Standing, ...] = get_args(Standing)


def standing_of(verdict: Verdict, mending: Sequence[tuple[Remedy, Verdict | None]]) -> Standing:
    """Give where a device stands. `mending`: the steps that mend a fail, in order, with the verdict after each."""
    if verdict is Verdict.UNKNOWN:
        return "unknown"
    if verdict is not Verdict.FAIL:
        return "meets"
    if not mending:
        return "ask"
    if any(remedy.last_resort for remedy, _ in mending):
        return "replace"
    free, is_foretold = _free_of_charge(mending)
    if is_foretold:
        return "free" if free else "money"
    return "try" if free else "money"


def _free_of_charge(mending: Sequence[tuple[Remedy, Verdict | None]]) -> tuple[bool, bool]:
    """Tell whether the steps until the device no longer fails cost nothing, and whether such an end is foretold."""
    for number, (_, after) in enumerate(mending, start=1):
        if after not in {Verdict.FAIL, None}:
            return all(remedy.cost == "free" for remedy, _ in mending[:number]), True
    return all(remedy.cost == "free" for remedy, _ in mending), False
