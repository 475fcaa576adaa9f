"""Let every question to a machine hang, break, lie or answer with megabytes, one at a time and all at once.

    python -m attacks.questions [MACHINE...]

For recorded machines of the test suite. Of each question it is known which probes ask it; the readings of no other
probe may change, and a check must not take longer than ten seconds. The exit code is 1 when one of both is not so.
"""

from __future__ import annotations

import multiprocessing
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from checker import stopwatch
from checker.model.readings import Reading
from checker.probes import facts_of, probes_for
from checker.probes.identity import Identity, identity
from checker.probes.logged_in import persons
from checker.probes.probe import Probe
from checker.probes.recorded import RecordedSystem, Recording
from checker.probes.system import CannotRead, Platform, System

MACHINES = Path(__file__).resolve().parents[1] / "tests" / "machines"
USUAL = ("windows-11-pro-24h2", "macbook-air-m1-macos-15", "ubuntu-24.04-laptop")
MOST_SECONDS = 10.0
_LONG = frozenset({"run", "read_bytes", "read_text"})
_LONGEST_FILE, _LONGEST_VALUE = 1_000_000, 60_000
_PATIENCE = 30.0
_METHODS = ("run", "read_bytes", "read_text", "list_folder", "environment", "registry_value", "registry_keys", "call")

Question = tuple[str, ...]
Answer = Callable[[object, int], object]
_FOREVER = threading.Event()


class Fault(NamedTuple):
    """Something that went wrong, told for a person."""

    machine: str
    behaviour: str
    question: str
    what: str


def _hangs(_usual: object, _longest: int) -> object:
    _FOREVER.wait()
    raise CannotRead("not_supported", "woken")


def _breaks(_usual: object, _longest: int) -> object:
    raise ZeroDivisionError


def _lies(usual: object, _longest: int) -> object:
    lies: Mapping[type, object] = {
        str: "\u0000\u0661\u0662 -1 1e999 \U0010ffff[{\n",
        bytes: b"\xff\x00\xfe" * 50,
        int: -(2**70),
        float: float("nan"),
        tuple: ("..", "", "\u0000", "x" * 5000),
        list: [None, -1, {"width": -1}],
        dict: {"total": -1, "": [[]], "version": 7},
        bool: "yes",
    }
    return lies.get(type(usual), [[[[]]]])


def _floods(usual: object, longest: int) -> object:
    return _fills(usual, 16 * longest)


