"""One overview of many hostile results: all are told of, no script runs, and it takes no longer than good ones do.

    python -m attacks.hostile_overview [NUMBER]

Changes NUMBER good results, 10,000 unless told otherwise, each at a few places, and lets `fleet` make an overview with
all its exports; then of as many good ones. Opens the page in Chromium and counts what ran that should not. The exit
code is 1 where a file is not accounted for, a script ran, or it took more than twice as long.
"""

from __future__ import annotations

import datetime as dt
import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from random import Random
from typing import NamedTuple

from attacks.mutations import mutate_json
from attacks.nasties import SCRIPTS
from attacks.program import PROGRAM, run
from checker.demo.school import file_name, invented_results
from checker.resources import built_in_specs_folder
from checker.specification.catalogue import requirements_in
from checker.storage.result_file import encode_result

_ALL = 10_000
_DAY = dt.date(2026, 11, 23)
_PATIENCE = 600
_A_SCHOOL = 220
_LONGEST = 2.0
_SCRIPT = Path(__file__).with_name("scripts_that_ran.mjs")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or ""


class Made(NamedTuple):
    """An overview: seconds it took, its exit code, the files it accounts for, and those it rejected, by reason."""

    seconds: float
    code: int
    told: int
    rejected: Mapping[str, int]


def write_results(place: Path, number: int) -> tuple[Path, Path]:
    """Give a folder with so many good results, and one with as many hostile ones made of them."""
    good, hostile = place / "good", place / "hostile"
    good.mkdir()
    hostile.mkdir()
    requirements, random = requirements_in(built_in_specs_folder()), Random(number)  # noqa: S311  the same results every time
    spec, releases = requirements.choose((), _DAY), requirements.releases
    schools = number // _A_SCHOOL + 1
    for _, result in zip(range(number), invented_results(spec, releases, _DAY, schools), strict=False):
        name, data = file_name(result), encode_result(result)
        (good / name).write_bytes(data)
        (hostile / name).write_bytes(_hostile(data, random))
    return good, hostile


def overview(place: Path, results: Path) -> Made:
    """Make an overview of a folder, with all its exports, as a user does."""
    output = place / f"{results.name}.html"
    exports = [f"--{kind}={place / f'{results.name}.{kind}'}" for kind in ("csv", "xlsx", "json")]
    started = time.perf_counter()
    ended = run((*PROGRAM, "fleet", results, "-o", output, *exports, "--no-open", "--no-cache"), place, _PATIENCE)
    seconds = time.perf_counter() - started
    told = json.loads((place / f"{results.name}.json").read_bytes()) if ended.code == 0 else {}
    return Made(seconds, ended.code, *_accounted_for(told))


def what_ran(page: Path) -> Mapping[str, int]:
    """Give what ran in Chromium that should not have, and how many devices the page shows."""
    done = subprocess.run(["node", _SCRIPT, CHROMIUM, page], capture_output=True, text=True, check=True)  # noqa: S603, S607
    seen: dict[str, int] = json.loads(done.stdout)
    return seen


def _hostile(data: bytes, random: Random) -> bytes:
    """Change a result so that some pass the door with a script in every name, and some do not pass."""
    if random.random() < 0.4:  # noqa: PLR2004  a share
        document = json.loads(data)
        names = {name: random.choice(SCRIPTS)[:120] for name in ("name", "label", "location", "school")}
        document["device"] |= names
        document["facts"]["device.model.name"] = {"state": "known", "value": random.choice(SCRIPTS), "source": "x"}
        return json.dumps(document).encode()
    return mutate_json(data, random)


def _accounted_for(told: Mapping[str, object]) -> tuple[int, Mapping[str, int]]:
    files = told.get("files")
    if not isinstance(files, dict):
        return 0, {}
    reasons: dict[str, int] = {}
    for item in files["rejected"]:
        reasons[item["reason"]] = reasons.get(item["reason"], 0) + 1
    return files["counted"] + files["earlier"] + files["copies"] + len(files["rejected"]), reasons


def main() -> int:
    """Attack, and say what came of it."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else _ALL
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        good, hostile = write_results(place, number)
        well, badly = overview(place, good), overview(place, hostile)
        ran = what_ran(place / "hostile.html") if CHROMIUM and shutil.which("node") else {}
    print(f"good: {well}\nhostile: {badly}\nin Chromium: {ran or 'not installed'}")  # noqa: T201  a report for a person
    print(f"ratio: {badly.seconds / well.seconds:.2f}")  # noqa: T201  likewise
    is_sound = badly.told == number and badly.code == 0 and badly.seconds <= _LONGEST * well.seconds
    return 0 if is_sound and not any(ran.get(kind) for kind in ("hits", "dialogs", "frames", "requests")) else 1


if __name__ == "__main__":
    sys.exit(main())
