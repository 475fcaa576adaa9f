"""What a coordinator does on the desk: each click does what the command does, and says so."""

from __future__ import annotations

import base64
import datetime as dt
import json
import os
import re
import shutil
import sys
from pathlib import Path

import msgspec
import pytest

from checker.browser_page.submission import encode_code
from checker.desk.tabs.table import TABS
from checker.model.corrections import DeviceKey, OnList, Refused
from checker.overview.asking import AskedOverview, School, school_list
from checker.storage.corrections.writing import DecisionMaker
from checker.storage.journals.writing import moment, new_id
from checker.storage.result_file import encode_result
from checker.storage.school_list.kept import FILE_NAME, kept_list
from checker.storage.settings import Settings
from tests.browser_page.submissions import chromebook
from tests.cli.program import systeemcheck
from tests.collector.test_under_attack import submission
from tests.desk.at_once import TOKEN, AtOnce, at_once
from tests.desk.test_under_attack import zipped
from tests.fleet.results import result, write
from tests.fleet.test_same_device import both

LIST = b"Label;Locatie\nnr 1;Groep 5\nnr 2;Groep 5\nnr 8;Groep 6\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path / "resultaten", result("nr 1"), result("nr 2"))
    return tmp_path / "resultaten"


@pytest.fixture
def desk(folder: Path) -> AtOnce:
    return at_once(folder)


def names(desk: AtOnce) -> list[str]:
    made = desk.desk.newest.made
    return [row.name for row in made.fleet.rows] if made else []


# ---- files that are dropped


def test_a_result_of_another_stick_is_taken_in_as_it_is_and_once(desk: AtOnce, folder: Path) -> None:
    data = encode_result(result("nr 3"))
    assert "staat erbij" in desk.drop("nr-3.json", data)[0]
    assert names(desk) == ["nr 1", "nr 2", "nr 3"]
    assert "stond er al" in desk.drop("nr-3 (1).json", data)[0]
    (stored,) = [path for path in folder.glob("*.json") if "nr-3" in path.name]
    assert stored.read_bytes() == data


def test_a_result_keeps_the_name_the_program_gave_it(desk: AtOnce, folder: Path, tmp_path: Path) -> None:
    path = write(tmp_path / "other", result("nr 4"))
    desk.drop(f"Kopie van {path.name}", path.read_bytes())
    assert (folder / path.name).read_bytes() == path.read_bytes()


def test_what_somebody_else_put_in_the_folder_a_moment_ago_is_there_already(desk: AtOnce, folder: Path) -> None:
    path = write(folder, result("nr 3"))
    data = base64.b64encode(path.read_bytes()).decode()
    (told,) = desk.told("add/take", {"name": path.name, "data": data})
    assert "stond er al" in told


def test_the_same_number_with_another_content_is_told_and_changes_nothing(desk: AtOnce, folder: Path) -> None:
    changed = json.loads(encode_result(result("nr 1")))
    changed["device"]["label"] = "nr 99"
    before = sorted(path.read_bytes() for path in folder.glob("*.json"))
    assert "andere inhoud" in desk.drop("x.json", json.dumps(changed).encode())[0]
    assert sorted(path.read_bytes() for path in folder.glob("*.json")) == before


@pytest.mark.parametrize("form", ["file", "code", "pasted"])
def test_what_a_page_handed_over_is_taken_in_by_the_door_of_the_collector(desk: AtOnce, form: str) -> None:
    code = encode_code(submission(3))
    told = {
        "file": lambda: desk.drop("CB-3.systeemcheck", json.dumps(chromebook(3)).encode()),
        "code": lambda: desk.drop("mail.txt", code.encode()),
        "pasted": lambda: desk.told("add/paste", {"text": f"Hallo, hier is hij:\n{code}\n\n{code}"}),
    }[form]()
    assert "staat erbij" in told[0]
    assert all("stond er al" in line for line in told[1:])
    desk.desk.finish()
    assert "CB-3" in names(desk)


def test_a_zip_of_results_is_unpacked_and_each_is_told(desk: AtOnce) -> None:
    files = {"map__nr-5.json": encode_result(result("nr 5")), "map__nr-6.json": encode_result(result("nr 6"))}
    told = desk.drop("stick.zip", zipped(**files, **{"map__stuk.json": b"{", "foto.jpg": b"x"}))
    assert [("staat erbij" in line) for line in told] == [True, True, False]
    assert names(desk) == ["nr 1", "nr 2", "nr 5", "nr 6"]


