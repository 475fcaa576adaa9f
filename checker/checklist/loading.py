"""The door for checklists. What they say must also fit together."""

from __future__ import annotations

from pathlib import Path

import msgspec

from checker.checklist.document import Checklist
from checker.checklist.problems import Problem, problems
from checker.errors import BadInputError
from checker.typed_files import decode_toml_bytes, decoded_ahead, read_capped

LARGEST_CHECKLIST = 256 * 1024


def load_checklist(path: Path) -> Checklist:
    """Give the checklist in a TOML file. Raises `BadInputError` that names file, place and next step."""
    return checklist_in(read_capped(path, LARGEST_CHECKLIST), path)


def checklist_in(data: bytes, path: Path | str) -> Checklist:
    """Give the checklist in these bytes, which came from there. Raises `BadInputError`."""
    if ahead := decoded_ahead(data):
        return msgspec.json.decode(ahead, type=Checklist)
    checklist = decode_toml_bytes(data, path, Checklist)
    for problem in problems(checklist):
        raise BadInputError(str(path), problem.place, problem.text, _next_step(problem))
    return checklist


def _next_step(problem: Problem) -> str:
    if not problem.valid:
        return "Correct it and run again."
    from checker.mistakes import nearest  # noqa: PLC0415  only a mistake pays for it

    return nearest(problem.word, sorted(problem.valid))
