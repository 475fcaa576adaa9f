"""The door for specs: what Notepad and people do to a file, and what nobody should."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.errors import BadInputError
from checker.resources import built_in_specs_folder
from checker.specification.digest import digest_of
from checker.specification.loading import LARGEST_SPEC, load_browser_table, load_operating_system_table, load_spec
from tests.specification.spec_text import spec_text


def written(folder: Path, data: bytes) -> Path:
    path = folder / "spec.toml"
    path.write_bytes(data)
    return path


def refusal(path: Path) -> BadInputError:
    with pytest.raises(BadInputError) as caught:
        load_spec(path)
    return caught.value


def digest_for(folder: Path, text: str) -> str:
    return digest_of(load_spec(written(folder, text.encode())))


# ---------------------------------------------------------------- what a good file may look like


def test_a_byte_order_mark_as_notepad_writes_it_is_accepted(tmp_path: Path) -> None:
    assert load_spec(written(tmp_path, b"\xef\xbb\xbf" + spec_text().encode())).id == "example"


def test_a_key_that_came_later_changes_no_digest_of_a_spec_without_it(tmp_path: Path) -> None:
    """As 0.1.0 gave it: results in a school's folder refer to their spec by it."""
    before = "192f953e85cd9417260bd5833f12d2f42802eef5338a06d443023f5d21feff71"
    assert digest_for(tmp_path, spec_text()) == before


def test_line_ends_do_not_change_the_digest(tmp_path: Path) -> None:
    text = spec_text()
    assert digest_for(tmp_path, text) == digest_for(tmp_path, text.replace("\n", "\r\n"))


def test_comments_and_blanks_do_not_change_the_digest(tmp_path: Path) -> None:
    text = spec_text()
    changed = "# a comment\n" + text.replace(" = ", "   =  ")
    assert digest_for(tmp_path, text) == digest_for(tmp_path, changed)


def test_the_order_of_keys_does_not_change_the_digest(tmp_path: Path) -> None:
    text = spec_text()
    changed = text.replace('id = "cookies"\nimportance = "required"', 'importance = "required"\nid = "cookies"')
    assert changed != text
    assert digest_for(tmp_path, text) == digest_for(tmp_path, changed)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"required"', '"recommended"'),
        ("page.cookies", "page.storage"),
        ('nl = "Cookies"', 'nl = "Koekjes"'),
        ('"windows-pc"', '"windows-pc", "mac"'),
        ('version = "1"', 'version = "1", historical = true'.replace(", ", "\n")),
    ],
)
def test_a_value_changes_the_digest(tmp_path: Path, old: str, new: str) -> None:
    text = spec_text()
    assert digest_for(tmp_path, text) != digest_for(tmp_path, text.replace(old, new, 1))


def test_shipped_files_load_from_a_folder_with_spaces_and_accents(tmp_path: Path) -> None:
    folder = tmp_path / "Groep 5 – coördinator"
    folder.mkdir()
    shipped = built_in_specs_folder() / "malmberg" / "2025-2026.toml"
    path = written(folder, shipped.read_bytes())
    assert digest_of(load_spec(path)) == digest_of(load_spec(shipped))


# ---------------------------------------------------------------- what is refused, never a crash


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    error = refusal(tmp_path / "weg.toml")
    assert error.file.endswith("weg.toml")
    assert "cannot be read" in error.problem


def test_a_folder_is_no_spec(tmp_path: Path) -> None:
    assert "not a regular file" in refusal(tmp_path).problem


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    make_pipe = getattr(os, "mkfifo", None) or pytest.skip("this system has no named pipes")
    pipe = tmp_path / "spec.toml"
    make_pipe(pipe)
    assert "not a regular file" in refusal(pipe).problem


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    path = written(tmp_path, b"")
    with path.open("r+b") as file:
        file.truncate(LARGEST_SPEC + 1)
    assert str(LARGEST_SPEC) in refusal(path).problem


