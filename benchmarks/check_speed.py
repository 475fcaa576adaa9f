"""How long a full check takes from an installed package, next to the peers. `python -m benchmarks.check_speed`."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.processes import in_turn, table

_ROUNDS = 15
_PROJECT = Path(__file__).resolve().parents[1]


def main() -> None:
    """Build, install, measure, print."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        program = installed(place)
        commands = {
            "systeemcheck check": (program, "check", "--quiet", "--no-open", "--results", str(place / "results")),
            "systeemcheck --version": (program, "--version"),
            "facter": ("facter",),
            "inxi -Fxx": ("inxi", "-Fxx"),
            "fusioninventory-inventory": ("fusioninventory-inventory",),
            **_system_information(place),
        }
        measured = in_turn(commands, _ROUNDS)
    print(table(measured, "systeemcheck check"))  # noqa: T201  the report


def installed(place: Path) -> str:
    """Give the program of a wheel, built from this checkout, in an environment of its own."""
    subprocess.run([sys.executable, "-m", "venv", place / "venv"], check=True)  # noqa: S603
    python = place / "venv" / "bin" / "python"
    subprocess.run([python, "-m", "pip", "install", "--quiet", "--no-warn-script-location", _PROJECT], check=True)  # noqa: S603
    return str(place / "venv" / "bin" / "systeemcheck")


def _system_information(place: Path) -> dict[str, tuple[str, ...]]:
    """Give the npm package's full read, when npm can install it."""
    try:
        subprocess.run(  # noqa: S603
            ["npm", "install", "--silent", "--prefix", str(place), "systeminformation@5"],  # noqa: S607
            check=True, capture_output=True,
        )  # fmt: skip
    except (OSError, subprocess.CalledProcessError):
        return {}
    package = place / "node_modules" / "systeminformation"
    return {"systeminformation": ("node", "--eval", f"require('{package}').getAllData().then(() => {{}})")}


if __name__ == "__main__":
    main()
