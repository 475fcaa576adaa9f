"""What `read_facts` promises: a reading for every fact, whatever one probe does."""

from __future__ import annotations

import threading
from collections.abc import Mapping

import pytest

from checker.model.facts import NOT_ASKED
from checker.model.readings import Reading, Unknown, known, unknown
from checker.model.vocabulary import FACTS
from checker.probes.probe import Probe, probe
from checker.probes.reading_facts import Limits, read_facts
from checker.probes.system import CannotRead, System
from tests.probes.recordings import recorded, value_of

_MACHINE = recorded(files={"/etc/machine": "school"})
_QUICK = Limits(probe=0.2, total=2.0)


@probe("os.name")
def works(_system: System) -> dict[str, Reading]:
    return {"os.name": known("linux", "test")}


@probe("os.name")
def works_too(_system: System) -> dict[str, Reading]:
    return {"os.name": known("windows", "test")}


@probe("cpu.model")
def crashes(_system: System) -> dict[str, Reading]:
    raise ZeroDivisionError


@probe("cpu.model")
def answers_after_all(_system: System) -> dict[str, Reading]:
    return {"cpu.model": known("Celeron", "instead")}


@probe("memory.usable", "memory.installed")
def may_not(_system: System) -> dict[str, Reading]:
    raise CannotRead("not_permitted", "/proc/secret", "no rights")


def test_a_probe_that_crashes_costs_only_its_own_facts() -> None:
    readings = read_facts(_MACHINE, [crashes, works])
    assert readings["cpu.model"] == unknown("not_understood", crashes.name, "ZeroDivisionError")
    assert value_of(readings["os.name"]) == "linux"


def test_a_missing_permission_is_kept_as_the_reason() -> None:
    readings = read_facts(_MACHINE, [may_not])
    assert readings["memory.usable"] == unknown("not_permitted", "/proc/secret", "no rights")
    assert readings["memory.installed"] == readings["memory.usable"]


def test_a_probe_that_hangs_costs_its_time_box_and_no_more() -> None:
    release, ended = threading.Event(), threading.Event()

    @probe("audio.outputs")
    def hangs(_system: System) -> dict[str, Reading]:
        release.wait(60)
        ended.set()
        return {"audio.outputs": known(1, "too late")}

    readings = read_facts(_MACHINE, [hangs, works], limits=_QUICK)
    assert not ended.is_set()
    release.set()
    assert readings["audio.outputs"] == unknown("timed_out", hangs.name)
    assert value_of(readings["os.name"]) == "linux"


def test_many_probes_that_hang_share_the_time_for_all_together() -> None:
    release, ended = threading.Event(), threading.Event()

    def hang(_system: System) -> Mapping[str, Reading]:
        release.wait(60)
        ended.set()
        return {}

    read_facts(_MACHINE, [Probe(f"hangs {number}", ("cpu.model",), hang) for number in range(20)], limits=_QUICK)
    assert not ended.is_set()
    release.set()


@pytest.mark.parametrize("value", [-1, 0, 2**63, float("nan"), float("inf")])
def test_a_number_that_cannot_be_true_is_not_a_value(value: float) -> None:
    @probe("memory.usable")
    def tells_rubbish(_system: System) -> dict[str, Reading]:
        return {"memory.usable": known(value, "firmware")}

    reading = read_facts(_MACHINE, [tells_rubbish])["memory.usable"]
    assert isinstance(reading, Unknown)
    assert (reading.why, reading.source) == ("not_understood", "firmware")


def test_a_full_disk_and_no_loudspeaker_are_values() -> None:
    @probe("storage.free", "audio.outputs")
    def tells_nothing_left(_system: System) -> dict[str, Reading]:
        return {"storage.free": known(0, "df"), "audio.outputs": known(0, "alsa")}

    readings = read_facts(_MACHINE, [tells_nothing_left])
    assert (value_of(readings["storage.free"]), value_of(readings["audio.outputs"])) == (0, 0)


def test_a_probe_cannot_speak_about_facts_it_did_not_announce() -> None:
    @probe("os.name")
    def meddles(_system: System) -> dict[str, Reading]:
        return {"os.name": known("linux", "test"), "cpu.model": known("Pentium", "meddler")}

    assert isinstance(read_facts(_MACHINE, [meddles])["cpu.model"], Unknown)


def test_something_that_is_no_list_of_readings_never_stops_the_check() -> None:
    def answers_nonsense(_system: System) -> Mapping[str, Reading]:
        return "nonsense"  # type: ignore[return-value]  # that is the test

    readings = read_facts(_MACHINE, [Probe("nonsense", ("cpu.model",), answers_nonsense), works], limits=_QUICK)
    assert readings["cpu.model"] == unknown("not_understood", "nonsense", "AttributeError")


def test_the_first_known_reading_in_list_order_wins() -> None:
    assert value_of(read_facts(_MACHINE, [works, works_too])["os.name"]) == "linux"
    assert value_of(read_facts(_MACHINE, [works_too, works])["os.name"]) == "windows"


def test_a_known_reading_wins_from_an_unknown_one_before_it() -> None:
    assert value_of(read_facts(_MACHINE, [crashes, answers_after_all])["cpu.model"]) == "Celeron"


def test_what_stands_in_is_asked_only_for_what_is_still_unknown() -> None:
    asked: list[str] = []

    @probe("os.name")
    def stand_ins(_system: System) -> dict[str, Reading]:
        asked.append("os.name")
        return {"os.name": known("macos", "instead")}

    assert value_of(read_facts(_MACHINE, [works], [stand_ins])["os.name"]) == "linux"
    assert asked == []
    assert value_of(read_facts(_MACHINE, [crashes], [stand_ins])["os.name"]) == "macos"


def test_every_fact_of_a_program_gets_a_reading_and_later_ones_are_not_asked() -> None:
    readings = read_facts(_MACHINE, [])
    assert set(readings) == {fact for fact, definition in FACTS.items() if definition.asked_of != "page"}
    assert readings["clock.offset"] == NOT_ASKED
    assert isinstance(readings["memory.usable"], Unknown)


def test_progress_counts_up_to_the_number_of_probes() -> None:
    heard: list[tuple[int, int]] = []
    read_facts(_MACHINE, [works, crashes, may_not], progress=lambda done, total: heard.append((done, total)))
    assert heard == [(1, 3), (2, 3), (3, 3)]
