"""A folder with specs beside the program, and what is changed in it."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from checker.resources import built_in_specs_folder
from checker.specification.catalogue import Requirements, load_releases, requirements_in
from checker.specification.digest import digest_of

BUILT_IN = built_in_specs_folder()
OF_THE_PROGRAM = requirements_in(BUILT_IN)
SPEC, BROWSERS = Path("malmberg/2025-2026.toml"), Path("releases/browsers.toml")
Change = Callable[[Path], object]
SNAPSHOTS = (load_releases(BUILT_IN).browsers.snapshot, load_releases(BUILT_IN).operating_systems.snapshot)
LATEST = max(SNAPSHOTS)
DAY = dt.timedelta(days=1)


def replaced(name: Path, old: str, new: str) -> Change:
    def change(folder: Path) -> None:
        text = (folder / name).read_text(encoding="utf-8")
        assert old in text
        (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")

    return change


EXTENSION = """schema_version = 1
extends = "malmberg"
id = "rules"
version = "1"
title = { nl = "Huisregels", en = "House rules" }
valid_from = 2026-08-01

[[requirement]]
id = "memory"
basis_note = { nl = "Keuze van de school.", en = "The choice of the school." }
condition.recommended = "16 GiB"
"""


def stands_on(extends: str, name: str = "rules") -> Change:
    """A spec of the school's own that says only what differs from another."""

    def change(folder: Path) -> None:
        text = EXTENSION.replace('"malmberg"', f'"{extends}"').replace('"rules"', f'"{name}"')
        text = text.replace("valid_from = 2026-08-01\n", "") if "/" in extends else text
        (folder / name).mkdir(parents=True)
        (folder / name / "own.toml").write_text(text, encoding="utf-8")

    return change


SNAPSHOT = f"snapshot = {load_releases(BUILT_IN).browsers.snapshot}"


def specs_of(requirements: Requirements) -> dict[str, str]:
    """Give what every name stands for."""
    return {entry.name: digest_of(entry.spec) for entry in requirements.entries}


OWN_VERSION = "2026-2027.1+20261130.k3f9"


def confirmed_by_the_school(folder: Path, on: dt.date = LATEST) -> Path:
    """Put a version of the school's own beside the one it started from, as confirming it does."""
    text = (BUILT_IN / "malmberg/2026-2027.toml").read_text(encoding="utf-8")
    confirmation = f'confirmation = {{ of = "malmberg/2026-2027.1", on = {on}, role = "coordinator" }}'
    text = text.replace('version = "2026-2027.1"', f'version = "{OWN_VERSION}"\n{confirmation}', 1)
    path = folder / "malmberg" / f"{OWN_VERSION}.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path
