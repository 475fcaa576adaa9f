"""What is read from outside is a regular file, or one line says that it is not."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from checker.cli.own_words import language_asked
from checker.collector.links import tokens_of
from checker.collector.printed import last_printed
from checker.errors import BadInputError
from checker.storage.school_list.kept import FILE_NAME, kept_list
from checker.storage.settings import load_settings
from checker.typed_files import first_bytes, read_capped

pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no pipes with a name in a folder")


def _socket(path: Path) -> None:
    here = Path.cwd()
    os.chdir(path.parent)  # the name of a socket is at most a hundred bytes
    try:
        with socket.socket(socket.AF_UNIX) as made:  # type: ignore[attr-defined,unused-ignore]  # not on Windows
            made.bind(path.name)
    finally:
        os.chdir(here)


ODD: Mapping[str, Callable[[Path], None]] = {
    "pipe": getattr(os, "mkfifo", Path.touch),
    "socket": _socket,
    "folder": Path.mkdir,
    "endless device": lambda path: path.symlink_to("/dev/zero"),
    "link to itself": lambda path: path.symlink_to(path),
}
odd = pytest.mark.parametrize("kind", ODD)


@odd
def test_what_is_no_regular_file_is_not_waited_for(tmp_path: Path, kind: str) -> None:
    ODD[kind](tmp_path / "x")
    with pytest.raises(OSError):  # noqa: PT011  a link to itself, and a socket, are refused by the system
        first_bytes(tmp_path / "x", 10)
    with pytest.raises(BadInputError):
        read_capped(tmp_path / "x", 10)


@odd
def test_what_the_program_keeps_in_a_folder_of_results_may_have_become_anything(tmp_path: Path, kind: str) -> None:
    for name in (".systeemcheck-links", ".systeemcheck-printed", FILE_NAME):
        ODD[kind](tmp_path / name)
    assert tokens_of(tmp_path).devices
    assert last_printed(tmp_path) is None
    kept = kept_list([str(tmp_path)])
    assert kept is not None
    assert kept.problem == "kept_broken"


@odd
def test_settings_that_are_no_file_are_a_mistake_that_is_told(
    tmp_path: Path, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    ODD[kind](tmp_path / "systeemcheck.toml")
    monkeypatch.chdir(tmp_path)
    assert language_asked([])
    with pytest.raises(BadInputError):
        load_settings(tmp_path)


def test_a_file_is_read_whole_and_no_further_than_asked(tmp_path: Path) -> None:
    data = bytes(range(256)) * 1000
    (tmp_path / "x").write_bytes(data)
    assert first_bytes(tmp_path / "x", len(data) + 1) == data
    assert first_bytes(tmp_path / "x", 1000) == data[:1000]
    assert read_capped(tmp_path / "x", len(data)) == data
    with pytest.raises(BadInputError):
        read_capped(tmp_path / "x", len(data) - 1)


def test_a_file_that_says_it_is_empty_and_is_not_is_read_up_to_the_limit() -> None:
    with_size_zero = Path("/proc/self/status")
    if with_size_zero.exists():
        assert first_bytes(with_size_zero, 10) == with_size_zero.read_bytes()[:10]
