"""Files in a results folder are whole or absent."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from checker.errors import NoLastingPlaceError
from checker.storage.places import Place, places, save
from checker.storage.writing import temporary_name, write_all, write_new

FILES = {"a.json": b"{}\n", "a.html": b"<p>\n"}


class HeldByScannerError(PermissionError):
    """The error Windows gives while a virus scanner looks at the file."""

    def __init__(self, winerror: int) -> None:
        super().__init__(13, "held")
        self.winerror = winerror


def test_all_files_are_written_and_nothing_else_is_left(tmp_path: Path) -> None:
    written = write_all(tmp_path / "resultaten", FILES)
    assert [path.read_bytes() for path in written] == list(FILES.values())
    assert sorted(os.listdir(tmp_path / "resultaten")) == ["a.html", "a.json"]


def test_a_file_that_another_computer_is_writing_under_the_same_number_is_left_alone(tmp_path: Path) -> None:
    theirs = tmp_path / temporary_name("a.json", os.getpid())
    theirs.write_bytes(b"theirs")
    write_all(tmp_path, FILES)
    write_new(tmp_path / "b.json", b"{}")
    assert theirs.read_bytes() == b"theirs"
    assert sorted(os.listdir(tmp_path)) == [theirs.name, "a.html", "a.json", "b.json"]


@pytest.mark.pitfall(26)
@pytest.mark.parametrize("winerror", [5, 32, 33])
def test_a_rename_that_a_virus_scanner_holds_up_is_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, winerror: int
) -> None:
    held = [HeldByScannerError(winerror), HeldByScannerError(winerror)]
    real = Path.replace

    def replace(self: Path, target: Path) -> Path:
        if held:
            raise held.pop()
        return real(self, target)

    waited: list[float] = []
    monkeypatch.setattr(Path, "replace", replace)
    write_all(tmp_path, FILES, waited.append)
    assert (tmp_path / "a.json").read_bytes() == b"{}\n"
    assert len(waited) == 2


@pytest.mark.pitfall(26)
def test_trying_again_ends_after_about_two_and_a_half_seconds_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def replace(_self: Path, _target: Path) -> Path:
        raise HeldByScannerError(32)

    waited: list[float] = []
    monkeypatch.setattr(Path, "replace", replace)
    with pytest.raises(PermissionError):
        write_all(tmp_path, FILES, waited.append)
    assert 2 <= sum(waited) <= 3
    assert os.listdir(tmp_path) == []


def test_another_error_is_not_tried_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def replace(_self: Path, _target: Path) -> Path:
        raise PermissionError(1, "not yours")

    waited: list[float] = []
    monkeypatch.setattr(Path, "replace", replace)
    with pytest.raises(PermissionError):
        write_all(tmp_path, FILES, waited.append)
    assert waited == []


def test_an_interruption_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = Path.replace

    def replace(self: Path, target: Path) -> Path:
        if target.suffix == ".html":
            raise KeyboardInterrupt
        return real(self, target)

    monkeypatch.setattr(Path, "replace", replace)
    with pytest.raises(KeyboardInterrupt):
        write_all(tmp_path, FILES)
    assert os.listdir(tmp_path) == []


@pytest.mark.skipif(os.name == "nt", reason="Windows flushes while it renames")
def test_an_earlier_overview_is_replaced_or_stays_but_never_goes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "overzicht.html").write_bytes(b"of last year")
    monkeypatch.setattr("checker.storage.writing.flush_folder", _disk_fails)
    with pytest.raises(OSError, match="failed"):
        write_all(tmp_path, {"overzicht.html": b"new", "lijst.csv": b"new"})
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"overzicht.html": b"new"}


def _disk_fails(_folder: Path) -> None:
    raise OSError(5, "failed")


def test_a_missing_parent_folder_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        write_all(tmp_path / "stick" / "resultaten", FILES)
    assert os.listdir(tmp_path) == []


def test_the_next_place_takes_what_the_first_refuses_and_says_why(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    saved = save(FILES, [Place(tmp_path / "file" / "x"), Place(tmp_path / "second")])
    assert [path.parent.name for path in saved.paths] == ["second", "second"]
    assert saved.refused == ((tmp_path / "file" / "x", "Not a directory"),)


def test_when_no_place_takes_it_the_error_names_each(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(NoLastingPlaceError, match=r"file.x: Not a directory.*--results"):
        save(FILES, [Place(tmp_path / "file" / "x")])


def test_the_order_of_places_is_given_configured_beside_documents_temporary(tmp_path: Path) -> None:
    documents = tmp_path / "Documents"
    order = [place.folder for place in places(None, "share", tmp_path, lambda: documents)]
    assert order[:3] == [tmp_path / "share", tmp_path / "resultaten", documents]
    assert len(order) == 4


def test_a_computer_without_a_temporary_folder_has_one_place_less(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gettempdir() -> str:
        raise FileNotFoundError(2, "no usable temporary directory found")

    monkeypatch.setattr(tempfile, "gettempdir", gettempdir)
    assert [place.folder.name for place in places("X", "", tmp_path, lambda: tmp_path)] == ["X", "resultaten"]


def test_a_given_folder_comes_first_and_the_documents_are_left_alone(tmp_path: Path) -> None:
    order = list(places("X", "", tmp_path, lambda: tmp_path / "Documents"))
    assert [place.folder.name for place in order[:2]] == ["X", "resultaten"]
    assert tmp_path / "Documents" not in [place.folder for place in order]
    assert [place.is_lasting for place in order] == [True, True, False]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="mounting a small disk needs root")
class TestOnARealSmallDisk:
    """A tmpfs of 64 KiB: full, then read-only, as a stick can be."""

    @pytest.fixture
    def disk(self, tmp_path: Path) -> Iterator[Path]:
        folder = tmp_path / "disk"
        folder.mkdir()
        mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(folder)], check=False)
        if mounted.returncode:
            pytest.skip("mount is not allowed here")
        yield folder
        subprocess.run(["umount", str(folder)], check=True)

    def test_a_full_disk_refuses_and_keeps_no_empty_leftovers(self, disk: Path) -> None:
        with pytest.raises(OSError, match="No space"):
            write_all(disk, {"a.json": b"{}", "a.html": b"x" * 200_000})
        assert os.listdir(disk) == []

    def test_a_read_only_disk_refuses(self, disk: Path) -> None:
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
        with pytest.raises(OSError, match="Read-only"):
            write_all(disk, FILES)


@pytest.mark.pitfall(25)
def test_two_hundred_writers_at_once_lose_nothing(tmp_path: Path) -> None:
    """Pulling a result apart over many files is what makes this safe: one file per device per run."""
    program = (
        "import sys; from pathlib import Path; from checker.storage.writing import write_all\n"
        "for n in range(50): write_all(Path(sys.argv[1]), {f'{sys.argv[2]}-{n}.json': b'x' * 4000})"
    )
    writers = [subprocess.Popen([sys.executable, "-c", program, str(tmp_path), str(n)]) for n in range(4)]
    assert [writer.wait(60) for writer in writers] == [0, 0, 0, 0]
    assert {path.stat().st_size for path in tmp_path.iterdir()} == {4000}
    assert len(list(tmp_path.iterdir())) == 200


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such bits")
def test_what_is_for_its_owner_is_readable_by_nobody_else(tmp_path: Path) -> None:
    write_all(tmp_path, {"secret": b"x"}, mode=0o600)
    assert (tmp_path / "secret").stat().st_mode & 0o077 == 0
