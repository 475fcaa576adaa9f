"""The whole check with a real Windows Python: the files it leaves are those of any other platform."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from checker.storage.names import STEM
from portable.wine.prefix import WinePrefix
from tests.cli.program import systeemcheck

pytestmark = pytest.mark.wine


@pytest.fixture(params=["windows_10", "windows_11"])
def checked(
    request: pytest.FixtureRequest, tmp_path: Path, windows_python: Path, with_project: dict[str, str]
) -> tuple[Path, dict[str, Any]]:
    """Give the folder a check left its files in, and its JSON output."""
    prefix: WinePrefix = request.getfixturevalue(request.param)
    done = prefix.run(
        windows_python,
        "-m",
        "checker",
        "check",
        "--json",
        "--label",
        "Groep 5 nr 12",
        cwd=tmp_path,
        environment=with_project,
    )
    assert done.returncode in {0, 1, 3}, done.stderr.decode()
    document: dict[str, Any] = json.loads(done.stdout)
    return tmp_path / "resultaten", document


def test_a_check_on_windows_leaves_a_result_and_a_report_that_linux_can_judge(
    checked: tuple[Path, dict[str, Any]],
) -> None:
    folder, document = checked
    stored, report = sorted(folder.iterdir(), key=lambda path: path.suffix, reverse=True)[:2]
    assert json.loads(stored.read_text(encoding="utf-8")) == document
    assert STEM.fullmatch(stored.stem)
    assert report.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    again = systeemcheck("evaluate", stored, "--json", cwd=folder)
    (evaluated,) = json.loads(again.out)
    assert evaluated["judgement"]["verdict"] == document["verdict"]


def test_windows_readings_are_what_the_registry_was_given(checked: tuple[Path, dict[str, Any]]) -> None:
    facts = checked[1]["facts"]
    build = facts["os.build_id"]["value"]
    assert build in {"19045.6575", "26100.7309"}
    assert facts["os.version"]["value"] == ("10" if build.startswith("19045") else "11")
    assert facts["device.class"]["value"] == "windows-pc"
    assert {"edge", "firefox", "chrome"} <= {browser["name"] for browser in facts["browsers"]["value"]}
    assert facts["memory.installed"]["value"] >= facts["memory.usable"]["value"]


def test_nothing_in_the_result_names_a_person(checked: tuple[Path, dict[str, Any]]) -> None:
    text = json.dumps(checked[1])
    assert "leerkracht" not in text
    assert "S-1-5-21" not in text
    assert "Users\\\\" not in text
