"""A collector that others attack."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.collector.serving import Served, collecting


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with collecting(tmp_path_factory.mktemp("attacked") / "results", "--per-minute", "0") as running:
        yield running
