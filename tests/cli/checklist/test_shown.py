"""What `systeemcheck checklist` gives: JSON, devices counted, a page, a calendar and mails."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from tests.cli.checklist.runs import checklist, document, line, of_year
from tests.cli.program import PROJECT
from tests.evaluation.devices import windows_laptop
from tests.fleet.results import result, write


def test_json_is_one_document_also_with_results_and_files(tmp_path: Path) -> None:
    write(tmp_path / "resultaten", result("nr 1"), result("nr 2"))
    told = document(tmp_path, "--html", "c.html", "--ics", "c.ics")
    (devices,) = [each for each in told["lines"] if each["verified_by"] == "devices"]
    assert devices["evidence"] == {
        "kind": "devices", "meets": 2, "fails": 0, "unknown": 0, "missing": 0, "oldest": "2026-11-23", "all": 2,
    }  # fmt: skip
    assert {"c.html", "c.ics"} <= {path.name for path in tmp_path.iterdir()}


def test_devices_are_counted_as_the_overview_counts_them(tmp_path: Path) -> None:
    folder = tmp_path / "resultaten"
    old = {**windows_laptop(), "memory.installed": windows_laptop()["memory.installed"]}
    write(folder, result("nr 1"), result("nr 2", facts=old), result("nr 2", facts=old, days_ago=3))
    (tmp_path / "lijst.csv").write_text("label\nnr 1\nnr 2\nnr 3\n", encoding="utf-8")
    (tmp_path / "systeemcheck.toml").write_text('inventory = "lijst.csv"\n', encoding="utf-8")
    evidence = line(tmp_path, "devices")["evidence"]
    assert (evidence["all"], evidence["missing"]) == (3, 1)
    assert "2 van 2 apparaten voldoen; 1 nog niet gemeten" in " ".join(of_year(cwd=tmp_path).out.split())


def test_what_meets_the_requirements_of_another_publisher_shows_nothing_for_this_checklist(tmp_path: Path) -> None:
    write(tmp_path / "resultaten", result("nr 1"))
    spec = (PROJECT / "requirements_specs" / "voorbeelden" / "digitale-toets.toml").as_posix()
    (tmp_path / "systeemcheck.toml").write_text(f'spec = "{spec}"\n', encoding="utf-8")
    told = of_year(cwd=tmp_path)
    assert "Gemeten" not in told.out
    assert "je beoordeelt ze niet met de eisen van Malmberg" in " ".join(told.err.split())
    (tmp_path / "systeemcheck.toml").write_text(f'spec = ["malmberg", "{spec}"]\n', encoding="utf-8")
    assert "Gemeten" in of_year(cwd=tmp_path).out


def test_a_list_of_devices_that_cannot_be_read_costs_the_count_and_not_the_checklist(tmp_path: Path) -> None:
    write(tmp_path / "resultaten", result("nr 1"))
    (tmp_path / "systeemcheck.toml").write_text('inventory = "weg.csv"\n', encoding="utf-8")
    ended = of_year(cwd=tmp_path)
    assert ended.code == 0
    assert "weg.csv" in ended.err
    assert "1 [ ] Licenties" in ended.out or "1 [!] Licenties" in ended.out


def test_nothing_takes_the_place_of_a_pipe_or_a_device(tmp_path: Path) -> None:
    make_pipe = getattr(os, "mkfifo", None) or pytest.skip("this system has no named pipes")
    make_pipe(tmp_path / "pipe")
    for option in ("--ics", "--html"):
        ended = of_year(option, "pipe", cwd=tmp_path)
        assert (ended.code, ended.out) == (2, "")
        assert "geen gewoon bestand" in ended.err
    assert stat.S_ISFIFO((tmp_path / "pipe").stat().st_mode)


def test_a_page_and_a_calendar_take_the_place_of_earlier_ones_only(tmp_path: Path) -> None:
    first = of_year("--html", "c.html", "--ics", "c.ics", cwd=tmp_path)
    assert (first.code, first.out) == (0, "")
    of_year("done", "1", cwd=tmp_path)
    again = of_year("--html", "c.html", "--ics", "c.ics", cwd=tmp_path)
    assert again.code == 0
    assert "Niet in de agenda, omdat er geen datum bij hoort: Bingel" in again.err
    assert "de eerste schooldag nog niet bekend is: Groepen koppelen" in again.err
    assert (tmp_path / "c.html").read_text("utf-8").startswith("<!DOCTYPE html>")
    assert (tmp_path / "c.ics").read_bytes().startswith(b"BEGIN:VCALENDAR")


def test_the_list_that_is_read_is_never_written_over(tmp_path: Path) -> None:
    own = tmp_path / "mijn.toml"
    own.write_bytes((PROJECT / "requirements_specs/checklists/malmberg-2025-2026.toml").read_bytes())
    before = own.read_bytes()
    assert checklist("--checklist", own, "--html", own, cwd=tmp_path).code == 2
    assert own.read_bytes() == before


def test_mails_are_given_to_copy_all_or_one(tmp_path: Path) -> None:
    every = of_year("mail", "--on", "2025-06-20", cwd=tmp_path)
    one = of_year("mail", "save-results", "--on", "2025-06-20", cwd=tmp_path)
    assert every.out.count("Onderwerp: ") == 4
    assert one.out.startswith("Onderwerp: Toetsresultaten bewaren: voor 18 juli")
    (same,) = [each for each in every.out.split("-" * 40) if "Toetsresultaten bewaren: voor" in each]
    assert same.strip("\n") == one.out.strip("\n")
    none = of_year("mail", "devices", cwd=tmp_path)
    assert (none.code, none.out) == (0, "")
    assert "geen mail" in none.err
