"""Of whom an earlier school year was laid beside the publisher's page, and the one in use not yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from checker.specification.catalogue import school_year
from checker.specification.document import Confirmation, RequirementsSpec


class ConfirmedBefore(msgspec.Struct, frozen=True, kw_only=True):
    """The requirements in use, that nobody confirmed, and the newest of the same publisher that a person did.

    `years`: the school year of those in use, and that of those confirmed, each by the year it began in.
    """

    spec: RequirementsSpec
    before: RequirementsSpec
    confirmation: Confirmation
    years: tuple[int, int]


def confirmed_before(spec: RequirementsSpec, known: Iterable[RequirementsSpec]) -> tuple[ConfirmedBefore, ...]:
    """Give it for each part of which it is so. `known`: every spec there is."""
    all_known = tuple(known)
    return tuple(found for part in spec.parts for found in _before(part, all_known))


def _before(part: RequirementsSpec, known: tuple[RequirementsSpec, ...]) -> Iterator[ConfirmedBefore]:
    year = _year(part)
    if year is None or part.confirmation or part.historical or not part.is_provisional:
        return
    earlier = [found for item in known if (found := _confirmed_earlier(part, year, item))]
    if earlier:
        yield max(earlier, key=lambda item: (item.years[1], item.confirmation.on, item.before.version))


def _confirmed_earlier(part: RequirementsSpec, year: int, item: RequirementsSpec) -> ConfirmedBefore | None:
    confirmation, then = item.confirmation, _year(item)
    if not confirmation or then is None or then >= year or not _is_the_same(part, item, confirmation):
        return None
    return ConfirmedBefore(spec=part, before=item, confirmation=confirmation, years=(year, then))


def _year(spec: RequirementsSpec) -> int | None:
    return school_year(spec.valid_from) if spec.valid_from else None


def _is_the_same(part: RequirementsSpec, item: RequirementsSpec, confirmation: Confirmation) -> bool:
    """Tell whether it is about the same: a publisher may have requirements for a method and others for a test."""
    return item.published_by == part.published_by and part.id in {item.id, confirmation.of.partition("/")[0]}
