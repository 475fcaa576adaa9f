"""The list of the school on the desk: kept, shown, and taken over with a click."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from checker.desk.tabs.table import TABS
from checker.overview.asking import AskedOverview, School, school_list
from checker.storage.school_list.kept import FILE_NAME, kept_list
from checker.storage.settings import Settings
from tests.cli.program import systeemcheck
from tests.desk.at_once import AtOnce, at_once
from tests.desk.two_results import LIST, names
from tests.fleet.results import result, write


def test_a_list_is_told_how_it_was_read_and_kept_for_the_next_start_and_for_fleet(desk: AtOnce, folder: Path) -> None:
    told = desk.drop("Mijn lijst.csv", LIST)
    assert "dit is nu je lijst, met 3 apparaten" in told[0]
    assert "Mijn lijst.csv" in desk.page("list")
    again = at_once(folder)
    assert again.desk.list is not None
    asked = AskedOverview(folders=(str(folder),))
    listed = school_list(asked, School(folder.parent, Settings()))
    assert listed is not None
    assert len(listed.devices) == 3
    ran = systeemcheck("fleet", folder, "-o", "o.html", "--json", "o.json", "--no-open", cwd=folder.parent)
    assert ran.code == 0
    assert "nr 8" in (folder.parent / "o.json").read_text()


def test_of_a_list_only_what_is_needed_is_kept(desk: AtOnce, folder: Path) -> None:
    desk.drop("l.csv", b"Label;Locatie;Leerling;Serienummer\nnr 1;Groep 5;Jip de Vries;5CD1234XYZ\n")
    kept = (folder / FILE_NAME).read_text()
    assert "nr 1" in kept
    assert "Jip" not in kept
    assert "5CD1234XYZ" not in kept


def test_a_list_that_tells_no_devices_leaves_the_earlier_one(desk: AtOnce, folder: Path) -> None:
    desk.drop("goed.csv", LIST)
    desk.drop("slecht.csv", b"Kleur;Prijs\nrood;3\n")
    kept = kept_list([str(folder)])
    assert kept is not None
    assert kept.name == "goed.csv"


def test_a_list_can_be_put_away_again(desk: AtOnce, folder: Path) -> None:
    desk.drop("l.csv", LIST)
    assert desk.told("list/forget", {}) == ["De lijst wordt niet meer gebruikt."]
    assert desk.desk.list is None
    assert not (folder / FILE_NAME).exists()


def test_a_sticker_that_is_otherwise_than_on_the_list_is_told_and_taken_over_with_a_click(folder: Path) -> None:
    write(folder, result("PC-93", name="PC-03"), result("sticker 5", name="LAPTOP-5"))
    desk = at_once(folder)
    desk.drop("l.csv", b"Label;Apparaatnaam\nnr 1;\nnr 2;\nPC-03;\n;LAPTOP-5\n")
    told = "PC-93, PC-03 (Groep 5) staat op je lijst als “PC-03”."
    page = desk.page("doubts")
    assert told in page
    assert "sticker 5" not in page
    assert '<span class="waiting">1' in page
    assert desk.desk.newest.made
    assert told in desk.desk.newest.made.page.decode()
    (key, _), (rows, _) = desk.hidden(page, "device"), desk.hidden(page, "rows")
    assert desk.told("doubts/accept", {"device": key, "rows": rows}) == ["Vastgelegd: PC-93 heet nu PC-03."]
    assert "Er is niets om na te kijken." in desk.page("doubts")


BROKEN = {
    "half": b'{"name": 3',
    "empty": b"",
    "other": b"[]",
    "newer": b'{"name": "l.csv", "problem": "a_problem_of_later"}',
    "deep": b"[" * 100_000,
    "binary": bytes(range(256)),
}


@pytest.mark.parametrize("data", BROKEN.values(), ids=BROKEN)
def test_a_kept_list_that_is_damaged_is_told_with_what_to_do(folder: Path, data: bytes) -> None:
    (folder / FILE_NAME).write_bytes(data)
    desk = at_once(folder)
    assert names(desk) == ["nr 1", "nr 2"]
    for text in (desk.page("list"), desk.desk.newest.made.page.decode() if desk.desk.newest.made else ""):
        assert "De lijst die bij “Mijn school” is bewaard, is niet te lezen." in text
        assert "Sleep je lijst opnieuw op “Mijn school”, tab Mijn lijst." in text
    ran = systeemcheck("fleet", folder, "-o", "o.html", "--no-open", cwd=folder.parent)
    assert (ran.code, FILE_NAME in ran.err) == (0, True)
    desk.drop("l.csv", LIST)
    assert "2 van de 3 apparaten" in desk.page("list")


def test_a_kept_list_of_a_stranger_is_only_text(folder: Path) -> None:
    told = dict.fromkeys(("label", "location", "building", "gone"), "<script>alert(1)</script>\x00\u202e" + "x" * 5000)
    rows = [
        {**told, "row": -(2**63), "updates_until": "gisteren"},
        {"row": 2**62, "device_class": "<b>", "model": "\n"},
    ]
    listed = {
        "name": "../../<script>alert(1)</script>",
        "devices": rows,
        "gone": rows,
        "columns": [],
        "persons": ["<b>"],
    }
    (folder / FILE_NAME).write_text(json.dumps(listed))
    desk = at_once(folder)
    assert desk.desk.newest.trouble is None
    for tab in TABS:
        assert "<script>alert" not in desk.page(tab.name)


def test_a_list_that_is_named_goes_before_the_kept_one(folder: Path) -> None:
    at_once(folder).drop("l.csv", LIST)
    other = folder.parent / "other.csv"
    other.write_bytes(b"Label\nnr 9\n")
    listed = school_list(AskedOverview(folders=(str(folder),), inventory=other), School(folder.parent, Settings()))
    assert listed is not None
    assert [item.label for item in listed.devices] == ["nr 9"]


def test_what_the_list_says_is_shown_as_the_overview_says_it(desk: AtOnce) -> None:
    desk.drop("l.csv", LIST)
    page = desk.page("list")
    assert "2 van de 3 apparaten" in page
    assert "kolom “Label” als label" in page
    visit = desk.page("visit")
    assert "nr 8" in visit
    assert "nr 1" not in visit.partition("<main")[2]


def test_without_a_list_nobody_is_said_to_be_still_to_come(desk: AtOnce) -> None:
    assert "weet Systeemcheck niet wie er nog komt" in desk.page("visit")


def test_everything_measured_is_said_so(desk: AtOnce) -> None:
    desk.drop("l.csv", b"Label;Locatie\nnr 1;Groep 5\nnr 2;Groep 5\n")
    assert "Alles op je lijst is gemeten." in desk.page("visit")


def test_a_likely_device_is_taken_over_with_a_click_and_never_in_silence(folder: Path) -> None:
    write(folder, result("Laptop-07"), result("Laptop-08"))
    desk = at_once(folder)
    desk.drop("l.csv", b"Label;Locatie\nnr 1;Groep 5\nnr 2;Groep 5\n8;Groep 5\nLaptop-07;Groep 5\n")
    assert "Laptop-08" in names(desk)
    page = desk.page("doubts")
    (key, _), (rows, _) = desk.hidden(page, "device"), desk.hidden(page, "rows")
    (told,) = desk.told("doubts/accept", {"device": key, "rows": rows})
    assert told == "Vastgelegd: Laptop-08 heet nu 8 en staat in Groep 5."
    assert "8" in names(desk)
    assert "Waarschijnlijk op je lijst" not in desk.page("doubts")
    assert "Alles op je lijst is gemeten." in desk.page("visit")
