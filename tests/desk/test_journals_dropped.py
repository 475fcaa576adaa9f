"""What people decided and ticked on another stick, dropped on the desk."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from checker.model.corrections import Ignored
from checker.model.school_year import Done
from checker.storage.corrections.correction_file import CORRECTIONS
from checker.storage.corrections.reading import corrections_in
from checker.storage.journals.file import encode
from checker.storage.names import JournalKind, journal_name
from checker.storage.school_year.reading import entries_in
from checker.storage.school_year.school_year_file import SCHOOL_YEAR
from tests.checklist.made import made as tick
from tests.desk.at_once import AtOnce
from tests.desk.zipped import zipped
from tests.fleet.decided import key, made

Make = Callable[[int], bytes]


def _ticks(number: int) -> bytes:
    return encode([tick(Done, one, item=f"a{one}", on="2025-06-02") for one in range(number)], SCHOOL_YEAR)


def _decisions(number: int) -> bytes:
    return encode([made(Ignored, key(f"nr {one}"), one) for one in range(number)], CORRECTIONS)


BOTH = pytest.mark.parametrize(
    ("kind", "make"), [("school_year", _ticks), ("corrections", _decisions)], ids=["ticks", "decisions"]
)


def _held(folder: Path, kind: JournalKind) -> Sequence[Any]:
    read = entries_in([str(folder)]) if kind == "school_year" else corrections_in([str(folder)])
    assert read.rejected == []
    return read.entries


@BOTH
def test_a_file_of_another_stick_is_taken_in_as_it_is_and_once(
    desk: AtOnce, folder: Path, kind: JournalKind, make: Make
) -> None:
    name, data = journal_name(kind, "a" * 32), make(3)
    (told,) = desk.drop(f"Kopie van {name}", data)
    assert "staan erbij" in told
    assert "3" in told
    assert (folder / name).read_bytes() == data
    for again in (name, f"{name[:-5]} (1).json"):
        (told,) = desk.drop(again, data)
        assert "stond er al" in told
    assert len(_held(folder, kind)) == 3


@BOTH
def test_a_later_copy_brings_what_was_added_and_an_earlier_one_takes_nothing_away(
    desk: AtOnce, folder: Path, kind: JournalKind, make: Make
) -> None:
    name = journal_name(kind, "a" * 32)
    desk.drop(name, make(2))
    (told,) = desk.drop(name, make(5))
    assert "staan erbij" in told
    assert (folder / name).read_bytes() == make(2)  # a file of another run is never written over
    assert len(_held(folder, kind)) == 5
    for earlier in (make(5), make(2), make(1)):
        (told,) = desk.drop(name, earlier)
        assert "stond er al" in told
    assert len(_held(folder, kind)) == 5


@BOTH
def test_a_file_that_got_another_name_is_known_by_how_it_begins(
    desk: AtOnce, folder: Path, kind: JournalKind, make: Make
) -> None:
    for name, data in (("van Jan.json", make(2)), ("bijlage.txt", make(2).decode().encode("utf-16"))):
        (told,) = desk.drop(name, data)
        assert "van Jan.json" not in told or "staan erbij" in told
    assert len(_held(folder, kind)) == 2


@BOTH
def test_a_zip_of_another_stick_brings_it_with_the_results(
    desk: AtOnce, folder: Path, kind: JournalKind, make: Make
) -> None:
    told = desk.drop("stick.zip", zipped(**{journal_name(kind, "b" * 32): make(2)}))
    assert "staan erbij" in told[0]
    assert len(_held(folder, kind)) == 2


@BOTH
def test_one_that_cannot_be_read_is_told_and_not_kept(
    desk: AtOnce, folder: Path, kind: JournalKind, make: Make
) -> None:
    before = sorted(folder.iterdir())
    name = journal_name(kind, "a" * 32)
    for data in (make(2)[:60], b"", b'{"schema_version":1,"' + kind.encode() + b'":[7]}'):
        (told,) = desk.drop(name, data)
        assert "niet erbij gezet" in told
    (told,) = desk.drop(name, make(1).replace(b'"schema_version":1', b'"schema_version":2'))
    assert "nieuwere Systeemcheck" in told
    assert sorted(folder.iterdir()) == before


@BOTH
def test_of_one_with_a_bad_line_the_good_ones_are_taken_in(
    desk: AtOnce, folder: Path, kind: JournalKind, make: Make
) -> None:
    (told,) = desk.drop(journal_name(kind, "a" * 32), make(2).replace(b"]}\n", b',{"kind":"burn"}]}\n'))
    assert "2" in told
    read = entries_in([str(folder)]) if kind == "school_year" else corrections_in([str(folder)])
    assert (len(read.entries), [item.reason for item in read.rejected]) == (2, [f"not_{kind}"])


def test_one_tick_is_told_as_one(desk: AtOnce) -> None:
    (told,) = desk.drop(journal_name("school_year", "a" * 32), _ticks(1))
    assert "1 aantekening bij de checklist staat erbij" in told
