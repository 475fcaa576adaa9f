"""What `answers` promises: those that came in time, whoever hangs, and however few threads there are."""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import Callable
from typing import NoReturn, cast

import pytest

from checker.probes import asking
from checker.probes.asking import ask_all
from checker.probes.identity import identity
from checker.probes.system import Platform, System
from tests.probes.recordings import recorded


def _no_threads(_work: Callable[[], None], _wanted: int) -> int:
    return 0


def _two_threads(work: Callable[[], None], _wanted: int) -> int:
    for _ in range(2):
        threading.Thread(target=work, daemon=True).start()
    return 2


def test_a_question_that_hangs_costs_only_its_own_answer() -> None:
    release = threading.Event()
    questions: list[Callable[[], int]] = [lambda: 1, lambda: int(release.wait(60)) + 1, lambda: 3]
    found = ask_all(questions, 0.3)
    release.set()
    assert found == {0: 1, 2: 3}


def test_two_threads_answer_what_more_would(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "_started", _two_threads)
    release = threading.Event()
    questions: list[Callable[[], int]] = [lambda: int(release.wait(60)), *(lambda: 7 for _ in range(20))]
    found = ask_all(questions, 0.5)
    release.set()
    assert found == dict.fromkeys(range(1, 21), 7)


@pytest.mark.skipif(sys.platform == "win32", reason="no alarms there, and no limit on threads either")
def test_without_threads_what_hangs_is_left_even_where_it_catches_errors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "_started", _no_threads)
    inside, _outside = os.pipe()

    def hangs() -> int:
        try:
            return len(os.read(inside, 1))
        except Exception:  # noqa: BLE001  as a probe may do
            return -1

    heard: list[int] = []
    assert ask_all([lambda: 1, hangs, lambda: 3], 3.0, heard.append) == {0: 1, 2: 3}
    assert heard == [1, 2]


@pytest.mark.skipif(sys.platform == "win32", reason="as above")
def test_without_threads_the_time_for_all_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "_started", _no_threads)
    asked: list[int] = []

    def slow() -> int:
        asked.append(1)
        time.sleep(60)
        return 0

    assert ask_all([slow] * 20, 0.6) == {}
    assert len(asked) < 5


class _Breaks:
    """A machine of which every question ends in an error that nobody foresaw."""

    platform: Platform = "windows"

    def __getattr__(self, _question: str) -> Callable[..., NoReturn]:
        def breaks(*_arguments: object) -> NoReturn:
            raise ZeroDivisionError

        return breaks


@pytest.mark.parametrize("platform", ["windows", "macos", "linux"])
def test_a_machine_that_breaks_at_every_question_still_has_an_id(platform: Platform) -> None:
    machine = _Breaks()
    machine.platform = platform
    found = identity(cast("System", machine))
    assert (len(found.id), found.host_name, found.time_zone) == (32, "", "")


def test_firmware_that_hangs_costs_its_part_of_the_id_and_not_the_other() -> None:
    machine = recorded(
        "windows",
        registry={r"HKLM\SOFTWARE\Microsoft\Cryptography": {"MachineGuid": "9f1c0e7a"}},
        environment={"COMPUTERNAME": "PC7"},
    )
    release = threading.Event()

    class Hangs:
        def __getattr__(self, name: str) -> object:
            return (lambda *_: release.wait(60)) if name == "call" else getattr(machine, name)

    found, usual = identity(cast("System", Hangs())), identity(machine)
    release.set()
    assert found == usual
