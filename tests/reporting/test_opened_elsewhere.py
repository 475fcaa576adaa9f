"""A check done in an app is told as such in the report, with the browser to use instead on that kind of device."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from checker.browser_page.submission import decode_submission
from checker.checking.arriving import Arrival
from checker.checking.checked_device import CheckedDevice, Rules
from checker.checking.submissions import checked_submission
from checker.model.readings import known
from checker.reporting.check_page.answer import page_answer
from checker.reporting.device.notices import notices
from checker.reporting.device.what_to_do import what_to_do
from checker.reporting.language.words import Words
from tests.browser_page.submissions import CHROMEBOOK, IPAD, WINDOWS, chromebook
from tests.evaluation.devices import releases, shipped_spec

NL = Words("nl")
TABLET = (
    "Mozilla/5.0 (Linux; Android 14; SM-X210; wv) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Version/4.0 Chrome/158.0.8100.1 Safari/537.36"
)
PHONE = TABLET.replace("SM-X210", "SM-A155F").replace("Safari", "Mobile Safari")
IN_AN_APP = [
    (f"{WINDOWS} Teams/25290.205.3.0", 0, "Edge of Chrome"),
    (f"{IPAD} Ddg/26.6", 0, "Safari of Chrome"),
    (f"{IPAD} Ddg/26.6", 5, "Safari"),
    (f"{CHROMEBOOK} Electron/32.1", 0, "Chrome"),
    (TABLET, 10, "Chrome"),
    (PHONE, 5, "Chrome"),
    ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)", 5, "Safari"),
    ("Mozilla/5.0 (Tablet; OpenHarmony 6.0) AppleWebKit/537.36 Chrome/132.0.0.0 ArkWeb/6.0.0", 5, "je gewone browser"),
]


def context_of(ua: str, touch: int = 0, **tried: object) -> CheckedDevice:
    sent = chromebook(answers={})
    sent["signals"] = {"ua": ua, "max_touch_points": touch}
    sent["tried"] = {**sent["tried"], **tried}
    submission = decode_submission(json.dumps(sent).encode(), "test")
    arrival = Arrival(dt.datetime(2026, 11, 25, tzinfo=dt.UTC), known(0, "page"))
    return checked_submission(submission, Rules(shipped_spec(), releases()), arrival)


@pytest.mark.pitfall(59)
@pytest.mark.parametrize(
    ("ua", "touch", "browser"),
    IN_AN_APP,
    ids=["windows", "mac", "ipad", "chromebook", "tablet", "phone", "iphone", "harmony"],
)
def test_page_and_report_name_the_browser_of_that_kind_of_device(ua: str, touch: int, browser: str) -> None:
    context = context_of(ua, touch)
    assert page_answer(context, NL).elsewhere == browser
    told = {notice.title: notice.text for notice in notices(context, NL)}
    assert f"Open de link in {browser} en" in told["De link is geopend in een app."]


@pytest.mark.pitfall(59)
def test_who_checked_in_a_browser_is_sent_nowhere() -> None:
    context = context_of(WINDOWS)
    assert page_answer(context, NL).elsewhere == ""
    assert "De link is geopend in een app." not in {notice.title for notice in notices(context, NL)}


@pytest.mark.pitfall(60)
@pytest.mark.parametrize(("place", "way"), [("frame", "in een eigen tabblad"), ("file", "niet als bestand")])
def test_what_was_not_measured_in_a_frame_or_a_file_says_how_to(place: str, way: str) -> None:
    context = context_of(CHROMEBOOK, opened_in=place, cookies=None, storage=None)
    (step,) = what_to_do(context, NL).steps
    assert any(way in paragraph.text for paragraph in step.paragraphs)
