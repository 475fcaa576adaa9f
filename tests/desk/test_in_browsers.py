"""A coordinator's day on the desk, by clicking, in a real Chromium."""

from __future__ import annotations

import base64
import json
import re
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from checker.desk.tabs import table as desk_tabs
from checker.storage.result_file import encode_result
from tests.browser_page.submissions import chromebook
from tests.collector.serving import ask, free_port
from tests.desk.serving import desk, used
from tests.fleet.results import result, write
from tests.pages import page_checks

LIST = b"Label;Locatie\nnr 1;Groep 5\nnr 2;Groep 5\nnr 8;Groep 6\n"
TABS = [tab.name for tab in desk_tabs.TABS]


def text64(data: bytes) -> str:
    return base64.b64encode(data).decode()


@pytest.mark.browser
def test_the_overview_follows_the_results_and_keeps_what_was_searched(folder: Path, tmp_path: Path) -> None:
    new = write(tmp_path / "other", result("nr 3"))
    with desk(folder) as running:
        seen = used(
            running.address,
            ["overview", "Alle 2 apparaten"],
            ["search", "nr"],
            ["found", "before"],
            ["write", str(folder / new.name), text64(new.read_bytes())],
            ["overview", "Alle 3 apparaten"],
            ["found", "after"],
        )
    assert seen["errors"] == []
    assert (seen["texts"]["before"][:1], seen["texts"]["after"][:1]) == ("2", "3")


@pytest.mark.browser
def test_a_list_that_is_dropped_on_the_overview_itself_is_taken_by_the_desk(folder: Path) -> None:
    with desk(folder) as running:
        seen = used(
            running.address,
            ["overview", "Alle 2 apparaten"],
            ["over"],
            ["click", "body.dropping"],
            ["drop", [["lijst.csv", text64(LIST)]]],
            ["sees", "#told", "dit is nu je lijst"],
            ["overview", "nr 8"],
        )
    assert seen["errors"] == []


@pytest.mark.browser
def test_a_day_of_a_coordinator(folder: Path) -> None:
    port = free_port()
    dropped = [["lijst.csv", text64(LIST)], ["nr-3.json", text64(encode_result(result("nr 3")))]]
    with desk(folder, "--devices-port", str(port)) as running:
        seen = used(
            running.address,
            ["overview", "Alle 2 apparaten"],
            ["drop", dropped],
            ["sees", "#told", "dit is nu je lijst, met 3 apparaten"],
            ["sees", "#told", "nr-3.json: nr 3 staat erbij"],
            ["go", "devices"],
            ["fill", "#q", "nr 3"],
            ["press", "Enter"],
            ["click", ".devices > li:first-child summary"],
            ["fill", ".devices [name=label]", "nr 8"],
            ["fill", ".devices [name=location]", "Groep 6"],
            ["click", "[data-do=label] button"],
            ["sees", "#told", "heet nu nr 8 en staat in Groep 6"],
            ["go", "doubts"],
            ["click", "[data-do=undo] button"],
            ["sees", "#told", "Ongedaan gemaakt"],
            ["go", "collect"],
            ["click", "[data-do=begin] button"],
            ["sees", ".link", f":{port}/"],
            ["fill", "#places", "Groep 5\nGroep 6"],
            ["popup", "#sheet button"],
            ["text", "link", ".link"],
            ["go", "export"],
            ["save", "[href=xlsx]"],
            ["save", "[href=html]"],
            ["click", "#stop"],
            ["sees", "#told", "Gestopt"],
        )
        assert running.process.wait(30) == 0
    (sheet,) = seen["popups"]
    assert seen["errors"] == []
    assert sheet["codes"] >= 2
    assert f":{port}/" in sheet["text"]
    assert {name[:9] for name in seen["saved"]} == {"overzicht"}
    assert len(seen["saved"]) == 2


@pytest.mark.browser
def test_a_chromebook_that_sends_is_seen_on_the_desk(folder: Path) -> None:
    port = free_port()
    with desk(folder, "--devices-port", str(port)) as running:
        began = running.ask("POST", "collect/begin", {})
        assert began[0] == 200
        link = used(running.address, ["go", "collect"], ["text", "link", ".link a"])["texts"]["link"]
        token = re.search(r":\d+/(\w+)/", link)
        assert token is not None
        status, _ = ask(port, "POST", f"/{token[1]}/results", chromebook(5))
        assert status == 200
        seen = used(
            running.address, ["go", "collect"], ["sees", "#lines", "CB-5"], ["go", "overview"], ["overview", "3"]
        )
        # The desk itself is not on the network's port, and the collector's page is not the desk.
        assert ask(port, "GET", f"/{running.token}/overview/")[0] == 404
        running.ask("POST", "collect/end", {})
        with pytest.raises(ConnectionRefusedError):
            ask(port, "GET", f"/{token[1]}/")
    assert seen["errors"] == []
    assert list(folder.glob("CB-5*.html"))


