"""One device that does harm costs the others nothing: not their answer, not their result, not their report."""

from __future__ import annotations

import datetime as dt
import http.client
import json
import os
import signal
import socket
import threading
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from checker.browser_page.page_readings import page_readings
from checker.browser_page.submission import Submission, decode_submission
from checker.checking.checked_device import Rules
from checker.collector.collecting import Collector, Wanted
from checker.collector.receiving import OtherContentError, Receiver
from checker.collector.report_writer import ReportWriter
from checker.collector.server import application
from checker.collector.wrong_tokens import Tried, WrongTokens
from checker.storage.result_file import read_result
from tests.browser_page.submissions import chromebook
from tests.collector.serving import Served, ask, collecting
from tests.evaluation.devices import releases, shipped_spec

NOW = dt.datetime(2026, 11, 25, 10, 0, tzinfo=dt.UTC)
RULES = Rules(shipped_spec(), releases())
POISONED = {
    "format": 1, "id": "1" * 32, "device": "2" * 32, "measured_at": "2026-11-25T10:00:00Z", "label": "iPad 7",
    "answers": {"device_class": "ipad"},
    "signals": {
        "ua": "x",
        "client_hints": {"platform": "Android", "fullVersionList": [{"brand": "Google Chrome", "version": "٢٢H2"}]},
    },
}  # fmt: skip


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with collecting(tmp_path_factory.mktemp("attacked") / "results", "--per-minute", "0") as running:
        yield running


@pytest.fixture
def told() -> list[tuple[str, str]]:
    return []


@pytest.fixture
def collector(tmp_path: Path, told: list[tuple[str, str]]) -> Collector:
    wanted = Wanted(host="127.0.0.1", port=1, language="nl")
    return Collector(RULES, tmp_path / "results", wanted, lambda what, reason: told.append((what, reason)))


@pytest.fixture
def client(collector: Collector) -> FlaskClient:
    return application(collector._parts).test_client()


def submission(number: int = 1, **changes: object) -> Submission:
    return decode_submission(json.dumps(chromebook(number, **changes)).encode(), "x")


def half_open(port: int, number: int, source: str, beginning: bytes = b"POST / HTTP/1.1\r\n") -> list[socket.socket]:
    made = []
    for _ in range(number):
        raw = socket.create_connection(("127.0.0.1", port), timeout=20, source_address=(source, 0))
        raw.sendall(beginning)
        made.append(raw)
    return made


def closed(connections: list[socket.socket]) -> int:
    """Give how many of them the other side closed."""
    number = 0
    for raw in connections:
        raw.settimeout(0)
        try:
            number += raw.recv(1) == b""
        except BlockingIOError:
            continue
        except ConnectionResetError:
            number += 1
    return number


# ---- connections


def test_who_opens_hundreds_of_connections_keeps_out_nobody_behind_the_same_address(served: Served) -> None:
    kept = http.client.HTTPConnection("127.0.0.1", served.port, source_address=("127.0.0.21", 0))
    kept.request("GET", f"/{served.devices}/")
    kept.getresponse().read()
    with ExitStack() as stack:
        held = [stack.enter_context(raw) for raw in half_open(served.port, 400, "127.0.0.21")]
        path = f"/{served.devices}/results"
        assert ask(served.port, "POST", path, chromebook(2001), source="127.0.0.21")[0] == 200
        assert ask(served.port, "POST", path, chromebook(2002), source="127.0.0.22")[0] == 200
        kept.request("GET", f"/{served.devices}/")  # the connection of before is still there
        assert kept.getresponse().status == 200
        assert 400 - 256 <= closed(held) < 200
    kept.close()


def test_the_longest_half_open_are_the_ones_that_go(served: Served) -> None:
    with ExitStack() as stack:
        early = [stack.enter_context(raw) for raw in half_open(served.port, 200, "127.0.0.23")]
        late = [stack.enter_context(raw) for raw in half_open(served.port, 200, "127.0.0.23")]
        served.send(chromebook(2003))
        time.sleep(1)
        assert closed(early) >= 140
        assert closed(late) == 0


