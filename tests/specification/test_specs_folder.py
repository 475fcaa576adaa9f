"""The requirements beside the portable program: used when sound, else the built-in ones and the reason."""

import datetime as dt
import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.errors import BadInputError
from checker.resources import built_in_specs_folder
from checker.specification.catalogue import Requirements, load_releases, requirements_in
from checker.specification.digest import digest_of
from checker.specification.document import RequirementsSpec
from checker.specification.specs_folder import (
    own_and_built_in,
    own_specs_folder,
    requirements_in_use,
    sound_or_built_in,
)

BUILT_IN = built_in_specs_folder()
OF_THE_PROGRAM = requirements_in(BUILT_IN)
SPEC, BROWSERS = Path("malmberg/2025-2026.toml"), Path("releases/browsers.toml")
DOCUMENTS = (SPEC, Path("malmberg/2015.toml"), BROWSERS, Path("releases/operating_systems.toml"))
Change = Callable[[Path], object]
LEFT_BY_A_MAC = b"\x00\x05\x16\x07\x00\x02\x00\x00Mac OS X        "
"""What it puts beside every file on a stick (AppleDouble)."""
SNAPSHOTS = (load_releases(BUILT_IN).browsers.snapshot, load_releases(BUILT_IN).operating_systems.snapshot)
LATEST = max(SNAPSHOTS)
DAY = dt.timedelta(days=1)


@pytest.fixture
def beside(tmp_path: Path) -> Path:
    return shutil.copytree(BUILT_IN, tmp_path / "requirements_specs")


def halved(spec: bytes) -> bytes:
    """Give the spec up to the middle of a text."""
    before, mark, _ = spec.partition(b'measure.nl = "')
    return before + mark


