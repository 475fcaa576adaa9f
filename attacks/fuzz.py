"""Fuzz a door: hostile input through it, and through all that happens behind it.

    python -m attacks.fuzz DOOR [--runs 1000000] [--seconds N] [--plain]

DOOR is one of those in attacks/doors, or `all`. Atheris leads the way by what the code does with each input;
`--plain`, and wherever there is no Atheris, only chance does. What the program does not promise to raise, what takes
more than a second and what takes more than 500 MB is a finding: the smallest input of each kind is kept in
`.cache/attacks`, and the exit code is 1.
"""

from __future__ import annotations

import argparse
import atexit
import hashlib
import importlib
import importlib.util
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from attacks.doors.door import Door

_KEPT_IN = Path(__file__).resolve().parents[1] / ".cache" / "attacks"
_LARGEST_MEMORY = 500
"""MiB, of the whole process with its fuzzer."""
_LONGEST = 1.0
TOO_SLOW = "more than a second"
"""How it is called that an input takes longer than that."""
_LONGEST_INPUT = 128 * 1024
_HANGS_AFTER = 60
_SEED = 1


class Watched:
    """A door with somebody beside it who writes down what goes wrong."""

    def __init__(self, name: str, door: Door, kept_in: Path = _KEPT_IN) -> None:
        """Nothing has gone wrong yet."""
        self.name, self._door, self._kept_in = name, door, kept_in
        self.runs = self.let_in = 0
        self.slowest = 0.0
        self.found: dict[str, bytes] = {}

    def __call__(self, data: bytes) -> None:
        """Go through the door once."""
        self.runs += 1
        started = time.process_time()
        try:
            self.let_in += self._door.enter(data)
        except Exception as error:  # noqa: BLE001  this is what is looked for
            self._keep(_signature(error), data)
        took = time.process_time() - started
        self.slowest = max(self.slowest, took)
        if took > _LONGEST:
            self._keep(TOO_SLOW, data)

    def told(self) -> str:
        """Give one line: how much was tried, and what came of it."""
        peak = _peak()
        share = 100 * self.let_in // max(self.runs, 1)
        found = "; ".join(self.found) or "none"
        return (
            f"{self.name}: {self.runs} runs, {share} % let in, slowest {self.slowest * 1000:.0f} ms, "
            f"peak {peak:.0f} MiB, uncaught: {found}"
        )

    def _keep(self, signature: str, data: bytes) -> None:
        if len(data) >= len(self.found.get(signature, data + b"+")):
            return
        self.found[signature] = data
        self._kept_in.mkdir(parents=True, exist_ok=True)
        digest = hashlib.sha256(signature.encode()).hexdigest()[:8]
        (self._kept_in / f"{self.name}-{digest}.input").write_bytes(data)
        (self._kept_in / f"{self.name}-{digest}.txt").write_text(f"{signature}\n", encoding="utf-8")


def fuzz_by_chance(name: str, runs: int, kept_in: Path = _KEPT_IN, seconds: float = float("inf")) -> Watched:
    """Give how it went: so many inputs, each made of a good one by chance, always the same ones."""
    door = _door(name)
    watched, random = Watched(name, door, kept_in), Random(_SEED)  # noqa: S311  the same inputs every time
    known, until = list(door.seeds()), time.monotonic() + seconds
    for seed in known:
        watched(seed)
    while watched.runs < runs and time.monotonic() < until:
        data = door.mutate(random.choice(known), random)
        watched(data[:_LONGEST_INPUT])
        if random.random() < 0.05:  # noqa: PLR2004  a share goes on from where it is
            known[random.randrange(len(known))] = random.choice((data, *door.seeds()[:1]))
    return watched


