"""The door for checklists. What they say must also fit together."""

from __future__ import annotations

from pathlib import Path

from checker.checklist.document import Checklist
from checker.checklist.problems import problems
from checker.errors import BadInputError
from checker.typed_files import decode_toml_bytes, read_capped

LARGEST_CHECKLIST = 256 * 1024


def load_checklist(path: Path) -> Checklist:
    """Give the checklist in a TOML file. Raises `BadInputError` that names file, place and next step."""
    return checklist_in(read_capped(path, LARGEST_CHECKLIST), path)


def checklist_in(data: bytes, path: Path | str) -> Checklist:
    """Give the checklist in these bytes, which came from there. Raises `BadInputError`."""
    checklist = decode_toml_bytes(data, path, Checklist)
    for place, problem in problems(checklist):
        raise BadInputError(str(path), place, problem, "Correct it and run again.")
    return checklist
