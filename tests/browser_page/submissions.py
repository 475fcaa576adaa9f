"""Submissions of believable devices, to change one thing at a time."""

from __future__ import annotations

import json
from typing import Any

from checker.browser_page.submission import Submission, decode_submission

CHROMEBOOK = (
    "Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36"
)
IPAD = (
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) "
    "Version/27.2 Safari/605.1.15"
)
WINDOWS = (
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/158.0.0.0 Safari/537.36"
)


def chromebook(number: int = 1, **changes: object) -> dict[str, Any]:
    """Give what a Chromebook sends over plain http, with some parts changed."""
    return {
        "format": 1,
        "id": f"{number:032x}",
        "device": f"{number + 0xABC000:032x}",
        "measured_at": "2026-11-24T09:00:00Z",
        "time_zone": "Europe/Amsterdam",
        "label": f"CB-{number}",
        "location": "Groep 6",
        "signals": {
            "ua": CHROMEBOOK,
            "platform": "Linux x86_64",
            "max_touch_points": 0,
            "screen": {"width": 1366, "height": 768},
            "pixel_ratio": 1,
        },
        "tried": {"cookies": True, "storage": True, "webgl": True, "outer_width": 1366, "inner_width": 1366},
        "answers": {"sound": True, "updates_until": "2031-06"},
    } | changes


def ipad(number: int = 1, *, width: int = 810, height: int = 1080, **changes: object) -> dict[str, Any]:
    """Give what an iPad sends, in its usual desktop mode."""
    signals = {
        "ua": IPAD,
        "platform": "MacIntel",
        "max_touch_points": 5,
        "screen": {"width": width, "height": height},
        "pixel_ratio": 2,
    }
    tried = {"cookies": True, "storage": True, "webgl": True, "logical_cores": 8}
    return chromebook(number, label=f"iPad {number}", signals=signals, tried=tried, answers={"sound": True}) | changes


def submission(number: int = 1, **changes: object) -> Submission:
    """Give it as it comes through the door."""
    return decode_submission(json.dumps(chromebook(number, **changes)).encode(), "test")
