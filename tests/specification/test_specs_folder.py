"""The requirements beside the portable program: used when sound, else the built-in ones and the reason."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.errors import BadInputError
from checker.resources import built_in_specs_folder
from checker.specification.catalogue import all_specs, load_releases
from checker.specification.digest import digest_of
from checker.specification.specs_folder import sound_or_built_in

BUILT_IN = built_in_specs_folder()
SPEC, BROWSERS = Path("malmberg/2025-2026.toml"), Path("releases/browsers.toml")
DOCUMENTS = (SPEC, Path("malmberg/2015.toml"), BROWSERS, Path("releases/operating_systems.toml"))
Change = Callable[[Path], object]


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


def with_own_spec(folder: Path) -> None:
    text = (folder / SPEC).read_text(encoding="utf-8").replace('id = "malmberg"', 'id = "school"', 1)
    (folder / "school").mkdir()
    (folder / "school/own.toml").write_text(text, encoding="utf-8")


def loop(folder: Path) -> None:
    (folder / SPEC).unlink()
    (folder / SPEC).symlink_to(folder / SPEC)


def two_of_one_name(folder: Path) -> None:
    text = (folder / SPEC).read_text(encoding="utf-8").replace('version = "2025-2026.1"', 'version = "own"')
    (folder / "malmberg/first.toml").write_text(text, encoding="utf-8")
    (folder / "malmberg/second.toml").write_text(text.replace("4 GiB", "6 GiB"), encoding="utf-8")


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
    "a spec leads to itself": (loop, "cannot be read"),
    "a table is huge": (lambda folder: (folder / BROWSERS).write_bytes(b"#" * 9_000_000), "the limit is"),
    "an unknown word": (replaced(SPEC, "schema_version", "schemaversion"), "schema_version"),
    "a lower demand under the same name": (replaced(SPEC, "4 GiB", "1 GiB"), "still called malmberg/2025-2026.1"),
    "a table with another release": (replaced(BROWSERS, 'version = "1', 'version = "9'), "its date is still"),
    "an older table": (replaced(BROWSERS, SNAPSHOT, "snapshot = 2020-01-01"), "older than the table in the program"),
    "two specs of one name": (two_of_one_name, "still called malmberg/own"),
}
SOUND: dict[str, Change] = {
    "untouched": lambda _folder: None,
    "another line end": lambda folder: (folder / SPEC).write_bytes(
        (folder / SPEC).read_bytes().replace(b"\n", b"\r\n")
    ),
    "a remark more": lambda folder: (folder / SPEC).write_bytes((folder / SPEC).read_bytes() + b"\n# ours\n"),
    "a spec less": lambda folder: (folder / "malmberg/2015.toml").unlink(),
    "a version of their own": replaced(SPEC, 'version = "2025-2026.1"', 'version = "2025-2026.2"'),
    "a newer table": replaced(BROWSERS, SNAPSHOT, "snapshot = 2030-01-01"),
    "a spec of the school": with_own_spec,
}  # fmt: skip


@pytest.mark.parametrize("name", SOUND)
def test_a_sound_folder_beside_the_program_is_used(name: str, beside: Path) -> None:
    SOUND[name](beside)
    used = sound_or_built_in(beside, BUILT_IN)
    assert (used.path, used.doubt) == (beside, None)


@pytest.mark.pitfall(33)
@pytest.mark.parametrize("name", UNSOUND)
def test_an_unsound_folder_is_left_for_the_built_in_one_and_the_reason_is_told(name: str, beside: Path) -> None:
    change, reason = UNSOUND[name]
    change(beside)
    used = sound_or_built_in(beside, BUILT_IN)
    assert used.path == BUILT_IN
    assert used.doubt is not None
    assert used.doubt.file.startswith(str(beside))
    assert reason in str(used.doubt)


def test_damage_to_the_program_itself_is_not_blamed_on_the_folder_beside_it(beside: Path, tmp_path: Path) -> None:
    damaged = shutil.copytree(BUILT_IN, tmp_path / "built-in")
    (damaged / SPEC).write_text("x", encoding="utf-8")
    with pytest.raises(BadInputError, match="built-in"):
        sound_or_built_in(beside, damaged)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(document=st.sampled_from(DOCUMENTS), place=st.floats(0, 1, exclude_max=True), flipped=st.integers(1, 255))
def test_a_damaged_byte_never_changes_what_is_asked(document: Path, place: float, flipped: int, tmp_path: Path) -> None:
    """Either the byte meant nothing, in a remark say, or the folder is not used."""
    beside = tmp_path / "specs"
    shutil.rmtree(beside, ignore_errors=True)
    shutil.copytree(BUILT_IN, beside)
    data = bytearray((beside / document).read_bytes())
    data[int(place * len(data))] ^= flipped
    (beside / document).write_bytes(data)
    used = sound_or_built_in(beside, BUILT_IN)
    if used.path == beside:
        known = {entry.name: digest_of(entry.spec) for entry in all_specs(BUILT_IN)}
        # A damaged name is another spec; a damaged date is a newer table. Neither goes under the old name.
        for entry in all_specs(beside):
            assert known.get(entry.name, digest_of(entry.spec)) == digest_of(entry.spec)
