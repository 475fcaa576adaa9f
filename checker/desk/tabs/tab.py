"""What a tab of the desk is: what it shows, what can be done on it, and which files it gives."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

import msgspec

from checker.desk.desk import Desk
from checker.desk.told import Line

Query = Mapping[str, list[str]]
"""What stands after the question mark of an address."""


class Action(NamedTuple):
    """Something that can be done: `takes` is the type of what the page sends, `do` does it and gives what to tell.

    `is_one_of_many`: many follow each other, so that the overview is made after the last one.
    """

    takes: type[msgspec.Struct]
    do: Callable[[Desk, Any], list[Line]]
    is_one_of_many: bool = False


class File(NamedTuple):
    """What a tab gives besides its page. `name`: under which it is saved, "" to be shown. `policy`: what it may use."""

    data: bytes
    content_type: str
    name: str = ""
    policy: str = ""


def _nothing(_desk: Desk) -> int:
    return 0


class Tab(NamedTuple):
    """A tab. `name` is its address, the end of its message and of its template; `view` is what the template prints.

    `scripts`, `styles`: what it has in `reports/scripts` and `reports/styles` besides the desk's own. `waiting`: how
    many things wait there for a person.
    """

    name: str
    view: Callable[[Desk, Query], object]
    actions: Mapping[str, Action] = MappingProxyType({})
    files: Mapping[str, Callable[[Desk, Query], File]] = MappingProxyType({})
    scripts: tuple[str, ...] = ()
    waiting: Callable[[Desk], int] = _nothing
    styles: tuple[str, ...] = ()
