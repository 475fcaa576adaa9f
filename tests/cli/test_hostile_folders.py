"""A folder a case: results and lists, of which one is no good. The good one is judged, the bad one told of.

`expected.json`: `listed`, how the names of the files begin that have a row; `rejected`, those that have none and why;
`unknown`, what may not be known of a row; `duplicates`, how many groups of devices are flagged; `lists`, inventories
beside the results, each of which is tried.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.cli.program import systeemcheck

CASES = sorted(path.parent for path in (Path(__file__).parent / "hostile_folders").glob("*/expected.json"))


def overview(folder: Path, *more: str | Path) -> dict[str, Any]:
    """Give the overview as JSON; the page and the table are made too."""
    made = {name: folder.parent / f"overview.{name}" for name in ("html", "json", "csv", "xlsx")}
    outputs = [part for name in ("json", "csv", "xlsx") for part in (f"--{name}", made[name])]
    ended = systeemcheck(
        "fleet", folder, "-o", made["html"], *outputs, *more, "--no-open", "--no-cache", cwd=folder.parent
    )
    assert ended.code == 0, ended.err
    document: dict[str, Any] = json.loads(made["json"].read_text())
    return document


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_one_bad_value_costs_one_row_and_never_the_overview(case: Path, tmp_path: Path) -> None:
    expected = json.loads((case / "expected.json").read_text())
    results = tmp_path / "results"
    shutil.copytree(case, results, ignore=shutil.ignore_patterns("expected.json", "*.csv"))
    for inventory in [(), *(("--inventory", case / name) for name in expected.get("lists", ()))]:
        found = overview(results, *inventory)
        rows = {Path(row["file"]).name: row["findings"] for row in found["devices"]}
        assert len(rows) == len(expected["listed"])
        for start in expected["listed"]:
            assert [name for name in rows if name.startswith(start)], start
        rejected = {Path(item["file"]).name: item["reason"] for item in found["files"]["rejected"]}
        assert rejected == expected.get("rejected", {})
        assert len(found["duplicates"]) == expected.get("duplicates", 0)
        for start, unknown in expected.get("unknown", {}).items():
            (findings,) = (held for name, held in rows.items() if name.startswith(start))
            assert {findings[requirement] for requirement in unknown} == {"unknown"}
