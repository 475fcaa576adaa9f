"""What was found in a file, for scripts: one document, with nothing of what stands in the file but days and version."""

from __future__ import annotations

import msgspec

from checker.group_data.group_file import GroupFile, Problem
from checker.group_data.kinds import FOUND_BY, Check

SCHEMA_VERSION = 1


class Counts(msgspec.Struct, frozen=True, kw_only=True):
    """How many there are."""

    groups: int
    combined_groups: int
    pupils: int
    teachers: int
    branches: int


class GroupFileDocument(msgspec.Struct, frozen=True, kw_only=True):
    """The document of `edexml check --json`. A text is null where the file does not tell it in a form that is known."""

    schema_version: int
    encoding: str
    version: str | None
    school_year: str | None
    reference_date: str | None
    counts: Counts
    problems: int
    found: tuple[Problem, ...]
    checks_made: tuple[Check, ...]
    checks_not_made: tuple[Check, ...]


def encode_group_file(file: GroupFile) -> str:
    """Give the document as text, with a newline at its end."""
    document = GroupFileDocument(
        schema_version=SCHEMA_VERSION,
        encoding=file.encoding,
        version=file.version or None,
        school_year=file.school_year or None,
        reference_date=file.dated or None,
        counts=Counts(
            groups=file.groups,
            combined_groups=file.combined_groups,
            pupils=file.pupils,
            teachers=file.teachers,
            branches=file.branches,
        ),
        problems=file.problem_count,
        found=file.found,
        checks_made=file.made,
        checks_not_made=tuple(check for check in FOUND_BY if check not in file.made),
    )
    return msgspec.json.format(msgspec.json.encode(document), indent=2).decode() + "\n"
