"""How long an overview takes, next to DuckDB counting the same files. `python -m benchmarks.fleet_speed`.

A folder of invented results (checker/demo) stands in for a school board's. Everything runs from an installed wheel.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.check_speed import installed
from benchmarks.processes import in_turn_apart, table
from checker.demo.school import file_name, invented_results
from checker.resources import built_in_specs_folder
from checker.specification.catalogue import requirements_in
from checker.storage.result_file import encode_result

_ROUNDS = 7
_SIZES = {10_000: 44, 100_000: 434}
"""Results, about, and the schools they come from: each has 200 devices, and some were measured twice."""
_TABLES_OF = dt.date(2026, 11, 23)
_SLOW_OPEN = 0.002
_PEER = 'import duckdb, sys; print(duckdb.sql("SELECT verdict, count(*) FROM read_json(\'" + sys.argv[1] + "/*.json\', union_by_name = true) GROUP BY verdict"))'  # noqa: E501
_SLOWLY = f"""
import os, sys, time
real = os.open
def slow(path, *rest, **more):
    if str(path).endswith(".json"):
        time.sleep({_SLOW_OPEN})
    return real(path, *rest, **more)
os.open = slow
from checker.cli.main import main
main()
"""


def main() -> None:
    """Make the folders, install, measure, print."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        program = installed(place)
        python = str(Path(program).with_name("python"))
        subprocess.run([python, "-m", "pip", "install", "--quiet", "duckdb"], check=True)  # noqa: S603  the peer
        _many(place, program, python)
        _ten_times_as_many(place, program)
        _slow_share(place, python)
        _page(place, program)


def _many(place: Path, program: str, python: str) -> None:
    results = results_in(place, 10_000)
    ours = (program, "fleet", str(results), "-o", str(place / "o.html"), "--quiet", "--no-cache")
    commands = {"systeemcheck fleet": ours, "duckdb read_json": (python, "-c", _PEER, str(results))}
    print(f"{len(list(results.iterdir()))} results\n{table(in_turn_apart(commands, _ROUNDS), 'systeemcheck fleet')}\n")  # noqa: T201


def _ten_times_as_many(place: Path, program: str) -> None:
    results = results_in(place, 100_000)
    ours = (program, "fleet", str(results), "-o", str(place / "o.html"), "--quiet", "--no-cache")
    measured = in_turn_apart({"systeemcheck fleet": ours}, 2)
    print(f"{len(list(results.iterdir()))} results\n{table(measured, 'systeemcheck fleet')}\n")  # noqa: T201
    print(f"page: {(place / 'o.html').stat().st_size} bytes\n")  # noqa: T201
    shutil.rmtree(results)


def _slow_share(place: Path, python: str) -> None:
    """A second run of which one file in a hundred is new, where each open takes two milliseconds."""
    results = results_in(place, 10_000)
    os.environ["XDG_CACHE_HOME"] = str(place / "cache")
    slowly = (python, "-c", _SLOWLY, "fleet", str(results), "-o", str(place / "o.html"), "--quiet")
    seconds = []
    for _ in range(2):
        started = time.perf_counter()
        subprocess.run(slowly, check=True)  # noqa: S603  this program, from the wheel
        seconds.append(time.perf_counter() - started)
        for path in sorted(results.iterdir())[::100]:
            path.write_bytes(path.read_bytes() + b"\n")
            _age(path)
    first, second = seconds
    print(f"slow share: first {first:.2f} s, second {second:.2f} s, ratio {second / first:.2f}\n")  # noqa: T201


def _page(place: Path, program: str) -> None:
    """Open the page of 10,000 devices in Chromium, and search in it."""
    results = results_in(place, 10_000, schools=50)
    page = place / "page.html"
    subprocess.run([program, "fleet", results, "-o", page, "--quiet", "--no-cache"], check=True)  # noqa: S603
    script = Path(__file__).resolve().parents[1] / "tests" / "reporting" / "use_overview.mjs"
    node, chromium = shutil.which("node"), shutil.which("chromium")
    if not (node and chromium):
        print("left out, not installed: node, chromium", file=sys.stderr)  # noqa: T201
        return
    done = subprocess.run([node, script, chromium, page], capture_output=True, text=True, check=True)  # noqa: S603
    seen = json.loads(done.stdout)
    size = page.stat().st_size
    print(f"page: {size} bytes, opened in {seen['openedIn']} ms, slowest filter {seen['filteredIn']:.0f} ms")  # noqa: T201


def results_in(place: Path, number: int, schools: int = 0) -> Path:
    """Give a folder with about so many results, made when it is not there yet."""
    folder = place / f"results-{number}-{schools}"
    if not folder.exists():
        folder.mkdir()
        requirements = requirements_in(built_in_specs_folder())
        spec, releases = requirements.choose((), _TABLES_OF), requirements.releases
        for result in invented_results(spec, releases, _TABLES_OF, schools or _SIZES[number]):
            path = folder / file_name(result)
            path.write_bytes(encode_result(result))
            _age(path)
    return folder


def _age(path: Path) -> None:
    """Make a file older than the moment in which one might be written twice."""
    before = time.time() - 60
    os.utime(path, (before, before))


if __name__ == "__main__":
    main()
