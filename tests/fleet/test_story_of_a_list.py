"""A school of 30 devices in two buildings, with a list of names and places only: everything is found."""

from __future__ import annotations

import html
import json
import re
import shlex
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from checker.fleet.matching.listing import LikelyRows
from checker.fleet.model import Fleet
from checker.model.readings import Reading
from checker.reporting.fleet.fleet_page import FleetPage, fleet_page
from checker.reporting.fleet.fleet_report import render_fleet_report
from checker.reporting.fleet.json_export import json_bytes
from checker.reporting.fleet.list_words import accepting
from checker.reporting.fleet.views import devices_view, views
from checker.storage.school_list.listed import Column, Listed, NotUnderstood, SchoolList
from tests.cli.program import systeemcheck
from tests.evaluation.devices import known
from tests.fleet.results import fleet_of, result, write
from tests.pages import page_checks

CHROMEBOOK: dict[str, Reading] = {"device.class": known("chromebook"), "os.name": known("chromeos")}
CART = "Kar Noord"
ROOMS = {"Lokaal 1": "Noord", "Lokaal 2": "Noord", "Lokaal 3": "Zuid"}
COLUMNS = [Column(field="name", heading="Naam"), Column(field="location", heading="Locatie")]


def measure(folder: Path, label: str, place: str, number: int, name: str = "", **facts: Reading) -> None:
    is_page = not name
    made = result(
        label, facts=CHROMEBOOK | facts if is_page else None, name=name, location=place, device_id=f"{number:032x}"
    )
    write(folder, msgspec.structs.replace(made, origin="page" if is_page else "program"))


def school_list(**more: object) -> SchoolList:
    """The list as a school keeps it: what stands on the sticker under `Naam`, and nothing of kind or label."""
    rows = [*_cart(), *_rooms()]
    devices = [msgspec.structs.replace(item, row=row) for row, item in enumerate(rows, start=2)]
    return msgspec.convert(
        {"name": "lijst.csv", "devices": devices, "columns": COLUMNS, **more}, SchoolList, from_attributes=True
    )


def _cart() -> Iterator[Listed]:
    for number in range(1, 13):
        yield Listed(name=f"CB-{number:02}", location=CART, building="Noord")


def _rooms() -> Iterator[Listed]:
    for room, building in ROOMS.items():
        for number in range(1, 7):
            yield Listed(name=str(number), location=room, building=building)


def measured(folder: Path, *, of_the_cart: int = 12, in_a_room: int = 6) -> None:
    """Stickers as teachers type them over: without a dash, without a zero, with the room before the number."""
    written = ("CB-{0:02}", "cb{0:02}", "CB {0}", "cb–{0:02}")
    for number in range(1, of_the_cart + 1):
        measure(folder, written[number % 4].format(number), CART if number % 3 else "", number)
    for room in ROOMS:
        for number in range(1, in_a_room + 1):
            label = f"{room} nr {number}" if number % 2 else f"nr {number}"
            code = int(room[-1]) * 100 + number
            measure(folder, label, room if number % 2 == 0 else "", code, name=f"PC{code}")


@pytest.fixture
def whole(tmp_path: Path) -> Fleet:
    measured(tmp_path)
    return fleet_of(tmp_path, inventory=school_list())


@pytest.mark.pitfall(66)
def test_thirty_devices_are_all_found_by_a_list_of_names_and_places(whole: Fleet) -> None:
    assert whole.listing
    assert (whole.listing.in_use, whole.listing.measured, len(whole.rows)) == (30, 30, 30)
    assert (whole.listing.likely, whole.missing, whole.listing.not_listed) == ([], [], [])


def test_the_list_tells_place_and_building_where_the_device_told_none(whole: Fleet) -> None:
    places = {(row.building, row.place) for row in whole.rows}
    assert places == {("Noord", CART), *((building, room) for room, building in ROOMS.items())}
    assert [bar.title for bar in page(whole).distribution.places] == [
        "Kar Noord", "Noord, Lokaal 1", "Noord, Lokaal 2", "Zuid, Lokaal 3",
    ]  # fmt: skip


def test_a_device_that_is_not_on_the_list_is_in_the_building_its_place_is_in(tmp_path: Path) -> None:
    measure(tmp_path, "CB-99", CART, 99)
    measure(tmp_path, "CB-98", "Hal", 98)
    rows = fleet_of(tmp_path, inventory=school_list()).rows
    assert {(row.name, row.building) for row in rows} == {("CB-99", "Noord"), ("CB-98", "")}


