"""The kinds of condition, one per file; the spec file names them in `kind`."""

from __future__ import annotations

from checker.conditions.all_of import AllOf
from checker.conditions.any_of import AnyOf
from checker.conditions.single import Single

Condition = Single | AnyOf | AllOf

__all__ = ["Condition"]
