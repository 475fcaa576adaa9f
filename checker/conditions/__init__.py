"""The kinds of condition, one per file; the spec file names them in `kind`."""

from __future__ import annotations

from checker.conditions.combined import Condition

__all__ = ["Condition"]