@pytest.mark.parametrize("data", [b"", b"hallo", b"\x00\x01\x02", b"%PDF-1.7", b"{}", b"[1]", "één".encode("utf-16")])
def test_what_is_nothing_of_ours_is_told_and_not_kept(desk: AtOnce, folder: Path, data: bytes) -> None:
    before = sorted(folder.iterdir())
    (line,) = desk.drop("iets.dat", data)
    assert "iets.dat" in line
    assert sorted(folder.iterdir()) == before


# ---- the list


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


def eights(folder: Path) -> AtOnce:
    """Give a desk that asks whether Laptop-08 is what the list calls 8."""
    write(folder, result("Laptop-08"))
    desk = at_once(folder)
    desk.drop("l.csv", b"Label;Locatie\n8;Groep 5\n")
    return desk


def asked(desk: AtOnce) -> tuple[str, str] | None:
    """Give the device and the row about which it is asked; None where nothing is."""
    page = desk.page("doubts")
    devices, rows = desk.hidden(page, "device"), desk.hidden(page, "rows")
    assert len(devices) == len(rows)
    return (devices[0], rows[0]) if devices else None


def on_list(desk: AtOnce) -> tuple[int, int, int]:
    """Give how many of the list were measured, are still to come, and how many devices are not on it."""
    made = desk.desk.newest.made
    assert made
    assert made.fleet.listing
    listing = made.fleet.listing
    return listing.measured, len(listing.missing), len(listing.not_listed)


def test_a_likely_device_that_is_another_one_is_never_asked_again_and_both_stay(folder: Path) -> None:
    desk = eights(folder)
    found = asked(desk)
    assert found
    told = desk.told("doubts/refuse", {"device": found[0], "rows": found[1]})
    assert told == ["Vastgelegd: Laptop-08 is niet “8” (Groep 5) van de lijst."]
    assert asked(desk) is None
    assert on_list(desk) == (0, 1, 3)
    again = at_once(folder)
    assert (asked(again), on_list(again), "Laptop-08" in names(again)) == (None, (0, 1, 3), True)
    (done,) = again.hidden(again.page("doubts"), "id")
    again.told("doubts/undo", {"id": done})
    assert asked(again) == found


def test_two_who_say_yes_and_no_at_once_lose_nothing_and_it_is_shown(folder: Path) -> None:
    desks = eights(folder), at_once(folder)
    forms = [dict(zip(("device", "rows"), asked(desk) or (), strict=True)) for desk in desks]
    desks[0].told("doubts/accept", forms[0])
    DecisionMaker(folder).decide(refusal_of(forms[1]), ())
    desk = at_once(folder)
    page = desk.page("doubts")
    assert "Verschillend beslist" in page
    assert "Laptop-08 is niet “8” (Groep 5) van de lijst" in page
    assert "Laptop-08 is “8” (Groep 5) van de lijst" in page
    for done in dict.fromkeys(desk.hidden(page, "id")):
        desk.told("doubts/undo", {"id": done})
    assert asked(desk) == tuple(forms[0].values())


def refusal_of(form: dict[str, str]) -> Refused:
    key = msgspec.json.decode(form["device"], type=DeviceKey)
    rows = msgspec.json.decode(form["rows"], type=tuple[OnList, ...])
    return Refused(id=new_id(), at=moment(), device=key, rows=rows)


def test_a_device_that_is_given_that_name_after_all_is_what_the_list_says(folder: Path) -> None:
    desk = eights(folder)
    found = asked(desk)
    assert found
    desk.told("doubts/refuse", {"device": found[0], "rows": found[1]})
    relabel(desk, "Laptop-08", "8")
    assert on_list(desk) == (1, 0, 2)


def test_of_several_that_it_may_be_each_device_can_be_said_to_be_none(folder: Path) -> None:
    write(folder, result("8", device_id="8" * 32))
    desk = at_once(folder)
    desk.drop("l.csv", b"Label;Locatie\n8;Kar A\n8;Kar B\n")
    made = desk.desk.newest.made
    assert made
    page = desk.page("doubts")
    if "Geen van deze" in page:
        device, rows = desk.hidden(page, "device")[-1], desk.hidden(page, "rows")[-1]
        assert len(json.loads(rows)) == 2
        desk.told("doubts/refuse", {"device": device, "rows": rows})
    assert asked(desk) is None


