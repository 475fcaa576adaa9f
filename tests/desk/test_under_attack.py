"""Nobody but who sits at this computer, on the page itself, sees or does anything at the desk."""

from __future__ import annotations

import http.client
import json
import re
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from checker.desk import taking_in
from checker.desk.hosts import is_this_computer
from checker.desk.tabs.table import TABS
from checker.storage.result_file import encode_result
from tests.collector.serving import ask
from tests.desk.at_once import TOKEN, AtOnce, at_once
from tests.desk.serving import Opened, desk
from tests.desk.zipped import zipped
from tests.fleet.results import result, write

SCRIPT = "<script>alert(1)</script>"


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opened]:
    folder = tmp_path_factory.mktemp("attacked") / "resultaten"
    write(folder, result("nr 1"), result("nr 2"))
    with desk(folder) as running:
        yield running


@pytest.fixture
def alone(tmp_path: Path) -> AtOnce:
    write(tmp_path / "resultaten", result("nr 1"))
    return at_once(tmp_path / "resultaten")


# ---- who may ask


def test_it_listens_on_this_computer_alone(opened: Opened) -> None:
    others = {info[4][0] for info in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)} - {"127.0.0.1"}
    for address in others:
        if not str(address).startswith("127."):
            with socket.socket() as outside:
                outside.settimeout(5)
                assert outside.connect_ex((str(address), opened.port)) != 0


@pytest.mark.parametrize(
    "path", ["/", "/now", "/overview/", "/overview/page", "/export/json", f"/{TOKEN}/now", f"/{'g' * 32}/overview/"]
)
def test_without_the_token_there_is_nothing(opened: Opened, path: str) -> None:
    status, told = ask(opened.port, "GET", path)
    assert status in {404, 308}  # an address without its last slash is led to the one with, which is not there
    assert "nr 1" not in json.dumps(told)


@pytest.mark.parametrize(
    "host", ["evil.test", "127.0.0.1.evil.test", "192.168.1.5", "school.local", "", "localhost.evil"]
)
def test_a_name_that_leads_here_from_elsewhere_is_not_let_in(opened: Opened, host: str) -> None:
    status, told = opened.ask("GET", "overview/", headers={"Host": host})
    assert (status, told) == (421, "") or status == 400
    assert not is_this_computer(host)


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.test"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:1"},
        {"Content-Type": "text/plain"},
        {"Content-Type": "application/x-www-form-urlencoded"},
        {"Content-Type": "multipart/form-data"},
    ],
)
@pytest.mark.parametrize("address", ["stop", "speak", "list/forget", "add/take", "collect/begin", "devices/ignore"])
def test_another_page_in_the_same_browser_can_do_nothing(alone: AtOnce, address: str, headers: dict[str, str]) -> None:
    status, told = alone.post(address, {}, **headers)
    assert (status, told["problem"]) == (403, "origin")
    assert not alone.stopped


@pytest.mark.parametrize("name", [tab.name for tab in TABS])
def test_no_page_runs_what_is_not_its_own_or_is_put_in_a_frame_of_another(alone: AtOnce, name: str) -> None:
    answer = alone.client.get(f"/{TOKEN}/{name}/", headers={"Host": "localhost"})
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert answer.headers["Cache-Control"] == "no-store"


def test_the_overview_in_its_frame_can_reach_nothing_of_the_desk(alone: AtOnce) -> None:
    answer = alone.client.get(f"/{TOKEN}/overview/page", headers={"Host": "localhost"})
    policy = answer.headers["Content-Security-Policy"]
    assert policy.startswith("sandbox allow-scripts")
    assert "allow-same-origin" not in policy
    assert "frame-ancestors 'self'" in policy
    assert "connect-src" not in answer.text


# ---- what is sent


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"null", b'{"name": 1}', b'{"text": "x", "more": 1}', b"\xff"])
@pytest.mark.parametrize("address", [f"{tab.name}/{name}" for tab in TABS for name in tab.actions])
def test_what_no_page_sends_is_refused_in_words(alone: AtOnce, address: str, body: bytes) -> None:
    status, told = alone.post(address, body)
    assert status == 400
    assert [line["how"] for line in told["told"]] == ["wrong"]


@pytest.mark.parametrize("address", ["nothing/", "overview/nothing", "overview/../now", "list/forget"])
def test_there_is_nothing_but_the_tabs_and_their_files(alone: AtOnce, address: str) -> None:
    assert alone.client.get(f"/{TOKEN}/{address}", headers={"Host": "localhost"}).status_code in {404, 405}


