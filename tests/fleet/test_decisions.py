"""What people decide about devices holds, in whatever order it is read; two who contradict each other are shown."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.fleet.decisions.in_force import Decisions, decisions_of
from checker.fleet.model import Fleet
from checker.fleet.survey import Surveyor, survey
from checker.model.corrections import (
    Correction,
    DeviceKey,
    Ignored,
    Merged,
    OnList,
    Parted,
    Refused,
    Relabelled,
    Replaced,
    Told,
    Undone,
)
from checker.model.results import DeviceResult
from checker.reporting.fleet.fleet_report import render_fleet_report
from checker.reporting.fleet.json_export import json_bytes
from checker.storage.corrections.correction_file import CORRECTIONS
from checker.storage.journals.file import encode
from checker.storage.names import journal_name
from checker.storage.result_file import encode_result
from tests.fleet.decided import key, made, one_of_each, undone
from tests.fleet.results import asked_of, fleet_of, result, write


def decide(folder: Path, *decisions: Correction) -> None:
    """Write decisions, each as a run of its own."""
    for item in decisions:
        (folder / journal_name("corrections", item.id)).write_bytes(encode([item], CORRECTIONS))


def names(fleet: Fleet) -> list[str]:
    return [row.name for row in fleet.rows]


def held(decisions: Decisions) -> list[str]:
    return [item.id for item in decisions.listed]


# ---------------------------------------------------------------- which hold


def test_the_newest_of_two_holds_and_both_are_shown() -> None:
    old, new = made(Relabelled, key("nr 1"), label="a"), made(Relabelled, key("nr 1"), 5, label="b")
    decisions = decisions_of([new, old])
    assert held(decisions) == [new.id]
    assert [[item.id for item in conflict.decisions] for conflict in decisions.conflicts] == [[new.id, old.id]]


def test_who_knew_of_the_other_is_in_no_conflict_and_holds_whatever_the_clocks_say() -> None:
    old = made(Relabelled, key("nr 1"), 50, label="a")
    new = made(Relabelled, key("nr 1"), 5, label="b", knew=(old.id,))
    decisions = decisions_of([new, old])
    assert (held(decisions), decisions.conflicts) == ([new.id], [])
    assert held(decisions_of([new, old, undone(new)])) == [old.id]


def test_two_who_decide_the_same_are_in_no_conflict() -> None:
    assert decisions_of([made(Ignored, key("nr 1"), minute) for minute in (1, 2)]).conflicts == []


def test_a_label_and_a_place_that_were_told_apart_both_hold() -> None:
    label, place = made(Relabelled, key("nr 1"), label="a"), made(Relabelled, key("nr 1"), 5, location="Kar")
    decisions = decisions_of([label, place])
    assert (held(decisions), decisions.conflicts) == ([label.id, place.id], [])


def test_one_device_and_two_devices_contradict_each_other_whichever_is_named_first() -> None:
    one, other = key("nr 1"), key("nr 2")
    decisions = decisions_of([made(Merged, one, other=other), made(Parted, other, 5, other=one)])
    assert [type(item) for item in decisions.listed] == [Parted]
    assert len(decisions.conflicts) == 1


def test_what_is_undone_does_not_hold_and_undoing_that_makes_it_hold_again() -> None:
    decision = made(Ignored, key("nr 1"))
    once = undone(decision)
    twice = undone(once, 40)
    thrice = undone(twice, 50)
    assert held(decisions_of([decision, once])) == []
    assert held(decisions_of([decision, once, twice])) == [decision.id]
    assert held(decisions_of([decision, once, twice, thrice])) == []


def test_an_undoing_holds_by_a_clock_that_is_behind() -> None:
    decision = made(Ignored, key("nr 1"), 59)
    assert held(decisions_of([decision, undone(decision, 0)])) == []


def test_a_chain_of_any_length_and_a_circle_are_worked_out() -> None:
    chain: list[Correction] = [made(Ignored, key("nr 1"))]
    for _ in range(5000):
        chain.append(undone(chain[-1]))
    assert held(decisions_of(chain)) == [chain[0].id]
    one = made(Undone, key("nr 1"), of="f" * 32)
    other = undone(one, 5)
    circle = [msgspec.structs.replace(one, of=other.id), other]
    assert len({decisions_of(order).undone for order in (circle, circle[::-1])}) == 1


_FEW = st.lists(
    st.one_of(
        st.sampled_from(one_of_each()),
        st.builds(
            lambda label, minute, knew: made(Relabelled, key("nr 1"), minute, label=label, knew=knew),
            st.sampled_from("ab"),
            st.integers(0, 3),
            st.lists(st.sampled_from([item.id for item in one_of_each()]), max_size=2).map(tuple),
        ),
        st.sampled_from(one_of_each()).map(undone),
    ),
    max_size=8,
)


@given(_FEW, st.randoms())
def test_what_holds_does_not_depend_on_the_order_of_reading(corrections: list[Correction], random: object) -> None:
    once = list({item.id: item for item in corrections}.values())
    mixed = once[:]
    random.shuffle(mixed)  # type: ignore[attr-defined]
    assert decisions_of(mixed) == decisions_of(once)


@given(_FEW, _FEW)
def test_nothing_of_two_writers_is_lost(one: list[Correction], other: list[Correction]) -> None:
    together = {item.id: item for item in (*one, *other)}
    assert {item.id for item in decisions_of(together.values()).all} == set(together)


# ---------------------------------------------------------------- what they do


def test_a_corrected_label_and_place_are_shown_and_the_result_stays_as_it_is(tmp_path: Path) -> None:
    path = write(tmp_path, result("nr 1"))
    before = path.read_bytes()
    decide(tmp_path, made(Relabelled, key("nr 1"), label="CB-09", location="Kar Noord"))
    (row,) = fleet_of(tmp_path).rows
    assert (row.name, row.place, row.key) == ("CB-09", "Kar Noord", key("nr 1"))
    assert path.read_bytes() == before


def test_a_result_under_the_old_label_and_one_under_the_new_are_one_device(tmp_path: Path) -> None:
    new = msgspec.structs.replace(key("nr 1"), label="nr 9")
    write(tmp_path, result("nr 1", days_ago=5), result("nr 1", days_ago=2))
    write(tmp_path, result("nr 9", device_id=new.id, name=new.name))
    assert len(fleet_of(tmp_path).rows) == 2
    decide(tmp_path, made(Relabelled, key("nr 1"), label="nr 9"))
    (row,) = fleet_of(tmp_path).rows
    assert (row.name, row.earlier, row.age) == ("nr 9", 2, 0)


def test_a_label_that_was_corrected_before_the_device_had_one_in_its_results_holds_on(tmp_path: Path) -> None:
    plain = DeviceKey(id=key("nr 1").id, name="PC")
    write(tmp_path, result("", device_id=plain.id, name="PC", days_ago=3))
    decide(tmp_path, made(Relabelled, plain, label="nr 9"))
    write(tmp_path, result("nr 8", device_id=plain.id, name="PC"))
    assert names(fleet_of(tmp_path)) == ["nr 9"]


def test_merged_devices_are_one_and_the_newest_counts(tmp_path: Path) -> None:
    write(tmp_path, result("nr 1", days_ago=3), result("nr 2"), result("nr 3"))
    decide(tmp_path, made(Merged, key("nr 2"), other=key("nr 1")))
    fleet = fleet_of(tmp_path)
    assert names(fleet) == ["nr 2", "nr 3"]
    assert (fleet.rows[0].earlier, fleet.files.read) == (1, 4)


def test_three_that_were_merged_by_two_are_one_in_any_order(tmp_path: Path) -> None:
    write(tmp_path, *(result(f"nr {number}", days_ago=number) for number in (1, 2, 3)))
    decide(tmp_path, made(Merged, key("nr 1"), other=key("nr 2")), made(Merged, key("nr 3"), 5, other=key("nr 2")))
    assert names(fleet_of(tmp_path)) == ["nr 1"]


@pytest.mark.pitfall(23)
def test_parted_devices_are_never_shown_as_double_again(tmp_path: Path) -> None:
    shared = "a" * 32
    write(tmp_path, *(result(f"nr {number}", device_id=shared) for number in (1, 2, 3)))
    one, two, three = (msgspec.structs.replace(key(f"nr {number}"), id=shared) for number in (1, 2, 3))
    assert [len(item.rows) for item in fleet_of(tmp_path).duplicates] == [3]
    decide(tmp_path, made(Parted, one, other=two), made(Parted, one, 1, other=three))
    assert [[row.name for row in item.rows] for item in fleet_of(tmp_path).duplicates] == [["nr 2", "nr 3"]]
    decide(tmp_path, made(Parted, two, 2, other=three))
    assert fleet_of(tmp_path).duplicates == []


def test_what_was_called_two_devices_is_not_made_one_by_way_of_a_third(tmp_path: Path) -> None:
    write(tmp_path, *(result(f"nr {number}") for number in (1, 2, 3)))
    decide(tmp_path, made(Parted, key("nr 1"), other=key("nr 3")))
    decide(tmp_path, made(Merged, key("nr 1"), other=key("nr 2")), made(Merged, key("nr 2"), 5, other=key("nr 3")))
    assert len(fleet_of(tmp_path).rows) == 2


def test_what_does_not_count_is_in_no_count_and_listed_apart(tmp_path: Path) -> None:
    write(tmp_path, *(result(f"nr {number}") for number in (1, 2, 3)))
    gone = made(Replaced, key("nr 2"), other=key("nr 3"))
    decide(tmp_path, made(Ignored, key("nr 1")), gone)
    fleet = fleet_of(tmp_path)
    assert names(fleet) == ["nr 3"]
    assert [(item.row.name, item.by and item.by.name) for item in fleet.aside] == [("nr 1", None), ("nr 2", "nr 3")]
    assert (fleet.files.counted, fleet.files.aside, fleet.files.read) == (1, 2, 5)
    decide(tmp_path, undone(gone))
    assert names(fleet_of(tmp_path)) == ["nr 2", "nr 3"]


def test_a_decision_about_a_device_without_results_here_holds_and_breaks_nothing(tmp_path: Path) -> None:
    write(tmp_path, result("nr 1"))
    decide(tmp_path, *one_of_each(), made(Merged, key("nr 7"), other=key("nr 8")))
    fleet = fleet_of(tmp_path)
    assert len(fleet.rows) + len(fleet.aside) == 1
    assert fleet.files.rejected == []


def test_the_order_of_the_files_changes_nothing(tmp_path: Path) -> None:
    items = [result("nr 1", days_ago=1), result("nr 2"), result("nr 3")]
    decisions: list[Correction] = [
        made(Merged, key("nr 1"), other=key("nr 2")),
        made(Relabelled, key("nr 2"), 1, label="x"),
        made(Relabelled, key("nr 1"), 2, label="y"),
    ]
    seen = set()
    for number, order in enumerate(permutations(range(3))):
        folder = tmp_path / str(number)
        folder.mkdir()
        for place, item in zip(order, items, strict=True):
            name = f"{place}_{item.device.id}_20261123T100000Z_aaaaaaaa.json"
            (folder / name).write_bytes(encode_result(item))
        decide(folder, *decisions)
        fleet = fleet_of(folder)
        seen.add(tuple((row.name, row.identity.id, row.earlier) for row in fleet.rows))
    assert len(seen) == 1


def test_copies_of_one_image_are_decided_about_one_by_one(tmp_path: Path) -> None:
    copies = [result("", name="PC", device_id="a" * 32, hardware_id=number * 32) for number in "123"]
    write(tmp_path, *copies)
    keys = {item.key.hardware[0]: item.key for item in fleet_of(tmp_path).rows}
    decide(tmp_path, made(Ignored, keys["2"]), made(Relabelled, keys["3"], label="nr 3"))
    fleet = fleet_of(tmp_path)
    assert [(row.name, row.key) for row in fleet.rows] == [("nr 3", keys["3"]), ("PC", keys["1"])]
    assert [item.row.key for item in fleet.aside] == [keys["2"]]


def test_copies_of_one_image_under_one_label_by_mistake_are_not_made_one(tmp_path: Path) -> None:
    write(tmp_path, *(result("", name="PC", device_id="a" * 32, hardware_id=number * 32) for number in "12"))
    decide(tmp_path, *(made(Relabelled, row.key, label="nr 1") for row in fleet_of(tmp_path).rows))
    assert names(fleet_of(tmp_path)) == ["nr 1", "nr 1"]


def test_the_newest_of_one_device_and_two_devices_holds_also_after_a_label_was_given(tmp_path: Path) -> None:
    plain = DeviceKey(id=key("nr 1").id, name="PC")
    write(tmp_path, result("", device_id=plain.id, name="PC", days_ago=3), result("nr 2"))
    decide(tmp_path, made(Parted, plain, other=key("nr 2")))
    write(tmp_path, result("nr 1", device_id=plain.id, name="PC"))
    labelled = msgspec.structs.replace(plain, label="nr 1")
    decide(tmp_path, made(Merged, labelled, 5, other=key("nr 2")))
    assert len(fleet_of(tmp_path).rows) == 1
    decide(tmp_path, made(Parted, labelled, 9, other=key("nr 2")))
    assert len(fleet_of(tmp_path).rows) == 2


def test_what_took_the_place_of_another_is_not_that_other_one_and_never_of_itself(tmp_path: Path) -> None:
    old, new = (
        result("", name="PC", device_id=of * 32, hardware_id="f" * 32, days_ago=age) for of, age in (("a", 9), ("b", 1))
    )
    write(tmp_path, old, new)
    one, other = (DeviceKey(id=of * 32, name="PC", hardware="f" * 32) for of in "ab")
    assert len(fleet_of(tmp_path).rows) == 1
    decide(tmp_path, made(Replaced, one, other=other))
    fleet = fleet_of(tmp_path)
    assert [row.key for row in fleet.rows] == [other]
    assert [item.row.key for item in fleet.aside] == [one]
    decide(tmp_path, made(Merged, one, 5, other=other))
    fleet = fleet_of(tmp_path)
    assert ([row.key for row in fleet.rows], fleet.aside) == ([other], [])


# ---------------------------------------------------------------- undoing


def _seen(fleet: Fleet) -> object:
    devices = [(row.key, row.identity, row.judged.verdict, row.earlier, row.joined, row.file) for row in fleet.rows]
    doubles = [(item.sort, tuple(part.file for part in item.parts)) for item in fleet.duplicates]
    return devices, [(item.row.key, item.by) for item in fleet.aside], doubles


_PLACES = st.integers(0, 5)
_ACTS: st.SearchStrategy[list[Any]] = st.lists(
    st.one_of(
        st.tuples(st.sampled_from((Ignored, Replaced)), _PLACES, st.none()),
        st.tuples(st.sampled_from((Merged, Parted, Replaced)), _PLACES, _PLACES),
        st.tuples(st.just(Relabelled), _PLACES, st.sampled_from(["nr 1", "nr 2", "nr 9"])),
        st.tuples(st.just(Refused), _PLACES, st.sampled_from(["nr 1", "nr 2"])),
        st.tuples(st.just(Told), _PLACES, st.sampled_from(["4", "16", "veel"])),
        st.tuples(st.just(Undone), _PLACES, st.none()),
    ),
    max_size=8,
)


def _school_of_six() -> list[DeviceResult]:
    """Give two that may be double, one installed anew, and two copies of one image, one of which has a label."""
    return [
        result("nr 1"),
        result("nr 2", days_ago=3),
        result("nr 2", days_ago=3, device_id="b" * 32, name="ANDERS"),
        result("", name="PC-A", device_id="c" * 32, hardware_id="f" * 32, days_ago=20),
        result("", name="PC-A", device_id="d" * 32, hardware_id="f" * 32),
        result("", name="PC", device_id="e" * 32, hardware_id="1" * 32),
        result("nr 7", name="PC", device_id="e" * 32, hardware_id="2" * 32, days_ago=1),
    ]


def _decision(
    kind: Any,  # noqa: ANN401  any kind of decision
    keys: list[DeviceKey],
    act: list[Any],
    taken: list[Correction],
) -> Correction | None:
    place, more = act
    minute = len(taken)
    if kind is Undone:
        return undone(taken[place % len(taken)], minute) if taken else None
    told: dict[str, Any] = {}
    if isinstance(more, int):
        told = {"other": keys[more]}
    elif kind is Relabelled:
        told = {"label": more}
    elif kind is Refused:
        told = {"rows": (OnList(name=more),)}
    elif kind is Told:
        told = {"question": "memory", "answer": more}
    if told.get("other") == keys[place]:
        return None
    decision: Correction = made(kind, keys[place], minute, **told)
    return decision


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(_ACTS)
def test_after_any_corrections_no_result_is_lost_and_undoing_all_gives_back_what_was(acts: list[Any]) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        write(folder, *_school_of_six())
        before = fleet_of(folder)
        keys = sorted({part.key for row in before.rows for part in (row.parts or (row.as_part,))})
        taken: list[Correction] = []
        for kind, *act in acts:
            decision = _decision(kind, keys, act, taken)
            if decision is not None:
                taken.append(decision)
                decide(folder, decision)
        corrected = fleet_of(folder)
        results = corrected.files.counted + corrected.files.aside + corrected.files.earlier
        assert (results, corrected.files.rejected) == (7, [])
        assert all(item.by is None or item.by.key != item.row.key for item in corrected.aside)
        while holding := decisions_of(taken).listed:
            taken.append(undone(holding[-1], len(taken)))
            decide(folder, taken[-1])
        assert _seen(fleet_of(folder)) == _seen(before)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(_ACTS)
def test_who_remembers_what_was_found_gives_the_overview_that_who_looks_anew_gives(acts: list[Any]) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        write(folder, *_school_of_six())
        gathered, question, describer = asked_of(folder)
        remembering = Surveyor(describer)
        keys = sorted({part.key for row in fleet_of(folder).rows for part in (row.parts or (row.as_part,))})
        taken: list[Correction] = []
        for kind, *act in [*acts, (Undone, 0, None)]:
            decision = _decision(kind, keys, act, taken)
            taken += [decision] if decision else []
            known = msgspec.structs.replace(gathered, corrections=tuple(taken))
            remembered = remembering.survey(known, question)
            anew = survey(msgspec.structs.replace(asked_of(folder)[0], corrections=tuple(taken)), question, describer)
            assert json_bytes(remembered) == json_bytes(anew)
            assert render_fleet_report(remembered, "nl") == render_fleet_report(anew, "nl")