@pytest.mark.parametrize("rows", ["", "[]", "{}", "null", '[{"name": 1}]', '[{"location": "x"}]', "[" * 10_000])
def test_what_no_page_of_ours_holds_is_refused_at_the_door(folder: Path, rows: str) -> None:
    desk = eights(folder)
    found = asked(desk)
    assert found
    before = sorted(folder.iterdir())
    for act in ("accept", "refuse"):
        status, _ = desk.post(f"doubts/{act}", {"device": found[0], "rows": rows})
        assert 400 <= status < 500
    assert sorted(folder.iterdir()) == before


# ---- corrections


def device(desk: AtOnce, name: str) -> str:
    made = desk.desk.newest.made
    assert made is not None
    (row,) = [row for row in made.fleet.rows if row.name == name]
    return json.dumps({"id": row.key.id, "name": row.key.name, "label": row.key.label})


def relabel(desk: AtOnce, name: str, label: str, location: str = "Groep 5") -> list[str]:
    form = {"device": device(desk, name), "had_label": name, "had_location": "Groep 5"}
    return desk.told("devices/label", {**form, "label": label, "location": location})


def test_a_label_is_corrected_and_the_result_stays_as_it_is(desk: AtOnce, folder: Path) -> None:
    before = {path: path.read_bytes() for path in folder.glob("PC-*.json")}
    assert relabel(desk, "nr 2", "nr 20") == ["Vastgelegd: nr 2 heet nu nr 20."]
    assert names(desk) == ["nr 1", "nr 20"]
    assert {path: path.read_bytes() for path in before} == before
    assert names(at_once(folder)) == ["nr 1", "nr 20"]


def test_nothing_is_written_when_nothing_was_changed(desk: AtOnce, folder: Path) -> None:
    before = sorted(folder.iterdir())
    assert relabel(desk, "nr 2", " nr  2 ") == ["Er is niets veranderd."]
    assert sorted(folder.iterdir()) == before


def test_what_was_decided_can_be_undone_and_done_after_all(desk: AtOnce) -> None:
    relabel(desk, "nr 2", "nr 20")
    (done,) = desk.hidden(desk.page("doubts"), "id")
    assert desk.told("doubts/undo", {"id": done}) == ["Ongedaan gemaakt."]
    assert names(desk) == ["nr 1", "nr 2"]
    (undone,) = desk.hidden(desk.page("doubts"), "id")
    desk.told("doubts/undo", {"id": undone})
    assert names(desk) == ["nr 1", "nr 20"]


def test_a_decision_reads_and_judges_no_result_again_and_one_of_somebody_else_neither(
    desk: AtOnce, folder: Path
) -> None:
    before = desk.desk.newest.made
    assert before
    relabel(desk, "nr 2", "nr 20")
    after = desk.desk.newest.made
    assert after
    assert (after.gathered.pool, after.surveyor) == (before.gathered.pool, before.surveyor)
    assert after.fleet.files.corrections == 1
    other = at_once(folder)
    relabel(other, "nr 1", "nr 10")
    desk.desk.newest.refresh()
    assert names(desk) == names(other) == ["nr 10", "nr 20"]
    assert desk.desk.newest.made
    assert desk.desk.newest.made.gathered.pool is before.gathered.pool
    assert desk.desk.newest.made.fleet.files.corrections == 2
    for path in folder.glob("correcties_*.json"):
        path.unlink()
    desk.desk.newest.refresh()
    assert names(desk) == ["nr 1", "nr 2"]


def test_what_is_not_there_cannot_be_undone(desk: AtOnce) -> None:
    assert desk.told("doubts/undo", {"id": "abcdef12"}) == ["Die beslissing is er niet meer."]
    assert desk.told("doubts/undo", {"id": ""}) == ["Die beslissing is er niet meer."]


