"""What a device hands over: signals, what the page tried, and what a person answered. The typed door for all of it.

The same document comes over the network, in a saved file, in a code that was copied and in a link's fragment.
"""

from __future__ import annotations

import base64
import binascii
import re
from typing import Annotated, Literal

import msgspec

from checker.browser_page.pasted_text import CODE_PREFIX, as_text, codes_in, documents_in
from checker.browser_page.signals import Signals
from checker.errors import BadInputError
from checker.model.devices import DeviceClass
from checker.model.storable import Id, Name

LARGEST_SUBMISSION = 16 * 1024
# What nearly every submission has, each put as one control character (the first as U+0001), which JSON never holds. It
# makes a code half as long, so that it fits in a QR code. The page gets this list; changing it changes CODE_PREFIX.
COMMON = (
    '{"format":1,"id":"', '","device":"', '","measured_at":"20', '","time_zone":"', "Europe/Amsterdam", '","label":"',
    '","location":"', '","signals":{"ua":"Mozilla/5.0 (', " AppleWebKit/537.36 (KHTML, like Gecko) ", " Safari/537.36",
    '","platform":"', '","vendor":"', "Google Inc.", '"client_hints":{"platform":"', ',"mobile":false',
    '"platformVersion":"', '"architecture":"x86","bitness":"64"', '"formFactors":["',
    '"fullVersionList":[{"brand":"', '","version":"', '"},{"brand":"', '"max_touch_points":', '"screen":{"width":',
    ',"height":', '"pixel_ratio":', '"tried":{"cookies":true,"storage":true,"webgl":true', ',"device_memory":',
    ',"logical_cores":', ',"outer_width":', ',"inner_width":', '"languages":["nl',
)  # fmt: skip
# Whatever year a device's clock tells, as JavaScript writes it: ECMA-262, "Date Time String Format".
_MOMENT = Annotated[
    str,
    msgspec.Meta(pattern=r"^([+-][0-9]{6}|[0-9]{4})-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z\Z"),
]
OS_VERSION = r"[0-9]{1,3}(\.[0-9]{1,3}){0,3}"
VERSION_ALONE = (
    r"^(?:(?:microsoft|windows|i(?:pad)?os|android|macos(?: [a-z]+)*|versi\w+|v)[\s:.]*)*(\d[\d.]*)(?:[\s(].*)?$"
)
"""What people copy with the number: Windows 11 Pro, macOS Tahoe 26.1, 18.5 (22F76)."""
UPDATES_UNTIL = r"20[0-9]{2}-(0[1-9]|1[0-2])"
"""What a person fills in, for the page to see to and for this door to hold it to."""
_PIXELS = Annotated[float, msgspec.Meta(ge=0, le=100_000)]


class Tried(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the page tried or read besides. None: it could not be tried.

    `outer_width` and `inner_width` are those of the browser window, which tell the zoom; `device_memory` is the
    browser's bucket in GiB. `opened_in`: what the page stood in where it cannot try cookies: another page, or a file.
    """

    opened_in: Literal["frame", "file"] | None = None
    cookies: bool | None = None
    storage: bool | None = None
    webgl: bool | None = None
    popups: bool | None = None
    device_memory: Annotated[float, msgspec.Meta(gt=0, le=4096)] | None = None
    logical_cores: Annotated[int, msgspec.Meta(gt=0, le=4096)] | None = None
    outer_width: _PIXELS | None = None
    inner_width: _PIXELS | None = None
    languages: Annotated[tuple[Annotated[str, msgspec.Meta(max_length=35)], ...], msgspec.Meta(max_length=20)] = ()


class Answers(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a person read off the device. None: not asked, or "I cannot find it".

    `updates_until` is a month (2031-06), `memory` in GiB, `model` an English title of the table of models.
    """

    device_class: DeviceClass | None = None
    os_version: Annotated[str, msgspec.Meta(pattern=rf"^{OS_VERSION}\Z")] | None = None
    updates_until: Annotated[str, msgspec.Meta(pattern=rf"^{UPDATES_UNTIL}\Z")] | None = None
    memory: Annotated[float, msgspec.Meta(ge=0.25, le=1024)] | None = None
    model: Name | None = None
    sound: bool | None = None
    popups: bool | None = None


class Submission(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One device, measured once. `id` is random for each time it is handed over, `device` stays in its browser.

    `measured_at` is the device's own clock, which may be years wrong; over the network it tells how wrong.
    """

    format: Literal[1]
    id: Id
    device: Id
    measured_at: _MOMENT
    time_zone: Annotated[str, msgspec.Meta(max_length=60)] = ""
    label: Name = ""
    location: Name = ""
    signals: Signals
    tried: Tried = Tried()
    answers: Answers = Answers()


_DECODER = msgspec.json.Decoder(Submission)
_UNREADABLE = (msgspec.MsgspecError, UnicodeError, RecursionError, binascii.Error)
_AGAIN = "Do the check on that device again."
_COPY_AGAIN = "Copy the whole code again, or do the check on that device again."
_ONE_EACH = "Keep each code in a file of its own."


def decode_submission(data: bytes, name: str) -> Submission:
    """Give the submission in these bytes: JSON, a code, or a text in which one of the two stands.

    `name` is for messages. Raises `BadInputError`, also for a text with the codes of several devices.
    """
    if len(data) > LARGEST_SUBMISSION:
        raise BadInputError(name, "", f"{len(data)} bytes; the limit is {LARGEST_SUBMISSION}", _AGAIN)
    try:
        return _DECODER.decode(data)
    except _UNREADABLE as error:
        return _in_text(as_text(data), name, error)


def _in_text(text: str, name: str, error: Exception) -> Submission:
    """Give the one submission in a text. A mail may hold a code twice: as the text of a link, and in its address."""
    found: list[Submission] = []
    codes = codes_in(text)
    for ways in codes or [list(documents_in(text))]:
        read = next(filter(None, map(_read, ways)), None)
        if read is None and codes:
            raise BadInputError(name, "", "the code is not whole, or was changed", _COPY_AGAIN) from error
        if read and read not in found:
            found.append(read)
    if len(found) > 1:
        raise BadInputError(name, "", "holds the codes of several devices", _ONE_EACH) from error
    if not found:
        problem = f"not what a device hands over ({' '.join(str(error).split())[:200]})"
        raise BadInputError(name, "", problem, _AGAIN) from error
    return found[0]


def _read(way: str) -> Submission | None:
    """Give the submission in JSON, or in the letters of a code; None where they are not a whole one."""
    try:
        return _DECODER.decode(way if way.startswith("{") else _of_letters(way))
    except _UNREADABLE:
        return None


def encode_code(submission: Submission) -> str:
    """Give the code: the JSON, its common parts put short, in letters that may stand in an address (RFC 4648)."""
    text = msgspec.json.encode(submission).decode()
    for number, part in enumerate(COMMON, start=1):
        text = text.replace(part, chr(number))
    return CODE_PREFIX + base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def _of_letters(letters: str) -> bytes:
    """Give the JSON in the letters of a code; `MsgspecError` where they end before it does."""
    text = base64.b64decode(letters + "=" * (-len(letters) % 4), altchars=b"-_", validate=True).decode()
    if not text.endswith("}"):
        raise msgspec.ValidationError("not whole")
    whole = re.sub(r"[\x01-\x1f]", lambda found: COMMON[ord(found[0]) - 1], text).encode()
    if len(whole) > LARGEST_SUBMISSION:
        raise msgspec.ValidationError(f"more than {LARGEST_SUBMISSION} bytes")
    return whole
