"""What a page hands over, as JSON and as a code: judged as the collector does, answered, stored and read again."""

from __future__ import annotations

import base64
import json
from collections.abc import Sequence
from functools import cache
from random import Random

from attacks.doors.door import NOW, Door, shipped_spec, shipped_tables
from attacks.mutations import mutate_bytes, mutate_json
from checker.browser_page.pasted_text import CODE_PREFIX
from checker.browser_page.submission import decode_submission, encode_code
from checker.checking.arriving import arriving, handed_over
from checker.checking.checked_device import Rules
from checker.checking.submissions import checked_submission
from checker.errors import BadInputError
from checker.reporting.check_page.answer import page_answer
from checker.reporting.language.words import Words
from checker.storage.result_file import decode_result, encode_result

_WINDOWS = (
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36"
)
_CHROMEBOOK = (
    "Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Safari/537.36"
)
_IPAD = (
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) "
    "Version/18.6 Safari/605.1.15"
)
_TABLET = (
    "Mozilla/5.0 (Linux; Android 14; SM-X200) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36"
)
_BRANDS = [{"brand": "Chromium", "version": "142.0.7444.60"}, {"brand": "Google Chrome", "version": "142.0.7444.60"}]
_HINTS = {"platform": "Windows", "platformVersion": "15.0.0", "mobile": False, "fullVersionList": _BRANDS}


def seeds() -> Sequence[bytes]:
    """Give what a PC, a Chromebook, an iPad and a tablet hand over."""
    platforms = (
        (_WINDOWS, "Win32", 0),
        (_CHROMEBOOK, "Linux x86_64", 10),
        (_IPAD, "MacIntel", 5),
        (_TABLET, "Linux armv81", 5),
    )
    return [json.dumps(_submission(*told, number)).encode() for number, told in enumerate(platforms)]


def code_seeds() -> Sequence[bytes]:
    """Give the same as codes."""
    return [encode_code(decode_submission(seed, "seed")).encode() for seed in seeds()]


def enter(data: bytes) -> bool:
    """Judge it as sent over the network and as handed over later."""
    try:
        submission = decode_submission(data, "fuzzed")
    except BadInputError:
        return False
    for arrive in (arriving, handed_over):
        arrival = arrive(submission.measured_at, NOW, shipped_tables())
        device = checked_submission(submission, _rules(), arrival)
        page_answer(device, _words())
        decode_result(encode_result(device.result), "stored")
    return True


def mutate_code(data: bytes, random: Random) -> bytes:
    """Give a code whose content is changed, or whose letters are."""
    if random.random() < 0.3:  # noqa: PLR2004  a share
        return mutate_bytes(data, random)
    letters = data.removeprefix(CODE_PREFIX.encode())
    try:
        inside = base64.urlsafe_b64decode(letters + b"=" * (-len(letters) % 4))
    except ValueError:
        return mutate_bytes(data, random)
    return CODE_PREFIX.encode() + base64.urlsafe_b64encode(mutate_bytes(inside, random)).rstrip(b"=")


def _submission(user_agent: str, platform: str, touch: int, number: int) -> dict[str, object]:
    answers = {
        "device_class": "ipad",
        "updates_until": "2031-06",
        "memory": 4,
        "model": "ipad-9",
        "sound": True,
        "os_version": "18.6",
    }
    hints = {"client_hints": _HINTS} if number == 0 else {}
    return {
        "format": 1,
        "id": f"{number:032x}",
        "device": f"{number + 16:032x}",
        "measured_at": "2026-11-23T10:00:00Z",
        "time_zone": "Europe/Amsterdam",
        "label": f"nr {number}",
        "location": "Groep 5",
        "signals": {
            "ua": user_agent, "platform": platform, "vendor": "Google Inc.", "max_touch_points": touch,
            "pixel_ratio": 1.5, "screen": {"width": 1366, "height": 768}, **hints,
        },
        "tried": {
            "cookies": True, "storage": True, "webgl": True, "popups": True, "device_memory": 4, "logical_cores": 4,
            "outer_width": 1366, "inner_width": 1366, "languages": ["nl-NL", "en"],
        },
        "answers": answers if number > 1 else {},
    }  # fmt: skip


@cache
def _rules() -> Rules:
    return Rules(shipped_spec(), shipped_tables(), "De Regenboog", "Groep 5")


@cache
def _words() -> Words:
    return Words("nl")


SUBMISSION = Door(seeds, mutate_json, enter)
CODE = Door(code_seeds, mutate_code, enter)
