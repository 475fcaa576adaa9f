"""A spec that stands on another follows the one that counts."""

from pathlib import Path

from checker.specification.document import RequirementsSpec
from checker.specification.specs_folder import (
    own_and_built_in,
    sound_or_built_in,
)
from tests.specification.beside_the_program import (
    BUILT_IN,
    LATEST,
    OF_THE_PROGRAM,
    SPEC,
    confirmed_by_the_school,
    replaced,
    specs_of,
    stands_on,
)


def test_what_stands_on_the_newest_follows_one_that_comes_in_on_the_stick(beside: Path) -> None:
    stands_on("malmberg")(beside)
    on_shipped = sound_or_built_in(beside, BUILT_IN, LATEST).choose(("rules",), LATEST)
    path = confirmed_by_the_school(beside)
    replaced(path.relative_to(beside), 'minimum = "4 GiB"', 'minimum = "6 GiB"')(beside)
    on_own = sound_or_built_in(beside, BUILT_IN, LATEST).choose(("rules",), LATEST)
    assert [minimum(spec) for spec in (on_shipped, on_own)] == ["4 GiB", "6 GiB"]
    assert on_own.confirmed_on is None


def minimum(spec: RequirementsSpec) -> object:
    return next(getattr(item.condition, "minimum", None) for item in spec.requirement if item.id == "memory")


def test_a_lower_demand_under_a_known_name_lowers_nothing_that_stands_on_that_name(beside: Path) -> None:
    stands_on("malmberg/2025-2026.1")(beside)
    replaced(SPEC, "4 GiB", "1 GiB")(beside)
    used = sound_or_built_in(beside, BUILT_IN, LATEST)
    assert minimum(used.choose(("rules",), LATEST)) == "4 GiB"
    assert len(used.doubts) == 1


def test_an_own_spec_of_an_installed_program_stands_on_what_is_built_in(tmp_path: Path) -> None:
    stands_on("malmberg")(tmp_path)
    used = own_and_built_in(tmp_path, BUILT_IN, LATEST)
    assert used.doubts == ()
    assert minimum(used.choose(("rules",), LATEST)) == "4 GiB"
    assert used.choose((), LATEST).id == "malmberg"


RULES = "voorbeelden/huisregels.toml"


def test_an_example_of_the_program_follows_the_schools_own_version_and_is_no_doubt(beside: Path) -> None:
    path = confirmed_by_the_school(beside)
    replaced(path.relative_to(beside), 'minimum = "2 GiB"', 'minimum = "3 GiB"')(beside)
    for used in (sound_or_built_in(beside, BUILT_IN, LATEST), own_and_built_in(beside, BUILT_IN, LATEST)):
        rules = used.choose(("voorbeeld-huisregels",), LATEST)
        storage = next(item.condition for item in rules.requirement if item.id == "storage")
        assert (getattr(storage, "minimum", None), used.doubts) == ("3 GiB", ())


def test_an_example_that_was_changed_under_its_own_name_is_told_and_the_programs_stands_in(beside: Path) -> None:
    replaced(Path(RULES), "8 GiB", "1 GiB")(beside)
    used = sound_or_built_in(beside, BUILT_IN, LATEST)
    assert specs_of(used) == specs_of(OF_THE_PROGRAM)
    assert [doubt.problem for doubt in used.doubts] == [
        "changed, but it is still called voorbeeld-huisregels/2026-2027.1"
    ]


def test_what_is_taken_away_there_can_still_be_stood_on(beside: Path) -> None:
    (beside / "malmberg" / "2026-2027.toml").unlink()
    used = sound_or_built_in(beside, BUILT_IN, LATEST)
    assert used.doubts == ()
    assert specs_of(used) == {
        name: digest for name, digest in specs_of(OF_THE_PROGRAM).items() if name != "malmberg/2026-2027.1"
    }
