"""Where a device stands, in one of six words: what a coordinator counts devices by."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, get_args

from checker.model.verdicts import Verdict
from checker.specification.document import Remedy

Standing = Literal["meets", "free", "money", "ask", "replace", "unknown"]
"""`meets` (also with advice); fails and is mended `free`, for `money`, by nothing known (`ask`) or must be replaced."""

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
    needed = _until_mended(mending)
    return "money" if any(remedy.cost == "money" for remedy in needed) else "free"


def _until_mended(mending: Sequence[tuple[Remedy, Verdict | None]]) -> Iterator[Remedy]:
    for remedy, after in mending:
        yield remedy
        if after not in {Verdict.FAIL, None}:
            return
