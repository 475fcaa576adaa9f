"""Fifteen seconds under hundreds of slow connections; `python -m attacks.collector_soak` goes on for half an hour."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from attacks.collector_soak import collecting, soak

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="sends from many addresses of this computer")


def test_a_class_is_answered_and_kept_while_one_address_holds_hundreds_of_connections(tmp_path: Path) -> None:
    with collecting(tmp_path) as at:
        seen = soak(at, seconds=15, rate=20, slow=300)
    assert (len(seen.asks), seen.stored) == (300, 300)
    assert (seen.refused, seen.unanswered, seen.lost) == (0, 0, 0)