def test_a_double_is_one_device_or_two_as_a_person_says(folder: Path) -> None:
    write(folder, result("nr 1", device_id="d" * 32, days_ago=3))
    desk = at_once(folder)
    page = desk.page("doubts")
    (one,), (other,) = set(desk.hidden(page, "device")), set(desk.hidden(page, "other"))
    desk.told("doubts/merge", {"device": one, "other": other})
    assert names(desk) == ["nr 1", "nr 2"]
    (done,) = desk.hidden(desk.page("doubts"), "id")
    desk.told("doubts/undo", {"id": done})
    desk.told("doubts/part", {"device": one, "other": other})
    assert names(desk) == ["nr 1", "nr 1", "nr 2"]
    assert "Er is niets om na te kijken." in desk.page("doubts")


def test_what_counts_as_one_by_now_can_be_called_two(folder: Path) -> None:
    for number, days in (("d", 30), ("e", 0)):
        write(folder, result("", device_id=number * 32, days_ago=days, name="PC-X", hardware_id="f" * 32))
    desk = at_once(folder)
    page = desk.page("doubts")
    assert "Telt als één apparaat, met de nieuwste meting" in page
    (one,), (other,) = set(desk.hidden(page, "device")), set(desk.hidden(page, "other"))
    desk.told("doubts/part", {"device": one, "other": other})
    assert names(desk) == ["nr 1", "nr 2", "PC-X", "PC-X"]


@pytest.mark.parametrize(("said", "left"), [("merge", 1), ("part", 2)])
def test_two_profiles_that_count_as_one_are_decided_on_the_desk_too(tmp_path: Path, said: str, left: int) -> None:
    case, *_ = both(tmp_path / "resultaten", "two-profiles-on-one-chromebook")
    desk = at_once(tmp_path / "resultaten")
    desk.drop("l.csv", "\n".join(["Label", *case["list"]]).encode())
    page = desk.page("doubts")
    assert "Telt als één apparaat, met de slechtste uitslag, tot je beslist." in page
    assert '<span class="waiting">1' in page
    (one,), (other,) = set(desk.hidden(page, "device")), set(desk.hidden(page, "other"))
    assert desk.told(f"doubts/{said}", {"device": one, "other": other})[0].startswith("Vastgelegd")
    assert len(names(desk)) == left
    assert "Eén apparaat, of twee?" not in desk.page("doubts")


def test_nothing_on_the_desk_asks_for_a_terminal(tmp_path: Path) -> None:
    case, *_ = both(tmp_path / "resultaten", "two-profiles-on-one-chromebook")
    write(tmp_path / "resultaten", result("nr 1"), result("nr 1", device_id="d" * 32), result("Laptop-08"))
    desk = at_once(tmp_path / "resultaten")
    desk.drop("l.csv", "\n".join(["Label", *case["list"], "nr 1", "8"]).encode())
    for tab in TABS:
        assert "correct " not in desk.page(tab.name), tab.name
    assert desk.desk.newest.made
    overview = desk.desk.newest.made.page.decode()
    for command in re.finditer("systeemcheck correct", overview):
        assert "tab Even nakijken" in overview[: command.start()]


def test_an_empty_desk_says_where_to_begin_until_something_is_measured(tmp_path: Path) -> None:
    desk = at_once(tmp_path / "resultaten")
    page = desk.page("overview")
    for tab in ("list", "collect", "add"):
        assert f'href="../{tab}/"' in page.partition('id="begin"')[2]
    assert desk.desk.newest.made
    assert "Alle apparaten zijn in orde" not in desk.desk.newest.made.page.decode()
    desk.drop("nr-1.json", encode_result(result("nr 1")))
    assert 'href="../add/"' not in desk.page("overview").partition('id="begin"')[2]


def test_a_device_that_is_gone_does_not_count(desk: AtOnce) -> None:
    desk.told("devices/replaced", {"device": device(desk, "nr 1"), "by": "NR 2"})
    assert names(desk) == ["nr 2"]
    desk.told("devices/ignore", {"device": device(desk, "nr 2")})
    assert names(desk) == []


def test_two_labels_of_one_device_are_made_one(desk: AtOnce) -> None:
    assert desk.told("devices/same", {"device": device(desk, "nr 1"), "by": "nr 2"})[0].startswith("Vastgelegd")
    assert len(names(desk)) == 1


