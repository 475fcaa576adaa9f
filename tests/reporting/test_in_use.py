"""Which requirements are in use stands at the top of the overview, and what to do where they are not confirmed."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import msgspec
import pytest

from checker.overview.asking import AskedOverview, School, question
from checker.reporting.fleet.fleet_page import FleetPage, fleet_page
from checker.specification.catalogue import Entry, Requirements
from checker.specification.confirmed import ConfirmedBefore
from checker.specification.document import Confirmation, RequirementsSpec
from checker.storage.settings import Settings
from tests.evaluation.devices import releases, shipped_spec
from tests.fleet.results import NOW, fleet_of, result, write
from tests.several_specs.specs_there import spec_named, together

CONFIRMED = Confirmation(of="malmberg/2026-2027.1", on=dt.date(2026, 11, 20), role="coordinator")


def confirmed(kept: int) -> RequirementsSpec:
    """Give the spec that ships, confirmed but for so many requirements."""
    spec = shipped_spec()
    rows = tuple(
        item if place < kept else msgspec.structs.replace(item, basis="published", checked_on=CONFIRMED.on)
        for place, item in enumerate(spec.requirement)
    )
    return msgspec.structs.replace(spec, version="2026-2027.eigen", requirement=rows, confirmation=CONFIRMED)


def page_by(folder: Path, spec: RequirementsSpec, language: str = "nl", *before: ConfirmedBefore) -> FleetPage:
    write(folder, result("nr 1"))
    return fleet_page(fleet_of(folder, spec=spec, confirmed_before=before), language)


@pytest.mark.parametrize(
    ("spec", "language", "said"),
    [
        (shipped_spec(), "nl", "Eisen: Malmberg basisonderwijs 2026-2027, voorlopig."),
        (confirmed(0), "nl", "Eisen: Malmberg basisonderwijs 2026-2027, nagekeken op 20 november 2026."),
        (
            confirmed(1),
            "nl",
            "Eisen: Malmberg basisonderwijs 2026-2027, nagekeken op 20 november 2026; 1 eis is nog voorlopig.",
        ),
        (confirmed(0), "en", "Requirements: Malmberg primary education 2026-2027, checked on 20 November 2026."),
    ],
)
def test_the_top_says_which_requirements_and_whether_they_were_confirmed(
    tmp_path: Path, spec: RequirementsSpec, language: str, said: str
) -> None:
    assert page_by(tmp_path, spec, language).head.in_use == said


def test_confirmed_requirements_have_no_notice_that_nobody_compared_them(tmp_path: Path) -> None:
    told = " ".join(item.title for item in page_by(tmp_path, confirmed(1)).notices)
    assert "voorlopig" not in told
    assert "nagekeken op 20 november 2026" in told


def test_of_several_each_says_it_under_its_own_name(tmp_path: Path) -> None:
    page = page_by(tmp_path, together("malmberg", "rekentoets"))
    assert page.head.in_use == ""
    assert page.publishers is not None
    assert [item.in_use for item in page.publishers.all] == [
        "Malmberg basisonderwijs 2026-2027, voorlopig",
        "Rekentoets 2026-2027, nagekeken op 20 november 2026; 1 eis is nog voorlopig",
    ]


def test_a_new_school_year_says_what_was_confirmed_last_and_the_next_step(tmp_path: Path) -> None:
    new = msgspec.structs.replace(shipped_spec(), version="2027-2028.1", valid_from=dt.date(2027, 8, 1))
    page = page_by(tmp_path, new, "nl", ConfirmedBefore(spec=new, before=confirmed(0)))
    first = page.notices[0]
    assert first.title == "Voor 2027-2028 zijn de eisen van Malmberg nog niet nagekeken."
    assert first.text.startswith("Die van 2026-2027 wel, op 20 november 2026.")
    assert "spec confirm" in first.text
    assert first.link is not None
    assert first.link.address == new.source
    assert not [item for item in page.notices if item.title == "De eisen zijn voorlopig."]


def test_what_there_is_besides_is_looked_up_among_all_requirements(tmp_path: Path) -> None:
    new = msgspec.structs.replace(shipped_spec(), version="2027-2028.1", valid_from=dt.date(2026, 8, 1))
    old = msgspec.structs.replace(confirmed(0), valid_from=dt.date(2025, 8, 1))
    there = Requirements(tuple(Entry(item, tmp_path) for item in (old, new, spec_named("rekentoets"))), releases())
    school = School(tmp_path, Settings())
    asked = question(AskedOverview(specs=("malmberg/2027-2028.1", "rekentoets")), school, there, NOW)
    assert [part.id for part in asked.spec.parts] == ["malmberg", "rekentoets"]
    assert [(item.spec, item.before) for item in asked.confirmed_before] == [(new, old)]
    assert question(AskedOverview(specs=("rekentoets",)), school, there, NOW).confirmed_before == ()
