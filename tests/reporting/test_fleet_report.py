"""The overview as a coordinator gets it: every number right, in real browsers, on paper, and whatever devices say."""

from __future__ import annotations

import datetime as dt
import html
import json
import re
import shutil
import subprocess
from collections import Counter
from pathlib import Path
from typing import Any

import msgspec
import pytest

from checker.demo.school import NOT_YET_MEASURED, file_name, invented_results
from checker.fleet.model import Fleet
from checker.model.verdicts import Verdict
from checker.reporting.fleet.by_place import joined
from checker.reporting.fleet.device_table import MOST_STATIC_ROWS
from checker.reporting.fleet.fleet_page import fleet_page
from checker.reporting.fleet.fleet_report import render_fleet_report
from checker.reporting.fleet.todo import action_title
from checker.reporting.fleet.views import views
from checker.reporting.language.words import Words
from checker.storage.result_file import encode_result
from checker.storage.school_list.listed import Listed, SchoolList
from tests.evaluation.devices import DAY, known, releases, shipped_spec, windows_laptop
from tests.fleet.results import fleet_of, result, write
from tests.fleet.test_survey import stricter
from tests.pages import page_checks

SCRIPT = Path(__file__).with_name("use_overview.mjs")
both_languages = pytest.mark.parametrize("language", ["nl", "en"])


def listed() -> SchoolList:
    devices = [Listed(label=label, location=place, device_class=kind) for label, place, kind in NOT_YET_MEASURED]
    return SchoolList(name="lijst.csv", devices=devices, rejected=())


@pytest.fixture(scope="module")
def school(tmp_path_factory: pytest.TempPathFactory) -> Fleet:
    """The invented school with all that can be asked, and a few bad files."""
    folder = tmp_path_factory.mktemp("school")
    for item in invented_results(shipped_spec(), releases(), DAY):
        (folder / file_name(item)).write_bytes(encode_result(item))
    (folder / "package.json").write_text("{}")
    torn = next(folder.glob("PC-*.json"))
    torn.with_name(f"X{torn.name}").write_bytes(torn.read_bytes()[:500])
    since = DAY - dt.timedelta(days=60)
    return fleet_of(folder, inventory=listed(), since=since, compare=stricter())