def test_of_two_under_one_label_the_newest_may_have_replaced_the_other(folder: Path) -> None:
    write(folder, result("nr 1", device_id="d" * 32, days_ago=3))
    desk = at_once(folder)
    page = desk.page("doubts").partition('data-do="replaced"')[2]
    old, new = desk.hidden(page, "device")[0], desk.hidden(page, "other")[0]
    assert json.loads(old)["id"] == "d" * 32
    desk.told("doubts/replaced", {"device": old, "other": new})
    assert names(desk) == ["nr 1", "nr 2"]


@pytest.mark.parametrize("what", ["replaced", "same"])
def test_a_device_is_not_the_other_one_itself(desk: AtOnce, folder: Path, what: str) -> None:
    before = sorted(folder.iterdir())
    told = desk.told(f"devices/{what}", {"device": device(desk, "nr 1"), "by": "NR 1"})
    assert told == ["“NR 1” is dit apparaat zelf. Vul het label in van het andere apparaat."]
    assert sorted(folder.iterdir()) == before


def test_replaced_by_a_name_that_nobody_has_is_told(desk: AtOnce) -> None:
    told = desk.told("devices/replaced", {"device": device(desk, "nr 1"), "by": "nr 77"})
    assert told == ["Er is geen apparaat dat “nr 77” heet."]
    assert names(desk) == ["nr 1", "nr 2"]


def test_an_answer_that_no_page_would_take_is_refused_with_an_example(desk: AtOnce) -> None:
    form = {"device": device(desk, "nr 1"), "question": "updates", "answer": "binnenkort"}
    (line,) = desk.told("devices/told", form)
    assert "2031-06" in line
    assert not desk.desk.corrections


# ---- export


@pytest.mark.parametrize("form", ["csv", "json"])
def test_what_is_saved_is_what_fleet_writes(desk: AtOnce, folder: Path, form: str) -> None:
    answer = desk.client.get(f"/{TOKEN}/export/{form}", headers={"Host": "localhost"})
    assert f"overzicht-{dt.date.today()}.{form}" in answer.headers["Content-Disposition"]  # noqa: DTZ011  local
    wanted = folder.parent / f"o.{form}"
    ran = systeemcheck("fleet", folder, "-o", "o.html", f"--{form}", wanted, "--no-open", cwd=folder.parent)
    assert ran.code == 0
    assert answer.data == wanted.read_bytes()


@pytest.mark.parametrize(("form", "beginning"), [("html", b"<!DOCTYPE html>"), ("xlsx", b"PK")])
def test_the_page_and_the_workbook_are_saved_whole(desk: AtOnce, form: str, beginning: bytes) -> None:
    answer = desk.client.get(f"/{TOKEN}/export/{form}", headers={"Host": "localhost"})
    assert answer.data.startswith(beginning)
    assert b"postMessage" not in answer.data


def test_after_clicks_and_after_commands_the_overview_is_the_same(tmp_path: Path) -> None:
    clicked, typed = tmp_path / "clicked" / "resultaten", tmp_path / "typed" / "resultaten"
    for folder in (clicked, typed):
        write(folder, result("nr 1"), result("nr 2"), result("nr 3"), result("nr 1", device_id="d" * 32, days_ago=3))
        (folder.parent / "lijst.csv").write_bytes(LIST)
    desk = at_once(clicked)
    desk.drop("lijst.csv", LIST)
    relabel(desk, "nr 3", "nr 8", "Groep 6")
    page = desk.page("doubts").partition('data-do="merge"')[2]
    one, other = desk.hidden(page, "device")[0], desk.hidden(page, "other")[0]
    desk.told("doubts/merge", {"device": one, "other": other})
    desk.told("devices/ignore", {"device": device(desk, "nr 2")})
    for line in (
        ("label", "nr 3", "nr 8", "--location", "Groep 6"),
        ("merge", json.loads(one)["id"], json.loads(other)["id"]),
        ("ignore", "nr 2"),
    ):
        assert systeemcheck("correct", *line, "--results", typed, cwd=typed.parent).code == 0
    (typed.parent / "systeemcheck.toml").write_text('inventory = "lijst.csv"\n')
    told = []
    for folder in (clicked, typed):
        ran = systeemcheck("fleet", folder, "-o", "o.html", "--csv", "o.csv", "--no-open", cwd=folder.parent)
        assert ran.code == 0
        told.append((folder.parent / "o.csv").read_bytes())
    assert told[0] == told[1]
    answer = desk.client.get(f"/{TOKEN}/export/csv", headers={"Host": "localhost"})
    assert answer.data == told[0]
    assert names(desk) == ["nr 1", "nr 8"]


