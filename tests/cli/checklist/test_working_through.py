"""`systeemcheck checklist`: a coordinator shows it, ticks lines off, leaves out, adds and undoes."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.checklist.loading import load_checklist
from tests.cli.checklist.runs import OF_THAT_YEAR, checklist, document, entries, line, of_year
from tests.cli.program import PROJECT


def test_alone_it_shows_the_list_and_writes_nothing(tmp_path: Path) -> None:
    shown = checklist(*OF_THAT_YEAR, "--on", "2025-07-10", cwd=tmp_path)
    assert (shown.code, shown.err) == (0, "")
    assert shown.out == checklist("show", *OF_THAT_YEAR, "--on", "2025-07-10", cwd=tmp_path).out
    rows = shown.out.splitlines()
    assert rows[0] == "Checklist start schooljaar 2025-2026"
    assert rows[1].startswith("Op 10 juli 2025: 0 van de 14 gedaan; 1 te laat")
    assert rows.index("TE LAAT") < rows.index("EERST DOEN") < rows.index("Voor de zomervakantie")
    assert max(map(len, rows)) < 80
    assert list(tmp_path.iterdir()) == []


def test_every_line_of_the_file_is_shown_once_with_its_number(tmp_path: Path) -> None:
    items = load_checklist(PROJECT / "requirements_specs/checklists/malmberg-2025-2026.toml").item
    out = of_year(cwd=tmp_path).out
    for number, item in enumerate(items, start=1):
        assert f"{number:>3} [" in out
        assert out.count(item.title.nl) in {1, 2}


def test_a_line_is_ticked_by_its_number_its_name_or_the_start_of_that_and_unticked(tmp_path: Path) -> None:
    told = of_year("done", "1", "save-results", "ip", "--on", "2025-06-20", "--role", "teacher", cwd=tmp_path)
    assert (told.code, told.out) == (0, "")
    assert "Afgevinkt: Licenties opzeggen, gedaan op 20 juni 2025 door een leerkracht." in told.err
    assert "undo cancel-licences save-results ip-address" in told.err
    assert document(tmp_path)["counts"]["done"] == 3
    assert of_year("undo", "1", "3", "ip-address", cwd=tmp_path).code == 0
    assert document(tmp_path)["counts"]["done"] == 0


def test_what_is_done_already_is_said_and_written_once(tmp_path: Path) -> None:
    of_year("done", "1", "--on", "2025-06-20", cwd=tmp_path)
    again = of_year("done", "1", "cancel", cwd=tmp_path)
    assert (again.code, len(entries(tmp_path))) == (0, 1)
    assert "al afgevinkt: Licenties opzeggen, gedaan op 20 juni 2025" in again.err
    assert "undo" not in again.err


def test_more_can_be_told_of_a_tick_later_and_one_undo_takes_all_of_it(tmp_path: Path) -> None:
    of_year("done", "1", "--on", "2025-06-20", "--note", "per mail", cwd=tmp_path)
    assert of_year("done", "1", "--role", "head", cwd=tmp_path).code == 0
    done = line(tmp_path, "cancel-licences")["done"]
    assert (done["on"], done["note"], done["role"]) == ("2025-06-20", "per mail", "head")
    of_year("undo", "1", cwd=tmp_path)
    assert line(tmp_path, "cancel-licences")["done"] is None


def test_nothing_to_undo_is_said_and_writes_nothing(tmp_path: Path) -> None:
    told = of_year("undo", "1", cwd=tmp_path)
    assert (told.code, list(tmp_path.iterdir())) == (0, [])
    assert "niets ongedaan te maken: Licenties opzeggen" in told.err


@pytest.mark.parametrize("way", ["undo", "done"])
def test_what_is_left_out_is_shown_so_and_comes_back(way: str, tmp_path: Path) -> None:
    told = of_year("leave-out", "login-portal", "--note", "geen portaal", cwd=tmp_path)
    assert told.code == 0
    shown = of_year(cwd=tmp_path).out
    assert "[-] C. Inloggen via het portaal" in shown
    assert "Doen jullie niet: geen portaal" in shown
    assert "al niet" in of_year("leave-out", "login-portal", cwd=tmp_path).err
    assert of_year(way, "login-portal", cwd=tmp_path).code == 0
    assert line(tmp_path, "login-portal")["left_out"] is None


def test_a_line_of_the_school_s_own_is_added_late_done_and_taken_away(tmp_path: Path) -> None:
    told = of_year("add", "Tablets", "opladen", "--by", "2025-08-15", cwd=tmp_path)
    (own,) = [each for each in document(tmp_path)["lines"] if each["is_own"]]
    assert (told.code, own["title"]["nl"], own["number"]) == (0, "Tablets opladen", 18)
    assert own["id"] in told.err
    assert line(tmp_path, own["id"], "--on", "2025-08-16")["state"] == "overdue"
    assert line(tmp_path, own["id"], "--on", "2025-08-15")["state"] == "open"
    of_year("done", "18", cwd=tmp_path)
    assert "Niet meer afgevinkt" in of_year("undo", "18", cwd=tmp_path).err
    assert "Van de checklist gehaald: Tablets opladen" in of_year("undo", "18", cwd=tmp_path).err
    assert len(document(tmp_path)["lines"]) == 17


def test_the_first_day_of_school_gives_days_and_goes_before_the_settings(tmp_path: Path) -> None:
    (tmp_path / "systeemcheck.toml").write_text("first_school_day = 2025-08-25\n", encoding="utf-8")
    assert line(tmp_path, "groups-linked")["due"]["last"] == "2025-08-18"
    told = of_year("starts", "2025-08-18", cwd=tmp_path)
    assert "18 augustus 2025" in told.err
    assert line(tmp_path, "groups-linked")["due"]["last"] == "2025-08-11"
    assert "stond er al" in of_year("starts", "2025-08-18", cwd=tmp_path).err
    assert of_year("starts", "2029-08-18", cwd=tmp_path).code == 2
    assert len(entries(tmp_path)) == 1


def test_who_does_not_know_the_first_day_is_told_how_to_fill_it_in(tmp_path: Path) -> None:
    assert "systeemcheck checklist starts" in of_year(cwd=tmp_path).out
    of_year("starts", "2025-08-18", cwd=tmp_path)
    assert "systeemcheck checklist starts" not in of_year(cwd=tmp_path).out
