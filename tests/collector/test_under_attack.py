"""One device that does harm costs the others nothing: not their answer, not their result, not their report."""

from __future__ import annotations

import http.client
import json
import socket
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from checker.browser_page.page_readings import page_readings
from checker.collector.collecting import Collector, Wanted
from checker.collector.server import application
from tests.browser_page.submissions import chromebook
from tests.collector.attacked import RULES
from tests.collector.serving import Served, collecting

POISONED = {
    "format": 1, "id": "1" * 32, "device": "2" * 32, "measured_at": "2026-11-25T10:00:00Z", "label": "iPad 7",
    "answers": {"device_class": "ipad"},
    "signals": {
        "ua": "x",
        "client_hints": {"platform": "Android", "fullVersionList": [{"brand": "Google Chrome", "version": "٢٢H2"}]},
    },
}  # fmt: skip


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
