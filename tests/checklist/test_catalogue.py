"""Which checklist counts on a day, and what a school's own folder may add to those in the program."""

from __future__ import annotations

import datetime as dt
import shutil
from itertools import pairwise
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.checklist.catalogue import checklists_in_use, own_and_built_in
from checker.checklist.document import Checklist
from checker.checklist.new_year import next_year
from checker.errors import BadInputError
from checker.specification.catalogue import all_specs
from checker.specification.document import RequirementsSpec
from checker.specification.specs_folder import own_and_built_in as specs_in_use
from tests.checklist.a_folder_of_ones_own import (
    BUILT_IN,
    NEXT,
    OWN_ID,
    PRINTED,
    SHIPPED,
    TODAY,
    in_use,
    names,
    of,
    torn,
    write,
)
from tests.checklist.facts import AS_PRINTED, DRAFT
from tests.checklist.made_checklists import checklists
from tests.evaluation.devices import shipped_spec

DAY = dt.timedelta(days=1)
EVERY_DAY = [dt.date(2025, 1, 1) + number * DAY for number in range(6 * 365 + 1)]


def of_publisher(name: str) -> RequirementsSpec:
    return msgspec.structs.replace(shipped_spec(), publisher=name)


def test_every_day_has_one_and_it_changes_on_the_first_of_may_only() -> None:
    chosen = [SHIPPED.choose("malmberg", day) for day in EVERY_DAY]
    changes = [
        (day, was.checklist.name, now.checklist.name, now.is_past)
        for day, (was, now) in zip(EVERY_DAY[1:], pairwise(chosen), strict=True)
        if was != now
    ]
    assert chosen[0].checklist == PRINTED
    assert EVERY_DAY[-1] == dt.date(2030, 12, 31)
    assert changes == [
        (dt.date(2026, 5, 1), "malmberg/2025-2026", "malmberg/2026-2027", False),
        (dt.date(2027, 5, 1), "malmberg/2026-2027", "malmberg/2026-2027", True),
    ]


def test_another_year_goes_in_and_takes_over_on_its_day(own: Path) -> None:
    (own / "checklists" / "next.toml").write_bytes(next_year(NEXT))
    found = in_use(own, dt.date(2027, 4, 1))
    assert (names(found)[2:], found.doubts) == (["malmberg/2027-2028"], ())
    assert found.choose("malmberg", dt.date(2027, 4, 30)).checklist == NEXT
    after = found.choose("malmberg", dt.date(2027, 5, 1))
    assert (after.checklist.version, after.is_past) == ("2027-2028", False)


@given(made=st.lists(checklists(), min_size=1, max_size=4), day=st.dates(dt.date(2000, 1, 1), dt.date(2100, 1, 1)))
def test_one_that_holds_goes_before_one_that_does_not_and_a_newer_before_an_older(
    made: list[Checklist], day: dt.date
) -> None:
    chosen = of(*made).choose("made", day)
    holding = [one for one in made if one.valid_from <= day <= one.valid_until]
    begun = [one for one in made if one.valid_from <= day]
    if holding:
        assert chosen.checklist in holding
        assert chosen.checklist.valid_from == max(one.valid_from for one in holding)
    elif begun:
        assert chosen.checklist.valid_from == max(one.valid_from for one in begun)
    else:
        assert chosen.checklist.valid_from == min(one.valid_from for one in made)
    assert chosen.is_past == (chosen.checklist.valid_until < day)


def test_of_two_of_one_year_the_later_version_counts(own: Path) -> None:
    for version in ("2026-2027.2", "2026-2027.10"):
        write(own, f"{version}.toml", ('"2026-2027"', f'"{version}"'))
    assert in_use(own).choose("malmberg", TODAY).checklist.version == "2026-2027.10"
    assert in_use(own).choose("malmberg/2026-2027", TODAY).checklist == NEXT


