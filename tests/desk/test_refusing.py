"""What is proposed of a device and the list can be refused: on the desk, for good, and by two people at once."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest

from checker.model.corrections import DeviceKey, OnList, Refused
from checker.storage.corrections.writing import DecisionMaker
from checker.storage.journals.writing import moment, new_id
from tests.desk.at_once import AtOnce, at_once
from tests.desk.two_results import names, relabel
from tests.fleet.results import result, write


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
