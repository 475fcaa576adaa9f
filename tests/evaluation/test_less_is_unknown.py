"""What is not known never makes a verdict: a question without an answer costs certainty, and nothing else.

Every question of every recorded machine is taken away, one at a time and by groups; and every reading of every case of
tests/verdicts.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from pathlib import Path
from typing import TypeVar

import msgspec
import pytest

from checker.evaluation import Judgement, judge, judge_for
from checker.model.findings import Finding
from checker.model.readings import Facts, Reading, Unknown, WhyUnknown, unknown
from checker.model.verdicts import Verdict
from checker.probes import probes_for
from checker.probes.probe import Probe
from checker.probes.recorded import RecordedSystem, Recording, command_key, registry_key
from checker.probes.system import CannotRead, Json, Platform, RegistryValue, RegistryView, System
from tests.evaluation.devices import DAY, releases, shipped_spec
from tests.verdicts.cases import CASES, case_in, facts_in, judged_for, releases_for, spec_of

TESTS = Path(__file__).parent.parent
MACHINES = [*sorted(TESTS.glob("machines/*/recording.json")), *sorted(TESTS.glob("recorded_cases/*.json"))]
REASONS: tuple[WhyUnknown, ...] = ("timed_out", "not_permitted")

T = TypeVar("T")
Question = tuple[str, str]
"""The kind of question, and about what."""


class Deaf:
    """A machine that gives no answer to some questions, and remembers which were asked."""

    def __init__(
        self, system: System, lost: AbstractSet[Question] = frozenset(), why: WhyUnknown = "timed_out"
    ) -> None:
        self.platform: Platform = system.platform
        self.asked: set[Question] = set()
        self._system, self._lost, self._why = system, lost, why

    def run(self, *command: str) -> str:
        return self._ask("command", command_key(*command), lambda: self._system.run(*command))

    def read_bytes(self, path: str) -> bytes:
        return self._ask("file", path, lambda: self._system.read_bytes(path))

    def read_text(self, path: str) -> str:
        return self.read_bytes(path).decode("utf-8", "replace")

    def list_folder(self, path: str) -> tuple[str, ...]:
        return self._ask("folder", path, lambda: self._system.list_folder(path))

    def environment(self, name: str) -> str:
        return self._ask("environment", name, lambda: self._system.environment(name))

    def registry_value(self, key: str, name: str, view: RegistryView = 64) -> RegistryValue:
        place = f"{registry_key(key, view)}\\{name}"
        return self._ask("value", place, lambda: self._system.registry_value(key, name, view))

    def registry_keys(self, key: str, view: RegistryView = 64) -> tuple[str, ...]:
        return self._ask("keys", registry_key(key, view), lambda: self._system.registry_keys(key, view))

    def call(self, name: str, *arguments: str) -> Json:
        return self._ask("call", command_key(name, *arguments), lambda: self._system.call(name, *arguments))

    def _ask(self, kind: str, about: str, question: Callable[[], T]) -> T:
        self.asked.add((kind, about))
        if (kind, about) in self._lost:
            raise CannotRead(self._why, about)
        return question()


class Machine:
    """A recorded machine, each of whose probes is asked again only when it loses an answer of its own."""

    def __init__(self, recording: Recording) -> None:
        self.on = max(recording.on or DAY, DAY)
        self._system = RecordedSystem(recording)
        self._probes = [item for items in probes_for(recording.platform) for item in items]
        self._told = [self._said(item) for item in self._probes]
        self.questions = sorted(set().union(*(asked for _, asked in self._told)))
        self.by_probe = {item.name: asked for item, (_, asked) in zip(self._probes, self._told, strict=True)}

    def _said(
        self, item: Probe, lost: AbstractSet[Question] = frozenset(), why: WhyUnknown = "timed_out"
    ) -> tuple[Mapping[str, Reading], AbstractSet[Question]]:
        deaf = Deaf(self._system, lost, why)
        readings = _alone(item, deaf)
        return readings, deaf.asked

    def judged(self, lost: AbstractSet[Question] = frozenset(), why: WhyUnknown = "timed_out") -> Judgement:
        told = [
            self._said(item, lost, why)[0] if asked & lost else readings
            for item, (readings, asked) in zip(self._probes, self._told, strict=True)
        ]
        return judge(shipped_spec(), releases(), _first_known(told), self.on)


def _alone(item: Probe, system: System) -> Mapping[str, Reading]:
    """Give what one probe says, without the thread that `collect` gives it: there are 100,000 of these."""
    try:
        return item.read(system)
    except CannotRead as reason:
        return dict.fromkeys(item.facts, unknown(reason.why, reason.source, reason.detail))
    except Exception as error:  # noqa: BLE001  as collect does
        return dict.fromkeys(item.facts, unknown("not_understood", item.name, type(error).__name__))


def _first_known(told: Sequence[Mapping[str, Reading]]) -> Facts:
    chosen: dict[str, Reading] = {}
    for readings in told:
        for fact, reading in readings.items():
            if fact not in chosen or isinstance(chosen[fact], Unknown):
                chosen[fact] = reading
    return chosen


def groups_of(machine: Machine) -> Iterator[tuple[str, AbstractSet[Question]]]:
    """Give each question alone; all of a kind, of a folder or registry key, and of a probe; and some at random."""
    together: dict[str, set[Question]] = {}
    for kind, about in machine.questions:
        separator = "\\" if kind in {"value", "keys"} else "/"
        parent, hive = about.rpartition(separator)[0], about.partition(separator)[0]
        for group in (f"{kind} {about}", f"every {kind}", f"{kind} under {parent}", f"all in {hive}"):
            together.setdefault(group, set()).add((kind, about))
    yield from together.items()
    yield from ((f"probe {name}", asked) for name, asked in machine.by_probe.items() if asked)
    chance = random.Random("the same at every run")  # noqa: S311  no secret
    for share in (0.02, 0.1, 0.3, 0.6) * 10:
        yield f"{share:.0%} of all", {question for question in machine.questions if chance.random() < share}


def recording_in(path: Path) -> Recording:
    document = json.loads(path.read_bytes())
    return msgspec.json.decode(json.dumps(document.get("recording", document)).encode(), type=Recording)


def is_allowed(before: Finding, after: Finding) -> bool:
    """Tell whether it only became less certain: unknown; or advice, where only what is recommended is not known.

    Nothing is judged in a session that is known to come from elsewhere. Where that is not known, the panel's own size
    still is.
    """
    if before.reason == "screen_remote":
        return True
    if after.verdict in {before.verdict, Verdict.UNKNOWN}:
        return True
    return before.verdict is Verdict.PASS and after.verdict is Verdict.ADVICE


def wrong(before: Judgement, after: Judgement) -> list[str]:
    if after.device_class != before.device_class:
        return [f"{before.device_class} became {after.device_class}"] if after.device_class else []
    pairs = zip(before.findings, after.findings, strict=True)
    return [f"{old.requirement}: {old.verdict} became {new.verdict}" for old, new in pairs if not is_allowed(old, new)]


@pytest.mark.parametrize("path", MACHINES, ids=lambda path: path.stem if path.stem != "recording" else path.parent.name)
def test_a_question_without_an_answer_never_makes_a_verdict(path: Path) -> None:
    machine = Machine(recording_in(path))
    whole = machine.judged()
    assert machine.questions
    tries = ((group, lost, why) for group, lost in groups_of(machine) for why in REASONS)
    found = {
        (group, why): problems for group, lost, why in tries if (problems := wrong(whole, machine.judged(lost, why)))
    }
    assert found == {}


@pytest.mark.parametrize("folder", CASES, ids=lambda folder: folder.name)
def test_a_fact_that_is_lost_never_makes_a_verdict(folder: Path) -> None:
    case, facts, day = case_in(folder), facts_in(folder), judged_for(folder)

    def judged(readings: Facts) -> Judgement:
        return judge_for(spec_of(case), releases_for(folder, case), readings, day)

    whole = judged(facts)
    lost = {(fact, why): {**facts, fact: unknown(why, "lost")} for fact in facts for why in REASONS}
    assert {key: problems for key, readings in lost.items() if (problems := wrong(whole, judged(readings)))} == {}
