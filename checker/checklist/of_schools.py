"""How a checklist stands at each of several schools, side by side for who looks after all of them."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from checker.checklist.document import Checklist
from checker.checklist.standing import Standing


class ChecklistOfSchool(msgspec.Struct, frozen=True):
    """How it stands at one school; None where the ticks beside its results may be those of another."""

    school: str
    standing: Standing | None


class ChecklistsOfSchools(msgspec.Struct, frozen=True):
    """The checklist that is asked about, and how it stands at each school, by name."""

    checklist: Checklist
    schools: Sequence[ChecklistOfSchool]
