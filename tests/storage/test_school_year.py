"""The files with what people did about the checklist: nothing is lost, whoever writes and whatever lies there."""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import os
import subprocess
import sys
import tempfile
import time
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path

import jsonschema  # type: ignore[import-untyped]  # brings no types
import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.checklist.holding import holding
from checker.errors import BadInputError, NoLastingPlaceError
from checker.model.school_year import MOST_UNDONE, Done, LeftOut, SchoolBegins, SchoolYearEntry, Undone
from checker.storage.file_names import kind_of
from checker.storage.gathering import gather
from checker.storage.journals.file import decode, encode
from checker.storage.journals.journal import MOST_IN_A_FILE
from checker.storage.names import journal_name
from checker.storage.result_file import LARGEST_RESULT
from checker.storage.results_folder import FoundFile, result_files
from checker.storage.school_year.reading import entries_in
from checker.storage.school_year.school_year_file import SCHOOL_YEAR
from checker.storage.school_year.writing import Keeper
from tests.checklist.made import NAME, made, one_of_each
from tests.fleet.results import result, write

PROJECT = Path(__file__).resolve().parents[2]
CASES = Path(__file__).with_name("school_years")
RIGHT = tomllib.loads((CASES / "right.toml").read_text("utf-8"))
WRITER = """
import sys
from pathlib import Path
from checker.model.school_year import Done
from checker.storage.journals.writing import new_id
from checker.storage.school_year.writing import Keeper
from tests.checklist.made import made
keeper = Keeper(Path(sys.argv[1]))
for number in range(int(sys.argv[3])):
    keeper.add(made(Done, number, id=new_id(), item=f"{sys.argv[2]}-{number}", on="2025-06-02"))
    print(number, flush=True)
"""


def _writing(folder: Path, who: str, number: int) -> subprocess.Popen[str]:
    environment = {**os.environ, "PYTHONPATH": str(PROJECT)}
    command = [sys.executable, "-c", WRITER, str(folder), who, str(number)]
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)


def _ticked(folder: Path) -> set[str]:
    return set(holding(entries_in([str(folder)]).entries, NAME).done)


def _tick(number: int = 1, item: str = "do-it", **told: str) -> Done:
    return made(Done, number, item=item, on="2025-06-02", **told)


# ---------------------------------------------------------------- the file


def test_every_kind_comes_back_as_it_was_written() -> None:
    read = decode(encode(one_of_each(), SCHOOL_YEAR), "x", SCHOOL_YEAR)
    assert (tuple(read.entries), read.problem) == (one_of_each(), "")


def test_other_programs_read_it_by_the_published_schema() -> None:
    schema = json.loads((PROJECT / "requirements_specs" / "schemas" / "school-year.schema.json").read_text("utf-8"))
    validator = jsonschema.Draft202012Validator(schema)
    document = json.loads(encode(one_of_each(), SCHOOL_YEAR))
    assert list(validator.iter_errors(document)) == []
    for change in ({"at": "soon"}, {"kind": "burn"}, {"role": "Juf Anja"}, {"on": "morgen"}, {"item": "A b"}):
        bad = {**document, "school_year": [{**document["school_year"][0], **change}]}
        assert list(validator.iter_errors(bad)) != [], change


def test_it_has_no_place_for_a_name_of_anybody() -> None:
    """What a person may type is a note and the title of a line of the school's own; all else is of a known form."""
    schema = json.loads((PROJECT / "requirements_specs" / "schemas" / "school-year.schema.json").read_text("utf-8"))
    free = {
        name
        for definition in schema["$defs"].values()
        for name, field in definition.get("properties", {}).items()
        if field.get("type") == "string" and not {"pattern", "enum"} & set(field)
    }
    assert free == {"note", "title", "version", "school_year"}


