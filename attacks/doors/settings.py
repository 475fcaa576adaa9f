"""The settings beside the program."""

from __future__ import annotations

from collections.abc import Sequence

from attacks.doors.door import Door, scratch
from attacks.mutations import mutate_tokens
from checker.errors import BadInputError
from checker.storage.settings import FILE_NAME, load_settings

_GOOD = b"""school = "De Regenboog"
location = "Groep 5"
results = "resultaten"
spec = "malmberg"
language = "nl"
inventory = "lijst.csv"
check_page = "https://example.org/check"
store_device_name = true
ask_label = false
"""


def seeds() -> Sequence[bytes]:
    """Give settings with everything in them, and none."""
    return [_GOOD, b"\xef\xbb\xbf" + _GOOD, b"# nothing"]


def enter(data: bytes) -> bool:
    """Read them."""
    (scratch() / FILE_NAME).write_bytes(data)
    try:
        load_settings(scratch())
    except BadInputError:
        return False
    return True


DOOR = Door(seeds, mutate_tokens, enter)
