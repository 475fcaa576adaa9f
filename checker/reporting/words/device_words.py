"""Which word a teacher uses for this device: laptop, computer, Mac, Chromebook, iPad, tablet."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from checker.evaluation.judging import Judgement
from checker.model.facts import known_text

_BY_CLASS: Mapping[str, str] = MappingProxyType(
    {"mac": "mac", "chromebook": "chromebook", "ipad": "ipad", "android-tablet": "tablet", "phone": "phone"}
)
_BY_FORM: Mapping[str, str] = MappingProxyType({"laptop": "laptop", "tablet": "tablet", "virtual": "virtual"})
_COMPUTERS = frozenset({"windows-pc", "linux-pc"})


def device_kind(judgement: Judgement) -> str:
    """Give the last part of the messages `kind.name.…` and `kind.this.…`; `device` when the kind is not known."""
    if judgement.device_class in _COMPUTERS:
        return _BY_FORM.get(known_text(judgement.facts, "device.form"), "computer")
    return _BY_CLASS.get(judgement.device_class, "device")
