"""How much an overview costs more with the school's list beside it. `python -m benchmarks.list_speed`.

10,000 invented results and a list of as many devices, in turn without the list, with one of the exact labels, and with
one that has nothing in common with them: the slowest to look through. The ratio is that of the least time each used of
the processor, which other programs on the machine disturb less than the time on the clock.
"""

from __future__ import annotations

import csv
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from benchmarks.check_speed import installed
from benchmarks.fleet_speed import results_in
from benchmarks.processes import least_of_the_processor, ratios
from checker.storage.result_file import decode_result

_ROUNDS = 5
_NUMBER = 10_000
_LABELS_IN_A_ROOM = 250
WITHOUT = "without a list"


def main() -> None:
    """Make the folder and the lists, install, measure, print."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        results = results_in(place, _NUMBER)
        program = installed(place)
        command = (program, "fleet", str(results), "-o", str(place / "o.html"), "--quiet", "--no-cache")
        commands: dict[str, Sequence[str]] = {WITHOUT: command}
        for name, rows in _lists(results).items():
            commands[name] = (*command, "--inventory", str(_written(place / f"{name}.csv", rows)))
        print(ratios(least_of_the_processor(commands, _ROUNDS), WITHOUT))  # noqa: T201


def _lists(results: Path) -> dict[str, Iterable[Sequence[str]]]:
    devices = [decode_result(path.read_bytes(), path.name).device for path in sorted(results.iterdir())]
    exact = dict.fromkeys((item.label, item.name, item.location, item.school) for item in devices)
    other = ((f"XQ-{number:05}", "", f"Zaal {number // _LABELS_IN_A_ROOM}", "") for number in range(_NUMBER))
    return {"exact labels": exact, "nothing in common": other}


def _written(path: Path, rows: Iterable[Sequence[str]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=";").writerows([("Label", "Naam", "Lokaal", "School"), *rows])
    return path


if __name__ == "__main__":
    main()
