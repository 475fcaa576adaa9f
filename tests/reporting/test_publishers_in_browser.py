"""An overview of several publishers, used in a real browser."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections import Counter
from pathlib import Path
from typing import Any

import msgspec
import pytest

from checker.demo.school import file_name, invented_results
from checker.fleet.model import Fleet
from checker.model.verdicts import MOST_URGENT_FIRST, Verdict
from checker.reporting.fleet.fleet_report import render_fleet_report
from checker.specification.joining import joined
from checker.storage.result_file import encode_result
from tests.evaluation.devices import DAY, releases, shipped_spec
from tests.fleet.results import fleet_of
from tests.pages import page_checks
from tests.several_specs.specs_there import spec_named, together

SCRIPT = Path(__file__).with_name("use_publishers.mjs")
_MOST = 10
pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("school")
    for item in invented_results(shipped_spec(), releases(), DAY):
        (folder / file_name(item)).write_bytes(encode_result(item))
    return folder


@pytest.fixture(scope="module")
def school(results: Path) -> Fleet:
    return fleet_of(results, spec=together("malmberg", "rekentoets"))


@pytest.fixture(scope="module")
def page(school: Fleet, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(school, tmp_path_factory.mktemp("page"))


def written(fleet: Fleet, folder: Path, language: str = "nl") -> Path:
    file = folder / f"overzicht.{language}.html"
    file.write_text(render_fleet_report(fleet, language), encoding="utf-8")
    return file


@pytest.fixture(scope="module")
def used(page: Path) -> dict[str, Any]:
    chromium, node = shutil.which("chromium"), shutil.which("node")
    assert chromium
    assert node
    done = subprocess.run([node, SCRIPT, chromium, page], capture_output=True, text=True, check=False, timeout=180)
    assert done.returncode == 0, done.stderr
    seen: dict[str, Any] = json.loads(done.stdout)
    return seen


def number_of(said: str) -> int:
    found = re.search(r"\d+", said)
    assert found, said
    return int(found[0])


def counted(fleet: Fleet) -> dict[str, int]:
    names = {verdict: verdict.value for verdict in Verdict} | {Verdict.NOT_APPLICABLE: "na"}
    return {
        f"{part.id}.{names[verdict]}": number
        for place, part in enumerate(fleet.spec.parts)
        for verdict, number in Counter(row.judged.by_part(place) for row in fleet.rows).items()
    }


def test_the_filter_finds_the_devices_that_fail_for_a_publisher(school: Fleet, used: dict[str, Any]) -> None:
    assert {name: number_of(found) for name, found in used["filters"].items()} == counted(school)


def test_the_numbers_at_the_top_lead_to_those_devices(school: Fleet, used: dict[str, Any]) -> None:
    open_ = {name: number for name, number in counted(school).items() if name.endswith((".fail", ".unknown"))}
    assert {name: number_of(item["found"]) for name, item in used["links"].items()} == open_
    assert {name: number_of(item["said"]) for name, item in used["links"].items()} == open_


def test_what_is_chosen_stands_in_the_address_and_on_paper(used: dict[str, Any]) -> None:
    kept = used["kept"]
    assert kept["address"] == "#p=rekentoets.fail"
    assert kept["again"] == kept["once"]
    assert "Uitgever: Toetsbureau: voldoet niet" in kept["printed"]


def test_each_publisher_has_a_column_that_can_be_sorted_by(used: dict[str, Any]) -> None:
    assert used["heads"][2:5] == ["Alle eisen", "Malmberg", "Toetsbureau"]
    order = ["Voldoet niet", "Nog niet zeker", "Voldoet, met advies", "Voldoet", "N.v.t."]
    places = [order.index(text) for text in used["sorted"]]
    assert places == sorted(places)
    assert len(MOST_URGENT_FIRST) == len(order)


def test_on_a_phone_a_verdict_stands_beside_its_publisher(used: dict[str, Any]) -> None:
    assert [text.split()[0] for text in used["phone"]] == ["Malmberg", "Toetsbureau"]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_axe_and_nu_have_nothing_to_say(school: Fleet, tmp_path: Path, language: str) -> None:
    page = written(school, tmp_path, language)
    assert page_checks.axe_violations(page) == []
    assert page_checks.nu_errors(page) == []
    assert page_checks.overflowing_widths(page) == []


def test_without_script_each_verdict_stands_in_the_page(school: Fleet, page: Path) -> None:
    text = page_checks.visible_text_without_script(page)
    assert "158 van de 200 apparaten voldoen aan alle eisen" in text
    assert text.count("Voldoet niet") >= sum(row.judged.by_part(0) is Verdict.FAIL for row in school.rows)


def test_ten_publishers_fit_beside_each_other(results: Path, tmp_path: Path) -> None:
    test = spec_named("rekentoets")
    names = [f"uitgever-met-een-lange-naam-{number}" for number in range(_MOST - 1)]
    more = [msgspec.structs.replace(test, id=name, publisher=name) for name in names]
    page = written(fleet_of(results, spec=joined([shipped_spec(), *more])), tmp_path)
    assert page_checks.overflowing_widths(page) == []
    assert page_checks.axe_violations(page) == []
    assert page_checks.nu_errors(page) == []