@pytest.mark.parametrize("name", ["../../evil.json", "..\\..\\evil.json", "/etc/evil.json", "C:\\evil.json", "\0.json"])
def test_a_file_lands_in_the_folder_and_nowhere_else(alone: AtOnce, tmp_path: Path, name: str) -> None:
    before = {path for path in tmp_path.rglob("*") if "cache" not in path.parts}
    alone.drop(name, encode_result(result("nr 7")))
    new = {path for path in tmp_path.rglob("*") if "cache" not in path.parts} - before
    assert {path.parent for path in new} == {tmp_path / "resultaten"}
    assert [path.name[:4] for path in new if path.suffix == ".json"] == ["nr-7"]


def test_a_script_in_every_field_is_text_on_every_tab(tmp_path: Path) -> None:
    folder = tmp_path / "resultaten"
    one = result(SCRIPT, location=SCRIPT, name=SCRIPT, school=SCRIPT)
    write(folder, one, result(SCRIPT, device_id="e" * 32, location=SCRIPT, name=SCRIPT, school=SCRIPT))
    alone = at_once(folder, SCRIPT)
    alone.drop(f"{SCRIPT}.csv", f"Label;Naam;Locatie;Model\n{SCRIPT};{SCRIPT};{SCRIPT};{SCRIPT}\n".encode())
    alone.told("devices/told", {"device": json.dumps({"id": "e" * 32}), "question": SCRIPT, "answer": SCRIPT})
    for tab in TABS:
        page = alone.page(tab.name, SCRIPT)
        assert SCRIPT not in page.replace("<script>\n", ""), tab.name
    for line in alone.drop(f"{SCRIPT}.json", b"{}"):
        assert line  # told as text: the page shows it by textContent


def test_more_than_a_list_can_be_is_refused(opened: Opened) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", opened.port, timeout=30)
    connection.putrequest("POST", f"/{opened.token}/add/take")
    connection.putheader("Content-Type", "application/json")
    connection.putheader("Content-Length", str(2**40))
    connection.endheaders()
    assert connection.getresponse().status == 413
    connection.close()
    assert opened.ask("GET", "now")[0] == 200


def test_slow_bodies_and_half_requests_keep_nobody_waiting(opened: Opened) -> None:
    held = []
    for _ in range(100):
        raw = socket.create_connection(("127.0.0.1", opened.port), timeout=20)
        raw.sendall(f"POST /{opened.token}/add/take HTTP/1.1\r\nContent-Length: 900\r\n".encode())
        held.append(raw)
    assert opened.ask("GET", "now")[0] == 200
    for raw in held:
        raw.close()


def test_there_is_an_end_to_what_is_done_in_a_minute(alone: AtOnce) -> None:
    answers = {alone.post("list/nothing", {})[0] for _ in range(6100)}
    assert answers == {404, 429}


# ---- zips


def test_a_zip_that_would_fill_the_memory_is_not_unpacked(alone: AtOnce) -> None:
    told = alone.drop("bom.zip", zipped(a=b"0" * 200_000_000))
    assert len(told) == 1
    assert "niet erbij gezet" in told[0]


def test_of_a_zip_with_too_many_files_it_is_told_that_the_rest_was_not_looked_at(
    alone: AtOnce, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(taking_in, "MOST_IN_A_ZIP", 2)
    told = alone.drop("veel.zip", zipped(**{f"{number}.json": b"{}" for number in range(3)}))
    assert len(told) == 3
    assert "alleen de eerste" in told[-1]


def test_a_zip_in_a_zip_and_a_damaged_one_are_told(alone: AtOnce) -> None:
    inner = zipped(a=b"{}")
    assert "niet erbij gezet" in alone.drop("x.zip", zipped(**{"binnen.json": inner}))[0]
    whole = zipped(a=encode_result(result("nr 3")))
    assert len(alone.drop("x.zip", whole[:-30])) == 1


def test_base64_that_is_none_is_refused(alone: AtOnce) -> None:
    assert alone.post("add/take", {"name": "x", "data": "%%%"})[0] == 400


def test_a_token_is_new_at_every_start(tmp_path: Path) -> None:
    write(tmp_path / "resultaten", result())
    tokens = set()
    for _ in range(2):
        with desk(tmp_path / "resultaten") as running:
            tokens.add(running.token)
    assert len(tokens) == 2
    assert all(re.fullmatch("[0-9a-f]{32}", token) for token in tokens)
