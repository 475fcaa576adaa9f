"""The memory modules as udev wrote them down from the firmware's table."""

from __future__ import annotations

import re

_PROPERTY = re.compile(r"^E:MEMORY_DEVICE_(\d{1,3})_(SIZE|PRESENT|TYPE)=(.*)$", re.MULTILINE | re.ASCII)
_COUNT = re.compile(r"^E:MEMORY_ARRAY_NUM_DEVICES=(\d{1,3})$", re.MULTILINE | re.ASCII)
_NO_MEMORY = frozenset({"flash"})  # the chip with the firmware, which some boards list among the slots


def module_bytes(properties: str) -> list[int | None]:
    """The size of every filled slot, None for one that does not tell; none where no slots are told.

    systemd, `dmi_memory_id`: MEMORY_DEVICE_0_SIZE in bytes, MEMORY_DEVICE_1_PRESENT=0 for an empty slot.
    """
    slots: dict[int, dict[str, str]] = {number: {} for number in range(_told_count(properties))}
    for number, field, value in _PROPERTY.findall(properties):
        slots.setdefault(int(number), {})[field] = value.strip()
    return [_size(slot) for slot in slots.values() if _is_memory(slot)]


def _told_count(properties: str) -> int:
    count = _COUNT.search(properties)
    return int(count[1]) if count else 0


def _is_memory(slot: dict[str, str]) -> bool:
    return slot.get("PRESENT") != "0" and slot.get("TYPE", "").casefold() not in _NO_MEMORY


def _size(slot: dict[str, str]) -> int | None:
    text = slot.get("SIZE", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 16 else None  # noqa: PLR2004  a petabyte