def page(fleet: Fleet, language: str = "nl") -> FleetPage:
    return fleet_page(fleet, language)


def test_the_top_of_the_page_names_the_list_and_how_much_of_it_was_measured(tmp_path: Path) -> None:
    measured(tmp_path, of_the_cart=10, in_a_room=4)
    measure(tmp_path, "Laptop van Zuid", "", 999, name="GAST-7")
    shown = page(fleet_of(tmp_path, inventory=school_list())).school_list
    assert shown
    assert shown.measured == "22 van de 30 apparaten op je lijst lijst.csv zijn gemeten."
    assert shown.besides == "1 gemeten apparaat staat niet op je lijst."
    assert "“Naam” als apparaatnaam" in shown.columns
    assert "“Locatie” als plek" in shown.columns


def test_pcs_are_visited_with_the_stick_and_chromebooks_by_the_link(tmp_path: Path) -> None:
    measured(tmp_path, of_the_cart=10, in_a_room=4)
    visits = {item.title: item for item in page(fleet_of(tmp_path, inventory=school_list())).to_do if not item.id}
    link, stick = visits["Open de link nog op Chromebooks en tablets"], visits["Ga nog langs met de stick"]
    assert [(place.place, place.names) for place in link.names.places] == [(CART, "CB-11, 12")]
    assert "QR-code" in link.how[0].paragraphs[0]
    # A number alone is what all others in that room are.
    assert [(place.place, place.names) for place in stick.names.places] == [
        ("Noord, Lokaal 1", "5, 6"), ("Noord, Lokaal 2", "5, 6"), ("Zuid, Lokaal 3", "5, 6"),
    ]  # fmt: skip
    assert "stick" in stick.how[0].paragraphs[0]


def test_of_a_place_where_nothing_was_measured_both_ways_are_told(tmp_path: Path) -> None:
    write(tmp_path, result("nr 1"))
    (visit,) = [item for item in page(fleet_of(tmp_path, inventory=school_list())).to_do if not item.id]
    assert (visit.title, visit.number) == ("Ga nog langs", "30")
    assert all(word in visit.how[0].paragraphs[0] for word in ("stick", "link", "QR-code"))


def test_what_is_measured_and_not_on_the_list_has_a_part_of_its_own(tmp_path: Path) -> None:
    measured(tmp_path)
    measure(tmp_path, "", "", 999, name="GAST-7")
    for language, title in (("nl", "Gemeten, maar niet op je lijst"), ("en", "Measured, but not on your list")):
        shown = page(fleet_of(tmp_path, inventory=school_list()), language).school_list
        assert shown
        (part,) = shown.doubts
        assert part.title == title
        assert part.names
        assert [place.names for place in part.names.places] == ["GAST-7"]


def test_a_second_device_by_one_name_of_the_list_is_asked_about(tmp_path: Path) -> None:
    measure(tmp_path, "CB-05", CART, 5)
    measure(tmp_path, "CB5", "Kar Zuid", 6)
    shown = page(fleet_of(tmp_path, inventory=SchoolList(name="l.csv", devices=[Listed(label="CB-05")]))).school_list
    assert shown
    (part,) = shown.doubts
    assert part.id == "not-listed"
    assert part.lines[0].text.startswith("CB5 (Kar Zuid) heet net zo als “CB-05” op je lijst")


def test_a_label_the_device_has_not_comes_from_the_list(tmp_path: Path) -> None:
    write(tmp_path, result("", name="LOKAAL5-PC01", location="", device_id="1" * 32))
    write(tmp_path, result("eigen", name="LOKAAL5-PC02", location="Hal", device_id="2" * 32))
    devices = [Listed(label="A-1", name="lokaal5-pc01.school.local", location="Groep 5")]
    devices.append(Listed(label="A-2", name="LOKAAL5-PC02", location="Groep 6"))
    rows = fleet_of(tmp_path, inventory=SchoolList(name="l.csv", devices=devices)).rows
    assert {(row.identity.label, row.identity.location) for row in rows} == {("A-1", "Groep 5"), ("eigen", "Hal")}


def test_a_proposal_says_why_and_with_which_command_it_is_accepted_and_is_not_merged(tmp_path: Path) -> None:
    measure(tmp_path, "CB-08", CART, 8)
    fleet = fleet_of(tmp_path, inventory=SchoolList(name="l.csv", devices=[Listed(label="8", location=CART)]))
    assert fleet.listing
    assert (fleet.listing.measured, fleet.listing.in_use, fleet.missing) == (0, 1, [])
    shown = page(fleet).school_list
    assert shown
    (line,) = shown.doubts[0].lines
    assert line.text == "“8” (Kar Noord) op je lijst is waarschijnlijk CB-08 (Kar Noord): zelfde nummer, zelfde plek."
    assert line.command == f'systeemcheck correct label {f"{8:032x}"[:12]} "8" --location "Kar Noord"'


