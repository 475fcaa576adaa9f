"""The checklist in the overview: from ticks beside the results to a few calm lines, an export and a folded list."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import msgspec
import pytest

from checker.checklist.asked import AskedChecklist
from checker.checklist.loading import load_checklist
from checker.fleet.model import Fleet
from checker.fleet.survey import Question
from checker.model.languages import LANGUAGES
from checker.model.readings import known
from checker.model.school_year import Done, LeftOut, OwnItem, SchoolYearEntry
from checker.overview.asking import School
from checker.overview.checklist import with_checklist_asked
from checker.reporting.fleet.checklist_part import ChecklistPart, checklist_part
from checker.reporting.fleet.checklists_part import SchoolRow, checklists_part
from checker.reporting.fleet.fleet_report import render_fleet_report
from checker.reporting.fleet.json_export import json_bytes
from checker.reporting.language.words import Words
from checker.resources import built_in_specs_folder
from checker.storage.school_year.writing import Keeper
from checker.storage.settings import Settings
from tests.checklist.made import made
from tests.evaluation.devices import releases, shipped_spec, windows_laptop
from tests.fleet.results import NOW, fleet_of, result, write
from tests.pages import page_checks
from tests.reporting.test_device_report import HOSTILE, Tags

PRINTED = load_checklist(built_in_specs_folder() / "checklists" / "malmberg-2025-2026.toml")
AUGUST = dt.date(2025, 8, 12)
FIRST_DAY = dt.date(2025, 8, 25)
ASKED = AskedChecklist(checklist=PRINTED, day=AUGUST, first_school_day=FIRST_DAY)
TICK = made(Done, 1, item="cancel-licences", on="2025-06-12", role="coordinator")


def fleet(folder: Path, *entries: SchoolYearEntry, asked: AskedChecklist | None = ASKED) -> Fleet:
    """Give the overview of two devices, one of which has too little memory, with these entries beside them."""
    keeper = Keeper(write(folder, result("nr 1")).parent)
    for entry in entries:
        keeper.add(entry)
    little = windows_laptop(**{"memory.installed": known(2 * 1024**3, "test")})
    write(folder, result("nr 2", facts=little))
    return fleet_of(folder, checklist=asked)


def part(fleet: Fleet) -> ChecklistPart:
    assert fleet.checklist
    return checklist_part(fleet.checklist, Words("nl"))


def test_what_is_ticked_and_what_is_measured_stand_side_by_side(tmp_path: Path) -> None:
    shown = part(fleet(tmp_path, TICK))
    assert shown.progress == "1 van de 14 gedaan; 1 te laat"
    assert [each.title for each in shown.ahead] == ["Te laat", "Eerst doen"]
    assert [(each.text, each.is_enough) for each in shown.measured] == [
        ("Apparaten voldoen aan de systeemeisen: 1 van 2 apparaten voldoen; 1 voldoet niet", False)
    ]
    rows = {row.title: row.stands for row in shown.rows}
    assert rows["Licenties opzeggen"] == "Gedaan op 12 juni 2025 door de ICT-coördinator"
    assert len(rows) == len(PRINTED.item)


def test_a_school_that_never_ticked_anything_is_not_told_that_it_is_late(tmp_path: Path) -> None:
    shown = part(fleet(tmp_path))
    assert shown.progress.startswith("Hier is nog niets afgevinkt.")
    assert [each.title for each in shown.ahead] == ["Eerst doen"]


@pytest.mark.parametrize(
    "entry",
    [made(LeftOut, 1, item="login-portal"), made(OwnItem, 1, item="digiborden-0001", title="Digiborden nakijken")],
    ids=["left out", "own line"],
)
def test_who_uses_the_list_in_any_way_hears_what_is_late(entry: SchoolYearEntry, tmp_path: Path) -> None:
    late = part(fleet(tmp_path, entry)).ahead[0]
    assert (late.title, [line.title for line in late.lines]) == (
        "Te laat",
        ["Licenties opzeggen", "Toetsresultaten bewaren"],
    )


def test_devices_that_all_meet_verify_their_line(tmp_path: Path) -> None:
    write(tmp_path, result("nr 1"), result("nr 2"))
    shown = part(fleet_of(tmp_path, checklist=ASKED))
    assert [each.is_enough for each in shown.measured] == [True]
    assert shown.rows[-6].stands == "Gemeten: 2 van 2 apparaten voldoen"


def of_schools(folder: Path) -> dict[str, SchoolRow]:
    """Give what the overview of several schools says of each."""
    made_of = fleet_of(folder, checklist=ASKED)
    assert made_of.checklist is None
    assert made_of.checklists
    return {row.school: row for row in checklists_part(made_of.checklists, Words("nl")).rows}


def test_of_several_schools_each_has_a_line_with_its_own_ticks(tmp_path: Path) -> None:
    write(tmp_path / "linde" / "resultaten", result("nr 1", school="De Linde"))
    write(tmp_path / "eik", result("nr 2", school="De Eik"))
    write(tmp_path / "roos", result("nr 3", school="De Roos"))
    Keeper(tmp_path / "linde").add(TICK)
    Keeper(tmp_path / "eik").add(made(Done, 2, item="ip-address", on="2025-06-12"))
    rows = of_schools(tmp_path)
    assert (rows["De Linde"].done, rows["De Linde"].open, rows["De Linde"].late) == (
        "2 van de 14 gedaan",
        "11 open",
        "1 te laat",
    )
    assert (rows["De Eik"].done, rows["De Eik"].open, rows["De Eik"].late) == (
        "2 van de 14 gedaan",
        "10 open",
        "2 te laat",
    )
    assert rows["De Roos"].remark == "nog niets afgevinkt"


def test_ticks_beside_results_of_several_schools_are_said_of_none_of_them(tmp_path: Path) -> None:
    write(tmp_path / "samen", result("nr 1", school="De Linde"), result("nr 2", school="De Eik"))
    write(tmp_path / "roos", result("nr 3", school="De Roos"))
    for place in ("samen", "roos"):
        Keeper(tmp_path / place).add(TICK)
    rows = of_schools(tmp_path)
    assert rows["De Linde"].remark == rows["De Eik"].remark
    assert rows["De Eik"].remark.startswith("niet te zeggen")
    assert rows["De Roos"].done == "2 van de 14 gedaan"


def test_a_tick_taken_away_at_one_school_stays_at_another(tmp_path: Path) -> None:
    for place, school in (("linde", "De Linde"), ("eik", "De Eik")):
        write(tmp_path / place, result(f"nr {school}", school=school))
        Keeper(tmp_path / place).add(made(Done, len(place), item="cancel-licences", on="2025-06-12"))
    Keeper(tmp_path / "eik").take_away([made(Done, 3, item="cancel-licences", on="2025-06-12")])
    rows = of_schools(tmp_path)
    assert (rows["De Linde"].late, rows["De Eik"].remark) == ("1 te laat", "nog niets afgevinkt")


def test_the_lines_of_several_schools_stand_on_the_page_and_in_the_export(tmp_path: Path) -> None:
    names = ("De Linde", HOSTILE[0])
    for number, school in enumerate(names):
        write(tmp_path / str(number), result(f"nr {number}", school=school))
        Keeper(tmp_path / str(number)).add(TICK)
    several = fleet_of(tmp_path, checklist=ASKED)
    html = render_fleet_report(several, "nl")
    assert HOSTILE[0] not in html
    assert html.count("2 van de 14 gedaan") == len(names)
    told = json.loads(json_bytes(several))
    assert told["checklist"] is None
    assert {each["school"] for each in told["checklists"]} == {row.identity.school for row in several.rows}
    assert {each["checklist"]["counts"]["ready"] for each in told["checklists"]} == {2}


def test_ticks_of_another_year_say_nothing_of_this_one(tmp_path: Path) -> None:
    other = made(Done, 1, item="cancel-licences", on="2024-06-12", checklist="malmberg/2024-2025")
    assert part(fleet(tmp_path, other)).progress.startswith("Hier is nog niets afgevinkt.")


def test_what_was_ticked_on_a_draft_counts_on_the_list_that_it_became(tmp_path: Path) -> None:
    draft = made(Done, 1, item="cancel-licences", on="2025-06-12", checklist="malmberg/2025-2026.2")
    assert part(fleet(tmp_path, draft)).progress.startswith("1 van de 14 gedaan")


def test_a_checklist_that_is_past_is_shown_to_who_used_it_alone(tmp_path: Path) -> None:
    past = msgspec.structs.replace(ASKED, is_past=True)
    assert fleet(tmp_path / "unused", asked=past).checklist is None
    shown = part(fleet(tmp_path / "used", TICK, asked=past))
    assert shown.notices[0].title == "Dit is de checklist van een vorig schooljaar."


def asks(on: dt.date) -> Question:
    return Question(spec=shipped_spec(), releases=releases(), now=NOW, on=on)


@pytest.mark.parametrize(
    ("day", "name"), [(AUGUST, "malmberg/2025-2026"), (dt.date(2026, 8, 12), "malmberg/2026-2027")]
)
def test_the_checklist_is_that_of_the_day_that_is_asked_for(day: dt.date, name: str, tmp_path: Path) -> None:
    told = with_checklist_asked(asks(day), School(tmp_path, Settings(first_school_day=FIRST_DAY))).checklist
    assert told
    assert (told.checklist.name, told.day, told.first_school_day) == (name, day, FIRST_DAY)


def test_a_publisher_without_a_checklist_has_no_such_part(tmp_path: Path) -> None:
    other = msgspec.structs.replace(asks(AUGUST), spec=msgspec.structs.replace(shipped_spec(), id="toetsbureau"))
    assert with_checklist_asked(other, School(tmp_path, Settings())).checklist is None
    page = render_fleet_report(fleet(tmp_path, asked=None), "nl")
    assert 'id="checklist"' not in page


def test_the_export_for_programs_has_all_of_it(tmp_path: Path) -> None:
    told = json.loads(json_bytes(fleet(tmp_path, TICK)))["checklist"]
    assert (told["checklist"], told["counts"]["done"], told["counts"]["to_do"]) == ("malmberg/2025-2026", 1, 14)
    assert {line["id"]: line["state"] for line in told["lines"]}["cancel-licences"] == "done"
    assert json.loads(json_bytes(fleet(tmp_path / "none", asked=None)))["checklist"] is None


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_that_a_checklist_says_is_more_than_text_in_the_overview(text: str, tmp_path: Path) -> None:
    def page(said: str) -> Tags:
        title = msgspec.structs.replace(PRINTED.title, nl=said)
        items = tuple(msgspec.structs.replace(item, title=title) for item in PRINTED.item)
        listed = msgspec.structs.replace(PRINTED, title=title, source_title=title, item=items)
        asked = msgspec.structs.replace(ASKED, checklist=listed)
        page = render_fleet_report(fleet(tmp_path / str(said == text), TICK, asked=asked), "nl")
        return Tags(page.partition('<section aria-labelledby="checklist">')[2].partition("</section>")[0])

    evil, tame = page(text), page("gewoon")
    assert len(tame.tags) > len(PRINTED.item)
    assert evil.tags == tame.tags


@pytest.mark.browser
@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_and_the_nu_checker_find_nothing_in_an_overview_with_it(language: str, tmp_path: Path) -> None:
    file = tmp_path / "overview.html"
    shown = fleet(tmp_path / "results", TICK)
    several = _several(tmp_path / "several")
    assert shown.checklist
    assert several.checklists
    for each in (shown, several):
        _look_at(file, render_fleet_report(each, language))


def _several(folder: Path) -> Fleet:
    """Give the overview of four schools: one on its way, one late, one that did nothing, two in one folder."""
    for place, number, school in (
        ("linde", 1, "De Linde"), ("eik", 2, "De Eik"), ("roos", 3, "De Roos"),
        ("samen", 4, "De Es"), ("samen", 5, "De Iep"),
    ):  # fmt: skip
        write(folder / place, result(f"nr {number}", school=school))
    for place, name in (("linde", "cancel-licences"), ("eik", "ip-address"), ("samen", "ip-address")):
        Keeper(folder / place).add(made(Done, 1, item=name, on="2025-06-12"))
    return fleet_of(folder, checklist=ASKED)


def _look_at(file: Path, page: str) -> None:
    file.write_text(page, "utf-8")
    assert page_checks.axe_violations(file) == []
    assert page_checks.nu_errors(file) == []
    assert page_checks.overflowing_widths(file) == []
