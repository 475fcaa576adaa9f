"""What a person reads of a browser that is not known, of a version that is not known, and of an update likewise."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.checking.this_device import AskedCheck, checked_here, recorded_device
from checker.probes.recording_file import read_recording
from checker.reporting.device.device_page import device_page
from checker.specification.specs_folder import requirements_in_use
from checker.storage.settings import Settings
from tests.evaluation.devices import DAY

CASES = Path(__file__).parent.parent / "recorded_cases"


@pytest.mark.parametrize(
    ("case", "title", "reason"),
    [
        ("portable-chrome-launcher", "Standaardbrowser", "Welke versie van Chrome dit is, is niet te lezen."),
        ("firefox-in-own-menu", "Browser", "Welke versie van Firefox dit is, is niet te lezen."),
        ("opera-neon", "Standaardbrowser", "Systeemcheck kent deze browser niet."),
        ("vivaldi-windows", "Browser", "Hoe oud Vivaldi 8 is, staat niet in de tabel"),
        ("opera-neon", "Laatste updates", "Dit apparaat vertelt het niet."),
    ],
)
def test_what_is_not_known_is_what_is_said(case: str, title: str, reason: str) -> None:
    recorded = recorded_device(read_recording(CASES / f"{case}.json"))
    page = device_page(checked_here(recorded, requirements_in_use(DAY), Settings(), AskedCheck()), "nl")
    row = next(row for table in page.tables for row in table.rows if row.title == title)
    assert reason in str(row)
    assert "andere browser 1" not in str(row)
