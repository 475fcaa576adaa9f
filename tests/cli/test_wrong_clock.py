"""A clock that is wrong: the check and the overview end well and say so."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.at_a_clock import at_clock
from tests.cli.program import systeemcheck


def test_a_clock_before_the_tables_judges_for_the_tables_day_and_says_so(tmp_path: Path) -> None:
    done = at_clock(tmp_path, "2020-01-01 12:00:00", "check", "--json")
    document = json.loads(done.stdout)
    assert document["measured_at"].startswith("2020-01-01")
    assert document["on"] == document["releases"]["browsers"]["snapshot"]
    (report,) = (tmp_path / "resultaten").glob("*.html")
    assert "klok" in report.read_text().lower()


@pytest.mark.pitfall(63)
@pytest.mark.parametrize(
    "told", ["1970-01-01 00:10:00", "2010-01-01 00:00:00", "2038-01-20 00:00:00", "9999-12-31 00:00:00"]
)
def test_whatever_the_clock_tells_the_check_ends_well_and_says_that_the_clock_is_wrong(
    tmp_path: Path, told: str
) -> None:
    done = at_clock(tmp_path, told, "check", "--no-open")
    assert done.returncode in {0, 3}
    assert "De klok van dit apparaat staat verkeerd" in done.stderr
    assert "1. Zet de klok" in done.stderr or "1. Kijk eerst of de klok" in done.stderr
    (report,) = (tmp_path / "resultaten").glob("*.html")
    assert "Open Instellingen, Systeem, Datum en tijd." in report.read_text()
    (result,) = (tmp_path / "resultaten").glob("*.json")
    assert json.loads(result.read_text())["on"] == json.loads(result.read_text())["releases"]["browsers"]["snapshot"]
    again = systeemcheck("evaluate", result, cwd=tmp_path)
    assert (again.code, "its clock" in again.out) == (done.returncode, True)
    overview = systeemcheck("fleet", "resultaten", "--json", "o.json", "--no-open", cwd=tmp_path)
    assert overview.code == 0
    (row,) = json.loads((tmp_path / "o.json").read_text())["devices"]
    assert row["clock_was_behind"] or row["is_from_the_future"]


@pytest.mark.pitfall(63)
@pytest.mark.parametrize("told", ["2010-01-01 00:00:00", "2038-01-20 00:00:00", "9999-12-31 23:00:00"])
def test_an_overview_made_with_a_wrong_clock_says_so(tmp_path: Path, told: str) -> None:
    assert systeemcheck("check", "--no-open", "--results", "r", cwd=tmp_path).code in {0, 3}
    assert at_clock(tmp_path, told, "fleet", "r", "-o", "o.html", "--no-open", "--no-cache").returncode == 0
    assert "De klok van deze computer staat verkeerd" in (tmp_path / "o.html").read_text()


@pytest.mark.pitfall(63)
def test_a_day_that_was_asked_for_is_no_reason_to_look_at_the_clock(tmp_path: Path) -> None:
    ended = systeemcheck("check", "--no-open", "--on", "2038-01-20", cwd=tmp_path)
    assert "klok" not in ended.err
    (result,) = (tmp_path / "resultaten").glob("*.json")
    assert json.loads(result.read_text())["on"] == "2038-01-20"
