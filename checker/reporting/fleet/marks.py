"""What a reader must know of a measurement before believing it: each mark once, with its words."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from checker.fleet.rows import DeviceRow


class Mark(msgspec.Struct, frozen=True, kw_only=True):
    """One mark. `id` is the link to it on the page, `title` and `text` what stands above the devices that have it.

    A mark without these is told elsewhere on the page; `has_column`: in the exports too.
    """

    id: str
    label: str
    title: str = ""
    text: str = ""
    has_column: bool = False
    is_on: Callable[[DeviceRow], bool]


MARKS = (
    Mark(
        id="stale", label="fleet.mark.stale", title="fleet.stale.title", text="fleet.stale.text",
        is_on=lambda row: row.is_stale,
    ),
    Mark(
        id="future", label="fleet.mark.future", title="fleet.future.title", text="fleet.future.text",
        is_on=lambda row: row.is_from_the_future,
    ),
    Mark(
        id="clock", label="fleet.mark.clock", title="fleet.clock.title", text="fleet.clock.text",
        is_on=lambda row: row.clock_was_behind,
    ),
    Mark(id="claimed", label="fleet.mark.claimed", has_column=True, is_on=lambda row: row.is_claimed_otherwise),
    Mark(
        id="doubted", label="fleet.mark.doubted", title="fleet.doubted.title", text="fleet.doubted.text",
        is_on=lambda row: row.clock_is_doubted,
    ),
    Mark(
        id="wrong", label="fleet.mark.wrong", title="fleet.wrong.title", text="fleet.wrong.text",
        is_on=lambda row: row.clock_error is not None,
    ),
    Mark(id="reinstalled", label="fleet.mark.reinstalled", is_on=lambda row: "reinstalled" in row.joined),
    Mark(id="profiles", label="fleet.mark.profiles", is_on=lambda row: "profiles" in row.joined),
)  # fmt: skip
EXPLAINED = tuple(mark for mark in MARKS if mark.title)
"""The marks that have a heading of their own on the page."""
EXPORTED = tuple(mark for mark in MARKS if not mark.has_column)
"""The marks that stand together in one column of an export."""
