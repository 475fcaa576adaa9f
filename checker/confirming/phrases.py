"""The sentences that a spec of one's own holds, in every language; who makes one hands them over."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import NamedTuple

from checker.specification.document import Text, Title


class Phrases(NamedTuple):
    """`read`: that a value was read on the page on a day. `whole`, `in_part`: that all, or some, values were compared.

    `title`: what a kind of row is called.
    """

    read: Callable[[dt.date], Text]
    whole: Callable[[dt.date], Text]
    in_part: Callable[[dt.date], Text]
    title: Callable[[str], Title]
