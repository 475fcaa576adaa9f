"""The requirements beside the portable program: used when sound, else the built-in ones and the reason."""

import datetime as dt
import os
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.errors import BadInputError
from checker.specification.catalogue import requirements_in
from checker.specification.specs_folder import (
    own_and_built_in,
    own_specs_folder,
    requirements_in_use,
    sound_or_built_in,
)
from tests.specification.beside_the_program import (
    BROWSERS,
    BUILT_IN,
    DAY,
    LATEST,
    OF_THE_PROGRAM,
    OWN_VERSION,
    SNAPSHOT,
    SPEC,
    confirmed_by_the_school,
    replaced,
    specs_of,
)

DOCUMENTS = (SPEC, Path("malmberg/2015.toml"), BROWSERS, Path("releases/operating_systems.toml"))


def test_damage_to_the_program_itself_is_not_blamed_on_the_folder_beside_it(beside: Path, tmp_path: Path) -> None:
    damaged = shutil.copytree(BUILT_IN, tmp_path / "built-in")
    (damaged / SPEC).write_text("x", encoding="utf-8")
    with pytest.raises(BadInputError, match="built-in"):
        sound_or_built_in(beside, damaged, LATEST)


def test_a_clock_that_is_ahead_of_the_tables_lets_newer_ones_in(beside: Path) -> None:
    """A program of years ago takes the table of today, and one of far ahead only when it is nearer."""
    replaced(BROWSERS, SNAPSHOT, f"snapshot = {LATEST + 900 * DAY}")(beside)
    assert sound_or_built_in(beside, BUILT_IN, LATEST + 500 * DAY) == requirements_in(beside)
    assert sound_or_built_in(beside, BUILT_IN, LATEST + 499 * DAY).releases == OF_THE_PROGRAM.releases


@pytest.mark.parametrize("today", [dt.date.min, dt.date.max])
def test_the_first_and_the_last_day_that_a_clock_can_show_do_no_harm(today: dt.date, beside: Path) -> None:
    replaced(BROWSERS, SNAPSHOT, f"snapshot = {LATEST + DAY}")(beside)
    assert sound_or_built_in(beside, BUILT_IN, today) == requirements_in(beside)


@pytest.mark.parametrize("hidden", ["malmberg", "."])
def test_more_files_cost_no_more_looks(hidden: str, beside: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Counted in questions to the disk, which is what a slow stick or share makes one pay."""
    looks: list[Path] = []
    real = Path.lstat

    def looked(path: Path) -> os.stat_result:
        looks.append(path)
        return real(path)

    monkeypatch.setattr(Path, "lstat", looked)
    counts = []
    for added in (1000, 4000):
        for number in range(added):
            (beside / hidden / f"{added}-{number}.toml").touch()
        looks.clear()
        assert sound_or_built_in(beside, BUILT_IN, LATEST).entries == OF_THE_PROGRAM.entries
        counts.append(len(looks))
    assert max(counts) <= 600


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(document=st.sampled_from(DOCUMENTS), place=st.floats(0, 1, exclude_max=True), flipped=st.integers(1, 255))
def test_a_damaged_byte_never_changes_what_is_asked(document: Path, place: float, flipped: int, tmp_path: Path) -> None:
    """Either the byte meant nothing, in a remark say, or the document is not used."""
    beside = tmp_path / "specs"
    shutil.rmtree(beside, ignore_errors=True)
    shutil.copytree(BUILT_IN, beside)
    data = bytearray((beside / document).read_bytes())
    data[int(place * len(data))] ^= flipped
    (beside / document).write_bytes(data)
    used, known = specs_of(sound_or_built_in(beside, BUILT_IN, LATEST)), specs_of(OF_THE_PROGRAM)
    # A damaged name is another spec; a damaged date is a newer table. Neither goes under the old name.
    assert {name: digest for name, digest in used.items() if name in known} == {
        name: digest for name, digest in known.items() if name in used
    }


def test_a_stick_with_a_confirmed_version_uses_it_and_keeps_the_built_in_ones(beside: Path) -> None:
    path = confirmed_by_the_school(beside)
    used = sound_or_built_in(beside, BUILT_IN, LATEST)
    assert used.doubts == ()
    assert specs_of(used).items() > specs_of(OF_THE_PROGRAM).items()
    chosen = used.choose((), dt.date(2026, 11, 30))
    assert (chosen.version, chosen.confirmed_on) == (OWN_VERSION, LATEST)
    assert used.choose((f"malmberg/{OWN_VERSION}",), dt.date(2026, 11, 30)) == chosen
    assert used.choose((str(path),), dt.date(2026, 11, 30)) == chosen


def test_one_that_was_confirmed_on_a_far_day_is_not_used(beside: Path) -> None:
    confirmed_by_the_school(beside, LATEST + 401 * DAY)
    used = sound_or_built_in(beside, BUILT_IN, LATEST)
    assert specs_of(used) == specs_of(OF_THE_PROGRAM)
    assert [(doubt.place, doubt.problem.startswith(str(LATEST + 401 * DAY))) for doubt in used.doubts] == [
        ("confirmation.on", True)
    ]


def test_an_installed_program_adds_what_the_folder_of_its_settings_holds(tmp_path: Path) -> None:
    own = tmp_path / "requirements_specs"
    assert own_and_built_in(own, BUILT_IN, LATEST) == OF_THE_PROGRAM
    own.mkdir()
    assert own_and_built_in(own, BUILT_IN, LATEST) == OF_THE_PROGRAM
    confirmed_by_the_school(own)
    used = own_and_built_in(own, BUILT_IN, LATEST)
    assert (used.doubts, used.releases) == ((), OF_THE_PROGRAM.releases)
    assert len(used.entries) == len(OF_THE_PROGRAM.entries) + 1
    assert used.choose((), dt.date(2026, 11, 30)).version == OWN_VERSION


@pytest.mark.parametrize("days", [-1, 0, 1])
def test_a_table_among_them_counts_only_where_it_is_newer(days: int, tmp_path: Path) -> None:
    own = tmp_path / "requirements_specs"
    (own / "releases").mkdir(parents=True)
    text = (BUILT_IN / BROWSERS).read_text(encoding="utf-8")
    snapshot = OF_THE_PROGRAM.releases.browsers.snapshot + days * DAY
    (own / BROWSERS).write_text(text.replace(SNAPSHOT, f"snapshot = {snapshot}", 1), encoding="utf-8")
    used = own_and_built_in(own, BUILT_IN, LATEST)
    assert used.releases.browsers.snapshot == max(snapshot, OF_THE_PROGRAM.releases.browsers.snapshot)
    assert used.releases.operating_systems == OF_THE_PROGRAM.releases.operating_systems
    assert used.entries == OF_THE_PROGRAM.entries
    assert [doubt.place for doubt in used.doubts] == (["snapshot"] if days < 0 else [])


def test_a_new_spec_goes_into_the_folder_that_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert own_specs_folder() == tmp_path / "requirements_specs"
    assert own_specs_folder(tmp_path / "school") == tmp_path / "school" / "requirements_specs"
    confirmed_by_the_school(own_specs_folder())
    assert requirements_in_use(LATEST).choose((), dt.date(2026, 11, 30)).version == OWN_VERSION


def test_a_checkout_uses_its_own_files_as_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(BUILT_IN.parent)
    assert requirements_in_use(LATEST) == OF_THE_PROGRAM