# ---- a disk with trouble


def test_a_folder_that_goes_away_is_told_nothing_is_lost_and_it_goes_on_when_it_is_back(
    desk: AtOnce, folder: Path, tmp_path: Path
) -> None:
    folder.rename(tmp_path / "away")
    desk.desk.newest.refresh()
    assert desk.desk.newest.trouble is not None
    assert desk.desk.newest.trouble.kind == "folder"
    assert names(desk) == ["nr 1", "nr 2"]
    status, told = desk.post("add/take", {"name": "x.json", "data": ""})
    assert status in {200, 400}
    assert told["told"]
    (tmp_path / "away").rename(folder)
    write(folder, result("nr 3"))
    desk.desk.newest.refresh()
    assert desk.desk.newest.trouble is None
    assert names(desk) == ["nr 1", "nr 2", "nr 3"]


@pytest.mark.parametrize("has_collected", [False, True])
def test_a_folder_that_is_away_is_not_made_anew_and_nothing_is_said_to_be_in_it(
    desk: AtOnce, folder: Path, tmp_path: Path, *, has_collected: bool
) -> None:
    if has_collected:
        desk.drop("CB-3.systeemcheck", json.dumps(chromebook(3)).encode())
    known = device(desk, "nr 1")
    folder.rename(tmp_path / "away")

    def took(name: str, data: bytes) -> dict[str, str]:
        return {"name": name, "data": base64.b64encode(data).decode()}

    asked: dict[str, object] = {
        "devices/ignore": {"device": known},
        "collect/begin": {},
        "add/take": took("nr-7.json", encode_result(result("nr 7"))),
    }
    if has_collected:
        del asked["collect/begin"]  # the port would be taken from whoever runs these tests
    for data in (json.dumps(chromebook(4)).encode(), LIST):
        status, told = desk.post("add/take", took("b.systeemcheck" if data != LIST else "l.csv", data))
        assert (status, told["told"][0]["how"]) == (507, "wrong")
    for address, body in asked.items():
        status, told = desk.post(address, body)
        assert (status, told["told"][0]["how"]) == (507, "wrong"), address
        assert "Check your rights" not in told["told"][0]["text"]
    assert not folder.exists()
    (tmp_path / "away").rename(folder)
    assert "staat erbij" in desk.drop("nr-7.json", encode_result(result("nr 7")))[0]
    assert {"nr 1", "nr 7"} <= set(names(desk))


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_is_told(desk: AtOnce, folder: Path) -> None:
    folder.chmod(0o500)
    try:
        status, told = desk.post("devices/ignore", {"device": device(desk, "nr 1")})
    finally:
        folder.chmod(0o700)
    assert status == 507
    assert "Niet bewaard" in told["told"][0]["text"]


def test_a_folder_that_is_no_folder_any_more_takes_nothing_and_says_so(desk: AtOnce, folder: Path) -> None:
    data = encode_result(result("nr 3"))
    one = device(desk, "nr 1")
    shutil.rmtree(folder)
    folder.write_text("a file")
    assert "Niet bewaard" in desk.drop("x.json", data)[0]
    assert "Niet bewaard" in desk.told("devices/ignore", {"device": one})[0]
    assert "Niet bewaard" in desk.drop("l.csv", LIST)[0]


def test_a_result_that_is_half_written_never_breaks_the_overview(desk: AtOnce, folder: Path) -> None:
    whole = write(folder, result("nr 3"))
    data = whole.read_bytes()
    for length in (0, 1, 100, len(data) - 1, len(data)):
        whole.write_bytes(data[:length])
        desk.desk.newest.refresh()
        assert desk.desk.newest.trouble is None
    assert names(desk) == ["nr 1", "nr 2", "nr 3"]


def test_it_speaks_the_other_language_from_then_on(desk: AtOnce) -> None:
    desk.post("speak", {"language": "en"})
    assert "Devices" in desk.page("devices")
    assert desk.post("speak", {"language": "fr"})[0] == 400


def test_unchanged_results_are_not_surveyed_again(desk: AtOnce) -> None:
    made = desk.desk.newest.made
    desk.desk.newest.refresh()
    assert desk.desk.newest.made is made
