"""What is told after something was done."""

from __future__ import annotations

from typing import Literal

import msgspec

How = Literal["done", "note", "wrong"]


class Line(msgspec.Struct, frozen=True):
    """One thing to tell."""

    text: str
    how: How = "done"
