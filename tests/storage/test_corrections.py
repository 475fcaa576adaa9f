"""The files with corrections: nothing is lost, whoever writes and whatever lies there."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import time
from pathlib import Path

import jsonschema  # type: ignore[import-untyped]  # brings no types
import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.errors import BadInputError, NoLastingPlaceError
from checker.model.corrections import MOST_KNOWN, Correction, Ignored, Relabelled, Undone
from checker.model.storable import LONGEST_NAME
from checker.storage.corrections.correction_file import CORRECTIONS
from checker.storage.corrections.reading import corrections_in
from checker.storage.corrections.writing import DecisionMaker
from checker.storage.gathering import gather
from checker.storage.journals.file import decode, encode
from checker.storage.journals.journal import MOST_IN_A_FILE
from checker.storage.journals.order import in_order
from checker.storage.names import journal_name
from checker.storage.result_file import LARGEST_RESULT
from tests.fleet.decided import key, made, one_of_each
from tests.fleet.results import result, write

PROJECT = Path(__file__).resolve().parents[2]
WRITER = """
import sys
from pathlib import Path
from checker.storage.corrections.writing import DecisionMaker
from tests.fleet.decided import Relabelled, key, made
maker = DecisionMaker(Path(sys.argv[1]))
for minute in range(int(sys.argv[3])):
    maker.decide(made(Relabelled, key("nr 1"), minute, label=f"{sys.argv[2]}-{minute}"))
    print(minute, flush=True)
