"""Browsers that a page names on lines of their own: each is enough, so together they are one row.

"Chrome: 120 of hoger" above "Safari: 16.4 of hoger" asks one of the two. Two rows would ask both. Where no one row can
say it, such as the newest two of one and a number of another, none does and the lines are listed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from checker.page_reading.meaning.clause import canonical
from checker.page_reading.meaning.found import Found

_BROWSER = "browser"


def joined(found: Iterable[Found]) -> tuple[list[Found], list[str]]:
    """Give what was found with such lines as one, and the texts of those that cannot be one."""
    groups: dict[object, list[Found]] = {}
    for place, one in enumerate(found):
        key = (one.role, one.classes, one.piece.path) if one.kind == _BROWSER else place
        groups.setdefault(key, []).append(one)
    whole: list[Found] = []
    left: list[str] = []
    for group in groups.values():
        if not _are_alternatives(group):
            whole += group
        elif value := canonical(_BROWSER, _together([one.value for one in group])):
            whole.append(_as_one(group, value))
        else:
            left += [one.piece.quote for one in group]
    return whole, left


def _are_alternatives(group: Sequence[Found]) -> bool:
    """Tell whether each names browsers that no other of them names."""
    names = [name for one in group for name in _names(one.value)]
    return len(group) > 1 and all(_names(one.value) for one in group) and len(set(names)) == len(names)


def _names(value: str) -> list[str]:
    if value.startswith("from "):
        return [one.split(" ")[0] for one in value.removeprefix("from ").split(", ")]
    _, _, names = value.partition(" of ")
    return names.split(", ") if names else []


def _together(values: Sequence[str]) -> str:
    """Give one value for all; of which nothing is understood where they are of different sorts."""
    if all(value.startswith("from ") for value in values):
        return f"from {', '.join(value.removeprefix('from ') for value in values)}"
    ages = {value.partition(" of ")[0] for value in values}
    names = [name for value in values for name in _names(value)]
    return f"{ages.pop()} of {', '.join(names)}" if len(ages) == 1 else ""


def _as_one(group: Sequence[Found], value: str) -> Found:
    first = group[0]
    is_one_table = first.piece.row >= 0 and len({one.piece.group for one in group}) == 1
    quote = " … ".join(dict.fromkeys(one.piece.quote for one in group))
    return first._replace(
        value=value,
        is_certain=is_one_table and all(one.is_certain for one in group),
        piece=first.piece._replace(quote=quote),
    )