def replaced(name: Path, old: str, new: str) -> Change:
    def change(folder: Path) -> None:
        text = (folder / name).read_text(encoding="utf-8")
        assert old in text
        (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")

    return change


def emptied(folder: Path) -> None:
    for part in folder.iterdir():
        shutil.rmtree(part)


def a_folder_for_a_file(folder: Path) -> None:
    (folder / SPEC).unlink()
    (folder / SPEC).mkdir()


def with_own_spec(folder: Path, name: str = "school") -> None:
    text = (BUILT_IN / SPEC).read_text(encoding="utf-8").replace('id = "malmberg"', f'id = "{name}"', 1)
    (folder / name).mkdir()
    (folder / name / "own.toml").write_text(text, encoding="utf-8")


def loop(folder: Path) -> None:
    (folder / SPEC).unlink()
    (folder / SPEC).symlink_to(folder / SPEC)


def two_of_one_name(folder: Path) -> None:
    text = (folder / SPEC).read_text(encoding="utf-8").replace('version = "2025-2026.1"', 'version = "own"')
    (folder / "malmberg/first.toml").write_text(text, encoding="utf-8")
    (folder / "malmberg/second.toml").write_text(text.replace("4 GiB", "6 GiB"), encoding="utf-8")


def thousands_of_files(folder: Path) -> None:
    for number in range(5000):
        (folder / "malmberg" / f"{number}.toml").touch()


def thousands_of_folders(folder: Path) -> None:
    for number in range(5000):
        (folder / str(number)).mkdir()


def many_large_specs(folder: Path) -> None:
    for number in range(40):
        (folder / "malmberg" / f"{number}.toml").write_bytes(b"#" * 1_000_000)


def linked(name: str) -> Change:
    """The same content, but elsewhere."""

    def change(folder: Path) -> None:
        place = folder / name
        place.rename(folder.parent / "elsewhere")
        place.symlink_to(folder.parent / "elsewhere")

    return change


def a_pipe(folder: Path) -> None:
    """Who opens it waits for ever."""
    (folder / SPEC).unlink()
    os.mkfifo(folder / SPEC)  # type: ignore[attr-defined,unused-ignore]  # not on Windows


def begins(day: dt.date) -> Change:
    """A spec of the school's own that holds from a day."""

    def change(folder: Path) -> None:
        with_own_spec(folder)
        own = folder / "school/own.toml"
        text = re.sub(r"^valid_(?:from|until) = .*\n", "", own.read_text(encoding="utf-8"), flags=re.MULTILINE)
        own.write_text(f"valid_from = {day}\n{text}", encoding="utf-8")

    return change


def read_on(day: dt.date) -> Change:
    """A spec of the school's own whose first value somebody read on a day."""

    def change(folder: Path) -> None:
        with_own_spec(folder)
        published = f'basis = "published"\nchecked_on = {day}'
        replaced(Path("school/own.toml"), 'basis = "provisional"', published)(folder)

    return change


EXTENSION = """schema_version = 1
extends = "malmberg"
id = "rules"
version = "1"
title = { nl = "Huisregels", en = "House rules" }
valid_from = 2026-08-01

[[requirement]]
id = "memory"
basis_note = { nl = "Keuze van de school.", en = "The choice of the school." }
condition.recommended = "16 GiB"
"""


def stands_on(extends: str, name: str = "rules") -> Change:
    """A spec of the school's own that says only what differs from another."""

    def change(folder: Path) -> None:
        text = EXTENSION.replace('"malmberg"', f'"{extends}"').replace('"rules"', f'"{name}"')
        text = text.replace("valid_from = 2026-08-01\n", "") if "/" in extends else text
        (folder / name).mkdir(parents=True)
        (folder / name / "own.toml").write_text(text, encoding="utf-8")

    return change


def stand_on_each_other(folder: Path) -> None:
    stands_on("second/1", "first")(folder)
    stands_on("first/1", "second")(folder)


def stands_on_one_of_a_far_day(folder: Path) -> None:
    confirmed_by_the_school(folder, LATEST + 401 * DAY)
    stands_on(f"malmberg/{OWN_VERSION}")(folder)


def stands_on_a_lower_demand(folder: Path) -> None:
    """Under the name of a spec of the program."""
    two_of_one_name(folder)
    stands_on("malmberg/own")(folder)


SNAPSHOT = f"snapshot = {load_releases(BUILT_IN).browsers.snapshot}"
UNSOUND: dict[str, tuple[Change, str]] = {
    "missing": (shutil.rmtree, "no requirements spec here"),
    "empty": (emptied, "no requirements spec here"),
    "a table is missing": (lambda folder: (folder / BROWSERS).unlink(), "browsers.toml"),
    "a spec is half there": (
        lambda folder: (folder / SPEC).write_bytes(halved((BUILT_IN / SPEC).read_bytes())),
        "TOML",
    ),
    "a spec is another file": (lambda folder: (folder / SPEC).write_bytes(b"\x89PNG\r\n\x1a\n"), "UTF-8"),
    "a spec is a folder": (a_folder_for_a_file, "regular"),
    "a spec leads to itself": (loop, "links are not followed"),
    "a table is huge": (lambda folder: (folder / BROWSERS).write_bytes(b"#" * 9_000_000), "the limit is"),
    "an unknown word": (replaced(SPEC, "schema_version", "schemaversion"), "schema_version"),
    "a lower demand under the same name": (replaced(SPEC, "4 GiB", "1 GiB"), "still called malmberg/2025-2026.1"),
    "a table with another release": (replaced(BROWSERS, 'version = "1', 'version = "9'), "its date is still"),
    "an older table": (replaced(BROWSERS, SNAPSHOT, "snapshot = 2020-01-01"), "older than the table in the program"),
    "two specs of one name": (two_of_one_name, "there are two of malmberg/own that differ"),
    "a table of a far day": (
        replaced(BROWSERS, SNAPSHOT, f"snapshot = {LATEST + 401 * DAY}"),
        "more than 400 days after",
    ),
    "a table of the last day": (replaced(BROWSERS, SNAPSHOT, "snapshot = 9999-12-31"), "more than 400 days after"),
    "a spec that begins on a far day": (begins(LATEST + 401 * DAY), "more than 400 days after"),
    "a spec that was read on a far day": (read_on(LATEST + 401 * DAY), "more than 400 days after"),
    "thousands of files": (thousands_of_files, "more than 500 files"),
    "thousands of folders": (thousands_of_folders, "more than 500 files"),
    "many large specs": (many_large_specs, "bytes of documents"),
    "a spec is a link": (linked(str(SPEC)), "links are not followed"),
    "a folder is a link": (linked("malmberg"), "links are not followed"),
    "a table is a link": (linked(str(BROWSERS)), "links are not followed"),
    "the folder is a link": (linked("."), "links are not followed"),
    "a spec is a pipe": (a_pipe, "not a regular file"),
    "a spec stands on none": (stands_on("malmburg"), "there is no malmburg here"),
    "two stand on each other": (stand_on_each_other, "stand on each other: first/1, second/1, first/1"),
    "a spec stands on one of a far day": (stands_on_one_of_a_far_day, "more than 400 days after"),
    "a spec stands on two of one name": (stands_on_a_lower_demand, "there are two of malmberg/own"),
}
SOUND: dict[str, Change] = {
    "untouched": lambda _folder: None,
    "been in a Mac": lambda folder: (folder / "malmberg" / f"._{SPEC.name}").write_bytes(LEFT_BY_A_MAC),
    "another line end": lambda folder: (folder / SPEC).write_bytes(
        (folder / SPEC).read_bytes().replace(b"\n", b"\r\n")
    ),
    "a remark more": lambda folder: (folder / SPEC).write_bytes((folder / SPEC).read_bytes() + b"\n# ours\n"),
    "a spec less": lambda folder: (folder / "malmberg/2015.toml").unlink(),
    "a version of their own": replaced(SPEC, 'version = "2025-2026.1"', 'version = "2025-2026.2"'),
    "a newer table": replaced(BROWSERS, SNAPSHOT, f"snapshot = {LATEST + 400 * DAY}"),
    "a spec for next year": begins(LATEST + 400 * DAY),
    "a spec of the school": with_own_spec,
    "a spec that stands on the newest": stands_on("malmberg"),
    "a spec that stands on a version": stands_on("malmberg/2025-2026.1"),
}  # fmt: skip


@pytest.mark.parametrize("name", SOUND)
def test_a_sound_folder_beside_the_program_is_used(name: str, beside: Path) -> None:
    SOUND[name](beside)
    assert sound_or_built_in(beside, BUILT_IN, LATEST) == requirements_in(beside)


@pytest.mark.pitfall(33)
@pytest.mark.parametrize("name", UNSOUND)
def test_what_is_unsound_is_left_for_what_is_built_in_and_the_reason_is_told(name: str, beside: Path) -> None:
    change, reason = UNSOUND[name]
    change(beside)
    used = sound_or_built_in(beside, BUILT_IN, LATEST)
    assert specs_of(used) == specs_of(OF_THE_PROGRAM)
    assert used.releases == OF_THE_PROGRAM.releases
    assert used.doubts
    assert all(doubt.file.startswith(str(beside)) for doubt in used.doubts)
    assert reason in str(used.doubts[0])


OF_ALL = {
    "missing", "empty", "a table is huge", "thousands of files", "thousands of folders", "many large specs",
    "the folder is a link",
}  # fmt: skip
OF_ONE_FILE = sorted(UNSOUND.keys() - OF_ALL - {"a folder is a link", "a spec stands on two of one name"})


@pytest.mark.parametrize("name", OF_ONE_FILE)
def test_one_bad_document_costs_that_document(name: str, beside: Path) -> None:
    """Beside it lies a school's own spec, and where a spec is bad a newer table; both still count."""
    with_own_spec(beside, "board")
    is_of_table = "table" in name or "release" in name
    if not is_of_table:
        replaced(BROWSERS, SNAPSHOT, f"snapshot = {LATEST + DAY}")(beside)
    UNSOUND[name][0](beside)
    used = sound_or_built_in(beside, BUILT_IN, LATEST)
    assert "board/2025-2026.1" in specs_of(used)
    assert (used.releases.browsers.snapshot == LATEST + DAY) == (not is_of_table)
    assert len(used.doubts) in {1, 2}  # two where nobody knows which of two is meant


def specs_of(requirements: Requirements) -> dict[str, str]:
    """Give what every name stands for."""
    return {entry.name: digest_of(entry.spec) for entry in requirements.entries}


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


# ---------------------------------------------------------------- own specs


OWN_VERSION = "2026-2027.1+20261130.k3f9"


def confirmed_by_the_school(folder: Path, on: dt.date = LATEST) -> Path:
    """Put a version of the school's own beside the one it started from, as confirming it does."""
    text = (BUILT_IN / "malmberg/2026-2027.toml").read_text(encoding="utf-8")
    confirmation = f'confirmation = {{ of = "malmberg/2026-2027.1", on = {on}, role = "coordinator" }}'
    text = text.replace('version = "2026-2027.1"', f'version = "{OWN_VERSION}"\n{confirmation}', 1)
    path = folder / "malmberg" / f"{OWN_VERSION}.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


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


@pytest.mark.pitfall(33)
@pytest.mark.parametrize("name", sorted(UNSOUND.keys() - {"missing", "empty", "a table is missing"}))
def test_what_is_unsound_there_is_left_and_told_as_on_a_stick(name: str, beside: Path) -> None:
    change, reason = UNSOUND[name]
    change(beside)
    used = own_and_built_in(beside, BUILT_IN, LATEST)
    assert specs_of(used) == specs_of(OF_THE_PROGRAM)
    assert used.releases == OF_THE_PROGRAM.releases
    assert reason in str(used.doubts[0])


def test_a_new_spec_goes_into_the_folder_that_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert own_specs_folder() == tmp_path / "requirements_specs"
    assert own_specs_folder(tmp_path / "school") == tmp_path / "school" / "requirements_specs"
    confirmed_by_the_school(own_specs_folder())
    assert requirements_in_use(LATEST).choose((), dt.date(2026, 11, 30)).version == OWN_VERSION


def test_a_checkout_uses_its_own_files_as_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(BUILT_IN.parent)
    assert requirements_in_use(LATEST) == OF_THE_PROGRAM


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