def test_the_command_of_a_proposal_makes_it_certain(tmp_path: Path) -> None:
    results = tmp_path / "resultaten"
    write(results, msgspec.structs.replace(result("CB-08", facts=CHROMEBOOK, name="", location=CART), origin="page"))
    (tmp_path / "lijst.csv").write_text(f"Label;Locatie\n8;{CART}\n9;{CART}\n", encoding="utf-8")
    (tmp_path / "systeemcheck.toml").write_text('inventory = "lijst.csv"\n', encoding="utf-8")

    def counted() -> tuple[int, int, str]:
        ended = systeemcheck(
            "fleet", "resultaten", "--inventory", "lijst.csv", "--json", "o.json", "--no-open", cwd=tmp_path
        )
        assert ended.code == 0, ended.err
        told = json.loads((tmp_path / "o.json").read_text(encoding="utf-8"))["list"]
        commands = re.findall(
            r"<code>(systeemcheck .*?)</code>", (tmp_path / "overzicht.html").read_text(encoding="utf-8")
        )
        return told["measured"], len(told["likely"]), html.unescape("".join(commands))

    measured_, likely, command = counted()
    assert (measured_, likely) == (0, 1)
    program, *words = shlex.split(command)
    assert program == "systeemcheck"
    ended = systeemcheck(*words, "--results", "resultaten", cwd=tmp_path)
    assert ended.code == 0, ended.err
    assert counted() == (1, 0, "")


@pytest.mark.parametrize(
    "text", ['8"; shutdown', "8 `date`", "8 $(date)", "8 & calc", "8 | calc", "8 %PATH%", "8 <x", "-8", "8\n9", "8\\"]
)
def test_a_command_to_copy_holds_nothing_that_a_shell_runs_or_takes_for_an_option(text: str, tmp_path: Path) -> None:
    measure(tmp_path, "CB-08", CART, 8)
    rows = fleet_of(tmp_path).rows
    for listed in (Listed(label=text), Listed(label="8", location=text)):
        assert accepting(LikelyRows(listed=[listed], rows=rows, why="number")) == ""
    assert accepting(LikelyRows(listed=[Listed(label="8 (kar)", location="Zoë")], rows=rows, why="number"))


def test_a_stolen_device_that_was_measured_is_told_first(tmp_path: Path) -> None:
    measure(tmp_path, "CB-204", CART, 204)
    gone = [Listed(label="CB-204", gone="Gestolen"), Listed(label="CB-205", gone="Afgeschreven")]
    fleet = fleet_of(tmp_path, inventory=SchoolList(name="l.csv", gone=gone))
    shown = page(fleet)
    assert "“Gestolen”" in shown.notices[0].text
    assert "CB-204" in shown.notices[0].text
    assert shown.school_list
    assert "2 apparaten op je lijst gebruik je niet meer" in shown.school_list.besides
    assert fleet.missing == []


@pytest.mark.parametrize("problem", ["empty", "no_device_column", "persons", "not_a_table"])
def test_a_list_that_tells_nothing_is_said_first_and_the_overview_is_made(problem: str, tmp_path: Path) -> None:
    measured(tmp_path, of_the_cart=2, in_a_room=0)
    fleet = fleet_of(tmp_path, inventory=school_list(devices=[], problem=problem))
    for language in ("nl", "en"):
        shown = page(fleet, language)
        assert "lijst.csv" in shown.notices[0].title
        assert not any(tile.link == "missing" for tile in shown.head.tiles)
        assert shown.school_list
        assert (shown.school_list.measured, shown.school_list.columns, shown.school_list.doubts) == ("", "", ())
    assert len(fleet.rows) == 2


def test_what_was_not_read_or_stands_there_twice_is_told(tmp_path: Path) -> None:
    measured(tmp_path)
    twice = [Listed(row=2, label="CB-50", location=CART), Listed(row=40, label="CB-50", location=CART)]
    lost = [NotUnderstood(row=7, heading="AUE", text="nooit")]
    shown = page(fleet_of(tmp_path, inventory=school_list(devices=twice, not_understood=lost, persons=["Leerling"])))
    assert shown.school_list
    told = {part.id: part for part in shown.school_list.remarks}
    assert told["twice"].lines[0].text == "“CB-50” (Kar Noord): regel 2 en 40"
    assert told["not-understood"].lines[0].text == "Regel 7, “AUE”: nooit"
    assert "“Leerling”" in told["persons"].text