@pytest.mark.parametrize("name", RIGHT)
def test_a_file_as_it_may_lie_there(name: str, tmp_path: Path) -> None:
    right = RIGHT[name]
    (tmp_path / journal_name("school_year", "a" * 32)).write_bytes((CASES / f"{name}.json").read_bytes())
    Keeper(tmp_path).add(_tick(15, "beside"))
    read = entries_in([str(tmp_path)])
    assert {entry.id[-1] for entry in read.entries} == {*right["good"], "f"}
    assert [item.reason for item in read.rejected] == ([right["reason"]] if right["reason"] else [])
    assert all(right["detail"] in item.detail for item in read.rejected)


def test_no_case_lies_there_unnamed() -> None:
    assert {path.stem for path in CASES.glob("*.json")} == set(RIGHT)


@given(st.binary(max_size=300))
def test_no_bytes_break_it(data: bytes) -> None:
    with contextlib.suppress(BadInputError):
        decode(data, "x", SCHOOL_YEAR)


@given(st.binary(max_size=60), st.integers(0, 900), st.integers(0, 60))
def test_no_damage_breaks_it_nor_makes_an_entry_that_was_not_there(data: bytes, place: int, gone: int) -> None:
    whole = encode(one_of_each(), SCHOOL_YEAR)
    with contextlib.suppress(BadInputError):
        read = decode(whole[:place] + data + whole[place + gone :], "x", SCHOOL_YEAR)
        assert all(type(entry) in {type(one) for one in one_of_each()} for entry in read.entries)
        assert len(read.entries) <= len(one_of_each())


# ---------------------------------------------------------------- writing


def test_writers_at_the_same_time_lose_nothing_of_each_other(tmp_path: Path) -> None:
    writers = [_writing(tmp_path, who, 25) for who in ("a", "b", "c")]
    for writer in writers:
        writer.communicate()
    assert [writer.returncode for writer in writers] == [0, 0, 0]
    assert _ticked(tmp_path) == {f"{who}-{number}" for who in "abc" for number in range(25)}
    assert len(os.listdir(tmp_path)) == 3


@pytest.mark.parametrize("acknowledged", [1, 3, 8])
def test_what_was_ticked_is_there_after_a_kill_at_any_moment(tmp_path: Path, acknowledged: int) -> None:
    writer = _writing(tmp_path, "a", 10_000)
    assert writer.stdout is not None
    said = [int(writer.stdout.readline()) for _ in range(acknowledged)]
    time.sleep(0.003)
    writer.kill()
    said += [int(line) for line in writer.communicate()[0].splitlines()]
    read = entries_in([str(tmp_path)])
    assert _ticked(tmp_path) >= {f"a-{number}" for number in said}
    assert read.rejected == []


def test_who_ticks_what_another_ticked_meanwhile_takes_nothing_away(tmp_path: Path) -> None:
    one, other = Keeper(tmp_path), Keeper(tmp_path)
    seen = entries_in([str(tmp_path)]).entries
    first = one.add(_tick(1), seen)
    second = other.add(_tick(2), seen)
    one.take_away([first])
    assert [entry.id for entry in holding(entries_in([str(tmp_path)]).entries, NAME).entries] == [second.id]


def test_taking_away_very_much_at_once_can_be_read_back(tmp_path: Path) -> None:
    ticks = [made(Done, number, item="do-it", on="2025-06-02") for number in range(20_000)]
    Keeper(tmp_path).take_away(ticks)
    read = entries_in([str(tmp_path)])
    assert not read.rejected
    assert {name for entry in read.entries if isinstance(entry, Undone) for name in entry.of} == {t.id for t in ticks}


def test_what_takes_away_takes_nothing_else_away(tmp_path: Path) -> None:
    keeper = Keeper(tmp_path)
    tick = keeper.add(_tick(1, "a"))
    keeper.take_away([keeper.add(_tick(2, "b"))])
    keeper.add(made(Undone, 3, of=(tick.id,)))
    assert [len(entry.of) for entry in entries_in([str(tmp_path)]).entries if isinstance(entry, Undone)] == [1, 1]


_STEPS = st.lists(
    st.tuples(st.integers(0, 1), st.sampled_from(["look", "tick", "leave out", "take away"]), st.sampled_from("ab")),
    max_size=12,
)