@pytest.fixture(scope="module")
def everything(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A desk where every tab has something on it."""
    folder = tmp_path_factory.mktemp("all") / "resultaten"
    write(folder, result("nr 1"), result("nr 2"), result("nr 1", device_id="d" * 32, days_ago=3))
    with desk(folder, "--devices-port", str(free_port())) as running:
        running.await_version(1)
        running.ask("POST", "add/take", {"name": "lijst.csv", "data": text64(LIST)})
        key = json.dumps({"id": "d" * 32, "name": "PC-nr1", "label": "nr 1"})
        running.ask("POST", "devices/ignore", {"device": key, "by": ""})
        running.ask("POST", "collect/begin", {})
        yield running.address


LOOKS: dict[str, dict[str, Any]] = {
    "wide": {"width": 1366, "height": 768},
    "phone": {"width": 390, "height": 844},
    "dark": {"width": 1366, "height": 768, "dark": True},
    "print": {"width": 794, "height": 1123, "print": True},
}


@pytest.mark.browser
@pytest.mark.parametrize("look", LOOKS)
def test_every_tab_is_for_everyone(everything: str, look: str) -> None:
    steps = [step for tab in TABS for step in (["go", tab], ["axe", tab])]
    seen = used(everything, *steps, **LOOKS[look])
    assert (seen["errors"], seen["axe"]) == ([], [])


@pytest.mark.browser
@pytest.mark.parametrize("tab", TABS)
def test_every_tab_is_html_as_it_is_meant(everything: str, tab: str, tmp_path: Path) -> None:
    port, token = re.findall(r":(\d+)/([0-9a-f]{32})/", everything)[0]
    page = tmp_path / f"{tab}.html"
    page.write_text(ask(int(port), "GET", f"/{token}/{tab}/")[1], encoding="utf-8")
    assert page_checks.nu_errors(page) == []


def test_a_port_that_is_taken_is_told_and_the_desk_goes_on(folder: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("0.0.0.0", 0))  # noqa: S104  where the collector would listen
        taken.listen()
        with desk(folder, "--devices-port", str(taken.getsockname()[1])) as running:
            told = running.ask("POST", "collect/begin", {})[1]["told"]
            assert "is op deze computer al in gebruik" in told[0]["text"]
            assert running.ask("GET", "collect/")[0] == 200


def test_stopped_while_devices_come_in_every_result_is_there_with_its_report(folder: Path) -> None:
    port = free_port()
    with desk(folder, "--devices-port", str(port)) as running:
        running.ask("POST", "collect/begin", {})
        token = json.loads((folder / ".systeemcheck-links").read_text())["devices"]
        for number in range(20):
            assert ask(port, "POST", f"/{token}/results", chromebook(number))[0] == 200
        assert running.ask("POST", "stop", {})[0] == 200
        assert running.process.wait(60) == 0
    assert len(list(folder.glob("CB-*.json"))) == len(list(folder.glob("CB-*.html"))) == 20


def test_an_address_of_the_school_reaches_the_collector_and_never_the_desk(folder: Path) -> None:
    port = free_port()
    with desk(folder, "--devices-port", str(port)) as running:
        running.ask("POST", "collect/begin", {})
        tokens = json.loads((folder / ".systeemcheck-links").read_text())
        assert ask(running.port, "GET", f"/{tokens['coordinator']}/now")[0] == 404
        assert ask(port, "GET", f"/{running.token}/now")[0] == 404


def test_a_second_start_opens_the_one_that_runs(folder: Path) -> None:
    with desk(folder) as first, desk(folder) as second:
        assert second.address == first.address
        assert second.process.wait(30) == 0
        assert first.ask("GET", "now")[0] == 200


def test_a_desk_that_was_killed_keeps_nobody_from_starting(folder: Path) -> None:
    with desk(folder) as first:
        (kept,) = (folder.parent / "cache").rglob("desk-*.json")
        data = kept.read_bytes()
    assert not kept.exists()
    kept.write_bytes(data)
    with desk(folder) as second:
        assert second.address != first.address
        assert second.ask("GET", "now")[0] == 200


@pytest.mark.browser
def test_of_many_files_what_went_wrong_stays_in_sight(folder: Path, tmp_path: Path) -> None:
    paths = [write(tmp_path / "stick", result(f"nr {number}"), name=f"{number}.json") for number in range(10, 215)]
    broken = tmp_path / "stuk.json"
    broken.write_bytes(b"{")
    with desk(folder) as running:
        seen = used(
            running.address,
            ["go", "add"],
            ["files", "#files", [str(path) for path in (broken, *paths)]],
            ["sees", "#told", "nr 214 staat erbij"],
            ["text", "told", "#told"],
        )
    assert "stuk.json: niet erbij gezet" in seen["texts"]["told"]
    assert "regels over wat goed ging" in seen["texts"]["told"]


@pytest.mark.browser
def test_what_is_sent_to_a_desk_that_stopped_is_told_by_name_to_be_not_saved(folder: Path) -> None:
    with desk(folder) as running:
        seen = used(
            running.address,
            ["go", "add"],
            ["click", "#stop"],
            ["sees", "#told", "Gestopt"],
            ["drop", [["nr-7.json", text64(encode_result(result("nr 7")))]]],
            ["sees", "#told", "antwoordt niet"],
            ["text", "told", "#told"],
        )
    assert seen["texts"]["told"].startswith("nr-7.json: Niet bewaard")
