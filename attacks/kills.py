"""Kill the program at a moment of no one's choosing: `check`, `fleet` and `collect`.

    python -m attacks.kills [NUMBER]

Kills each so many times (a third of NUMBER, 500 unless told otherwise), most often about when it writes, and counts
files that are torn, results and overviews that were said to be stored and are not there, and what the next run still
leaves behind once it is old. The exit code is 1 where any is found.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from random import Random
from types import MappingProxyType

import msgspec

from attacks.program import PROGRAM, Collecting, Command, collecting, fill, run, send, start, submission
from attacks.wholeness import is_temporary, left_over, make_old, torn
from checker.storage.result_file import read_result

_ALL = 500
_SENDERS = 4
_LONGEST_SENDING = 1.0
_ROUNDS_A_FOLDER = 10
_PATH = re.compile(r"(/\S+\.(?:html|csv|xlsx|json))")


class Seen(msgspec.Struct):
    """What was counted. `in_time` are the kills that found the program still busy, `in_writing` those in a write."""

    kills: int = 0
    in_time: int = 0
    in_writing: int = 0
    acknowledged: int = 0
    torn: int = 0
    lost: int = 0
    left_over: int = 0
    without_report: int = 0

    @property
    def is_sound(self) -> bool:
        """Tell whether nothing was torn, lost, left over or left out."""
        return not (self.torn or self.lost or self.left_over or self.without_report)


def kill_checks(place: Path, number: int, random: Random) -> Seen:
    """Kill `check`."""
    results = place / "results"
    results.mkdir()
    return _kill_runs(place, results, (*PROGRAM, "check", "--results", results, "--no-open"), number, random)


def kill_fleets(place: Path, number: int, random: Random) -> Seen:
    """Kill `fleet` while it replaces its earlier overview."""
    fill(place / "results")
    output = place / "output"
    output.mkdir()
    exports = (f"--{kind}={output / f'list.{kind}'}" for kind in ("csv", "xlsx", "json"))
    command: Command = (*PROGRAM, "fleet", place / "results", "-o", output / "overview.html", *exports, "--no-open")
    return _kill_runs(place, output, command, number, random)


def kill_collectors(place: Path, number: int, random: Random) -> Seen:
    """Kill `collect` while devices send."""
    seen, folders = Seen(kills=number), []
    for round_ in range(number):
        results = place / f"results-{round_ // _ROUNDS_A_FOLDER}"
        if results not in folders:
            folders.append(results)
        with collecting(place, results) as collector:
            acknowledged = _sent_until_killed(collector, random, seen)
        seen.in_writing += any(map(is_temporary, results.iterdir()))
        seen.acknowledged += len(acknowledged)
        seen.lost += len(set(acknowledged) - {read_result(path).result_id for path in results.glob("*.json")})
        seen.torn += len(torn(results))
    make_old(place)
    for results in folders:
        with collecting(place, results):
            pass
        seen.without_report += sum(not path.with_suffix(".html").exists() for path in results.glob("*.json"))
    seen.left_over = len(left_over(place))
    return seen


def _sent_until_killed(collector: Collecting, random: Random, seen: Seen) -> list[str]:
    """Give the ids of what the collector said to have stored before it was killed."""
    acknowledged: list[str] = []
    path = collector.path()
    senders = [threading.Thread(target=_send, args=(collector.port, path, acknowledged)) for _ in range(_SENDERS)]
    for sender in senders:
        sender.start()
    time.sleep(random.uniform(0, _LONGEST_SENDING))
    seen.in_time += collector.process.poll() is None
    collector.process.kill()
    for sender in senders:
        sender.join()
    return acknowledged


KILLS: Mapping[str, Callable[[Path, int, Random], Seen]] = MappingProxyType(
    {"check": kill_checks, "fleet": kill_fleets, "collect": kill_collectors}
)


def _kill_runs(place: Path, written: Path, command: Command, number: int, random: Random) -> Seen:
    """Kill a command that ends by itself, and let the last one end."""
    seen, said = Seen(kills=number), place / "said.txt"
    started = time.monotonic()
    run(command, place)
    usual = time.monotonic() - started
    for _ in range(number):
        before = set(place.rglob("*.tmp"))
        process = start(command, place, said)
        _wait_a_while(process, written, usual, random)
        seen.in_time += process.poll() is None
        process.kill()
        process.wait()
        acknowledged = [Path(found) for found in _PATH.findall(said.read_text())]
        seen.in_writing += bool(set(place.rglob("*.tmp")) - before)
        seen.acknowledged += len(acknowledged)
        seen.lost += sum(not path.exists() for path in acknowledged)
        seen.torn += len(torn(written))
    make_old(place)
    run(command, place)
    seen.left_over = len(left_over(place))
    return seen


def _wait_a_while(process: subprocess.Popen[bytes], written: Path, usual: float, random: Random) -> None:
    """Wait for a moment of chance in the whole run, or (two in three) until just after its first file appears."""
    if random.random() < 1 / 3:
        time.sleep(random.uniform(0, usual))
        return
    before = {entry.name for entry in written.iterdir()}
    until = time.monotonic() + 2 * usual
    while process.poll() is None and time.monotonic() < until and not _is_new(written, before):
        time.sleep(0.0002)
    time.sleep(random.choice((0, 0.0005, 0.002, random.uniform(0, 0.05))))


def _is_new(folder: Path, before: set[str]) -> bool:
    return any(entry.name not in before for entry in folder.iterdir())


def _send(port: int, path: str, acknowledged: list[str]) -> None:
    """Send one device after the other until nobody answers any more."""
    for number in range(100_000):
        body = submission(number)
        if send(port, path, body) != 200:  # noqa: PLR2004  HTTP's "OK"
            return
        acknowledged.append(str(body["id"]))


def main() -> int:
    """Kill, count and say."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else _ALL
    everything = []
    for name, kill in KILLS.items():
        with tempfile.TemporaryDirectory() as place:
            seen = kill(Path(place), -(-number // len(KILLS)), Random(name))  # noqa: S311  the same moments every time
        everything.append(seen)
        print(name, seen, flush=True)  # noqa: T201  a report for a person
    return 0 if all(seen.is_sound for seen in everything) else 1


if __name__ == "__main__":
    sys.exit(main())
