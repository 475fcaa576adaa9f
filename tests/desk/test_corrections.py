"""What a coordinator corrects on the desk: each click does what the command does, and says so."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from checker.desk.tabs.table import TABS
from checker.storage.result_file import encode_result
from tests.desk.at_once import AtOnce, at_once
from tests.desk.two_results import device, names, relabel
from tests.fleet.results import result, write
from tests.fleet.test_same_device import both


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