@given(_STEPS)
@settings(max_examples=60, deadline=None)
def test_of_two_people_each_takes_away_only_what_he_has_seen(steps: list[tuple[int, str, str]]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        keepers = Keeper(folder), Keeper(folder)
        seen: list[Sequence[SchoolYearEntry]] = [(), ()]
        written: list[list[str]] = [[], []]
        holds: dict[str, str] = {}
        for number, (who, step, item) in enumerate(steps):
            known = {entry.id for entry in seen[who]} | set(written[who])
            if step == "look":
                seen[who] = entries_in([name]).entries
                continue
            holds = {one: about for one, about in holds.items() if about != item or one not in known}
            if step == "take away":
                keepers[who].take_away(
                    entry for entry in entries_in([name]).entries if entry.id in known and entry.about[-1:] == (item,)
                )
                continue
            entry: Done | LeftOut = _tick(number, item) if step == "tick" else made(LeftOut, number, item=item)
            added = keepers[who].add(entry, seen[who])
            written[who].append(added.id)
            holds[added.id] = item
        held = holding(entries_in([name]).entries, NAME)
        assert {entry.id for entry in held.entries} == set(holds)


def test_who_has_seen_it_takes_its_place_whatever_the_clocks_say(tmp_path: Path) -> None:
    ahead = made(SchoolBegins, 1, id="a" * 32, at="2099-12-31T23:59:59Z", day="2025-08-18")
    behind = made(SchoolBegins, 1, id="b" * 32, at="1970-01-01T00:00:00Z", day="2025-08-25")
    Keeper(tmp_path).add(ahead)
    Keeper(tmp_path).add(behind)
    begins = holding(entries_in([str(tmp_path)]).entries, NAME).begins
    assert begins is not None
    assert begins.day == "2025-08-25"


def test_who_ticks_a_line_no_longer_leaves_it_out_nor_the_other_way_round(tmp_path: Path) -> None:
    Keeper(tmp_path).add(made(LeftOut, 1, item="do-it"))
    Keeper(tmp_path).add(_tick(2))
    held = holding(entries_in([str(tmp_path)]).entries, NAME)
    assert (set(held.done), set(held.left_out)) == ({"do-it"}, set())
    Keeper(tmp_path).add(made(LeftOut, 3, item="do-it"))
    held = holding(entries_in([str(tmp_path)]).entries, NAME)
    assert (set(held.done), set(held.left_out)) == (set(), {"do-it"})


def test_another_line_and_another_year_are_left_as_they_are(tmp_path: Path) -> None:
    last_year = _tick(1, checklist="malmberg/2024-2025")
    for entry in (last_year, _tick(2, "other"), _tick(3), made(SchoolBegins, 4, day="2025-08-25")):
        Keeper(tmp_path).add(entry)
    assert not [entry for entry in entries_in([str(tmp_path)]).entries if isinstance(entry, Undone)]


def test_a_tick_that_was_taken_away_before_is_not_taken_away_again(tmp_path: Path) -> None:
    keeper = Keeper(tmp_path)
    for number in range(1, 6):
        keeper.add(_tick(number))
    undoings = [entry for entry in entries_in([str(tmp_path)]).entries if isinstance(entry, Undone)]
    assert [len(entry.of) for entry in undoings] == [1, 1, 1, 1]


def test_more_ticks_than_one_entry_can_name_are_taken_away_together(tmp_path: Path) -> None:
    ticks = [_tick(number) for number in range(MOST_UNDONE + 5)]
    for start in range(0, len(ticks), 50):
        data = encode(ticks[start : start + 50], SCHOOL_YEAR)
        (tmp_path / journal_name("school_year", f"{start:032x}")).write_bytes(data)
    assert len(Keeper(tmp_path).take_away(ticks)) == 2
    assert _ticked(tmp_path) == set()
    assert Keeper(tmp_path).take_away([]) == []


def test_what_was_written_within_one_second_keeps_its_order(tmp_path: Path) -> None:
    ticks = [made(Done, 1, id=f"{9 - number:032x}", item=f"a{number}", on="2025-06-02") for number in range(5)]
    written = [Keeper(tmp_path).add(tick) for tick in ticks]
    assert entries_in([str(tmp_path)]).entries == written
    assert len({entry.at for entry in written}) == len(written)


@pytest.mark.parametrize(
    "bad",
    [
        {"note": "x" * 501}, {"note": "\ud800"}, {"on": "2025-02-30"}, {"item": "A b"}, {"checklist": "x"},
        {"role": "Juf Anja"}, {"id": "1"},
    ],
    ids=str,
)  # fmt: skip
def test_what_could_not_be_read_back_is_refused_and_costs_nothing(bad: dict[str, str], tmp_path: Path) -> None:
    keeper = Keeper(tmp_path)
    keeper.add(_tick(1, "good"))
    with pytest.raises(BadInputError):
        keeper.add(msgspec.structs.replace(_tick(2), **bad))
    keeper.add(_tick(3, "good-too"))
    assert _ticked(tmp_path) == {"good", "good-too"}


def test_the_longest_entries_in_a_full_file_are_still_read(tmp_path: Path) -> None:
    keeper = Keeper(tmp_path)
    for number in range(MOST_IN_A_FILE + 5):
        keeper.add(_tick(number, f"a{number}", note="\x01" * 500), ())
    assert len(os.listdir(tmp_path)) == 2
    assert len(_ticked(tmp_path)) == MOST_IN_A_FILE + 5
    undo = made(Undone, 1, of=("f" * 32,) * MOST_UNDONE)
    assert max(len(encode([one], SCHOOL_YEAR)) for one in (undo, _tick(1, note="\x01" * 500))) * MOST_IN_A_FILE < (
        LARGEST_RESULT
    )


def test_where_nothing_can_be_written_nothing_was_ticked(tmp_path: Path) -> None:
    taken = tmp_path / "resultaten"
    taken.write_text("no folder")
    keeper = Keeper(taken)
    with pytest.raises(NoLastingPlaceError, match="resultaten"):
        keeper.add(_tick(1, "a"))
    taken.unlink()
    with pytest.raises(NoLastingPlaceError):  # a folder that is gone is not made anew: its results are elsewhere
        keeper.add(_tick(2, "b"))
    taken.mkdir()
    keeper.add(_tick(3, "c"))
    assert _ticked(taken) == {"c"}


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

    def test_a_disk_that_is_full_keeps_what_was_ticked_before(self, disk: Path) -> None:
        keeper = Keeper(disk)
        keeper.add(_tick(1, "a"))
        with contextlib.suppress(OSError):
            (disk / "film.mp4").write_bytes(b"x" * 65_536)
        with pytest.raises(NoLastingPlaceError, match="No space"):
            keeper.add(_tick(2, "b"))
        assert _ticked(disk) == {"a"}
        (disk / "film.mp4").unlink()
        keeper.add(_tick(3, "c"))
        assert _ticked(disk) == {"a", "c"}
        assert len(os.listdir(disk)) == 1

    def test_a_disk_that_is_read_only_keeps_what_was_ticked_before(self, disk: Path) -> None:
        keeper = Keeper(disk)
        keeper.add(_tick(1, "a"))
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
        with pytest.raises(NoLastingPlaceError, match="Read-only"):
            keeper.add(_tick(2, "b"))
        assert _ticked(disk) == {"a"}


# ---------------------------------------------------------------- among results


def test_what_is_ticked_is_no_result_and_no_stranger(tmp_path: Path) -> None:
    write(tmp_path, result())
    Keeper(tmp_path).add(_tick())
    gathered = gather([str(tmp_path)])
    assert (len(gathered.measurements), gathered.rejected, gathered.others.number) == (1, [], 0)
    assert ([entry.id for entry in gathered.school_year], gathered.school_year_files) == ([_tick().id], 1)


def test_two_sticks_put_together_hold_what_both_hold_and_copies_count_once(tmp_path: Path) -> None:
    for stick in ("a", "b"):
        (tmp_path / stick).mkdir()
        Keeper(tmp_path / stick).add(_tick(1, stick, id=stick * 32))
    (own,) = (tmp_path / "a").iterdir()
    for name in (f"Kopie van {own.name}", f"{own.stem} (1).json", f"{own.stem}-PC-VAN-JAN.json", "vinkjes.txt"):
        (tmp_path / "b" / name).write_bytes(own.read_bytes())
    read = entries_in([str(tmp_path)])
    assert sorted(entry.id for entry in read.entries) == ["a" * 32, "b" * 32]
    assert read.rejected == []


def test_every_name_that_is_given_is_known_again() -> None:
    name = journal_name("school_year", "0" * 32)
    assert {kind_of(given) for given in (name, f"Kopie van {name}", name.upper(), f"{name}.txt")} == {"marked"}


def test_a_pipe_a_link_and_a_file_that_is_too_large_are_told_of(tmp_path: Path) -> None:
    make_pipe = getattr(os, "mkfifo", None) or pytest.skip("this system has no named pipes")
    make_pipe(tmp_path / journal_name("school_year", "1" * 32))
    (tmp_path / journal_name("school_year", "2" * 32)).symlink_to("/etc/passwd")
    (tmp_path / journal_name("school_year", "3" * 32)).write_bytes(b" " * (LARGEST_RESULT + 1))
    (tmp_path / journal_name("school_year", "4" * 32)).write_bytes(b"")
    (tmp_path / journal_name("school_year", "5" * 32)).mkdir()
    (tmp_path / f".{journal_name('school_year', '6' * 32)}.icloud").write_bytes(b"bplist00")
    (tmp_path / f"Kar-1_{'a' * 32}_20261123T120000Z_aaaaaaaa.json").write_bytes(b"")
    told = ["empty", "link", "not_regular", "placeholder", "too_large"]
    assert sorted(item.reason for item in entries_in([str(tmp_path)]).rejected) == told
    assert sorted(item.reason for item in gather([str(tmp_path)]).rejected) == ["empty", *told]


def test_five_thousand_entries_are_read_in_a_second(tmp_path: Path) -> None:
    ticks: list[SchoolYearEntry] = [_tick(number, f"a{number % 60}", note="groep 5 en 6") for number in range(5000)]
    for start in range(0, len(ticks), MOST_IN_A_FILE):
        data = encode(ticks[start : start + MOST_IN_A_FILE], SCHOOL_YEAR)
        (tmp_path / journal_name("school_year", f"{start:032x}")).write_bytes(data)
    begun = time.process_time()
    held = holding(entries_in([str(tmp_path)]).entries, NAME)
    assert (len(held.entries), len(held.done)) == (5000, 60)
    assert time.process_time() - begun < 1


def test_a_flood_of_entries_is_told_of_and_hides_nothing_silently(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("checker.storage.journals.reading.MOST_ENTRIES", 10)
    for number in range(4):
        data = encode([_tick(10 * number + one, f"a{number}-{one}") for one in range(5)], SCHOOL_YEAR)
        (tmp_path / journal_name("school_year", f"{number:032x}")).write_bytes(data)
    read = entries_in([str(tmp_path)])
    assert len(read.entries) == 10
    assert [item.reason for item in read.rejected] == ["too_many"] * 2


@pytest.mark.parametrize("year", ["1970", "2099"])
def test_a_clock_that_is_decades_off_costs_nothing(year: str, tmp_path: Path) -> None:
    Keeper(tmp_path).add(_tick(1, "a", at=f"{year}-01-01T00:00:00Z"))
    Keeper(tmp_path).add(_tick(2, "b"))
    assert _ticked(tmp_path) == {"a", "b"}
    assert all(dt.datetime.fromisoformat(entry.at) for entry in entries_in([str(tmp_path)]).entries)


def test_the_walk_says_of_each_file_which_journal_it_is_of(tmp_path: Path) -> None:
    write(tmp_path, result())
    Keeper(tmp_path).add(_tick())
    (tmp_path / "mijn correcties.json").write_text('{"schema_version": 1, "corrections": []}')
    found = [entry for entry in result_files([str(tmp_path)]) if isinstance(entry, FoundFile)]
    assert sorted(str(entry.journal) for entry in found) == ["None", "corrections", "school_year"]