def test_a_class_of_35_behind_one_address_with_six_connections_each_is_served(served: Served) -> None:
    source, path = "127.0.0.24", f"/{served.devices}/results"

    def device(number: int) -> int:
        idle = half_open(served.port, 5, source, b"")
        status, _ = ask(served.port, "POST", path, chromebook(number), source=source)
        assert closed(idle) == 0
        for raw in idle:
            raw.close()
        return status

    with ThreadPoolExecutor(35) as pool:
        assert Counter(pool.map(device, range(2100, 2135))) == {200: 35}


def test_a_connection_that_is_kept_is_answered_every_time(served: Served) -> None:
    """As a browser keeps it: the page, a look and the result go over one connection, now and again for many devices."""
    body = json.dumps(chromebook(2200))

    def device(_number: int) -> int:
        kept = http.client.HTTPConnection("127.0.0.1", served.port, timeout=15)
        for _ in range(200):
            kept.request("POST", f"/{served.devices}/look", body, {"Content-Type": "application/json"})
            kept.getresponse().read()
        kept.close()
        return 200

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(device, range(8))) == 1600


def test_who_takes_no_answer_holds_no_thread_and_no_place(served: Served) -> None:
    page = f"GET /{served.devices}/ HTTP/1.1\r\nHost: localhost\r\n\r\n".encode()
    with ExitStack() as stack:
        for raw in half_open(served.port, 300, "127.0.0.25", page):
            stack.enter_context(raw)
        assert ask(served.port, "GET", f"/{served.devices}/", source="127.0.0.25")[0] == 200


# ---- tokens


def test_a_wrong_token_waits_for_its_answer_and_a_right_one_behind_the_same_address_does_not(served: Served) -> None:
    answered: list[str] = []

    def wrong() -> None:
        assert ask(served.port, "GET", "/wrongwro/", source="127.0.0.31")[0] == 404
        answered.append("wrong")

    for _ in range(5):  # a person who mistypes
        wrong()
    waiting = [threading.Thread(target=wrong) for _ in range(30)]  # more than there are threads to answer
    for thread in waiting:
        thread.start()
    assert ask(served.port, "GET", f"/{served.devices}/", source="127.0.0.31")[0] == 200
    assert answered == ["wrong"] * 5
    for thread in waiting:
        thread.join()
    assert answered == ["wrong"] * 35


def test_the_coordinator_hears_of_wrong_tokens(tmp_path: Path) -> None:
    with collecting(tmp_path / "results") as running:
        for source in ("127.0.0.41", "127.0.0.41", "127.0.0.42"):
            ask(running.port, "GET", "/wrongwro/state", source=source)
        running.ask("GET", f"/{running.devices}/state")  # a device that looks where it may not tries no token
        _, state = running.ask("GET", f"/{running.coordinator}/state?lang=en")
    assert state["wrong"] == "A link that does not exist was tried 3 times."
    said = (tmp_path / "said.txt").read_text()
    assert "3 keer is een link geprobeerd die niet bestaat. Het vaakst vanaf 127.0.0.41: 2 keer." in said


def test_a_flood_of_addresses_with_wrong_tokens_takes_no_memory() -> None:
    wrong = WrongTokens()
    for number in range(12_000):
        wrong.seconds_to_hold(str(number))
    assert wrong.tried() == Tried(times=10_000, addresses=10_000, most_from="0", most_times=1)


# ---- names and headers


def test_a_name_that_is_not_ours_is_told_of_the_setting_and_of_nothing_else(served: Served) -> None:
    before = served.results()
    for method, path in (("GET", "/"), ("GET", f"/{served.coordinator}/"), ("POST", f"/{served.devices}/results")):
        status, text = served.ask(method, path, chromebook(2200), {"Host": f"evil.example:{served.port}"})
        assert (status, text.count("host_names"), text.count("systeemcheck.toml")) == (421, 2, 2)
        for secret in (socket.gethostname(), "127.0.0.1", served.devices, served.coordinator, str(served.folder)):
            assert secret not in text.split("host_names")[0].split()
            assert served.devices not in text
            assert served.coordinator not in text
    assert served.results() == before


