"""Whose requirements these are."""

from __future__ import annotations

from checker.specification.document import RequirementsSpec


def publisher(spec: RequirementsSpec) -> str:
    """Give the publisher's name, from its id: Malmberg."""
    return spec.published_by.replace("-", " ").title()
