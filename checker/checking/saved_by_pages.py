"""What judges the files that pages saved, for a folder with results; only a folder that has one pays for it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from checker.checking.checked_device import Rules
from checker.storage.gathering import AsResult
from checker.storage.result_file import encode_result


def judged_by(rules: Callable[[], Rules], now: dt.datetime) -> AsResult:
    """Give what makes a result of such a file. `rules` are asked for with the first; `now` is when they are read."""

    def as_result(data: bytes, name: str) -> bytes:
        from checker.checking.submissions import result_of  # noqa: PLC0415  see above

        return encode_result(result_of(data, name, rules(), now.astimezone(dt.UTC)))

    return as_result
