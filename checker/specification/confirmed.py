"""Of whom an earlier school year was laid beside the publisher's page, and the one in use not yet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from checker.specification.document import RequirementsSpec
from checker.specification.preference import newest_confirmed, school_year


class ConfirmedBefore(msgspec.Struct, frozen=True, kw_only=True):
    """The requirements in use, that nobody confirmed, and the newest of the same publisher that a person did."""

    spec: RequirementsSpec
    before: RequirementsSpec


def confirmed_before(spec: RequirementsSpec, known: Iterable[RequirementsSpec]) -> tuple[ConfirmedBefore, ...]:
    """Give it for each part of which it is so. `known`: every spec there is."""
    all_known = tuple(known)
    found = ((part, _before(part, all_known)) for part in spec.parts)
    return tuple(ConfirmedBefore(spec=part, before=before) for part, before in found if before)


def _before(part: RequirementsSpec, known: Sequence[RequirementsSpec]) -> RequirementsSpec | None:
    if part.historical or part.confirmed_on:
        return None
    earlier = (item for item in known if item.valid_from and school_year(item) < school_year(part))
    return newest_confirmed([item for item in earlier if _is_the_same(part, item)], part.published_by)


def _is_the_same(part: RequirementsSpec, item: RequirementsSpec) -> bool:
    """Tell whether it is about the same: a publisher may have requirements for a method and others for a test."""
    started_from = item.confirmation.of.partition("/")[0] if item.confirmation else item.id
    return part.id in {item.id, started_from}
