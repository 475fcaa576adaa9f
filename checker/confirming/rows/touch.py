"""Een scherm dat je aanraakt."""

from __future__ import annotations

from checker.confirming.rows.yes import flag

_WORDS = "touch touchscreen aanraakscherm aanraken"
TOUCH = flag("touch", "device.touch", ("windows-pc", "mac", "linux-pc", "chromebook"), _WORDS)
