"""Whose requirement it is, in a report by requirements that stand on another's."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest

from checker.reporting.device.device_page import device_page
from checker.reporting.device.evidence import basis
from checker.reporting.language.words import Words
from checker.resources import built_in_specs_folder
from checker.specification.catalogue import all_specs, choose
from checker.specification.document import RequirementsSpec
from tests.evaluation.devices import releases, windows_laptop
from tests.reporting.contexts import context_of

DAY = dt.date(2026, 11, 23)
RULES = choose("voorbeeld-huisregels", all_specs(built_in_specs_folder()), DAY).spec


def read_on_the_page(spec: RequirementsSpec) -> RequirementsSpec:
    """Give the same with every row that was taken over read on the publisher's page."""
    rows = (
        msgspec.structs.replace(item, basis="published", checked_on=DAY) if item.publisher else item
        for item in spec.requirement
    )
    return msgspec.structs.replace(spec, requirement=tuple(rows))


@pytest.mark.parametrize(
    ("requirement", "said"),
    [
        ("processor", "Van de pagina van Malmberg, gelezen op 23 november 2026."),
        ("memory", "Voorlopig, niet van Voorbeeld Huisregels. Voorbeeld van een keuze van de school zelf"),
    ],
)
def test_a_row_that_was_taken_over_stays_the_others_and_a_changed_one_never_is(requirement: str, said: str) -> None:
    context = context_of(windows_laptop(), read_on_the_page(RULES), releases())
    item = next(item for item in context.spec.requirement if item.id == requirement)
    assert basis(item, context, Words("nl")).startswith(said)


def test_the_page_to_look_at_is_that_of_the_one_it_stands_on() -> None:
    page = device_page(context_of(windows_laptop(), RULES, releases()), "nl")
    notice = next(notice for notice in page.notices if notice.title == "De eisen zijn voorlopig.")
    assert "De eisen van Malmberg zelf staan op" in notice.text
