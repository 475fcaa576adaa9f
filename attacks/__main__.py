"""`python -m attacks [NAME...]`: the long form of every attack, or of those named, and a table of what came out.

One after another, for hours. What each said is kept in `.cache/attacks/NAME.txt`. The exit code is 1 where one did not
reach what it must, see attacks/README.md; one that is not possible on this machine is only said.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from checker import stopwatch

KEPT_IN = Path(__file__).resolve().parents[1] / ".cache" / "attacks"
LONG = (
    "kills 500",
    "power_cut 30",
    "system_calls",
    "samba_share 200",
    "fuzz all --runs 1000000",
    "hostile_overview",
    "questions",
    "planted_data",
    "collector_soak --minutes 30",
    "mutants",
)
_REACHED, _NOT_POSSIBLE = 0, 2
_WORDS = MappingProxyType({_REACHED: "reached", 1: "NOT REACHED", _NOT_POSSIBLE: "not possible here"})


class Came(NamedTuple):
    """What came of one attack: its exit code, how long it took, and the last it said."""

    name: str
    code: int
    seconds: float
    said: str

    @property
    def is_well(self) -> bool:
        """Whether it reached what it must, or could not be made here."""
        return self.code in {_REACHED, _NOT_POSSIBLE}


def main(arguments: Sequence[str]) -> int:
    """1 where an attack did not reach what it must, 2 for a name that is none."""
    known = {line.split()[0]: line for line in LONG}
    if unknown := sorted(set(arguments) - set(known)):
        _tell(f"{', '.join(unknown)}: no such attack. There are: {', '.join(known)}")
        return 2
    came = [_attack(known[name]) for name in arguments or known]
    _tell("\n" + table(came))
    return 0 if all(item.is_well for item in came) else 1


def _attack(line: str) -> Came:
    name, *words = line.split()
    _tell(f"$ python -m attacks.{line}")
    return made(name, [sys.executable, "-m", f"attacks.{name}", *words], KEPT_IN)


def made(name: str, command: Sequence[str], folder: Path) -> Came:
    """Make one attack, keep what it says in this folder, and give what came of it."""
    folder.mkdir(parents=True, exist_ok=True)
    started = stopwatch.seconds()
    with (folder / f"{name}.txt").open("wb") as output:
        code = subprocess.call(command, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT)  # noqa: S603  ours
    said = (folder / f"{name}.txt").read_text(encoding="utf-8", errors="replace").split("\n")
    last = next((line.strip() for line in reversed(said) if line.strip()), "")
    return Came(name, code, stopwatch.seconds() - started, last)


def table(came: Iterable[Came]) -> str:
    """Give a line for each attack: what came out, how long it took, and the last it said."""
    lines = [
        f"{item.name:17}{_WORDS.get(item.code, f'ended with {item.code}'):19}{item.seconds / 60:6.1f} min  {item.said}"
        for item in came
    ]
    return "\n".join(lines)


def _tell(text: str) -> None:
    print(text, flush=True)  # noqa: T201  talks to a person in a terminal


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
