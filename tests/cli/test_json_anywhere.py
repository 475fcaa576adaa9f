"""A JSON document on standard output says the same in every encoding that a console or a pipe has."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.cli.program import PROJECT
from tests.fleet.results import result, write

NAME = "Łódź é ≥ 😀"
PAGE = "<h1>Systeemeisen Łódź 😀</h1><table><tr><th>Onderdeel</th><th>Minimum</th></tr><tr><td>Werkgeheugen</td><td>≥ 4 GB é</td></tr></table>"  # noqa: E501
MACHINE = PROJECT / "tests" / "machines" / "windows-11-pro-24h2"
COMMANDS = {
    "check": ("check", "--recorded", str(MACHINE), "--label", NAME, "--on", "2026-11-30", "--json"),
    "evaluate": ("evaluate", "resultaten", "--on", "2026-11-30", "--json"),
    "diff": ("spec", "diff", "malmberg/2025-2026.1", "malmberg/2026-2027.1", "--on", "2026-11-30", "--json"),
    "from-page": ("spec", "from-page", "page.html", "--json"),
    "export": ("spec", "export", "--fleet", "policies.yml", "--on", "2026-11-30", "--json"),
    "releases": ("releases", "show", "--json"),
}


def given(folder: Path, words: tuple[str, ...], encoding: str) -> tuple[str, Any]:
    variables = {**os.environ, "PYTHONPATH": str(PROJECT), "PYTHONUTF8": "0", "PYTHONIOENCODING": encoding}
    done = subprocess.run(
        [sys.executable, "-m", "checker", *words], cwd=folder, env=variables, stdin=subprocess.DEVNULL,
        capture_output=True, timeout=60, check=False,
    )  # fmt: skip
    text = done.stdout.decode()
    return text, without_chance(json.loads(text))


def without_chance(document: Any) -> Any:  # noqa: ANN401  any part of a document
    if isinstance(document, dict):
        return {
            name: without_chance(part) for name, part in document.items() if name not in {"result_id", "measured_at"}
        }
    return [without_chance(part) for part in document] if isinstance(document, list) else document


@pytest.mark.parametrize("command", COMMANDS)
def test_it_is_whole(command: str, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(PAGE, encoding="utf-8")
    write(tmp_path / "resultaten", result(NAME))
    _, wanted = given(tmp_path, COMMANDS[command], "utf-8")
    for encoding in ("cp1252", "cp437", "ascii"):
        text, document = given(tmp_path, COMMANDS[command], encoding)
        assert text.isascii()
        assert document == wanted
