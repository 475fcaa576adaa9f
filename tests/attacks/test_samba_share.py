"""A shared folder on a real Samba server: many at once, and a server that stops answering."""

from __future__ import annotations

from pathlib import Path

import pytest

from attacks.samba_share import missing, shared, write_many, write_when_it_hangs


def test_what_many_write_at_once_arrives_whole_and_a_share_that_hangs_loses_nothing(tmp_path: Path) -> None:
    if why := missing():
        pytest.skip(why)
    with shared(tmp_path) as share:
        assert write_many(tmp_path, share, 8) == (8, 8, 0)
        ended, _, is_kept = write_when_it_hangs(tmp_path, share)
        assert (ended.code, is_kept) == (4, True), ended.said
