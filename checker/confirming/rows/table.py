"""Every kind of row, and which one a requirement is."""

from __future__ import annotations

from collections.abc import Collection

from checker.conditions import Condition
from checker.confirming.rows.android import ANDROID
from checker.confirming.rows.browser import BROWSER
from checker.confirming.rows.chromeos import CHROMEOS
from checker.confirming.rows.cookies import COOKIES
from checker.confirming.rows.default_browser import DEFAULT_BROWSER
from checker.confirming.rows.device_kind import DEVICE_KIND
from checker.confirming.rows.free_space import FREE_SPACE
from checker.confirming.rows.ipados import IPADOS
from checker.confirming.rows.macos import MACOS
from checker.confirming.rows.memory import MEMORY
from checker.confirming.rows.page_storage import PAGE_STORAGE
from checker.confirming.rows.popups import POPUPS
from checker.confirming.rows.processor_cores import PROCESSOR_CORES
from checker.confirming.rows.processor_speed import PROCESSOR_SPEED
from checker.confirming.rows.row import RowKind
from checker.confirming.rows.screen import SCREEN
from checker.confirming.rows.screen_room import SCREEN_ROOM
from checker.confirming.rows.screen_size import SCREEN_SIZE
from checker.confirming.rows.sound import SOUND
from checker.confirming.rows.sound_tablet import SOUND_TABLET
from checker.confirming.rows.supported_system import SUPPORTED_SYSTEM
from checker.confirming.rows.touch import TOUCH
from checker.confirming.rows.up_to_date import UP_TO_DATE
from checker.confirming.rows.webgl import WEBGL
from checker.confirming.rows.windows import WINDOWS

ROWS: tuple[RowKind, ...] = (
    MEMORY, FREE_SPACE, PROCESSOR_CORES, PROCESSOR_SPEED, SCREEN, SCREEN_ROOM, SCREEN_SIZE, WINDOWS, MACOS, IPADOS,
    ANDROID, CHROMEOS, BROWSER, DEFAULT_BROWSER, SUPPORTED_SYSTEM, UP_TO_DATE, SOUND, SOUND_TABLET, COOKIES,
    PAGE_STORAGE, WEBGL, POPUPS, TOUCH, DEVICE_KIND,
)  # fmt: skip
"""In the order in which they are offered to who adds one."""


def row_named(name: str) -> RowKind | None:
    """Give the kind of row with this name."""
    return next((row for row in ROWS if row.name == name), None)


def row_of(condition: Condition, classes: Collection[str]) -> RowKind | None:
    """Give the kind of row that asks this of these devices; None where it can only be kept or left out."""
    fitting = (row for row in ROWS if set(classes) <= set(row.classes))
    return next((row for row in fitting if row.plain(condition) is not None), None)
