"""The program on other days than that of its tables, by the clock of the computer it runs on."""

import json
from pathlib import Path

import pytest

from tests.cli.at_a_clock import at_clock
from tests.cli.program import systeemcheck


@pytest.mark.parametrize("told", ["1999-01-01 12:00:00", "2028-02-29 12:00:00", "2081-06-01 12:00:00"])
def test_the_invented_school_stays_worth_seeing_when_the_tables_are_old(told: str, tmp_path: Path) -> None:
    made = at_clock(tmp_path, told, "demo", "school", "--no-open")
    assert made.returncode == 0
    seen = systeemcheck("fleet", "school/resultaten", "--json", "o.json", "--no-open", cwd=tmp_path)
    assert seen.code == 0
    verdicts = [row["verdict"] for row in json.loads((tmp_path / "o.json").read_text(encoding="utf-8"))["devices"]]
    assert verdicts.count("pass") + verdicts.count("advice") > 150
    assert "170 voldoen" in made.stderr


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ("1999-01-01", "Dat was al voorbij toen de tabellen gemaakt werden: zet de klok goed."),
        ("2081-01-01", "Dan zijn de tabellen te oud, of de klok staat verkeerd: kijk naar allebei."),
    ],
)
def test_tables_are_not_called_old_by_a_clock_from_before_them(told: str, said: str, tmp_path: Path) -> None:
    shown = at_clock(tmp_path, told, "releases", "show")
    assert shown.returncode == 0
    assert said in shown.stderr
