"""Make each system call with which `check` and `fleet` write fail, one at a time, with each of eight errors.

    python -m attacks.system_calls

A run is watched with strace(1) first: which calls open, write, flush, close, rename, make or remove something where it
writes. Then each of them is made to fail. Such a run must say what went wrong and where (or be a success in fact), end
with an exit code of its own, leave nothing torn and harm nothing that was there. The exit code is 1 where one does not.
"""

from __future__ import annotations

import re
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from attacks.program import PROGRAM, Command, Ended, fill, run
from attacks.wholeness import left_over, make_old, torn
from checker.errors import ExitCode

ERRORS = ("ENOSPC", "EIO", "EACCES", "EROFS", "EDQUOT", "EINTR", "EPERM", "ENOENT")
_CALLS = (
    "openat", "write", "pwrite64", "ftruncate", "fsync", "fdatasync", "close", "rename", "renameat", "renameat2",
    "mkdir", "mkdirat", "link", "linkat", "symlink", "unlink", "unlinkat", "chmod", "fchmod", "fchmodat", "utimensat",
)  # fmt: skip
_LINE = re.compile(r"(\d+) +(\w+)\((.*)")
_TRIES = 3
_STEM = "PC-12_" + "a" * 32 + "_20261120T100000Z_abcdefgh"
_DONE = frozenset({ExitCode.MEETS, ExitCode.DOES_NOT_MEET, ExitCode.UNDETERMINED})
_SAID = frozenset({ExitCode.BAD_INPUT, ExitCode.NO_LASTING_PLACE})


class Target(NamedTuple):
    """A command to hurt: its arguments, where it writes, what it writes, and how its place is furnished."""

    arguments: Callable[[Path], Command]
    written: str
    furnish: Callable[[Path], None]
    outputs: Sequence[str] = ()


class Call(NamedTuple):
    """The so-manieth call of this name, and what it was asked."""

    name: str
    number: int
    asked: str


class Hurt(NamedTuple):
    """One call that failed, and what was wrong about how the run ended then; nothing, it is hoped."""

    call: Call
    error: str
    ended: Ended
    problems: Sequence[str]


def missing() -> str:
    """Give why this cannot be done here, "" where it can."""
    if shutil.which("strace") is None:
        return "strace is not installed"
    with tempfile.TemporaryDirectory() as place:
        ended = run(("strace", "-o", "/dev/null", "true"), Path(place))
        return f"strace may not look: {ended.said.strip()[:100]}" if ended.code else ""


def hurt_each(name: str, errors: Sequence[str] = ERRORS, every: int = 1) -> Iterator[Hurt]:
    """Give how each of these errors ended, at each (or every so-manieth) call of a command."""
    target = TARGETS[name]
    calls = list(_calls_of(target))
    for at, (call, error) in enumerate((call, error) for call in calls for error in errors):
        if at % every == 0 and (found := _hurt(target, call, error)):
            yield found


def _calls_of(target: Target) -> Iterator[Call]:
    """Give the calls with which a run writes, after one that fills the caches of Python itself."""
    with _furnished(target) as place:
        run(target.arguments(place), place)
    with _furnished(target) as place:
        _traced(target, place, ())
        log = (place / "log").read_text(errors="replace").splitlines()
        yield from _writing(log, target.written, str(place))


def _writing(log: Sequence[str], written: str, where: str) -> Iterator[Call]:
    counted: Counter[str] = Counter()
    lines = [found for line in log if (found := _LINE.match(line))]
    for line in lines:
        if line[1] != lines[0][1]:
            continue  # a command that a probe runs
        counted[line[2]] += 1
        is_there = any(f"{where}/{folder}" in line[3] for folder in written.split())
        is_reading = line[2] == "openat" and "O_CREAT" not in line[3] and "O_DIRECTORY" not in line[3]
        if is_there and not is_reading:
            yield Call(line[2], counted[line[2]], line[3].replace(where, ""))


def _hurt(target: Target, call: Call, error: str) -> Hurt | None:
    """Let one call fail. None where another call than the one that was meant came to be that number, every time."""
    for _ in range(_TRIES):
        with _furnished(target) as place:
            before = _contents(place)
            inject = ("-e", f"inject={call.name}:error={error}:when={call.number}")
            ended = _traced(target, place, inject)
            failed = [line for line in (place / "log").read_text(errors="replace").splitlines() if "INJECTED" in line]
            if any(f"{place}/{folder}" in line for line in failed for folder in target.written.split()):
                return Hurt(call, error, ended, list(_problems(target, place, before, ended, call)))
    return None


