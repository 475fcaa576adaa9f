"""Personal data that stands wherever a machine may hold it comes out nowhere."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from attacks.planted_data import PLANTED, found_in, outputs_in, planted


def test_nothing_that_was_planted_comes_out(tmp_path: Path) -> None:
    outputs = outputs_in(tmp_path)
    assert [found for where, data in outputs.items() for found in found_in(data, where)] == []
    kinds = {Path(where.split(" (")[0]).suffix for where in outputs}
    assert {".json", ".html", ".csv", ".xlsx", ".toml"} <= kinds
    if sys.platform == "linux":
        assert any("systeemcheck/" in where and where.endswith(".cache") for where in outputs)


def test_the_search_finds_each_of_them_where_it_was_planted() -> None:
    seen = {found.kind for data in planted() for found in found_in(data, "")}
    assert seen == set(PLANTED)
    assert len(PLANTED) >= 30


@pytest.mark.parametrize("text", ["EA-mvdlinden-x", "6d76646c696e64656e", "bXZkbGluZGVuIGlzIG12ZGxpbmRlbg=="])
def test_it_is_found_in_whatever_way_it_is_written(text: str) -> None:
    assert [found.kind for found in found_in(text.encode(), "")] == ["account name"]
