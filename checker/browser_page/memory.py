"""A browser's word on memory: a bucket, never a number.

Chromium rounds to the nearest power of two and clamps (`approximated_device_memory.cc`): since 147 to 2 to 32 GiB, on
Android to 1 to 8; before to 0.25 to 8. So 4 stands for 3 to 6 GiB, the highest for that or more, the lowest for that or
less.
"""

from __future__ import annotations

from checker.model.readings import Between, Known, Reading, unknown

_SOURCE = "deviceMemory"
_GIB = 2**30
_NEW_LIMITS_FROM = 147
_DOWN, _UP = 0.75, 1.5


def memory_of_bucket(bucket: float | None, major: int, *, is_android: bool) -> Reading:
    """Give the installed memory, in bytes, that a bucket stands for in a Chromium of this version."""
    if bucket is None:
        return unknown("hidden_by_browser", _SOURCE)
    lowest, highest = _limits(major, is_android=is_android)
    source = f"{_SOURCE} {bucket:g}"
    low, high = round(bucket * _DOWN * _GIB), round(bucket * _UP * _GIB)
    if bucket >= highest:
        return Known(value=low, source=source, bound="at_least")
    if bucket <= lowest:
        return Known(value=high, source=source, bound="at_most")
    return Between(low=low, high=high, source=source)


def _limits(major: int, *, is_android: bool) -> tuple[float, float]:
    if major < _NEW_LIMITS_FROM:
        return 0.25, 8
    return (1, 8) if is_android else (2, 32)
