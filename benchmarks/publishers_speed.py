"""How much an overview costs more by several publishers. `python -m benchmarks.publishers_speed`.

10,000 invented results, in turn by what ships alone, and with a second publisher beside it: one that asks the very
same, one that asks as much with other values, and a test that asks little.
"""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path

from benchmarks.check_speed import installed
from benchmarks.fleet_speed import results_in
from benchmarks.processes import least_of_the_processor, ratios
from checker.resources import built_in_specs_folder

_ROUNDS = 5
_NUMBER = 10_000
_ONE = "malmberg/2026-2027.1"
_SHIPPED = built_in_specs_folder() / "malmberg" / "2026-2027.toml"
_A_TEST = Path(__file__).resolve().parents[1] / "tests" / "several_specs" / "specs" / "rekentoets.toml"
_OTHER_VALUES = {
    'minimum = "4 GiB"': 'minimum = "8 GiB"',
    'minimum = "2 GiB"': 'minimum = "20 GiB"',
    'minimum = "1024 x 768"': 'minimum = "1280 x 720"',
    'minimum = "1024 x 600"': 'minimum = "1280 x 720"',
    'minimum = "1280 x 720"': 'minimum = "1366 x 768"',
    'minimum = "12"': 'minimum = "13"',
    'minimum = "16"': 'minimum = "17"',
    "table_valid_days = 365": "table_valid_days = 300",
}


def main() -> None:
    """Make the folder and the specs, install, measure, print."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        results = results_in(place, _NUMBER)
        command = (installed(place), "fleet", str(results), "-o", str(place / "o.html"), "--quiet", "--no-cache")
        alone = (*command, "--spec", _ONE)
        second = {
            "and the same again": _named("the-same", {}, place),
            "and one as large": _named("other", _OTHER_VALUES, place),
            "and a small test": _A_TEST,
        }
        commands = {"one publisher": alone, **{name: (*alone, "--spec", str(file)) for name, file in second.items()}}
        print(ratios(least_of_the_processor(commands, _ROUNDS), "one publisher"))  # noqa: T201


def _named(name: str, changes: Mapping[str, str], place: Path) -> Path:
    """Give what ships under the name of another publisher, with these changes."""
    text = _SHIPPED.read_text(encoding="utf-8").replace('id = "malmberg"', f'id = "{name}"', 1)
    for old, new in changes.items():
        text = text.replace(old, new)
    file = place / f"{name}.toml"
    file.write_text(text, encoding="utf-8")
    return file


if __name__ == "__main__":
    main()
