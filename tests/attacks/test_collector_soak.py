"""Fifteen seconds under hundreds of slow connections; `python -m attacks.collector_soak` goes on for half an hour."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from attacks.collector_soak import soak
from attacks.program import collecting

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="sends from many addresses of this computer")


def test_a_class_is_answered_and_kept_while_one_address_holds_hundreds_of_connections(tmp_path: Path) -> None:
    with collecting(tmp_path, tmp_path / "results") as at:
        seen = soak(at, seconds=15, rate=20, slow=400)
    assert (seen.lost, seen.unanswered, seen.refused) == (0, 0, 0)
    assert (len(seen.asks), seen.stored) == (300, 300)