"""


def _writing(folder: Path, who: str, number: int) -> subprocess.Popen[str]:
    environment = {**os.environ, "PYTHONPATH": str(PROJECT)}
    command = [sys.executable, "-c", WRITER, str(folder), who, str(number)]
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)


def _ids(folder: Path) -> set[str]:
    return {item.id for item in corrections_in([str(folder)]).entries}


def test_every_kind_comes_back_as_it_was_written() -> None:
    read = decode(encode(one_of_each(), CORRECTIONS), "x", CORRECTIONS)
    assert (tuple(read.entries), read.problem) == (one_of_each(), "")


def test_other_programs_read_it_by_the_published_schema() -> None:
    schema = json.loads((PROJECT / "requirements_specs" / "schemas" / "corrections.schema.json").read_text("utf-8"))
    validator = jsonschema.Draft202012Validator(schema)
    document = json.loads(encode(one_of_each(), CORRECTIONS))
    assert list(validator.iter_errors(document)) == []
    for change in ({"at": "soon"}, {"kind": "burn"}, {"device": {"id": "x"}}):
        bad = {**document, "corrections": [{**document["corrections"][0], **change}]}
        assert list(validator.iter_errors(bad)) != []


def test_writers_at_the_same_time_lose_nothing_of_each_other(tmp_path: Path) -> None:
    writers = [_writing(tmp_path, who, 25) for who in ("a", "b", "c")]
    for writer in writers:
        writer.communicate()
    assert [writer.returncode for writer in writers] == [0, 0, 0]
    labels = {getattr(item, "label", "") for item in corrections_in([str(tmp_path)]).entries}
    assert labels == {f"{who}-{minute}" for who in "abc" for minute in range(25)}
    assert len(os.listdir(tmp_path)) == 3


@pytest.mark.parametrize("acknowledged", [1, 3, 8])
def test_what_was_decided_is_there_after_a_kill_at_any_moment(tmp_path: Path, acknowledged: int) -> None:
    writer = _writing(tmp_path, "a", 10_000)
    assert writer.stdout is not None
    said = [int(writer.stdout.readline()) for _ in range(acknowledged)]
    time.sleep(0.003)
    writer.kill()
    said += [int(line) for line in writer.communicate()[0].splitlines()]
    read = corrections_in([str(tmp_path)])
    labels = {getattr(item, "label", "") for item in read.entries}
    assert labels >= {f"a-{minute}" for minute in said}
    assert read.rejected == []


def test_two_sticks_put_together_hold_what_both_hold_and_copies_count_once(tmp_path: Path) -> None:
    for stick in ("a", "b"):
        (tmp_path / stick).mkdir()
        DecisionMaker(tmp_path / stick).decide(made(Relabelled, key("nr 1"), label=stick))
    (own,) = (tmp_path / "a").iterdir()
    for name in (f"Kopie van {own.name}", f"{own.stem} (1).json", f"{own.stem}-PC-VAN-JAN.json"):
        (tmp_path / "b" / name).write_bytes(own.read_bytes())
    read = corrections_in([str(tmp_path)])
    assert sorted(getattr(item, "label", "") for item in read.entries) == ["a", "b"]


def test_corrections_are_no_results_and_no_strangers(tmp_path: Path) -> None:
    write(tmp_path, result())
    DecisionMaker(tmp_path).decide(made(Ignored, key("nr 1")))
    gathered = gather([str(tmp_path)])
    assert (len(gathered.measurements), len(gathered.corrections), gathered.rejected) == (1, 1, [])


def test_a_bad_file_costs_one_row_and_its_good_siblings_count(tmp_path: Path) -> None:
    good = made(Ignored, key("nr 1"))
    DecisionMaker(tmp_path).decide(good)
    bad: dict[str, object] = {
        "no": "no JSON",
        "kind": {"schema_version": 1, "corrections": [{"kind": "burn", "id": "0" * 32}]},
        "deep": '{"schema_version":1,"corrections":[' + "[" * 10_000 + "]" * 10_000 + "]}",
        "id": {"schema_version": 1, "corrections": [{**msgspec.to_builtins(good), "id": "../../x"}]},
        "at": {"schema_version": 1, "corrections": [{**msgspec.to_builtins(good), "at": "soon"}]},
        "day": {"schema_version": 1, "corrections": [{**msgspec.to_builtins(good), "at": "2026-02-30T25:00:00Z"}]},
        "newer": {"schema_version": 2, "corrections": []},
        "list": [],
        "many": {"schema_version": 1, "corrections": [0] * 5001},
    }
    for number, content in enumerate(bad.values()):
        text = content if isinstance(content, str) else json.dumps(content)
        (tmp_path / journal_name("corrections", f"{number:032x}")).write_text(text)
    (tmp_path / journal_name("corrections", "e" * 32)).write_bytes(b" " * (LARGEST_RESULT + 1))
    make_pipe = getattr(os, "mkfifo", None) or pytest.skip("this system has no named pipes")
    make_pipe(tmp_path / journal_name("corrections", "f" * 32))
    gathered = gather([str(tmp_path)])
    assert [item.id for item in gathered.corrections] == [good.id]
    assert sorted(item.reason for item in gathered.rejected) == sorted(
        [*["not_corrections"] * 8, "newer", "not_regular", "too_large"]
    )


def test_a_bad_correction_in_a_file_costs_itself_and_its_good_siblings_count(tmp_path: Path) -> None:
    good = one_of_each()
    document = {"schema_version": 1, "corrections": [*map(msgspec.to_builtins, good[:3]), {"kind": "burn"}, 7]}
    (tmp_path / journal_name("corrections", "a" * 32)).write_text(json.dumps(document))
    read = corrections_in([str(tmp_path)])
    assert {item.id for item in read.entries} == {item.id for item in good[:3]}
    assert [(item.reason, "corrections[3]" in item.detail) for item in read.rejected] == [("not_corrections", True)]


def test_the_longest_names_in_a_full_file_are_still_read(tmp_path: Path) -> None:
    long = key("€" * LONGEST_NAME, "€" * LONGEST_NAME)
    maker = DecisionMaker(tmp_path)
    for minute in range(MOST_IN_A_FILE + 5):
        maker.decide(made(Relabelled, long, minute, label="€" * LONGEST_NAME, location="€" * LONGEST_NAME), ())
    assert len(os.listdir(tmp_path)) == 2
    assert len(_ids(tmp_path)) == MOST_IN_A_FILE + 5
    one = made(Relabelled, long, label="€" * LONGEST_NAME, location="€" * LONGEST_NAME, knew=("0" * 32,) * MOST_KNOWN)
    assert len(encode([one], CORRECTIONS)) * MOST_IN_A_FILE < LARGEST_RESULT


def test_a_decision_knows_those_about_the_same_and_no_others(tmp_path: Path) -> None:
    first = DecisionMaker(tmp_path).decide(made(Relabelled, key("nr 1"), label="a"))
    DecisionMaker(tmp_path).decide(made(Relabelled, key("nr 2"), label="b"))
    second = DecisionMaker(tmp_path).decide(made(Relabelled, key("nr 1"), 1, label="c"))
    third = DecisionMaker(tmp_path).decide(made(Relabelled, key("nr 1"), 2, label="d"))
    assert (first.knew, second.knew, third.knew) == ((), (first.id,), (second.id,))


def test_undoing_is_a_correction_of_its_own_and_changes_no_file_of_another(tmp_path: Path) -> None:
    decision = DecisionMaker(tmp_path).decide(made(Ignored, key("nr 1")))
    before = {path: path.read_bytes() for path in tmp_path.iterdir()}
    undone = DecisionMaker(tmp_path).undo(decision)
    assert isinstance(undone, Undone)
    assert undone.of == decision.id
    assert all(path.read_bytes() == data for path, data in before.items())
    assert _ids(tmp_path) == {decision.id, undone.id}


def test_where_nothing_can_be_written_nothing_was_decided(tmp_path: Path) -> None:
    taken = tmp_path / "resultaten"
    taken.write_text("no folder")
    maker = DecisionMaker(taken)
    with pytest.raises(NoLastingPlaceError, match="resultaten"):
        maker.decide(made(Ignored, key("nr 1")))
    taken.unlink()
    with pytest.raises(NoLastingPlaceError):  # a folder that is gone is not made anew: its results are elsewhere
        maker.decide(made(Ignored, key("nr 1")))
    taken.mkdir()
    maker.decide(made(Ignored, key("nr 2")))
    assert [item.device.label for item in corrections_in([str(taken)]).entries] == ["nr 2"]


@given(st.permutations(one_of_each()), st.lists(st.sampled_from(one_of_each())))
def test_the_order_of_reading_changes_nothing(mixed: list[Correction], again: list[Correction]) -> None:
    assert in_order([*mixed, *again]) == in_order(one_of_each())


@given(st.booleans())
def test_of_two_with_one_id_the_same_one_always_stays(turned: bool) -> None:  # noqa: FBT001  hypothesis gives it
    one = made(Relabelled, key("nr 1"), label="a")
    pair = [one, msgspec.structs.replace(one, label="b")]
    assert in_order(pair[::-1] if turned else pair) == [one]


@given(st.binary(max_size=200))
def test_no_bytes_break_it(data: bytes) -> None:
    with contextlib.suppress(BadInputError):
        decode(data, "x", CORRECTIONS)


def test_what_was_decided_within_one_second_keeps_its_order(tmp_path: Path) -> None:
    taken = [DecisionMaker(tmp_path).decide(made(Relabelled, key(f"nr {number}"), label="x")) for number in range(5)]
    assert corrections_in([str(tmp_path)]).entries == taken
    assert len({item.at for item in taken}) == len(taken)
