"""What `fleet` says of the school's list: which column it took for what, and what it could not read."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from openpyxl import Workbook

from checker.errors import ExitCode
from tests.cli.program import Ended, systeemcheck
from tests.fleet.results import result, write


def fleet(folder: Path, name: str, data: str | bytes, *options: str) -> Ended:
    write(folder / "results", result())
    (folder / name).write_bytes(data.encode() if isinstance(data, str) else data)
    return systeemcheck("fleet", "results", "--inventory", name, *options, "--no-open", "--no-cache", cwd=folder)


def test_it_says_in_one_line_which_column_was_taken_for_what(tmp_path: Path) -> None:
    ended = fleet(tmp_path, "lijst.csv", "Sticker;Computernaam;Lokaal\nnr 1;PC-1;Groep 3\n")
    assert "Kolommen in lijst.csv: label = Sticker, naam = Computernaam en plek = Lokaal.\n" in ended.err


def test_it_says_what_it_guessed_and_which_days_it_did_not_understand(tmp_path: Path) -> None:
    ended = fleet(tmp_path, "l.csv", "Ding;Updates tot\nCB-1;snel\nCB-2;juni 2031\nCB-3;x\n", "--lang", "en")
    assert "label = Ding (known by what is in it)" in ended.err
    assert "2 dates in the list cannot be understood" in ended.err
    assert '(row 2 of "Updates tot": snel, row 4 of "Updates tot": x)' in ended.err


def test_it_names_the_sheets_it_read_and_those_it_did_not(tmp_path: Path) -> None:
    book = Workbook()
    tables = {
        "Noord": [("Sticker",), ("A-1",), ("A-2",)],
        "Zuid": [("Sticker",), ("B-1",)],
        "Los": [("Computernaam",), ("C-1",)],
    }
    for name, rows in tables.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    data = io.BytesIO()
    book.save(data)
    ended = fleet(tmp_path, "lijst.xlsx", data.getvalue())
    assert "Kolommen in lijst.xlsx, blad Noord, Zuid: label = Sticker.\n" in ended.err
    assert 'Ook op het blad "Los" staan apparaten.' in ended.err


def test_names_of_people_are_told_of_by_their_heading_alone(tmp_path: Path) -> None:
    ended = fleet(tmp_path, "lijst.csv", "Naam;Groep;Chromebook\nSanne V.;6;CB-1\nDaan B.;6;CB-2\n", "--json", "o.json")
    assert 'Niet gelezen, want er staan namen van mensen in: "Naam".' in ended.err
    written = (tmp_path / "overzicht.html").read_text("utf-8") + (tmp_path / "o.json").read_text("utf-8")
    assert "CB-1" in written
    assert not [name for name in ("Sanne", "Daan") if name in written + ended.err]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("merk;prijs\nHP;12\n", "geen kolom met labels of namen van apparaten herkend"),
        ("merk;prijs\n", "staat geen enkel apparaat"),
        ("", "staat geen enkel apparaat"),
        ("Leerling;Groep\nSanne V.;6\n", "noemt mensen en geen apparaten"),
        (b"%PDF-1.4\n\x00\x01", "is geen lijst die te lezen is"),
    ],
)
def test_a_list_that_tells_no_devices_is_said_and_the_overview_is_made_all_the_same(
    data: str | bytes, said: str, tmp_path: Path
) -> None:
    ended = fleet(tmp_path, "lijst.csv", data)
    assert ended.code == ExitCode.MEETS
    assert said in ended.err
    assert (tmp_path / "overzicht.html").is_file()


def test_a_quiet_run_says_only_that_the_list_tells_no_devices(tmp_path: Path) -> None:
    assert fleet(tmp_path, "lijst.csv", "Sticker\nnr 1\n", "--quiet").err == ""
    assert "geen enkel apparaat" in fleet(tmp_path, "lijst.csv", "", "--quiet").err


def test_a_workbook_that_cannot_be_opened_is_bad_input_that_says_what_to_do(tmp_path: Path) -> None:
    ended = fleet(tmp_path, "lijst.xlsx", b"PK\x03\x04" + bytes(100))
    assert ended.code == ExitCode.BAD_INPUT
    assert "lijst.xlsx" in ended.err
    assert "Opslaan als" in ended.err
    assert "Traceback" not in ended.err


def test_without_a_list_nothing_is_loaded_that_reads_one(tmp_path: Path) -> None:
    (tmp_path / "resultaten").mkdir()
    watched = (
        "import sys, atexit\n"
        "atexit.register(lambda: print('checker.storage.school_list.reading' in sys.modules))\n"
        "from checker.cli.main import main\nmain()\n"
    )
    asked = ("fleet", "resultaten", "--no-open", "--quiet")
    (tmp_path / "lijst.csv").write_text("label;lokaal\nCB-01;3\n", encoding="utf-8")
    assert systeemcheck(*asked, cwd=tmp_path, python=("-c", watched)).out == "False\n"
    assert systeemcheck(*asked, "--inventory", "lijst.csv", cwd=tmp_path, python=("-c", watched)).out == "True\n"
