"""Several specs at once judge as one, and each keeps what is its own."""

from __future__ import annotations

import msgspec
import pytest

from checker.errors import BadInputError
from checker.resources import built_in_specs_folder
from checker.specification.catalogue import all_specs
from checker.specification.document import RequirementsSpec
from checker.specification.joining import joined, own_id

MALMBERG = next(entry.spec for entry in all_specs(built_in_specs_folder()) if entry.spec.version == "2026-2027.1")
CHEAPER = msgspec.structs.replace(MALMBERG.remedy[0], minutes=1)
OTHER = msgspec.structs.replace(MALMBERG, id="other", remedy=(CHEAPER, *MALMBERG.remedy[1:]))


def test_one_spec_is_joined_to_itself() -> None:
    assert joined([MALMBERG]) is MALMBERG
    assert MALMBERG.parts == (MALMBERG,)


def test_every_requirement_of_each_is_there_once_and_names_its_own_spec() -> None:
    both = joined([MALMBERG, OTHER])
    assert [both.part_of(item.id).id for item in both.requirement] == ["malmberg"] * len(MALMBERG.requirement) + [
        "other"
    ] * len(OTHER.requirement)
    assert [own_id(item.id) for item in both.requirement] == [item.id for item in MALMBERG.requirement] * 2
    assert len({item.id for item in both.requirement}) == len(both.requirement)
    assert both.parts == (MALMBERG, OTHER)


def test_what_two_say_alike_is_one_thing_to_do_and_what_differs_is_two() -> None:
    both = joined([MALMBERG, OTHER])
    assert len(both.remedy) == len(MALMBERG.remedy) + 1
    names = {item.id for item in both.remedy}
    assert all(set(item.remedies) <= names for item in both.requirement)


@pytest.mark.parametrize(
    "specs", [[MALMBERG, MALMBERG], [MALMBERG, OTHER, msgspec.structs.replace(OTHER, version="2")]]
)
def test_two_of_one_id_are_refused(specs: list[RequirementsSpec]) -> None:
    with pytest.raises(BadInputError, match="twice"):
        joined(specs)