@pytest.fixture(scope="module")
def page(school: Fleet, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(school, tmp_path_factory.mktemp("page"))


def written(fleet: Fleet, folder: Path, language: str = "nl") -> Path:
    file = folder / "overzicht.html"
    file.write_text(render_fleet_report(fleet, language), encoding="utf-8")
    return file


def use(page: Path) -> dict[str, Any]:
    """Give what a coordinator who uses the page sees."""
    chromium, node = shutil.which("chromium"), shutil.which("node")
    assert chromium
    assert node
    done = subprocess.run([node, SCRIPT, chromium, page], capture_output=True, text=True, check=False, timeout=180)
    assert done.returncode == 0, done.stderr
    seen: dict[str, Any] = json.loads(done.stdout)
    return seen


@pytest.fixture(scope="module")
def used(page: Path) -> dict[str, Any]:
    return use(page)


def number_of(said: str) -> int:
    found = re.match(r"[\d.,]+", said)
    assert found, said
    return int(re.sub(r"[.,]", "", found[0]))


# ---------------------------------------------------------------- every number


def section(page: Path, start: str, end: str) -> str:
    return page.read_text(encoding="utf-8").partition(f'id="{start}"')[2].partition(f'id="{end}"')[0]


def test_the_tiles_count_every_device_once(school: Fleet, page: Path) -> None:
    told = re.findall(r'<b class="n">([\d.]+)</b>', page.read_text(encoding="utf-8"))
    counts = Counter(row.judged.standing for row in school.rows)
    shown = [counts[name] for name in ("meets", "free", "try", "money", "ask", "replace", "unknown")]
    always = {0, 1, 5, 6}
    expected = [count for place, count in enumerate(shown) if count or place in always]
    assert [number_of(number) for number in told] == [*expected, len(NOT_YET_MEASURED)]
    assert sum(expected) == len(school.rows)


def test_the_bars_count_every_finding_and_every_device(school: Fleet, page: Path) -> None:
    def told(start: str, end: str) -> dict[str, int]:
        rows = re.findall(
            r"<bdi>(.*?)</bdi></th>.*?<ul class=\"counted\">(.*?)</ul>", section(page, start, end), re.DOTALL
        )
        return {html.unescape(name): sum(map(int, re.findall(r"</svg>(\d+)", counts))) for name, counts in rows}

    titles = {item.id: item.title.nl for item in school.spec.requirement}
    asked = Counter(titles[finding.requirement] for row in school.rows for finding in row.judged.findings)
    assert told("per-requirement", "per-class") == asked
    assert told("per-place", "outlook") == Counter(row.place for row in school.rows)
    assert sum(told("per-class", "per-place").values()) == len(school.rows)


def test_the_actions_count_and_name_every_device(school: Fleet, page: Path) -> None:
    told = [int(number) for number in re.findall(r'<p class="number"><b>(\d+)</b>', page.read_text(encoding="utf-8"))]
    to_visit = list(Counter(item.way for item in school.missing).values())
    assert sum(to_visit) == len(NOT_YET_MEASURED)
    assert sorted(told) == sorted([len(action.rows) for action in school.actions] + to_visit)
    first = section(page, "first", "replace")
    assert all(row.name_there.removeprefix("nr ") in first for action in school.actions for row in action.rows[:40])


def test_the_replacement_list_has_every_device_that_must_be_replaced_with_a_reason(school: Fleet, page: Path) -> None:
    rows = re.findall(r"<tr><td>.*?</tr>", section(page, "replace", "since"))
    replaced = [row for row in school.rows if row.judged.standing == "replace"]
    assert replaced
    assert len(rows) == len(replaced)
    assert not [row for row in rows if row.endswith("<td></td></tr>")]


def test_every_rejected_file_is_listed_with_its_reason(school: Fleet, page: Path) -> None:
    lines = re.findall(r"<li><code>(.*?)</code> (.*?)</li>", section(page, "rejected", "devices"))
    assert [html.unescape(file) for file, _ in lines] == [item.file for item in school.files.rejected]
    assert all(why for _, why in lines)


# ---------------------------------------------------------------- using it


@pytest.mark.browser
def test_the_filters_find_what_the_rows_hold(school: Fleet, used: dict[str, Any]) -> None:
    total = len(school.rows)
    assert used["all"] == f"{total} van {total} apparaten"
    filters = used["filters"]
    titles = {item.id: item.title.nl for item in school.spec.requirement}
    for value, found in filters["l"].items():
        assert number_of(found) == sum(row.place == value for row in school.rows)
    for value, found in filters["r"].items():
        open_ = [
            {titles[item.requirement] for item in row.judged.findings if item.verdict is not Verdict.PASS}
            for row in school.rows
        ]
        assert number_of(found) == sum(value in titles_of for titles_of in open_)
    assert number_of(filters["d"]["old"]) == sum(row.is_stale for row in school.rows)
    assert sum(number_of(found) for found in filters["c"].values()) == total
    assert {name: number_of(found) for name, found in filters["a"].items()} == {
        action.id: len(action.rows) for action in school.actions
    }
    required = {item.id for item in school.spec.requirement if item.importance == "required"}
    musts = [
        [item.requirement in required and item.verdict is not Verdict.ADVICE for item, _ in row.open_findings]
        for row in school.rows
    ]
    assert number_of(filters["m"]["required"]) == sum(any(each) for each in musts)
    assert number_of(filters["m"]["recommended"]) == sum(not all(each) for each in musts)
    standings: Counter[str] = Counter(row.judged.standing for row in school.rows)
    standings["advice"] = sum(row.judged.verdict is Verdict.ADVICE for row in school.rows)
    for standing, found in used["standings"].items():
        assert number_of(found) == (standings[standing] if standing else total)


@pytest.mark.browser
def test_what_is_chosen_stands_in_the_address_and_on_paper(school: Fleet, used: dict[str, Any]) -> None:
    kept = used["kept"]
    assert kept["once"] == kept["again"]
    assert 0 < number_of(kept["again"]) < len(school.rows)
    assert kept["rows"] == number_of(kept["again"])
    assert kept["printed"].startswith(kept["again"])
    assert "Voldoet, met advies" in kept["printed"]
    assert used["cleared"] == ""
    assert used["onPaper"] == len(school.rows)


def test_what_is_required_and_what_is_recommended_are_told_apart(school: Fleet) -> None:
    titles = [action_title(action, school, Words("nl")) for action in school.actions]
    assert len(set(titles)) == len(titles)
    advised = [title.endswith("(niet verplicht)") for title in titles]
    assert advised == [action.urgency == "advice" for action in school.actions]
    (sheet,) = [view for view in views(school, "nl") if view.name == "Acties"]
    assert [row[0] for row in sheet.rows] == titles


@pytest.mark.browser
def test_search_finds_a_device_by_any_capitals_and_says_so_when_there_is_none(used: dict[str, Any]) -> None:
    assert used["searched"]["word"] in used["searched"]["names"]
    assert used["searched"]["word"] in used["words"]
    assert used["phrase"]
    assert all(name.startswith("Groep 8") for name in used["phrase"])
    assert used["nothing"]["said"]
    assert number_of(used["nothing"]["found"]) == 0


@pytest.mark.browser
def test_every_column_sorts_both_ways_and_says_so(used: dict[str, Any]) -> None:
    for place, name in ((1, "kind"), (2, "verdict"), (4, "measured")):
        found = used["sorted"][name]
        assert found["up"] != found["down"]
        assert found["aria"][place] == "descending"
    assert used["sorted"]["verdict"]["up"][0] == "Voldoet niet"
    assert used["sorted"]["verdict"]["down"][0] == "Voldoet"


@pytest.mark.browser
def test_an_action_shows_its_devices_in_the_table_by_keyboard_alone(school: Fleet, used: dict[str, Any]) -> None:
    sizes = {action.id: len(action.rows) for action in school.actions}
    assert {name: number_of(seen["found"]) for name, seen in used["actions"].items()} == sizes
    assert {seen["focus"] for seen in used["actions"].values()} == {"devices"}


@pytest.mark.browser
def test_a_device_tells_what_it_is_and_what_was_found(school: Fleet, used: dict[str, Any]) -> None:
    first = school.rows[0]
    for text in (first.identity.name, first.described.model, first.described.system, first.described.screen):
        assert text in used["detail"]


# ---------------------------------------------------------------- as it is read


@both_languages
@pytest.mark.browser
@pytest.mark.pitfall(46)
def test_axe_and_the_nu_checker_find_nothing(school: Fleet, tmp_path: Path, language: str) -> None:
    page = written(school, tmp_path, language)
    assert page_checks.axe_violations(page) == []
    assert page_checks.nu_errors(page) == []


@pytest.mark.browser
def test_it_never_scrolls_sideways_and_asks_nothing_of_the_network(page: Path) -> None:
    assert page_checks.overflowing_widths(page) == []
    assert page_checks.network_requests(page) == []
    assert page_checks.console_errors(page) == []


@pytest.mark.browser
def test_without_script_it_shows_numbers_actions_and_every_device(school: Fleet, page: Path) -> None:
    text = page_checks.visible_text_without_script(page)
    assert all(row.name in text for row in school.rows)
    assert "Werk de browser bij" in text
    assert "Zoeken" not in text


@pytest.mark.parametrize("language", ["nl", "en"])
def test_no_sentence_is_missing_in_any_language(school: Fleet, language: str) -> None:
    text = render_fleet_report(school, language)
    assert not re.findall(
        r"\b(?:fleet|column|sheet|standing)\.[a-z_.]+",
        re.sub(r"<style>.*?</style>|<script>.*?</script>", "", text, flags=re.DOTALL),
    )


# ---------------------------------------------------------------- whatever devices say


ATTACK = "</script><script>window.ran=1</script><img src=x onerror=alert(1)>\u202e\u200b'\"&{{7*7}}"


@pytest.mark.browser
@pytest.mark.pitfall(28)
def test_no_script_of_a_device_runs_and_nothing_turns_the_page_around(tmp_path: Path) -> None:
    facts = windows_laptop(
        device__model__name=known(ATTACK), os__edition=known(ATTACK), os__release=known(ATTACK),
        device__manufacturer=known(ATTACK), cpu__model=known(ATTACK), memory__installed=known(2**30),
    )  # fmt: skip
    place = ATTACK[:110]
    hostile = [
        result(f"{number}{ATTACK}"[:118], facts=facts, name=ATTACK, location=place, school=place) for number in range(3)
    ]
    folder = tmp_path / "results"
    for number, item in enumerate(hostile):
        write(folder, item, name=f"PC-{number}_{number:032x}_20261123T100000Z_abcdefgh.json")
    (folder / "<img src=x onerror=alert(2)>.json").write_text("x")
    page = written(
        fleet_of(folder, inventory=SchoolList(name=ATTACK, devices=[Listed(label=ATTACK)], rejected=())), tmp_path
    )
    seen = use(page)
    assert (seen["dialogs"], seen["ran"], seen["foreign"]) == ([], None, 0)
    text = page.read_text(encoding="utf-8")
    assert "\u202e" not in text
    assert "\u200b" not in text
    assert page_checks.console_errors(page) == []
    assert page_checks.nu_errors(page) == []
    assert page_checks.overflowing_widths(page) == []


@pytest.mark.browser
@pytest.mark.pitfall(29)
def test_a_board_with_ten_thousand_devices_gets_a_small_page_that_opens_and_filters(tmp_path: Path) -> None:
    folder = tmp_path / "board"
    folder.mkdir()
    for item in invented_results(shipped_spec(), releases(), DAY, schools=50):
        (folder / file_name(item)).write_bytes(encode_result(item))
    fleet = fleet_of(folder)
    page = written(fleet, tmp_path)
    assert len(fleet.rows) == 10_000
    assert page.stat().st_size <= 150_000 + 400 * len(fleet.rows)
    seen = use(page)
    assert seen["all"].startswith("10.000")
    assert seen["more"] == 1100
    without_script = page_checks.visible_text_without_script(page)
    assert "--csv" in without_script
    assert "Werk de browser bij" in without_script


def test_two_thousand_devices_stand_in_the_page_itself_and_weigh_little(tmp_path: Path) -> None:
    template = result()
    folder = tmp_path / "results"
    folder.mkdir()
    for number in range(MOST_STATIC_ROWS):
        identity = msgspec.structs.replace(
            template.device, id=f"{number:032x}", label=f"Groep 5 nr {number}", name=f"PC-{number}"
        )
        item = msgspec.structs.replace(template, device=identity, result_id=f"{number:032x}")
        (folder / file_name(item)).write_bytes(encode_result(item))
    text = render_fleet_report(fleet_of(folder), "nl")
    assert text.count('<tr><th scope="row">Groep 5 nr ') == MOST_STATIC_ROWS
    assert len(text.encode()) <= 150_000 + 400 * MOST_STATIC_ROWS


# ---------------------------------------------------------------- words


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (["nr 3", "nr 4", "nr 7"], "nr 3, 4, 7"),
        (["nr 3", "digibord", "nr 7"], "nr 3, digibord, nr 7"),
        (["PC-01", "PC-02", "LT-03"], "PC-01, 02, LT-03"),
        (["12"], "12"),
        ([], ""),
    ],
)
def test_what_numbered_names_begin_with_is_said_once(names: list[str], said: str) -> None:
    assert joined(names) == said


@pytest.mark.parametrize(("day", "is_told"), [(dt.date(2027, 7, 31), False), (dt.date(2027, 8, 1), True)])
@both_languages
def test_a_coordinator_is_told_that_the_requirements_have_expired(
    tmp_path: Path, day: dt.date, *, is_told: bool, language: str
) -> None:
    write(tmp_path, result("PC 1"))
    now = dt.datetime.combine(day, dt.time(12), dt.UTC)
    titles = [notice.title for notice in fleet_page(fleet_of(tmp_path, now=now), language).notices]
    expired = {"nl": "De eisen zijn verlopen.", "en": "The requirements have expired."}[language]
    assert (expired in titles) is is_told


def test_a_calm_school_is_told_that_nothing_needs_doing(tmp_path: Path) -> None:
    write(tmp_path / "results", result())
    text = render_fleet_report(fleet_of(tmp_path / "results"), "nl")
    assert Words("nl").say("fleet.nothing") in text
    assert Words("nl").say("fleet.lead.fine") in text
    assert Words("nl").say("fleet.complete.yes") in text
