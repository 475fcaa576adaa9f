"""The same answers, typed at a terminal and clicked in a browser, make the same spec; no end of either loses one."""

from __future__ import annotations

import base64
import datetime as dt
import json
import re
import signal
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec
import pytest

from checker.specification.document import RequirementsSpec
from checker.specification.loading import load_spec
from tests.believed import today
from tests.browser_page.submissions import chromebook
from tests.cli.program import systeemcheck
from tests.collector.serving import ask, free_port
from tests.confirming.specs import THIS_YEAR, asked_about, of
from tests.desk.serving import desk, used

if sys.platform == "win32":
    pytest.skip("has no pseudo-terminals", allow_module_level=True)

from tests.cli.at_a_terminal import Terminal

PAGE = Path(__file__).parents[1] / "page_reading" / "pages" / "device-tables" / "page.html"
APPROVED = Path(__file__).parents[1] / "reporting" / "approved"
COUNT = len(asked_about(THIS_YEAR))
DUTCH = {"LANG": "nl_NL.UTF-8"}
KEEP, DROPPED, UNKNOWN = ["1"], ["3"], ["4"]
# Each question: what is typed at the terminal, and the button that is clicked, or what is filled in.
OTHERWISE: Mapping[str, tuple[list[str], str | tuple[str, str]]] = {
    "browser": (["2", "laatste 2 versies van Chrome of Edge", "-"], ("laatste 2 versies van Chrome of Edge", "")),
    "default-browser": (DROPPED, "dropped"),
    "windows": (["2", "Windows 11 of hoger", "-"], ("Windows 11 of hoger", "")),
    "macos": (["2", "-", "Sonoma"], ("", "Sonoma")),
    "memory": (["2", "8 GB", "16 GB"], ("8 GB", "16 GB")),
    "screen-tablet": (DROPPED, "dropped"),
    "cookies": (["2"], "column"),
    "webgl": (UNKNOWN, "unknown"),
    "product:pluspunt": (["2", "niet op iPads"], ("niet op iPads", "")),
    "product:kleuterplein": (DROPPED, "dropped"),
}
AS_IT_IS: tuple[list[str], str] = (KEEP, "keep")
DAY = today() - dt.timedelta(10)
ADDRESS = "https://www.malmberg.nl/eisen"


def own(home: Path) -> RequirementsSpec:
    (path,) = (home / "requirements_specs" / "malmberg").glob("*.toml")
    return load_spec(path)


def at_a_terminal(home: Path) -> RequirementsSpec:
    home.mkdir()
    answers = [line for name in asked_about(THIS_YEAR) for line in OTHERWISE.get(name, AS_IT_IS)[0]]
    more = ["2", "1", "5", "3 GB", "-", "2", "24", "7", "1", "1"]
    end = ["3", "2", ADDRESS, "2", f"{DAY:%d-%m-%Y}", "Samen gelezen", "1"]
    with Terminal("spec", "confirm", cwd=home, environment=DUTCH) as terminal:
        code, _ = terminal.all_of([*answers, *more, *end])
        assert code == 0, terminal.said
    return own(home)


def clicks() -> Sequence[Sequence[object]]:
    steps: list[list[object]] = []
    for done, name in enumerate(asked_about(THIS_YEAR), start=1):
        chosen = OTHERWISE.get(name, AS_IT_IS)[1]
        if isinstance(chosen, str):
            steps.append(["click", f"#question button[value={chosen}]"])
        else:
            steps += [["click", "#question details summary"], ["fill", "#minimum", chosen[0]]]
            steps += [["fill", "#recommended", chosen[1]]] if not name.startswith("product:") else []
            steps.append(["click", "#question details button"])
        steps.append(["sees", "#going", f"{done} van {COUNT}"])
    return steps


ADDED = [
    ["click", "#adding summary"], ["choose", "#kind", "memory"], ["click", "[name=ipad]"],
    ["fill", "#add-minimum", "3 GB"], ["click", "[data-do=add] button"], ["sees", "#ending", "Werkgeheugen (iPad)"],
    ["choose", "#kind", "device-kind"], ["click", "[name=phone]"], ["fill", "#add-minimum", "niet op telefoons"],
    ["click", "[data-do=add] button"], ["sees", "#ending", "niet op telefoon (verplicht)"],
]  # fmt: skip
FINISHED = [
    ["choose", "#role", "head"], ["fill", "#read-on", str(DAY)], ["fill", "#source", ADDRESS],
    ["fill", "#note", "Samen gelezen"], ["click", "#finish"], ["sees", "#told", "Deze eisen zijn nu van jullie"],
]  # fmt: skip


@pytest.mark.browser
def test_a_terminal_and_a_browser_make_the_same_spec(folder: Path, tmp_path: Path) -> None:
    typed = at_a_terminal(tmp_path / "terminal")
    with desk(folder) as running:
        seen = used(running.address, ["go", "requirements"], *clicks(), *ADDED, *FINISHED)
    clicked = own(tmp_path)
    assert seen["errors"] == []
    assert clicked.version != typed.version
    assert msgspec.structs.replace(clicked, version=typed.version) == typed
    assert {of(typed, "memory").basis, of(typed, "webgl").basis} == {"published", "provisional"}
    assert re.fullmatch(r"2026-2027\.1\+\d{8}\.[a-z0-9]{4}", clicked.version)


