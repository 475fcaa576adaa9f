"""The checklist with a real Windows Python: shown in signs that its consoles have, ticked and written as anywhere."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from portable.wine.prefix import CompletedWine, WinePrefix
from tests.cli.program import systeemcheck

pytestmark = pytest.mark.wine
LIST = ("--checklist", "malmberg/2025-2026", "--on", "2025-07-10")


@pytest.fixture
def on_windows(
    windows_10: WinePrefix, windows_python: Path, with_project: dict[str, str], tmp_path: Path
) -> Callable[..., CompletedWine]:
    def run(*words: str) -> CompletedWine:
        return windows_10.run(
            windows_python, "-m", "checker", "checklist", *words, cwd=tmp_path, environment=with_project
        )

    return run


def test_what_a_windows_console_is_given_is_what_any_other_is(
    on_windows: Callable[..., CompletedWine], tmp_path: Path
) -> None:
    ticked = on_windows("done", "1", "--note", "coördinator: één keer", *LIST)
    assert ticked.returncode == 0, ticked.stderr
    shown = on_windows(*LIST)
    elsewhere = systeemcheck("checklist", *LIST, cwd=tmp_path, environment={"COLUMNS": None})
    said = shown.stdout.decode("cp1252").replace("\r\n", "\n")
    assert (shown.returncode, said) == (0, elsewhere.out)
    assert "coördinator: één keer" in said
    for code_page in ("cp437", "cp850", "cp858", "cp1252"):
        assert said.encode(code_page).decode(code_page) == said


def test_a_page_and_a_calendar_written_on_windows_are_taken_for_its_own_elsewhere(
    on_windows: Callable[..., CompletedWine], tmp_path: Path
) -> None:
    made = on_windows("--html", "c.html", "--ics", "c.ics", *LIST)
    assert made.returncode == 0, made.stderr
    assert systeemcheck("checklist", "--html", "c.html", "--ics", "c.ics", *LIST, cwd=tmp_path).code == 0
    assert (tmp_path / "c.ics").read_bytes().count(b"\r\n") > 20
