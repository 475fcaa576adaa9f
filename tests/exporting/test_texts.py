"""Whose requirement a rule is, where one publisher's requirements stand on another's."""

from __future__ import annotations

import msgspec
import pytest

from checker.exporting.engines import ENGINES
from checker.exporting.exported import exported
from checker.exporting.texts import Texts
from tests.exporting.exports import DAY, RELEASES, REQUIREMENTS

RULES = REQUIREMENTS.choose(("voorbeeld-huisregels",), DAY)


@pytest.mark.parametrize(("requirement", "publisher"), [("processor", "Malmberg"), ("memory", "Voorbeeld Huisregels")])
def test_a_row_that_was_taken_over_stays_the_others_and_a_changed_one_is_ones_own(
    requirement: str, publisher: str
) -> None:
    own = next(item for item in RULES.requirement if item.id == requirement)
    read = msgspec.structs.replace(own, basis="published", checked_on=DAY)
    texts = Texts(exported(RULES, DAY, RELEASES, ENGINES["fleet"].reach), "nl")
    assert texts.basis(read) == f"Nagelezen op de pagina van {publisher} op 30 november 2026."