def test_a_name_of_the_settings_is_ours(tmp_path: Path) -> None:
    (tmp_path / "systeemcheck.toml").write_text('host_names = ["Toets.School.Example"]')
    with collecting(tmp_path / "results") as running:
        for host, status in (("toets.school.example", 200), ("toets.school.example:8642", 200), ("toets.example", 421)):
            assert running.ask("GET", f"/{running.devices}/", headers={"Host": host})[0] == status


def answers(served: Served) -> Iterator[tuple[str, http.client.HTTPResponse]]:
    asked: tuple[tuple[str, str, bytes | None, dict[str, str]], ...] = (
        ("GET", f"/{served.devices}/", None, {}), ("GET", f"/{served.coordinator}/", None, {}),
        ("GET", f"/{served.coordinator}/sheet", None, {}), ("GET", f"/{served.coordinator}/state", None, {}),
        ("GET", "/", None, {}), ("GET", "/nothing/here/at/all", None, {}), ("GET", "/wrongwro/", None, {}),
        ("GET", f"/{served.devices}", None, {}), ("PUT", f"/{served.devices}/", b"", {}),
        ("OPTIONS", f"/{served.devices}/", None, {}), ("HEAD", f"/{served.devices}/", None, {}),
        ("POST", f"/{served.devices}/results", b"{", {"Content-Type": "application/json"}),
        ("POST", f"/{served.devices}/results", b"{" * 17_000, {"Content-Type": "application/json"}),
        ("POST", f"/{served.devices}/results", b"{" * 90_000, {"Content-Type": "application/json"}),
        ("POST", f"/{served.devices}/results", b"{}", {}), ("GET", "/", None, {"Host": "evil.example"}),
        ("GET", "/", None, {"X-Long": "x" * 20_000}), ("GET", "/", None, {"Transfer-Encoding": "odd"}),
    )  # fmt: skip
    for method, path, body, headers in asked:
        connection = http.client.HTTPConnection("127.0.0.1", served.port, timeout=20)
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        answer.read()
        yield f"{method} {path} {answer.status}", answer
        connection.close()


def test_every_page_and_every_error_forbids_frames_and_all_that_is_not_its_own(served: Served) -> None:
    seen = dict(answers(served))
    assert {name.rsplit(" ", 1)[1] for name in seen} >= {
        "200",
        "308",
        "400",
        "403",
        "404",
        "405",
        "413",
        "421",
        "431",
        "501",
    }
    for name, answer in seen.items():
        policy = answer.getheader("Content-Security-Policy") or ""
        assert policy.startswith("default-src 'none'"), name
        assert policy.endswith("; frame-ancestors 'none'"), name
        assert "unsafe" not in policy, name
        assert answer.getheader("X-Frame-Options") == "DENY", name
        assert answer.getheader("X-Content-Type-Options") == "nosniff", name
        assert answer.getheader("Server") is None, name


def test_a_page_says_in_its_header_what_it_says_itself(served: Served) -> None:
    for path in (f"/{served.devices}/", f"/{served.coordinator}/", f"/{served.coordinator}/sheet"):
        connection = http.client.HTTPConnection("127.0.0.1", served.port, timeout=20)
        connection.request("GET", path)
        answer = connection.getresponse()
        policy = (answer.getheader("Content-Security-Policy") or "").removesuffix("; frame-ancestors 'none'")
        assert f'<meta http-equiv="Content-Security-Policy" content="{policy}">' in answer.read().decode()
        connection.close()


# ---- what is sent


