"""A piece of a page that may ask something, from a table or a line, with all that the page says around it."""

from __future__ import annotations

from typing import NamedTuple

from checker.model.devices import DeviceClass
from checker.page_reading.block import Path
from checker.page_reading.meaning.devices import Devices
from checker.page_reading.meaning.roles import Role


class Piece(NamedTuple):
    """A text to read. `labels`: what its row or heading is about. `quote`: how it stands on the page.

    `group`: of which part of the page it is; what belongs together has the same. `is_asked`: it stands where
    requirements stand, so a value in it is one. `is_denied`: it stands below or
    behind words that turn it down. `is_likely`: whom it is for is only taken over from the sentence before. `row`: of
    which row of a table, for its minimum and recommended value. `name`: what a row or column is called that may be a
    method's, `is_of_method`: that surely is. `kinds`: the kinds of device that a cell is for, just those, where it may
    say no.
    """

    text: str
    quote: str
    labels: tuple[str, ...] = ()
    role: Role | None = None
    devices: Devices = Devices()
    remark: str = ""
    path: Path = ()
    group: int = 0
    row: int = 0
    is_asked: bool = False
    is_denied: bool = False
    is_likely: bool = False
    name: str = ""
    kinds: tuple[DeviceClass, ...] = ()
    is_of_method: bool = False
