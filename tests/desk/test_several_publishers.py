"""A desk by several publishers: every tab that shows a verdict, and all that can be saved."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from checker.storage.result_file import read_result
from tests.browser_page.submissions import chromebook
from tests.desk.at_once import TOKEN, AtOnce, at_once
from tests.desk.serving import desk as running
from tests.evaluation.devices import known, windows_laptop
from tests.fleet.results import result, write
from tests.several_specs.specs_there import SPECS

FULL = windows_laptop(storage__free=known(10**9))


@pytest.fixture
def desk(tmp_path: Path) -> AtOnce:
    folder = tmp_path / "resultaten"
    write(folder, result("nr 1"), result("nr 2", facts=FULL))
    made = at_once(folder, specs=("malmberg/2026-2027.1", str(SPECS / "rekentoets.toml")))
    made.desk.newest.refresh()
    return made


def saved(desk: AtOnce, form: str) -> bytes:
    return bytes(desk.client.get(f"/{TOKEN}/export/{form}", headers={"Host": "localhost"}).data)


def test_the_overview_says_it_of_each(desk: AtOnce) -> None:
    page = desk.client.get(f"/{TOKEN}/overview/page", headers={"Host": "127.0.0.1:4711"}).text
    assert "1 van de 2 apparaten voldoet aan alle eisen" in page
    for name in ("Malmberg", "Toetsbureau"):
        assert f"<bdi>{name}</bdi>" in page


def test_a_device_says_what_it_is_by_each(desk: AtOnce) -> None:
    full = desk.page("devices").partition("<b><bdi>nr 2</bdi></b>")[2].partition("</details>")[0]
    by_each = full.partition('class="parts"')[2].partition("</ul>")[0]
    assert by_each.index("Malmberg") < by_each.index("voldoet, met advies") < by_each.index("Toetsbureau")
    assert by_each.index("Toetsbureau") < by_each.index("voldoet niet")
    assert "Vrije ruimte (Toetsbureau)" in full


def test_what_is_saved_has_a_column_for_each(desk: AtOnce) -> None:
    rows = list(csv.DictReader(io.StringIO(saved(desk, "csv").decode("utf-8-sig")), delimiter=";"))
    assert [(row["Malmberg"], row["Toetsbureau"]) for row in rows] == [
        ("voldoet", "voldoet"),
        ("voldoet, met advies", "voldoet niet"),
    ]
    assert [item["id"] for item in json.loads(saved(desk, "json"))["specs"]] == ["malmberg", "rekentoets"]
    assert saved(desk, "xlsx").startswith(b"PK")


def test_every_tab_opens(desk: AtOnce) -> None:
    for tab in ("doubts", "visit", "add", "collect", "list", "export"):
        assert "<h1" in desk.page(tab), tab


def test_what_a_page_handed_over_is_judged_by_both(desk: AtOnce) -> None:
    desk.drop("CB-7.systeemcheck", json.dumps(chromebook(7)).encode())
    desk.desk.finish()
    stored = [read_result(path) for path in desk.desk.folder.glob("*.json")]
    (specs,) = [item.specs for item in stored if item.origin == "page"]
    assert specs
    assert [item.id for item in specs] == ["malmberg", "rekentoets"]


def test_several_are_asked_for_on_the_command_line(tmp_path: Path) -> None:
    folder = tmp_path / "resultaten"
    write(folder, result("nr 1"), result("nr 2", facts=FULL))
    asked = ("--spec", "malmberg/2026-2027.1", "--spec", str(SPECS / "rekentoets.toml"))
    with running(folder, *asked) as opened:
        opened.await_version(1)
        document = opened.ask("GET", "export/json")[1]
        assert [item["id"] for item in document["specs"]] == ["malmberg", "rekentoets"]
        opened.ask("POST", "stop", {}, {"Origin": opened.address.partition(f"/{opened.token}")[0]})
