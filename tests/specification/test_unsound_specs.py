"""What is unsound beside the program is left, and the reason is told; what is sound is used."""

import datetime as dt
import os
import re
import shutil
from pathlib import Path

import pytest

from checker.specification.catalogue import requirements_in
from checker.specification.specs_folder import (
    own_and_built_in,
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
    Change,
    confirmed_by_the_school,
    replaced,
    specs_of,
    stands_on,
)

LEFT_BY_A_MAC = b"\x00\x05\x16\x07\x00\x02\x00\x00Mac OS X        "
"""What it puts beside every file on a stick (AppleDouble)."""


def halved(spec: bytes) -> bytes:
    """Give the spec up to the middle of a text."""
    before, mark, _ = spec.partition(b'measure.nl = "')
    return before + mark


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


@pytest.mark.pitfall(33)
@pytest.mark.parametrize("name", sorted(UNSOUND.keys() - {"missing", "empty", "a table is missing"}))
def test_what_is_unsound_there_is_left_and_told_as_on_a_stick(name: str, beside: Path) -> None:
    change, reason = UNSOUND[name]
    change(beside)
    used = own_and_built_in(beside, BUILT_IN, LATEST)
    assert specs_of(used) == specs_of(OF_THE_PROGRAM)
    assert used.releases == OF_THE_PROGRAM.releases
    assert reason in str(used.doubts[0])
