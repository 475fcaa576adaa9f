"""The lines on the terminal: short, and in characters every console has."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.reporting.device.summary import console_lines
from checker.reporting.rendering.outside_text import in_plain_signs
from tests.reporting import devices
from tests.reporting.contexts import VERDICT_CASES, by_fixed_spec, context_of_case


def test_verdict_reason_and_steps_in_a_few_lines() -> None:
    assert console_lines(by_fixed_spec(devices.laptop_with_all_verdicts()), "nl") == [
        "Laptop Groep 5 nr 12: VOLDOET NIET",
        "Chrome 149 op deze laptop is te oud. Werk Chrome bij: dat is gratis en duurt 5 minuten.",
        "",
        "1. Werk Chrome bij (gratis, 5 minuten)",
        "2. Meet 3 dingen alsnog (gratis)",
        "3. Vraag of er geheugen bij kan (kost geld, 1,5 uur, via je leverancier)",
        "",
        "De eisen zijn voorlopig.",
    ]


def test_a_good_device_needs_three_lines() -> None:
    lines = console_lines(by_fixed_spec(devices.good_computer(), device=devices.DESKTOP_IDENTITY), "en")
    assert lines[:2] == ["Computer Groep 7 nr 4: MEETS", "This computer meets all 7 requirements."]


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("folder", VERDICT_CASES, ids=lambda folder: folder.name)
def test_every_device_can_be_told_in_letters_that_every_console_has(folder: Path, language: str) -> None:
    lines = console_lines(context_of_case(folder), language)
    assert all(line.isprintable() and (line.encode("cp850"), line.encode("cp1252")) for line in lines)
    assert 3 <= len(lines) <= 10


def test_signs_become_what_looks_like_them() -> None:
    assert in_plain_signs("1024\u00a0×\u00a0768 – “coördinator’s” › …") == '1024 x 768 - "coördinator\'s" > ...'
    assert in_plain_signs("Eén Ščerbak \u65e5") == "Eén Scerbak ?"