def test_a_poisoned_check_is_refused_or_unknown_and_the_next_one_is_served(served: Served) -> None:
    status, answer = served.send(POISONED)
    assert 400 <= status < 500 or answer["look"]["name"] == "unknown"
    assert served.send(chromebook(2300))[0] == 200


def test_a_check_that_breaks_the_judging_is_refused_told_once_and_the_next_one_is_served(
    client: FlaskClient, collector: Collector, told: list[tuple[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "checker.checking.submissions.page_readings",
        lambda sent, find: 1 / 0 if sent.label == "bad" else page_readings(sent, find),
    )
    headers = {"Host": "localhost"}
    for where in ("look", "results"):
        path = f"/{collector.tokens.devices}/{where}"
        answer = client.post(path, json=chromebook(1, label="bad"), headers=headers)
        assert (answer.status_code, answer.json) == (422, {"problem": "not_judged", "detail": ""})
        assert client.post(path, json=chromebook(2), headers=headers).status_code == 200
    assert [what for what, _ in told] == ["answer", "answer"]
    assert "ZeroDivisionError" in told[0][1]
    assert "bad" not in told[0][1]
    assert [path.name[:7] for path in collector.folder.glob("*.json")] == ["CB-2_" + "0" * 2]


def test_what_goes_wrong_a_thousand_times_is_told_twenty_times(
    collector: Collector, told: list[tuple[str, str]]
) -> None:
    for _ in range(1000):
        collector._not_answered(ValueError("x"))
    assert len(told) == 20


def test_sent_again_after_the_file_was_sorted_into_a_folder_it_is_still_there(tmp_path: Path) -> None:
    receiver = Receiver(RULES, tmp_path, lambda: NOW)
    device = receiver.check(submission())
    assert receiver.store(device) == "stored"
    (path,) = tmp_path.glob("*.json")
    (tmp_path / "Groep 6").mkdir()
    path.rename(tmp_path / "Groep 6" / path.name)
    assert [receiver.store(device), receiver.store(device)] == ["already", "already"]
    with pytest.raises(OtherContentError):
        receiver.store(receiver.check(submission(label="another")))
    assert list(tmp_path.rglob("*.json")) == [tmp_path / "Groep 6" / path.name]


def test_sent_again_after_the_file_was_taken_away_it_is_stored_again(tmp_path: Path) -> None:
    (tmp_path / "results").mkdir()
    receiver = Receiver(RULES, tmp_path / "results", lambda: NOW)
    device = receiver.check(submission())
    assert receiver.store(device) == "stored"
    (path,) = (tmp_path / "results").glob("*.json")
    path.rename(tmp_path / path.name)
    assert [receiver.store(device), receiver.store(device)] == ["stored", "already"]
    (again,) = (tmp_path / "results").glob("*.json")
    assert read_result(again).result_id == device.result.result_id


def test_sent_again_after_somebody_spoilt_the_file_it_is_told_and_the_file_stays(tmp_path: Path) -> None:
    receiver = Receiver(RULES, tmp_path, lambda: NOW)
    device = receiver.check(submission())
    receiver.store(device)
    (path,) = tmp_path.glob("*.json")
    path.write_text("spoilt")
    with pytest.raises(OtherContentError):
        receiver.store(device)
    assert path.read_text() == "spoilt"


def test_what_the_coordinator_adds_stays_in_the_folder_and_under_the_same_limits(served: Served) -> None:
    def take(body: object) -> int:
        return served.ask("POST", f"/{served.coordinator}/take-in", body)[0]

    outside = {path for path in served.folder.parent.rglob("*") if served.folder not in path.parents}
    for number, label in enumerate(
        ["../../out", "/etc/passwd", "..\\..\\out", "C:\\out", "\\\\server\\out", "CON", "a\0b"]
    ):
        assert take({"text": json.dumps(chromebook(2400 + number, label=label))}) == 200
    assert take({"text": json.dumps(chromebook(2410, id="../" * 10))}) == 400
    assert take({"text": json.dumps(chromebook(2411)), "name": "../../out.json"}) == 400
    assert take({"text": " " * 17_000}) == 413
    assert take({"text": json.dumps(chromebook(2412, label="x" * 5000))}) == 400
    assert {path for path in served.folder.parent.rglob("*") if served.folder not in path.parents} == outside


def test_there_is_an_end_to_what_a_coordinator_adds_in_a_minute(client: FlaskClient, collector: Collector) -> None:
    path = f"/{collector.tokens.coordinator}/take-in"
    statuses = Counter(
        client.post(path, json={"text": ""}, headers={"Host": "localhost"}).status_code for _ in range(605)
    )
    assert statuses == {400: 600, 429: 5}


# ---- reports


def test_a_report_that_cannot_be_made_is_told_and_the_ones_after_it_are_made(tmp_path: Path) -> None:
    failed: list[str] = []
    writer = ReportWriter(tmp_path, lambda path: f"{1 / (path.stem != 'bad')}", lambda _, name: failed.append(name))
    for name in ("first", "bad", "last"):
        writer.add(name)
    writer.finish()
    assert (sorted(path.name for path in tmp_path.iterdir()), failed) == (["first.html", "last.html"], ["bad.html"])


def test_reports_that_were_not_made_are_made_by_the_next_run(tmp_path: Path) -> None:
    with collecting(tmp_path / "results") as first:
        for number in range(3):
            first.send(chromebook(number))
    reports = sorted((tmp_path / "results").glob("*.html"))
    text = reports[0].read_bytes()
    reports[0].unlink()
    reports[1].unlink()
    with collecting(tmp_path / "results"):
        pass
    assert sorted((tmp_path / "results").glob("*.html")) == reports
    assert reports[0].read_bytes() == text


# ---- stopping


@pytest.mark.parametrize("way", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_who_asked_before_it_was_stopped_is_answered_and_stored(tmp_path: Path, way: str) -> None:
    with collecting(tmp_path / "results", "--per-minute", "0") as running:
        bodies = [json.dumps(chromebook(each)).encode() for each in range(40)]
        head = f"POST /{running.devices}/results HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
        sent = []
        for body in bodies:
            raw = socket.create_connection(("127.0.0.1", running.port), timeout=30)
            raw.sendall(f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body)
            sent.append(raw)
        await_taken_in(running.port, sent)
        os.kill(pid_of(running), getattr(signal, way))
        got = [raw.recv(20_000) for raw in sent]
        for raw in sent:
            raw.close()
    assert Counter(answer[:15] for answer in got) == {b"HTTP/1.1 200 OK": 40}
    assert len(running.results()) == 40


def await_taken_in(port: int, sent: list[socket.socket]) -> None:
    """Wait until the program has read all that was sent: until its side of each connection holds nothing unread."""
    own = {raw.getsockname()[1] for raw in sent}
    until = time.monotonic() + 30
    while time.monotonic() < until:
        rows = [line.split() for line in Path("/proc/net/tcp").read_text().splitlines()[1:]]
        theirs = [row for row in rows if row[1].endswith(f":{port:04X}") and int(row[2].split(":")[1], 16) in own]
        if len(theirs) == len(own) and all(row[4].endswith(":00000000") for row in theirs):
            return
        time.sleep(0.001)
    raise TimeoutError(port)


def pid_of(running: Served) -> int:
    """Give the process that serves it."""
    for each in Path("/proc").glob("[0-9]*"):
        words = (each / "cmdline").read_bytes().split(b"\0") if (each / "cmdline").exists() else []
        if b"collect" in words and str(running.folder).encode() in words:
            return int(each.name)
    raise LookupError(running.folder)


def test_half_a_check_keeps_nobody_from_stopping(tmp_path: Path) -> None:
    with collecting(tmp_path / "results") as running:
        held = half_open(running.port, 20, "127.0.0.51")
        started = time.monotonic()
    assert time.monotonic() - started < 60
    for raw in held:
        raw.close()
