"""A checklist that is unsound costs itself and no other, and the reason is told."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from checker.checklist.new_year import next_year
from tests.checklist.a_folder_of_ones_own import BUILT_IN, NEXT, OWN_ID, SHIPPED, TODAY, in_use, names, torn, write
from tests.checklist.facts import DRAFT

needs_links = pytest.mark.skipif(sys.platform == "win32", reason="making a link needs rights there")


def changed(folder: Path) -> None:
    write(folder, "x.toml", ("2026-07-18", "2026-07-25"))


def empty(folder: Path) -> None:
    (folder / "checklists" / "x.toml").touch()


def a_folder_for_a_file(folder: Path) -> None:
    (folder / "checklists" / "x.toml").mkdir()


def two_of_one_name(folder: Path) -> None:
    write(folder, "x.toml", OWN_ID)
    write(folder, "y.toml", OWN_ID, ("2026-07-18", "2026-07-25"))


def far_off(folder: Path) -> None:
    text = DRAFT.read_text("utf-8").replace("2027", "2061").replace("2026", "2060")
    (folder / "checklists" / "x.toml").write_text(text, "utf-8")


def read_in_the_future(folder: Path) -> None:
    text = next_year(NEXT).decode().replace("\nsource_title.nl", "\nchecked_on = 2028-03-01\nsource_title.nl", 1)
    (folder / "checklists" / "x.toml").write_text(text, "utf-8")


def a_spec(folder: Path) -> None:
    shutil.copy(BUILT_IN / "malmberg" / "2026-2027.toml", folder / "checklists" / "x.toml")


def a_link(folder: Path) -> None:
    path = write(folder, "x.toml", OWN_ID)
    path.rename(folder.parent / "elsewhere.toml")
    path.symlink_to(folder.parent / "elsewhere.toml")


def a_link_to_itself(folder: Path) -> None:
    (folder / "checklists" / "x.toml").symlink_to(folder / "checklists" / "x.toml")


def a_pipe(folder: Path) -> None:
    os.mkfifo(folder / "checklists" / "x.toml")  # type: ignore[attr-defined,unused-ignore]  # not on Windows


def a_linked_folder(folder: Path) -> None:
    write(folder, "x.toml", OWN_ID)
    (folder / "checklists").rename(folder.parent / "elsewhere")
    (folder / "checklists").symlink_to(folder.parent / "elsewhere")


def a_linked_folder_of_specs(folder: Path) -> None:
    write(folder, "x.toml", OWN_ID)
    folder.rename(folder.parent / "elsewhere")
    folder.symlink_to(folder.parent / "elsewhere")


def thousands_of_files(folder: Path) -> None:
    for number in range(5000):
        (folder / "checklists" / f"{number}.toml").touch()


def many_large_ones(folder: Path) -> None:
    for number in range(40):
        (folder / "checklists" / f"{number}.toml").write_bytes(b"#" * 100_000)


def one_large_one(folder: Path) -> None:
    (folder / "checklists" / "x.toml").write_bytes(b"#" * 300_000)


UNSOUND: dict[str, tuple[Callable[[Path], None], str]] = {
    "changed under the same name": (changed, "changed, but it is still called malmberg/2026-2027"),
    "torn": (torn, "not valid TOML"),
    "empty": (empty, "missing required field"),
    "a folder": (a_folder_for_a_file, "not a regular file"),
    "two of one name": (two_of_one_name, "there are two of school/2026-2027 that differ"),
    "far off": (far_off, "is more than 400 days after"),
    "read in the future": (read_in_the_future, "2028-03-01 is more than 400 days after"),
    "a spec": (a_spec, "not a key here"),
    "one large one": (one_large_one, "300000 bytes; the limit is"),
    "thousands of files": (thousands_of_files, "more than 500 files"),
    "many large ones": (many_large_ones, "bytes of documents"),
    "a link": (a_link, "a link; links are not followed"),
    "a link to itself": (a_link_to_itself, "a link; links are not followed"),
    "a pipe": (a_pipe, "not a regular file"),
    "a linked folder": (a_linked_folder, "a link; links are not followed"),
    "a linked folder of specs": (a_linked_folder_of_specs, "a link; links are not followed"),
}
WITH_LINKS = {"a link", "a link to itself", "a pipe", "a linked folder", "a linked folder of specs"}


@pytest.mark.parametrize(
    "case", [pytest.param(case, marks=needs_links if case in WITH_LINKS else ()) for case in UNSOUND]
)
def test_what_is_unsound_costs_itself_and_the_reason_is_told(case: str, own: Path) -> None:
    change, reason = UNSOUND[case]
    change(own)
    found = in_use(own)
    assert names(found) == names(SHIPPED)
    assert found.choose("malmberg", TODAY) == SHIPPED.choose("malmberg", TODAY)
    assert found.doubts
    for doubt in found.doubts:
        assert reason in doubt.problem
        assert str(doubt).isprintable()


def test_one_bad_file_costs_no_other(own: Path) -> None:
    write(own, "school.toml", OWN_ID)
    torn(own)
    found = in_use(own)
    assert names(found)[2:] == ["school/2026-2027"]
    assert len(found.doubts) == 1