def test_one_that_did_not_come_with_the_program_is_known_as_such(own: Path, tmp_path: Path) -> None:
    write(own, "malmberg-2026-2027.1.toml", ('"2026-2027"', '"2026-2027.1"'))
    write(own, "eigen-malmberg-2026-2027.2.toml", ('"2026-2027"', '"2026-2027.2"'))
    write(own, "../../named.toml", ('"2026-2027"', '"2026-2027.3"'))
    shutil.copy(AS_PRINTED, tmp_path / "copy.toml")
    found = in_use(own)
    files = (own / "checklists" / "malmberg-2026-2027.1.toml", tmp_path / "copy.toml", tmp_path / "named.toml")
    asked = ("malmberg", "malmberg/2026-2027.1", "malmberg/2026-2027", *map(str, files))
    origins = [found.choose(name, TODAY).origin for name in asked]
    assert origins == ["drafted", "brought", "program", "brought", "program", "named"]


def test_one_is_named_by_id_by_id_and_version_or_by_its_file(tmp_path: Path) -> None:
    shutil.copy(AS_PRINTED, tmp_path / "mine.toml")
    for name in ("malmberg/2025-2026", str(tmp_path / "mine.toml")):
        chosen = SHIPPED.choose(name, TODAY)
        assert (chosen.checklist, chosen.is_past) == (PRINTED, False)  # a newer one is there
    assert SHIPPED.choose("malmberg", TODAY).checklist == NEXT


@pytest.mark.parametrize("name", ["malmbreg", "malmberg/2019-2020", "/", "a" * 5000, "\0", "malmberg/"])
def test_one_that_is_not_there_is_told_with_those_that_are(name: str) -> None:
    with pytest.raises(BadInputError) as caught:
        SHIPPED.choose(name, TODAY)
    assert caught.value.problem == "there is no such checklist"
    assert caught.value.next_step == "Known: malmberg/2025-2026, malmberg/2026-2027, or name a .toml file."


def test_a_file_that_is_not_there_is_told_as_a_file() -> None:
    with pytest.raises(BadInputError, match=r"weg\.toml: cannot be read"):
        SHIPPED.choose("weg.toml", TODAY)


def test_a_publisher_without_a_checklist_gets_none_of_another() -> None:
    assert SHIPPED.in_use(of_publisher("zwijsen"), TODAY) is None


def test_one_of_the_school_comes_along_and_is_used_when_asked_for(own: Path) -> None:
    write(own, "school.toml", OWN_ID)
    found = in_use(own)
    assert (names(found)[2:], found.doubts) == (["school/2026-2027"], ())
    assert found.choose("malmberg", TODAY).checklist == NEXT
    assert found.choose("school", TODAY).checklist.id == "school"
    for publisher in ("school", "malmberg"):
        chosen = found.in_use(of_publisher(publisher), TODAY)
        assert chosen is not None
        assert chosen.checklist.id == publisher


def test_a_copy_of_the_download_is_no_second_one(own: Path) -> None:
    """As beside every portable program."""
    shutil.rmtree(own)
    shutil.copytree(BUILT_IN, own)
    assert (names(in_use(own)), in_use(own).doubts) == (names(SHIPPED), ())


def test_what_a_mac_puts_beside_every_file_on_a_stick_is_no_checklist(own: Path) -> None:
    (own / "checklists" / f"._{DRAFT.name}").write_bytes(b"\x00\x05\x16\x07\x00\x02\x00\x00Mac OS X        ")
    assert (names(in_use(own)), in_use(own).doubts) == (names(SHIPPED), ())


def test_the_folder_of_the_program_itself_is_read_once() -> None:
    assert own_and_built_in(BUILT_IN, BUILT_IN, TODAY) == SHIPPED


def test_the_folder_is_that_of_the_settings(tmp_path: Path, own: Path) -> None:
    write(own, "school.toml", OWN_ID)
    assert names(checklists_in_use(TODAY, tmp_path))[2:] == ["school/2026-2027"]
    assert names(checklists_in_use(TODAY, tmp_path / "elsewhere")) == names(SHIPPED)


def test_a_clock_that_is_years_behind_refuses_no_checklist_of_this_program(own: Path) -> None:
    write(own, "school.toml", OWN_ID)
    assert in_use(own, dt.date(2019, 1, 1)).doubts == ()


def test_no_checklist_is_taken_for_a_spec(own: Path) -> None:
    write(own, "school.toml", OWN_ID)
    torn(own)
    assert specs_in_use(own, BUILT_IN, TODAY).doubts == ()
    assert [entry.path for entry in all_specs(BUILT_IN) if entry.path.parent.name == "checklists"] == []
