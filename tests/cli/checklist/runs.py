"""The command `systeemcheck checklist`, run as a coordinator does, with the list of 2025-2026."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from checker.storage.school_year.reading import entries_in
from tests.cli.program import Ended, systeemcheck

LIST = "malmberg/2025-2026"


OF_THAT_YEAR = ("--checklist", LIST)


STANDARD: dict[str, str | None] = {"COLUMNS": None, "LC_ALL": None, "LANG": None}


def checklist(*words: str | Path, cwd: Path, lines: int = 80) -> Ended:
    return systeemcheck("checklist", *words, cwd=cwd, environment={**STANDARD, "COLUMNS": str(lines)})


def of_year(*words: str | Path, cwd: Path) -> Ended:
    return checklist(*words, *OF_THAT_YEAR, cwd=cwd)


def document(cwd: Path, *more: str | Path) -> dict[str, Any]:
    ended = of_year("show", "--json", *more, cwd=cwd)
    assert (ended.code, ended.err) == (0, "")
    told: dict[str, Any] = json.loads(ended.out)
    return told


def line(cwd: Path, name: str, *more: str | Path) -> dict[str, Any]:
    (found,) = [each for each in document(cwd, *more)["lines"] if each["id"] == name]
    return dict(found)


def entries(cwd: Path) -> list[object]:
    return list(entries_in([str(cwd / "resultaten")]).entries)