@pytest.mark.browser
def test_the_next_check_uses_what_was_confirmed_on_the_desk_and_the_overview_does_at_once(
    folder: Path, tmp_path: Path
) -> None:
    with desk(folder) as running:
        seen = used(
            running.address,
            ["go", "requirements"],
            ["click", "#question button[value=keep]"],
            ["sees", ".kept", "klopt"],
            ["click", "#to-end"],
            ["click", "#finish"],
            ["sees", "#told", "Deze eisen zijn nu van jullie"],
            ["go", "overview"],
            ["overview", "Alle 2 apparaten"],
        )
        page = running.ask("GET", "overview/page")[1]
    assert seen["errors"] == []
    assert own(tmp_path).version in str(page)
    assert f"* malmberg/{own(tmp_path).version}" in systeemcheck("spec", "list", cwd=tmp_path).out


@pytest.mark.browser
def test_what_was_answered_is_there_after_a_reload_a_closed_browser_and_a_desk_that_was_killed(folder: Path) -> None:
    first = [["go", "requirements"], ["click", "#question button[value=keep]"], ["sees", "#going", f"1 van {COUNT}"]]
    with desk(folder) as running:
        used(running.address, *first)
        used(running.address, ["go", "requirements"], ["sees", "#going", f"1 van {COUNT}"], *first[1:2])
        used(running.address, ["go", "requirements"], ["sees", "#going", f"2 van {COUNT}"])
        assert_kept(folder.parent, 2)
        running.process.send_signal(signal.SIGKILL)
    with desk(folder) as running:
        seen = used(
            running.address, ["go", "requirements"], ["sees", "#going", f"2 van {COUNT}"], ["text", "all", "main"]
        )
    assert "nog iemand bezig" not in seen["texts"]["all"]


def assert_kept(home: Path, answers: int) -> None:
    kept = [path.read_text() for path in (home / "requirements_specs" / "malmberg").glob(".nakijken-*")]
    assert max(text.count('"word"') for text in kept) == answers


@pytest.mark.browser
@pytest.mark.parametrize("tab", ["requirements", "add", "overview"])
def test_a_page_that_is_dropped_on_any_tab_stands_with_the_questions(folder: Path, tab: str) -> None:
    dropped = [["eisen.html", _text64(PAGE.read_bytes())]]
    with desk(folder) as running:
        seen = used(
            running.address,
            *([["overview", "Alle 2 apparaten"]] if tab == "overview" else [["go", tab]]),
            ["drop", dropped],
            ["sees", "#told", "9 waarden staan nu bij de vragen"],
            ["go", "requirements"],
            ["click", "#all summary"],
            ["click", "#all tr:has-text('Beeldscherm Windows-pc') button"],
            ["sees", "#question", "Beeldscherm | 1366 × 768 | 1920 × 1080"],
            ["click", "#question button[value=page]"],
            ["sees", ".kept", "1366"],
        )
    assert seen["errors"] == []


def _text64(data: bytes) -> str:
    return base64.b64encode(data).decode()


@pytest.mark.browser
def test_what_is_typed_wrongly_stays_in_its_field_and_the_next_question_has_the_focus(folder: Path) -> None:
    with desk(folder) as running:
        seen = used(
            running.address,
            ["go", "requirements"],
            ["click", "#question details summary"],
            ["fill", "#minimum", "iets"],
            ["click", "#question details button"],
            ["sees", "#about-values", "Hier hoort"],
            ["text", "title", "#h-question"],
            ["fill", "#minimum", "laatste 2"],
            ["fill", "#recommended", ""],
            ["press", "Enter"],
            ["sees", ".kept", "nieuwste 2"],
            ["text", "next", "#question:focus #h-question"],
        )
    assert seen["errors"] == []
    assert (seen["texts"]["title"], seen["texts"]["next"]) == ("Browser", "Standaardbrowser")


@pytest.mark.browser
def test_reports_and_overviews_as_a_browser_saves_them_are_no_page_of_a_publisher_and_what_was_handed_out_is(
    folder: Path,
) -> None:
    reports = {path.name: path for path in APPROVED.glob("*.html")}
    with desk(folder) as running:
        running.await_version(1)
        saved = used(
            running.address,
            ["go", "requirements"],
            ["mhtml", "overview", "../overview/page"],
            ["mhtml", "tab", "../devices/"],
            ["mhtml", "handed-out", "page"],
            *(["mhtml", name, path.as_uri()] for name, path in reports.items()),
        )["saved"]
        told = {
            name: running.ask("POST", "add/take", {"name": f"{name}.mhtml", "data": data})[1]["told"][0]["text"]
            for name, data in saved.items()
        }
    assert "gelezen" in told.pop("handed-out")
    assert set(told) == {"overview", "tab", *reports}
    assert {text.split(": ", 1)[1][:40] for text in told.values()} == {"dit is een pagina van Systeemcheck zelf."}


def test_what_devices_send_after_confirming_is_judged_by_what_was_confirmed(folder: Path, tmp_path: Path) -> None:
    port = free_port()
    with desk(folder, "--devices-port", str(port)) as running:
        running.await_version(1)
        running.ask("POST", "collect/begin", {})
        running.ask("POST", "requirements/answer", {"question": "memory", "choice": "keep"})
        who = {"role": "coordinator", "read_on": str(DAY), "source": ADDRESS, "note": ""}
        assert running.ask("POST", "requirements/finish", who)[0] == 200
        token = json.loads((folder / ".systeemcheck-links").read_text())["devices"]
        assert ask(port, "POST", f"/{token}/results", chromebook(5))[0] == 200
    (sent,) = folder.glob("CB-5*.json")
    assert json.loads(sent.read_text())["spec"]["version"] == own(tmp_path).version