def _problems(target: Target, place: Path, before: Mapping[str, bytes], ended: Ended, call: Call) -> Iterator[str]:
    now = _contents(place)
    if ended.code not in _DONE | _SAID:
        yield f"exit code {ended.code}"
    if ended.code in _SAID and str(place) not in ended.said:
        yield "does not say where"
    if ended.code in _DONE and not _is_done(target, place, before, now):
        yield "says nothing, and has not done it"
    yield from (f"torn: {name}" for name in torn(place))
    yield from (f"gone: {name}" for name in before if name not in now and not name.endswith(".tmp"))
    changed = (
        name for name, data in before.items() if name in now and now[name] != data and name not in target.outputs
    )
    yield from (f"changed: {name}" for name in changed)
    if call.name not in {"unlink", "rename"}:
        known = {Path(name).name for name in before}
        yield from (f"left over: {name}" for name in left_over(place) if name not in known)


def _is_done(target: Target, place: Path, before: Mapping[str, bytes], now: Mapping[str, bytes]) -> bool:
    if target.outputs:
        return all(now.get(name, before[name]) != before[name] for name in target.outputs)
    folder = place / target.written
    return len({path.stem for path in folder.glob("*.json")} & {path.stem for path in folder.glob("*.html")}) > 0


def _contents(place: Path) -> dict[str, bytes]:
    """Give what is there for people, by its name."""
    files = (path for path in place.rglob("*") if path.is_file() and path.name not in {"log", "said.txt"})
    return {str(path.relative_to(place)): path.read_bytes() for path in files if "cache" not in path.parts}


class _furnished:  # noqa: N801  used as a function is
    """A place where this command can run, gone afterwards."""

    def __init__(self, target: Target) -> None:
        self._target = target
        self._folder = tempfile.TemporaryDirectory()

    def __enter__(self) -> Path:
        place = Path(self._folder.name)
        self._target.furnish(place)
        make_old(place)
        return place

    def __exit__(self, *_: object) -> None:
        self._folder.cleanup()


def _traced(target: Target, place: Path, inject: Sequence[str]) -> Ended:
    watch: Command = ("strace", "-f", "-y", "-qq", "-o", place / "log", "-e", f"trace={','.join(_CALLS)}", *inject)
    return run((*watch, *target.arguments(place)), place, LANG="C.UTF-8")


def _check(place: Path) -> Command:
    return (*PROGRAM, "check", "--results", place / "results", "--no-open", "--lang", "en")


def _fleet(place: Path) -> Command:
    output = place / "output"
    exports = [f"--{kind}={output / f'list.{kind}'}" for kind in ("csv", "xlsx", "json")]
    return (*PROGRAM, "fleet", place / "results", "-o", output / "overview.html", *exports, "--no-open", "--lang", "en")


def _furnish_check(place: Path) -> None:
    """A folder does not exist yet; beside it lies what the user wrote."""
    (place / "letter.txt").write_text("Dear parents")


def _furnish_again(place: Path) -> None:
    """A folder with results of others, and with what a run that was cut off left: a whole file and half of one."""
    _furnish_check(place)
    fill(place / "results", most=2)
    (whole, _) = sorted((place / "results").glob("*.json"))
    shutil.copy(whole, place / "results" / f".{_STEM}.json.77.tmp")
    (place / "results" / f".{_STEM}.html.78.tmp").write_text("<!doctype html>")


def _furnish_fleet(place: Path) -> None:
    """Results of a school, and the overview of last year beside what the user wrote."""
    fill(place / "results")
    shutil.copytree(_made_before(), place / "output")
    (place / "output" / "letter.txt").write_text("Dear parents")


def _made_before() -> Path:
    """Give a folder with an earlier overview and its exports, of fewer devices; made once."""
    folder = Path(tempfile.gettempdir()) / "systeemcheck-attack-overview"
    if not folder.exists():
        with tempfile.TemporaryDirectory() as place:
            fill(Path(place) / "results", most=60)
            (Path(place) / "output").mkdir()
            run(_fleet(Path(place)), Path(place))
            shutil.copytree(Path(place) / "output", folder)
    return folder


_OUTPUTS = tuple(f"output/{name}" for name in ("overview.html", "list.csv", "list.xlsx", "list.json"))
TARGETS: Mapping[str, Target] = MappingProxyType(
    {
        "check, new folder": Target(_check, "results", _furnish_check),
        "check": Target(_check, "results", _furnish_again),
        "fleet": Target(_fleet, "output cache", _furnish_fleet, _OUTPUTS),
    }
)


def main() -> int:
    """Hurt, and say what came of it."""
    if why := missing():
        print(f"left out: {why}", file=sys.stderr)  # noqa: T201  a report for a person
        return 2
    is_sound = True
    for name in TARGETS:
        hurt = list(hurt_each(name))
        bad = [item for item in hurt if item.problems]
        is_sound = is_sound and not bad
        codes = dict(sorted(Counter(item.ended.code for item in hurt).items()))
        calls = dict(Counter(item.call.name for item in hurt))
        print(f"{name}: {len(hurt)} calls failed, exit codes {codes}, {calls}, {len(bad)} not as it should", flush=True)  # noqa: T201
        for item in bad:
            print("  ", item.error, item.call, item.ended, item.problems)  # noqa: T201
    return 0 if is_sound else 1


if __name__ == "__main__":
    sys.exit(main())
