"""A device in words, made by who knows the language; everything else of the model is without language."""

from __future__ import annotations

from typing import Protocol

import msgspec

from checker.evaluation.remembering import Numbered
from checker.fleet.judged_devices import JudgedDevice


class Description(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What a reader knows a device by, "" where it is not known.

    `findings` say what was measured where a requirement is not met: one for each finding that is no pass, in order.
    """

    model: str
    system: str
    browser: str
    memory: str
    screen: str
    findings: tuple[str, ...]


class Describer(Protocol):
    """Who puts devices into words."""

    def describe(self, device: Numbered, judged: JudgedDevice) -> Description:
        """Give a device in words."""