def test_without_a_list_nothing_is_said_of_one(tmp_path: Path) -> None:
    measured(tmp_path, of_the_cart=2, in_a_room=0)
    shown = page(fleet_of(tmp_path))
    assert shown.school_list is None


# ---------------------------------------------------------------- as it is read

ATTACK = "</script><script>window.ran=1</script><img src=x onerror=alert(1)>\u202e'\"&{{7*7}}"


def everything(folder: Path, text: str = "") -> Fleet:
    """All that can be said of a list at once; `text` goes into every field that a list has."""
    measured(folder, of_the_cart=10, in_a_room=4)
    for number, label in ((204, "CB-204"), (31, "CB-31"), (32, "CB-32"), (42, "CB-41")):
        measure(folder, f"{label}{text}"[:118], CART, number)
    for number in (40, 41):  # two PCs with one label; two pages would be two profiles of one Chromebook
        measure(folder, f"CB-40{text}"[:118], CART, number, name=f"PC-{number}")
    measure(folder, "", "", 999, name="GAST-7")
    more = [
        Listed(label="31", location=CART),
        Listed(label=f"CB-40{text}"[:118], location=CART),
        Listed(name=f"CB-41{text}"[:118], location=CART, device_class="windows-pc", model=text),
        Listed(label=f"Nieuw {text}", location=text, building=text, model=text),
        Listed(row=90, label=f"Nieuw {text}", location=text, building=text, model=text),
    ]
    gone = [Listed(label=f"CB-204{text}"[:118], gone=f"Gestolen {text}"), Listed(label="CB-205", gone="Afgeschreven")]
    return fleet_of(
        folder,
        inventory=school_list(
            name=f"lijst{text}.csv",
            devices=[*_cart(), *_rooms(), *more],
            gone=gone,
            columns=[*COLUMNS, Column(field="label", heading=f"Kolom {text}", by="content")],
            not_understood=[NotUnderstood(row=7, heading=f"AUE {text}", text=f"ooit {text}")],
            persons=[f"Leerling {text}"],
        ),
    )


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.browser
def test_axe_and_the_nu_checker_find_nothing_on_a_page_with_a_list(tmp_path: Path, language: str) -> None:
    file = tmp_path / "overzicht.html"
    file.write_text(render_fleet_report(everything(tmp_path / "results"), language), encoding="utf-8")
    assert page_checks.axe_violations(file) == []
    assert page_checks.nu_errors(file) == []
    assert page_checks.overflowing_widths(file) == []


@pytest.mark.browser
@pytest.mark.pitfall(28)
def test_no_script_of_a_list_runs(tmp_path: Path) -> None:
    fleet = everything(tmp_path / "results", ATTACK)
    file = tmp_path / "overzicht.html"
    file.write_text(render_fleet_report(fleet, "nl"), encoding="utf-8")
    text = file.read_text(encoding="utf-8")
    assert "<img src=x" not in text
    assert "\u202e" not in text
    assert page_checks.network_requests(file) == []
    assert page_checks.console_errors(file) == []
    assert page_checks.nu_errors(file) == []


def test_spreadsheets_and_json_tell_all_of_the_list_too(tmp_path: Path) -> None:
    fleet = everything(tmp_path)
    assert fleet.listing
    sheets = {view.name: view for view in views(fleet, "nl")}
    assert len(sheets["Waarschijnlijk"].rows) == len(fleet.listing.likely) == 3
    assert [row[1] for row in sheets["Niet op je lijst"].rows] == ["CB-32", "GAST-7"]
    assert [row[2:4] for row in sheets["Weg volgens je lijst"].rows] == [
        ("CB-204", "Gestolen "), ("CB-205", "Afgeschreven"),
    ]  # fmt: skip
    devices = sheets["Apparaten"]
    on_list = Counter(row[devices.columns.index("Op de lijst")] for row in devices.rows)
    assert on_list == {"ja": 22, "waarschijnlijk": 4, "nee": 2, "ja, maar weg": 1}
    told = json.loads(json_bytes(fleet))["list"]
    assert (told["in_use"], told["measured"], len(told["not_listed"]), len(told["gone"])) == (34, 22, 2, 2)
    assert [item["why"] for item in told["likely"]] == [item.why for item in fleet.listing.likely]
    assert "Op de lijst" not in devices_view(fleet_of(tmp_path), "nl", "csv").columns
