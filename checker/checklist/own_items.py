"""The name of a line that a school adds itself."""

from __future__ import annotations

import re
import unicodedata

_LONGEST = 40
_NOT_ALLOWED = re.compile(r"[^a-z0-9]+")


def own_item_id(title: str, entry: str) -> str:
    """Give a name that can be typed: `tablets-opladen-3f2a`.

    `entry`: the id of what adds it, of which the end keeps apart the lines of two people who chose the same words.
    """
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().casefold()
    words = _NOT_ALLOWED.sub("-", plain).strip("-")[:_LONGEST].strip("-") or "eigen"
    return f"{words}-{entry[-4:]}"