def _fills(usual: object, longest: int) -> object:
    """Give as much as a probe may get to see: the usual answer over and over."""
    if isinstance(usual, bytes):
        return (usual + b"\n") * (longest // (len(usual) + 1))
    if isinstance(usual, str):
        return (usual + "\n") * (longest // (len(usual) + 1))
    if isinstance(usual, tuple | list):
        return type(usual)(f"{number:x}" for number in range(min(longest // 4, 200_000)))
    return "9" * longest


BEHAVIOURS: Mapping[str, Answer] = {
    "hangs": _hangs,
    "breaks": _breaks,
    "lies": _lies,
    "floods": _floods,
    "fills": _fills,
}


class _Asked:
    """A machine that passes each question on, and lets the chosen ones behave."""

    def __init__(self, system: System, chosen: Callable[[Question], bool], answer: Answer) -> None:
        self.platform: Platform = system.platform
        self.questions: set[Question] = set()
        self._system, self._chosen, self._answer = system, chosen, answer

    def __getattr__(self, name: str) -> Callable[..., Any]:
        if name not in _METHODS:
            raise AttributeError(name)

        def ask(*arguments: Any) -> Any:  # noqa: ANN401  any of the methods of a System
            question = (name.replace("read_text", "read_bytes"), *map(str, arguments))
            self.questions.add(question)
            if not self._chosen(question):
                return getattr(self._system, name)(*arguments)
            return self._answer(self._usual(name, arguments), _LONGEST_FILE if name in _LONG else _LONGEST_VALUE)

        return ask

    def _usual(self, name: str, arguments: tuple[Any, ...]) -> object:
        try:
            return getattr(self._system, name)(*arguments)
        except CannotRead:
            return () if name in {"list_folder", "registry_keys"} else b"" if name == "read_bytes" else ""


class _Check(NamedTuple):
    facts: Mapping[str, Reading]
    identity: Identity
    seconds: float


def faults_of(machine: str, behaviours: Mapping[str, Answer] = BEHAVIOURS, *, every: int = 1) -> Iterator[Fault]:
    """Attack a recorded machine; `every`: of the questions one in so many, and all at once as well."""
    recording = msgspec.json.decode((MACHINES / machine / "recording.json").read_bytes(), type=Recording)
    system = RecordedSystem(recording)
    usual = _checked(system)
    askers = _askers(system)
    everything = frozenset(usual.facts)
    for behaviour, answer in behaviours.items():
        for question in sorted(askers)[::every]:
            done = _check(_Asked(system, lambda asked, one=question: asked == one, answer))  # type: ignore[misc]
            for what in _faults(done, usual, askers[question]):
                yield Fault(machine, behaviour, " ".join(question), what)
        for what in _faults(_check(_Asked(system, lambda _asked: True, answer)), usual, everything):
            yield Fault(machine, behaviour, "every question", what)


def _check(system: Any) -> _Check | None:  # noqa: ANN401  anything that answers as a System does
    """Check in a process of its own, as a check is: what hangs in it ends with it. None: it had to be ended."""
    context = multiprocessing.get_context("fork")
    told, telling = context.Pipe(duplex=False)
    ask = partial(_tell, telling, system)
    process = context.Process(target=ask, daemon=True)  # type: ignore[attr-defined,unused-ignore]  # not on Windows
    process.start()
    try:
        done: _Check | None = told.recv() if told.poll(_PATIENCE) else None
    finally:
        process.kill()
        process.join()
    return done


def _tell(telling: Any, system: Any) -> None:  # noqa: ANN401  likewise
    telling.send(_checked(system))


def _checked(system: Any) -> _Check:  # noqa: ANN401  likewise
    started = stopwatch.seconds()
    found = identity(system)
    persons(system)
    facts = facts_of(system)
    return _Check(facts, found, stopwatch.seconds() - started)


def _askers(system: System) -> dict[Question, frozenset[str]]:
    """Give every question that is asked, with the facts of the probes that ask it."""
    found: dict[Question, set[str]] = {}
    for probe in (item for items in probes_for(system.platform) for item in items):
        for question in _questions_of(probe, system):
            found.setdefault(question, set()).update(probe.facts)
    return {question: frozenset(facts) for question, facts in found.items()}


def _questions_of(probe: Probe, system: System) -> set[Question]:
    asked: Any = _Asked(system, lambda _question: False, _breaks)
    with suppress(CannotRead, KeyError, ValueError, msgspec.MsgspecError):
        probe.read(asked)
    return set(asked.questions)


def _faults(done: _Check | None, usual: _Check, may_change: frozenset[str]) -> Iterator[str]:
    if done is None:
        yield f"did not end in {_PATIENCE:.0f} s"
        return
    if done.seconds > MOST_SECONDS:
        yield f"took {done.seconds:.1f} s"
    for fact, reading in usual.facts.items():
        if fact not in may_change and done.facts[fact] != reading:
            yield f"changed {fact}: {str(done.facts[fact])[:120]}"


def main() -> int:
    """Attack the machines that are named, or one of each platform; tell what went wrong."""
    wrong = 0
    for machine in sys.argv[1:] or USUAL:
        started = stopwatch.seconds()
        for fault in faults_of(machine):
            wrong += 1
            print(f"{fault.machine}: {fault.question} {fault.behaviour}: {fault.what}", flush=True)  # noqa: T201  its output
        print(f"{machine}: done in {stopwatch.seconds() - started:.0f} s, {wrong} wrong so far", flush=True)  # noqa: T201  likewise
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
