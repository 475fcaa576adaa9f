"""A shared folder on a real Samba server: many at once, and a server that stops answering."""

from __future__ import annotations

from pathlib import Path

import pytest

from attacks.samba_share import decide_together, missing, shared, tick_together, write_many, write_when_it_hangs
from tests.fleet.results import fleet_of


def test_what_many_write_at_once_arrives_whole_and_a_share_that_hangs_loses_nothing(tmp_path: Path) -> None:
    if why := missing():
        pytest.skip(why)
    with shared(tmp_path) as share:
        assert write_many(tmp_path, share, 8) == (8, 8, 0)
        assert decide_together(tmp_path, share) == ([0] * 6, 6)
        assert tick_together(share, 5) == (2 * 6 - 1, 0)
        fleet = fleet_of(share.on_server / "results")
        assert len(fleet.rows) == 6
        assert {item.row.identity.label for item in fleet.aside} == {"PC 1", "PC 2"}
        contradicted = {conflict.subject[0] for conflict in fleet.decisions.conflicts}
        assert contradicted <= {"label", "location"}
        ended, _, is_kept = write_when_it_hangs(tmp_path, share)
        assert (ended.code, is_kept) == (4, True), ended.said