def test_an_empty_file_says_what_is_missing(tmp_path: Path) -> None:
    assert "missing required field" in refusal(written(tmp_path, b"")).problem


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"MZ\x90\x00\x03\x00\x00\x00" * 40, id="a program"),
        pytest.param(b"\x00" * 100, id="only zeros"),
        pytest.param(b"PK\x03\x04\xff\xfe", id="a zip"),
        pytest.param(spec_text().encode("utf-16"), id="utf-16"),
        pytest.param(spec_text().replace("Voorbeeld", "Coördinator").encode("latin-1"), id="latin-1"),
        pytest.param(b"[" * 100_000, id="deep brackets"),
        pytest.param(b"title = " + b"[" * 5_000 + b"]" * 5_000, id="deep lists"),
        pytest.param(b"a" + b".a" * 5_000 + b" = 1", id="deep keys"),
        pytest.param(b"a" + b".a" * 500_000 + b" = 1", id="a key without end"),
        pytest.param(b"x = " + b"9" * 5_000, id="endless number"),
    ],
)
def test_what_is_no_spec_is_refused_in_one_line(tmp_path: Path, data: bytes) -> None:
    error = refusal(written(tmp_path, data))
    assert len(str(error)) < 600
    assert str(error).isprintable()


@given(data=st.binary(max_size=300))
def test_no_bytes_crash_the_door(data: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    assert refusal(written(tmp_path_factory.mktemp("door"), data)).exit_code == 2


@given(place=st.integers(0, 10_000), byte=st.integers(0, 255))
def test_one_damaged_byte_loads_or_is_refused(place: int, byte: int, tmp_path_factory: pytest.TempPathFactory) -> None:
    data = bytearray(spec_text().encode())
    data[place % len(data)] = byte
    path = written(tmp_path_factory.mktemp("door"), bytes(data))
    try:
        load_spec(path)
    except BadInputError as error:
        refused = error
    else:
        return
    assert refused.file == str(path)


def test_a_browser_that_follows_nothing_is_refused(tmp_path: Path) -> None:
    shipped = (built_in_specs_folder() / "releases" / "browsers.toml").read_text("utf-8")
    path = written(tmp_path, shipped.replace('follows = "chrome"', 'follows = "crome"', 1).encode())
    with pytest.raises(BadInputError) as caught:
        load_browser_table(path)
    assert caught.value.place == "browser.chromium.follows"


@pytest.mark.parametrize(
    ("lines", "place"),
    [
        ({"edge": 'built_on = "edge"'}, "browser.edge.built_on"),
        ({"chrome": 'built_on = "edge"', "edge": 'built_on = "chrome"'}, "browser.chrome.built_on"),
        ({"chrome": 'follows = "edge"', "edge": 'follows = "chrome"'}, "browser.chrome.follows"),
    ],
)
def test_a_browser_that_stands_on_itself_is_refused(tmp_path: Path, lines: dict[str, str], place: str) -> None:
    shipped = (built_in_specs_folder() / "releases" / "browsers.toml").read_text("utf-8")
    shipped = shipped.replace('built_on = "chrome"\n', "")
    for name, line in lines.items():
        shipped = shipped.replace(f"[browser.{name}]\n", f"[browser.{name}]\n{line}\n", 1)
    with pytest.raises(BadInputError) as caught:
        load_browser_table(written(tmp_path, shipped.encode()))
    assert caught.value.place == place


def test_a_table_with_an_unknown_key_is_refused(tmp_path: Path) -> None:
    shipped = (built_in_specs_folder() / "releases" / "operating_systems.toml").read_text("utf-8")
    path = written(tmp_path, shipped.replace("snapshot = ", "snapshoot = ", 1).encode())
    with pytest.raises(BadInputError) as caught:
        load_operating_system_table(path)
    assert caught.value.next_step == 'Did you mean "snapshot"?'


@pytest.mark.parametrize(
    ("name", "before", "place"),
    [
        ("browsers.toml", 'version = "', "releases[0].version"),
        ("browsers.toml", 'at_least = "', "implies[0].at_least"),
        ("operating_systems.toml", 'version = "', "release[0].version"),
    ],
)
def test_a_version_in_a_table_that_holds_no_number_is_refused(
    tmp_path: Path, name: str, before: str, place: str
) -> None:
    text = (built_in_specs_folder() / "releases" / name).read_text(encoding="utf-8")
    start, _, rest = text.partition(before)
    (tmp_path / name).write_text(f'{start}{before}newest"{rest.partition(chr(34))[2]}', encoding="utf-8")
    load = load_browser_table if name == "browsers.toml" else load_operating_system_table
    with pytest.raises(BadInputError) as caught:
        load(tmp_path / name)
    assert caught.value.place.endswith(place)
