"""A Python that has exactly the pinned packages: what a program is frozen with."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

TOP = Path(__file__).resolve().parents[1]

Arguments = Sequence[str | Path]
Run = Callable[[Arguments, Mapping[str, str]], str]


class BuildError(Exception):
    """The build stops; the text says why."""


class Toolchain(NamedTuple):
    """The pinned Python for one kind of machine, and how it is run.

    `run` takes arguments for that Python (a `Path` is a file of this machine) and extra environment variables; it
    gives what was printed, and raises `BuildError` when the program ends badly. `program` is the folder in which the
    installed program stands; that Python can import it.
    """

    target: str
    home: Path
    packages: Path
    program: Path
    run: Run

    @property
    def is_windows(self) -> bool:
        """Whether the program is for Windows."""
        return self.target.startswith("windows")


def finished(returncode: int, output: str, what: str) -> str:
    """Give the output. Raises `BuildError` with its end when the program ended badly."""
    if returncode:
        raise BuildError(f"{what} ended with {returncode}:\n{output[-3000:]}")
    return output
