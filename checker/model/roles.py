"""In which role a person acted: no name is kept."""

from __future__ import annotations

from typing import Literal, TypeAlias

Role: TypeAlias = Literal["teacher", "coordinator", "head", "board", "supplier", "publisher"]
"""Who read the publisher's page, or did a line of the checklist."""
