"""Work done once for tables that do not change: what was made of them is kept, by which objects they are.

Hashing a table to look it up would cost more than most of the work.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

_Parts = ParamSpec("_Parts")
_Made = TypeVar("_Made")
_MOST = 128


def once(make: Callable[_Parts, _Made]) -> Callable[_Parts, _Made]:
    """Give the function, remembering what it made of the same objects; they must not change, and are kept alive."""
    known: dict[tuple[int, ...], tuple[object, _Made]] = {}

    @wraps(make)
    def made(*parts: _Parts.args, **named: _Parts.kwargs) -> _Made:
        key = tuple(map(id, parts))
        found = known.get(key)
        if found is None:
            if len(known) >= _MOST:
                known.clear()
            found = known[key] = (parts, make(*parts, **named))
        return found[1]

    return made