def fuzz_guided(name: str, runs: int, seconds: int) -> None:
    """Let Atheris lead; ends the process."""
    import atheris  # noqa: PLC0415  not everywhere

    with atheris.instrument_imports(include=["checker"]):
        door = _door(name)
    watched = Watched(name, door)
    began = time.monotonic()

    def once(data: bytes) -> None:
        watched(data)
        if watched.runs >= runs or time.monotonic() - began > seconds:
            _say(f"{watched.told()}; {time.monotonic() - began:.0f} s")
            atexit._run_exitfuncs()  # noqa: SLF001  libFuzzer itself knows no other end than at once
            os._exit(1 if watched.found else 0)

    _KEPT_IN.mkdir(parents=True, exist_ok=True)
    options = [
        sys.argv[0], f"-max_len={_LONGEST_INPUT}", f"-rss_limit_mb={_LARGEST_MEMORY}", f"-timeout={_HANGS_AFTER}",
        f"-seed={_SEED}", "-verbosity=0", "-mutate_depth=1", f"-artifact_prefix={_KEPT_IN}/", _corpus(door),
    ]  # fmt: skip
    atheris.Setup(options, once, custom_mutator=_as_mutator(door, lambda data, most: bytes(atheris.Mutate(data, most))))
    atheris.Fuzz()


def _corpus(door: Door) -> str:
    """Give a folder with the good inputs, gone at the end."""
    folder = tempfile.mkdtemp()
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    for number, seed in enumerate(door.seeds()):
        (Path(folder) / str(number)).write_bytes(seed)
    return folder


def _as_mutator(door: Door, by_bytes: Callable[[bytes, int], bytes]) -> Callable[[bytes, int, int], bytes]:
    def mutator(data: bytes, most: int, seed: int) -> bytes:
        random = Random(seed)  # noqa: S311  the fuzzer's own
        if random.random() < 0.1:  # noqa: PLR2004  a share
            return by_bytes(data, most)
        return door.mutate(data, random)[:most]

    return mutator


def _door(name: str) -> Door:
    doors: dict[str, Door] = importlib.import_module("attacks.doors").DOORS
    return doors[name]


def _signature(error: Exception) -> str:
    """Give the kind of error and the line of this program it came from, alike for what is alike."""
    place = error.__traceback__
    found = ""
    while place:
        file = place.tb_frame.f_code.co_filename
        if "checker" in file:
            found = f"{Path(file).name}:{place.tb_lineno}"
        place = place.tb_next
    return f"{type(error).__name__} at {found or ' '.join(str(error).split())[:120]}"


def _peak() -> float:
    """Give the most memory this process has had, in MiB."""
    kibibytes: int = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss  # type: ignore[attr-defined,unused-ignore]
    return kibibytes / 1024


def _say(line: str) -> None:
    print(line, flush=True)  # noqa: T201  a report for a person


def main(arguments: Sequence[str] | None = None) -> int:
    """Fuzz the doors that are named; 1 where something was found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("door")
    parser.add_argument("--runs", type=int, default=1_000_000)
    parser.add_argument("--seconds", type=int, default=3600)
    parser.add_argument("--plain", action="store_true")
    asked = parser.parse_args(arguments)
    if asked.door == "all":
        return _each_in_a_process_of_its_own(asked)
    if not asked.plain and importlib.util.find_spec("atheris"):
        fuzz_guided(asked.door, asked.runs, asked.seconds)
    watched = fuzz_by_chance(asked.door, asked.runs, seconds=asked.seconds)
    _say(watched.told())
    return 1 if watched.found or _peak() > _LARGEST_MEMORY else 0


def _each_in_a_process_of_its_own(asked: argparse.Namespace) -> int:
    plain = ("--plain",) if asked.plain else ()
    limits = ("--runs", str(asked.runs), "--seconds", str(asked.seconds), *plain)
    line = [sys.executable, "-m", "attacks.fuzz"]
    doors = importlib.import_module("attacks.doors").DOORS
    return max(subprocess.call([*line, door, *limits]) for door in doors)  # noqa: S603  this file


if __name__ == "__main__":
    os.environ.setdefault("PYTHONHASHSEED", "0")
    sys.exit(main())
