"""The door for checklists: what people do to a file, and what nobody should.

A new case is a file: a checklist in `positive/`, or one in `negative/` with an `.expect` file beside it that holds the
place, a part of the problem and a part of the next step.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.checklist.loading import LARGEST_CHECKLIST, load_checklist
from checker.cli.own_words import OwnWords
from checker.errors import BadInputError, ExitCode
from tests.checklist.facts import AS_PRINTED

HERE = Path(__file__).parent
POSITIVE = sorted((HERE / "positive").glob("*.toml"))
NEGATIVE = sorted((HERE / "negative").glob("*.toml"))
LEAST = (HERE / "positive" / "least.toml").read_bytes()
DUTCH = OwnWords("nl")


def named(path: Path) -> str:
    return path.stem


def written(folder: Path, data: bytes) -> Path:
    path = folder / "checklist.toml"
    path.write_bytes(data)
    return path


def refusal(path: Path) -> BadInputError:
    with pytest.raises(BadInputError) as caught:
        load_checklist(path)
    return caught.value


@pytest.mark.parametrize("path", POSITIVE, ids=named)
def test_example_loads(path: Path) -> None:
    assert load_checklist(path).id == "example"


@pytest.mark.parametrize("path", NEGATIVE, ids=named)
def test_example_is_refused_with_file_place_and_next_step(path: Path) -> None:
    expected = dict(line.split(": ", 1) for line in path.with_suffix(".expect").read_text("utf-8").splitlines())
    error = refusal(path)
    assert (error.file, error.place) == (str(path), expected["place"])
    assert expected["problem"] in error.problem
    assert error.next_step.startswith(expected["next"])
    assert error.exit_code is ExitCode.BAD_INPUT
    assert str(error).isprintable()
    assert len(str(error)) < 600
    assert not [word for word in ("msgspec", "Traceback", "struct", "$.") if word in str(error)]


@pytest.mark.parametrize("path", NEGATIVE, ids=named)
def test_it_is_told_in_dutch(path: Path) -> None:
    error = refusal(path)
    assert DUTCH.say(error.problem) != error.problem
    assert DUTCH.say(error.next_step) != error.next_step
    assert not re.search(r"\b(?:the|expected|missing|valid value|not a|is not|did you|correct)\b", DUTCH.problem(error))


# ---------------------------------------------------------------- what a good file may look like


def test_a_byte_order_mark_and_the_line_ends_of_windows_are_accepted(tmp_path: Path) -> None:
    shipped = AS_PRINTED.read_bytes()
    data = b"\xef\xbb\xbf" + shipped.replace(b"\n", b"\r\n")
    assert load_checklist(written(tmp_path, data)) == load_checklist(AS_PRINTED)


def test_what_a_word_processor_puts_between_words_is_accepted(tmp_path: Path) -> None:
    data = LEAST.replace(b"Bewaar het.", "Bewaar\u00a0het – nu\u202f…".encode())
    assert load_checklist(written(tmp_path, data)).item[0].text.nl.startswith("Bewaar\u00a0het")


def test_lines_and_tabs_are_for_texts(tmp_path: Path) -> None:
    data = LEAST.replace(b'"Bewaar het."', b'"""\nBewaar het.\n\n\tEn dit."""')
    assert load_checklist(written(tmp_path, data)).item[0].text.nl == "Bewaar het.\n\n\tEn dit."


# ---------------------------------------------------------------- what is refused, never a crash


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    assert "cannot be read" in refusal(tmp_path / "weg.toml").problem


def test_a_folder_is_no_checklist(tmp_path: Path) -> None:
    assert "not a regular file" in refusal(tmp_path).problem


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    make_pipe = getattr(os, "mkfifo", None) or pytest.skip("this system has no named pipes")
    make_pipe(tmp_path / "checklist.toml")
    assert "not a regular file" in refusal(tmp_path / "checklist.toml").problem


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    path = written(tmp_path, b"")
    with path.open("r+b") as file:
        file.truncate(LARGEST_CHECKLIST + 1)
    assert str(LARGEST_CHECKLIST) in refusal(path).problem


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"MZ\x90\x00\x03\x00\x00\x00" * 40, id="a program"),
        pytest.param(b"\x00" * 100, id="only zeros"),
        pytest.param(b"PK\x03\x04\xff\xfe", id="a zip"),
        pytest.param(LEAST.decode().encode("utf-16"), id="utf-16"),
        pytest.param(LEAST.decode().replace("Bewaar", "Coördineer").encode("latin-1"), id="latin-1"),
        pytest.param(b"[" * 100_000, id="deep brackets"),
        pytest.param(b"note = " + b"[" * 5_000 + b"]" * 5_000, id="deep lists"),
        pytest.param(b"a" + b".a" * 5_000 + b" = 1", id="deep keys"),
        pytest.param(b"a" + b".a" * 100_000 + b" = 1", id="a key without end"),
        pytest.param(b"[" + b"'a' . " * 20_000 + b"a]", id="a table without end"),
        pytest.param(b'x = {"a"' + b'."a"' * 20_000 + b" = 1}", id="a key without end in braces"),
        pytest.param(b"x = " + b"9" * 5_000, id="endless number"),
        pytest.param(b"[[item]]\n" * 25_000, id="thousands of items"),
        pytest.param(LEAST + b"\n[[part]]\nid='x'\ntitle={nl='a',en='a'}\n" * 2_000, id="thousands of headings"),
    ],
)
def test_what_is_no_checklist_is_refused_in_one_line(tmp_path: Path, data: bytes) -> None:
    error = refusal(written(tmp_path, data))
    assert len(str(error)) < 600
    assert str(error).isprintable()


@given(data=st.binary(max_size=300))
def test_no_bytes_crash_the_door(data: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    assert refusal(written(tmp_path_factory.mktemp("door"), data)).exit_code == 2


@given(place=st.integers(0, 10_000), byte=st.integers(0, 255))
def test_one_damaged_byte_loads_or_is_refused(place: int, byte: int, tmp_path_factory: pytest.TempPathFactory) -> None:
    data = bytearray(LEAST)
    data[place % len(data)] = byte
    path = written(tmp_path_factory.mktemp("door"), bytes(data))
    try:
        load_checklist(path)
    except BadInputError as error:
        refused = error
    else:
        return
    assert refused.file == str(path)
    assert str(refused).isprintable()
