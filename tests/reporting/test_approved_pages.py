"""Whole pages against the ones a person approved, byte for byte.

After a wished-for change, write them anew, and look at each in a browser before committing:

    SYSTEEMCHECK_APPROVE=1 python -m pytest tests/reporting/test_approved_pages.py
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from checker.model.readings import Facts
from checker.model.results import DeviceIdentity
from checker.reporting.device.device_report import render_device_report
from tests.reporting import devices
from tests.reporting.contexts import LAPTOP, by_fixed_spec, by_fixed_specs

APPROVED = Path(__file__).parent / "approved"
PAGES: dict[str, tuple[Callable[[], Facts], DeviceIdentity, str]] = {
    "all-verdicts.nl": (devices.laptop_with_all_verdicts, LAPTOP, "nl"),
    "all-verdicts.en": (devices.laptop_with_all_verdicts, LAPTOP, "en"),
    "good-computer.nl": (devices.good_computer, devices.DESKTOP_IDENTITY, "nl"),
    "ipad.nl": (devices.ipad, devices.NAMELESS, "nl"),
    "unknown-kind.en": (devices.of_unknown_kind, devices.NAMELESS, "en"),
}
BY_TWO_PUBLISHERS: dict[str, tuple[Callable[[], Facts], DeviceIdentity, str]] = {
    "two-publishers.nl": (devices.laptop_with_all_verdicts, LAPTOP, "nl"),
    "two-publishers.en": (devices.good_computer, devices.DESKTOP_IDENTITY, "en"),
    "two-publishers-ipad.nl": (devices.ipad, devices.NAMELESS, "nl"),
}


def rendered(page: str) -> bytes:
    """Give a page as the program would write it."""
    facts, identity, language = (PAGES | BY_TWO_PUBLISHERS)[page]
    judge = by_fixed_spec if page in PAGES else by_fixed_specs
    return render_device_report(judge(facts(), device=identity), language).encode()


@pytest.mark.parametrize("page", PAGES | BY_TWO_PUBLISHERS)
def test_the_page_is_the_one_that_was_approved(page: str) -> None:
    file = APPROVED / f"{page}.html"
    if os.environ.get("SYSTEEMCHECK_APPROVE"):
        file.write_bytes(rendered(page))
    assert rendered(page) == file.read_bytes()


def test_every_approved_page_is_still_made() -> None:
    assert {file.stem for file in APPROVED.glob("*.html")} == set(PAGES | BY_TWO_PUBLISHERS)
