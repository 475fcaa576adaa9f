"""The collector with a real Windows Python: it serves, and who asked before it was stopped is answered."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from portable.wine.prefix import WinePrefix
from tests.collector.serving import free_port

pytestmark = pytest.mark.wine
SCRIPT = Path(__file__).parent / "inside" / "collect_and_stop.py"


@pytest.mark.parametrize("way", ["SIGINT", "SIGBREAK"])
def test_on_windows_too_who_asked_before_it_was_stopped_is_answered(
    way: str, windows_10: WinePrefix, tmp_path: Path, windows_python: Path, with_project: dict[str, str]
) -> None:
    done = windows_10.run(windows_python, SCRIPT, str(free_port()), way, cwd=tmp_path, environment=with_project)
    assert done.returncode == 0, done.stderr.decode()
    assert json.loads((tmp_path / "heard.json").read_text()) == [200, 200]
