"""Names of result files: readable, safe on every file system, recognisable."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.storage.names import STEM, stem

DEVICE = "0123456789abcdef" * 2


@given(st.text(max_size=200))
def test_any_device_name_gives_a_name_that_fits_the_public_pattern(name: str) -> None:
    assert STEM.fullmatch(stem(name, DEVICE, "2026-11-23T10:00:00Z", "abcdefgh"))


@pytest.mark.parametrize(
    ("name", "readable"),
    [
        ("LOKAAL5-PC12", "LOKAAL5-PC12"),
        ("Groep 5 nr 12", "Groep-5-nr-12"),
        ("Zoë's laptop", "Zoe-s-laptop"),
        ("../../etc/passwd", "etc-passwd"),
        ("测试", "apparaat"),
        ("", "apparaat"),
    ],
)
def test_a_teacher_recognises_the_device(name: str, readable: str) -> None:
    assert stem(name, DEVICE, "2026-11-23T10:00:00Z", "abcdefgh") == f"{readable}_{DEVICE}_20261123T100000Z_abcdefgh"
