"""Specs to make pages of requirements of, and each page that is made of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec

from checker.reporting.requirements.buying import Wish
from checker.reporting.requirements.change_words import Compared
from checker.reporting.requirements.rendering import render_buying, render_changes, render_spec
from checker.specification.comparing import compared
from checker.specification.document import RequirementsSpec
from checker.specification.loading import load_spec
from tests.evaluation.devices import DAY, releases, shipped_spec

CASES = Path(__file__).parent / "changes"


def of_case(name: str, side: str = "after") -> RequirementsSpec:
    """Give one of the specs of a case, as of a publisher of that name."""
    spec = load_spec(CASES / name / f"{side}.toml")
    return msgspec.structs.replace(spec, id=name)


def wish(*specs: RequirementsSpec, years: int | None = None) -> Wish:
    """Give what is asked of a new device by these specs."""
    return Wish(specs=specs, releases=releases(), day=DAY, years=years)


def between(before: RequirementsSpec, after: RequirementsSpec) -> Compared:
    """Give all that is needed to tell what changed."""
    changes = compared(before, after)
    return Compared(before=before, after=after, changes=changes, releases=releases(), day=DAY)


def _shown(*specs: RequirementsSpec) -> Callable[[str], str]:
    return lambda language: render_spec(specs, releases(), DAY, language)


SMALL: dict[str, Callable[[str], str]] = {
    "show": _shown(of_case("confirmed"), of_case("steps-methods-and-words")),
    "buying": lambda language: render_buying(
        wish(of_case("every-kind-of-condition"), of_case("steps-methods-and-words"), of_case("confirmed"), years=5),
        language,
    ),
    "changes": lambda language: render_changes(
        between(of_case("steps-methods-and-words", "before"), of_case("steps-methods-and-words")), None, language
    ),
}
LARGE: dict[str, Callable[[str], str]] = {
    "show-malmberg": _shown(shipped_spec()),
    "show-of-2015": _shown(shipped_spec("malmberg/2015")),
    "buying-malmberg": lambda language: render_buying(wish(shipped_spec()), language),
    "changes-malmberg": lambda language: render_changes(
        between(shipped_spec("malmberg/2025-2026"), shipped_spec()), None, language
    ),
}
PAGES = SMALL | LARGE
