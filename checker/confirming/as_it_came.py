"""Which spec is laid beside the publisher's page: the one in use, as it came before anyone confirmed it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from checker.specification.document import RequirementsSpec
from checker.specification.preference import default_among


def as_it_came(spec: RequirementsSpec, specs: Sequence[RequirementsSpec], day: dt.date) -> RequirementsSpec:
    """Give the spec itself; of one that a person confirmed the publisher's of that day, else itself."""
    if not spec.confirmation:
        return spec
    others = [each for each in specs if each.published_by == spec.published_by and not each.confirmation]
    same = [each for each in others if each.id == spec.id]
    return default_among(same or others or [spec], day)
