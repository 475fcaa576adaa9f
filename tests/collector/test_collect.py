"""The collector stores what devices send, once, and refuses everything else while others go on."""

from __future__ import annotations

import datetime as dt
import json
import re
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
import zxingcpp
from PIL import Image

from checker.browser_page.submission import decode_submission, encode_code
from checker.checking.checked_device import Rules
from checker.collector.addresses import addresses
from checker.collector.limits import PerMinute
from checker.collector.links import link, tokens_of
from checker.collector.receiving import Receiver
from checker.reporting.check_page.qr import qr_lines
from checker.storage.names import STEM
from checker.storage.result_file import read_result
from tests.browser_page.submissions import chromebook, ipad
from tests.cli.program import PROJECT, systeemcheck
from tests.collector.serving import Served, ask, collecting, free_port
from tests.evaluation.devices import releases, shipped_spec

EVIL = "<script>alert(1)</script>"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A collector without a limit on how often one address may come."""
    with collecting(tmp_path_factory.mktemp("collect") / "results", "--per-minute", "0") as running:
        yield running


def test_a_result_is_stored_like_any_other_and_judged_by_this_spec(served: Served) -> None:
    status, answer = served.send(chromebook(1001))
    assert (status, answer["state"], answer["done_title"]) == (200, "stored", "Klaar: voldoet, met advies")
    path = next(path for path in served.results() if path.name.startswith("CB-1001_"))
    assert STEM.fullmatch(path.stem)
    result = read_result(path)
    assert (result.origin, result.device.label, result.device.location) == ("page", "CB-1001", "Groep 6")
    assert result.spec.id == "malmberg"
    assert result.measured_at[:10] == dt.datetime.now(dt.UTC).date().isoformat()


def test_evaluate_and_fleet_read_it_with_the_same_verdict(served: Served, tmp_path: Path) -> None:
    served.send(ipad(1002))
    path = next(path for path in served.results() if path.name.startswith("iPad-1002_"))
    (again,) = json.loads(systeemcheck("evaluate", path, "--json", cwd=tmp_path).out)
    assert again["judgement"]["verdict"] == again["claimed"] == "pass"
    (tmp_path / path.name).write_bytes(path.read_bytes())
    systeemcheck("fleet", tmp_path, "--json", "fleet.json", "--no-open", cwd=tmp_path)
    assert "iPad 1002" in (tmp_path / "fleet.json").read_text()


@pytest.mark.pitfall(63)
@pytest.mark.parametrize(
    ("number", "told", "says"),
    [
        (1081, "1970-01-01T00:07:00Z", "jaar achter."), (1082, "2010-01-01T00:00:00Z", "jaar achter."),
        (1083, "2106-01-01T00:00:00Z", "jaar voor."), (1084, "+275760-09-13T00:00:00Z", "jaar voor."),
        (1085, "-271821-04-20T00:00:00Z", "jaar achter."),
    ],
)  # fmt: skip
def test_a_device_whose_clock_is_years_wrong_hands_in_and_hears_of_its_clock(
    served: Served, number: int, told: str, says: str
) -> None:
    status, answer = served.send(chromebook(number, measured_at=told))
    assert (status, answer["state"], answer["done_title"]) == (200, "stored", "Klaar: voldoet, met advies")
    assert answer["to_do"][0]["title"] == "Zet de klok van deze Chromebook goed"
    assert "De klok van dit apparaat staat verkeerd." in answer["clock"]
    assert says in answer["clock"]
    path = next(path for path in served.results() if path.name.startswith(f"CB-{number}_"))
    assert read_result(path).measured_at[:10] == dt.datetime.now(dt.UTC).date().isoformat()


@pytest.mark.pitfall(63)
@pytest.mark.parametrize("seconds", [0, 600, -7200])
def test_a_clock_that_is_right_or_minutes_off_is_not_mentioned(served: Served, seconds: int) -> None:
    told = f"{dt.datetime.now(dt.UTC) + dt.timedelta(seconds=seconds):%Y-%m-%dT%H:%M:%SZ}"
    _, answer = served.ask("POST", f"/{served.devices}/look", chromebook(1, measured_at=told))
    assert answer["clock"] == ""
    assert all("klok" not in step["title"] for step in answer["to_do"])


@pytest.mark.pitfall(63)
def test_a_code_from_a_clock_in_1970_is_taken_in(served: Served) -> None:
    code = encode_code(decode_submission(json.dumps(chromebook(1090, measured_at="1970-01-01T00:07:00Z")).encode(), ""))
    status, answer = served.ask("POST", f"/{served.coordinator}/take-in", {"text": code})
    assert (status, answer["state"]) == (200, "stored")
    assert "achter" in answer["clock"]


def test_a_look_is_judged_and_forgotten(served: Served) -> None:
    before = served.results()
    status, answer = served.ask("POST", f"/{served.devices}/look", chromebook(1003, label="", answers={}))
    assert (status, answer["questions"]) == (200, ["label", "sound", "updates", "memory"])
    assert answer["title"] == "Tot nu toe goed. Nog 4 vragen."
    assert served.results() == before


def test_only_what_is_hidden_and_needed_is_asked(served: Served) -> None:
    def questions(sent: dict[str, Any]) -> list[str]:
        return list(served.ask("POST", f"/{served.devices}/look", sent)[1]["questions"])

    assert questions(ipad(1)) == []
    assert questions(ipad(1, width=768, height=1024)) == ["model"]
    assert questions(chromebook(1, tried={"device_memory": 8})) == []
    unclear = chromebook(1, signals={"ua": "Mozilla/5.0 (Linux; Android 10; K) Chrome/158.0.0.0 Mobile Safari/537.36"})
    assert questions(unclear) == ["kind"]
    firefox = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:160.0) Gecko/20100101 Firefox/160.0"
    pc = chromebook(1, signals={"ua": firefox, "platform": "Win32", "screen": {"width": 1366, "height": 768}})
    assert questions(pc) == ["version", "memory"]
    too_old = chromebook(1, answers={})
    too_old["signals"] = {**too_old["signals"], "ua": too_old["signals"]["ua"].replace("156", "100")}
    assert questions(too_old) == []


def test_the_same_again_is_acknowledged_and_stored_once(served: Served) -> None:
    served.send(chromebook(1004))
    stored = served.results()
    status, answer = served.send(chromebook(1004))
    assert (status, answer["state"]) == (200, "already")
    assert served.results() == stored


def test_the_same_number_with_other_content_is_refused(served: Served) -> None:
    served.send(chromebook(1005))
    stored = served.results()
    assert served.send(chromebook(1005, label="another"))[0] == 409
    assert served.send(chromebook(1005, answers={"sound": False}))[0] == 409
    assert served.results() == stored


def test_a_hundred_at_once_with_one_number_are_stored_once(served: Served) -> None:
    with ThreadPoolExecutor(20) as pool:
        answers = list(pool.map(lambda _: served.send(chromebook(1006))[1]["state"], range(100)))
    assert sorted(set(answers)) == ["already", "stored"]
    assert answers.count("stored") == 1
    assert len([path for path in served.results() if path.name.startswith("CB-1006_")]) == 1


def test_another_run_knows_what_was_stored_before(tmp_path: Path) -> None:
    for expected in ("stored", "already"):
        with collecting(tmp_path / "results") as running:
            assert running.send(chromebook(7))[1]["state"] == expected


def test_a_printed_link_keeps_working(tmp_path: Path) -> None:
    with collecting(tmp_path / "results") as first:
        pass
    with collecting(tmp_path / "results", port=first.port) as second:
        assert (second.devices, second.coordinator) == (first.devices, first.coordinator)


def test_a_report_stands_beside_each_result_when_it_stops(tmp_path: Path) -> None:
    with collecting(tmp_path / "results") as running:
        for number in range(5):
            running.send(chromebook(number, label=f"{EVIL}{number}"))
    names = {path.stem for path in (tmp_path / "results").glob("*.json")}
    reports = list((tmp_path / "results").glob("*.html"))
    assert {path.stem for path in reports} == names
    assert all("<script>alert" not in path.read_text() for path in reports)
    assert "5 apparaten zijn geweest" in (tmp_path / "said.txt").read_text()


HOSTILE: dict[str, object] = {
    "nothing": b"",
    "no json": b"{",
    "not utf-8": b'{"format": "\xff"}',
    "a list": [],
    "a number": 5,
    "deeply nested": b'{"format":' + b"[" * 15_000,
    "wrong types": chromebook(1, label=5, signals=[]),
    "huge number": chromebook(1, tried={"device_memory": 1e308}),
    "not a number": b'{"format": NaN}',
    "a forged origin": chromebook(1, origin="program"),
    "a forged verdict": chromebook(1, verdict="pass", findings=[]),
    "forged readings": chromebook(1, facts={"memory.installed": {"state": "known", "value": 1}}),
    "a path as number": chromebook(1, id="../../../../etc/passwd"),
    "a path as device": chromebook(1, device="..\\..\\x"),
    "a list as label": chromebook(1, label=["a"]),
    "a long label": chromebook(1, label="x" * 5000),
    "script in a version": chromebook(1, answers={"os_version": EVIL}),
    "a date that is none": chromebook(1, answers={"updates_until": "2031-00"}),
    "half a character": b'{"format":1,"label":"\\ud800"}',
}


@pytest.mark.parametrize("body", HOSTILE.values(), ids=HOSTILE.keys())
@pytest.mark.parametrize("where", ["look", "results", "take-in"])
def test_what_is_not_a_submission_is_a_clear_refusal(served: Served, body: object, where: str) -> None:
    before = served.results()
    token = served.coordinator if where == "take-in" else served.devices
    status, answer = served.ask("POST", f"/{token}/{where}", body)
    assert (status, answer["problem"]) == (400, "not_understood")
    assert served.results() == before


def test_script_in_every_field_is_shown_as_text_and_runs_nowhere(served: Served, tmp_path: Path) -> None:
    sent = chromebook(1010, label=EVIL, location=f"../../{EVIL}", time_zone=EVIL)
    sent["signals"] = {**sent["signals"], "ua": f"Mozilla/5.0 (X11; CrOS x86_64 1.0.0) Chrome/156.0.0.0 {EVIL}"}
    sent["signals"]["client_hints"] = {"platform": "Chrome OS", "model": EVIL, "platformVersion": EVIL}
    sent["tried"] = {**sent["tried"], "languages": [EVIL]}
    assert served.send(sent)[0] == 200
    path = next(path for path in served.results() if path.name.startswith("script-alert-1-script_"))
    assert path.parent == served.folder
    (tmp_path / path.name).write_bytes(path.read_bytes())
    systeemcheck("fleet", tmp_path, "-o", "o.html", "--no-open", cwd=tmp_path)
    assert "<script>alert" not in (tmp_path / "o.html").read_text()


def test_a_body_over_the_cap_is_refused_unread(served: Served) -> None:
    status, _ = served.send(chromebook(1, label="x" * 20_000))
    assert status == 413
    with socket.create_connection(("127.0.0.1", served.port), timeout=20) as raw:
        raw.sendall(
            f"POST /{served.devices}/results HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
            "Content-Length: 99999999999\r\n\r\n".encode()
        )
        assert b"413" in raw.recv(2000)


@pytest.mark.parametrize("path", ["/wrong/", "/wrong/look", "/..%2f..%2fetc/", "/%00/", "/é/", "/x/../"])
def test_without_the_token_there_is_nothing(served: Served, path: str) -> None:
    method = "POST" if path.endswith("look") else "GET"
    status, _ = ask(served.port, method, path.replace("é", "%C3%A9"), {} if method == "POST" else None)
    assert status == 404


def test_devices_cannot_see_who_has_been(served: Served) -> None:
    for path in ("state", "sheet"):
        assert served.ask("GET", f"/{served.devices}/{path}")[0] == 404
    assert served.ask("POST", f"/{served.devices}/take-in", {"text": ""})[0] == 404


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"}, {"Origin": "null"}, {"Content-Type": "text/plain"},
        {"Content-Type": "application/x-www-form-urlencoded"}, {"Host": "evil.example", "Origin": "http://localhost"},
    ],
    ids=str,
)  # fmt: skip
def test_another_site_cannot_send_in_a_devices_name(served: Served, headers: dict[str, str]) -> None:
    before = served.results()
    status, answer = served.send(chromebook(1011), **headers)
    if "Host" in headers:
        assert (status, "host_names" in answer) == (421, True)
    else:
        assert (status, answer["problem"]) == (403, "origin")
    assert served.results() == before


def test_a_slow_device_keeps_nobody_waiting(served: Served) -> None:
    slow = [socket.create_connection(("127.0.0.1", served.port)) for _ in range(60)]
    for raw in slow:
        raw.sendall(f"POST /{served.devices}/results HTTP/1.1\r\nHost: x\r\nContent-Length: 500\r\n\r\n{{".encode())
    assert served.send(chromebook(1012))[0] == 200
    for raw in slow:
        raw.close()


def test_a_flood_from_one_address_is_refused_and_others_go_on(tmp_path: Path) -> None:
    with collecting(tmp_path / "results", "--per-minute", "10") as running:
        answers = [running.send(chromebook(number))[0] for number in range(15)]
        assert answers == [200] * 10 + [429] * 5
        path = f"/{running.devices}/results"
        assert ask(running.port, "POST", path, chromebook(100), source="127.0.0.7")[0] == 200
        assert running.ask("POST", f"/{running.devices}/look", chromebook(101))[0] == 200
    assert len(list((tmp_path / "results").glob("*.json"))) == 11


def test_a_minute_is_any_sixty_seconds() -> None:
    now = 0.0
    limit = PerMinute(2, lambda: now)
    assert [limit.seconds_to_wait("a") for _ in range(3)] == [0, 0, 60]
    now = 59.0
    assert (limit.seconds_to_wait("a"), limit.seconds_to_wait("b")) == (1, 0)
    now = 60.0
    assert limit.seconds_to_wait("a") == 0


def test_a_flood_of_addresses_takes_no_memory() -> None:
    limit = PerMinute(1, lambda: 0.0)
    for number in range(25_000):
        limit.seconds_to_wait(str(number))
    assert len(limit._times) <= 20_000


def test_a_folder_that_cannot_take_it_says_so(tmp_path: Path) -> None:
    with collecting(tmp_path / "results") as running:
        moved = tmp_path / "moved"
        running.folder.rename(moved)
        running.folder.write_text("in the way")
        status, answer = running.send(chromebook(1))
        assert (status, answer["problem"]) == (507, "not_stored")
        running.folder.unlink()
        moved.rename(running.folder)
        assert running.send(chromebook(1))[1]["state"] == "stored"


def test_there_is_an_end_to_what_one_folder_takes(tmp_path: Path) -> None:
    now = dt.datetime(2026, 11, 24, 9, 0, tzinfo=dt.UTC)
    receiver = Receiver(Rules(shipped_spec(), releases()), tmp_path, lambda: now, most=2)
    sent = [decode_submission(json.dumps(chromebook(number)).encode(), "x") for number in range(3)]
    assert [receiver.store(receiver.check(item)) for item in sent[:2]] == ["stored", "stored"]
    with pytest.raises(OSError, match="too many results"):
        receiver.store(receiver.check(sent[2]))
    assert receiver.store(receiver.check(sent[0])) == "already"


def test_what_a_person_filled_in_is_marked_on_the_page_and_in_the_report(tmp_path: Path) -> None:
    with collecting(tmp_path / "results") as running:
        _, answer = running.send(chromebook(1))
    seen = [item["text"] for item in answer["seen"]]
    assert "Geluid: gehoord, zelf ingevuld" in seen
    assert "Cookies: toegestaan" in seen
    (report,) = (tmp_path / "results").glob("*.html")
    assert report.read_text().count("Bron: iemand vulde het in") == 2


def test_a_code_or_a_file_is_taken_in_by_the_coordinator(served: Served) -> None:
    code = encode_code(decode_submission(json.dumps(chromebook(1020)).encode(), "x"))
    for text in (code, json.dumps(chromebook(1021))):
        status, answer = served.ask("POST", f"/{served.coordinator}/take-in", {"text": text})
        assert (status, answer["state"]) == (200, "stored")
    path = next(path for path in served.results() if path.name.startswith("CB-1020_"))
    assert read_result(path).measured_at == "2026-11-24T09:00:00Z"


def test_the_coordinator_sees_who_has_been_and_who_is_not_ready(tmp_path: Path) -> None:
    with collecting(tmp_path / "results") as running:
        running.ask("POST", f"/{running.devices}/look", chromebook(1))
        running.ask("POST", f"/{running.devices}/look", chromebook(2))
        running.send(chromebook(1, label=EVIL))
        running.send(ipad(3))
        _, state = running.ask("GET", f"/{running.coordinator}/state?lang=en")
    assert (state["sent"], state["looking"]) == ("2 devices", "1 device has the page open and is not ready yet.")
    assert [(line["name"], line["kind"], line["look"]["name"]) for line in state["lines"]] == [
        ("iPad 3", "iPad", "pass"), (EVIL, "Chromebook", "advice"),
    ]  # fmt: skip


def test_a_sheet_has_a_code_for_each_place_and_an_address_to_type(served: Served) -> None:
    status, page = served.ask("GET", f"/{served.coordinator}/sheet?plek=Groep%206&plek=%3Cb%3E&plek=Groep%206")
    assert status == 200
    assert page.count("<section") == 2
    assert "&lt;b&gt;" in page
    assert page.count(f":{served.port}/{served.devices}/") == 2


def test_it_says_where_it_listens_and_gives_a_link_for_each_address(tmp_path: Path) -> None:
    with collecting(tmp_path / "results") as everywhere:
        pass
    said = (tmp_path / "said.txt").read_text()
    assert f"Ontvangen op poort {everywhere.port}, van elk apparaat op dit netwerk" in said
    for address in addresses("0.0.0.0"):  # noqa: S104  as the program does
        assert link(address, everywhere.port, everywhere.devices) in said
    with collecting(tmp_path / "results", "--host", "127.0.0.1", "--lang", "en") as here:
        pass
    assert f"Receiving at 127.0.0.1, port {here.port}" in (tmp_path / "said.txt").read_text()


def test_links_lead_to_the_static_page_where_there_is_one(tmp_path: Path) -> None:
    with collecting(
        tmp_path / "results", "--page", "https://school.example/check/", "--location", "Groep 6"
    ) as running:
        _, page = running.ask("GET", f"/{running.coordinator}/")
    assert "https://school.example/check/#naar=http://" in page
    assert f":{running.port}/{running.devices}/" in page


def test_a_port_that_is_in_use_is_told_with_a_way_out(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("0.0.0.0", 0))  # noqa: S104  as the program does
        taken.listen()
        ended = systeemcheck("collect", "--no-open", "--port", str(taken.getsockname()[1]), cwd=tmp_path)
    assert (ended.code, "bezet" in ended.err, "--port" in ended.err) == (2, True, True)


@pytest.mark.parametrize("host", ["203.0.113.9", "no-such-computer.invalid"])
def test_an_address_of_another_computer_is_told_as_such(tmp_path: Path, host: str) -> None:
    ended = systeemcheck("collect", "--no-open", "--port", str(free_port()), "--host", host, cwd=tmp_path)
    assert (ended.code, f"{host} is geen adres van deze computer" in ended.err) == (2, True)


def test_tokens_that_someone_broke_are_made_anew(tmp_path: Path) -> None:
    first = tokens_of(tmp_path)
    assert tokens_of(tmp_path) == first
    assert (tmp_path / ".systeemcheck-links").stat().st_mode & 0o077 == 0
    (tmp_path / ".systeemcheck-links").write_bytes(b'{"devices":"","coordinator":"x"}')
    again = tokens_of(tmp_path)
    assert re.fullmatch(r"[a-z2-9]{8}", again.devices)
    assert again != first


@pytest.mark.pitfall(44)
def test_nobody_came_is_told_with_what_usually_stops_visitors(tmp_path: Path) -> None:
    script = (
        "import sys, checker.cli.collect_command as it; it._HINT_AFTER = 0.2; sys.argv = ['x', 'collect', '--no-open', "
        f"'--results', 'r', '--port', '{free_port()}']; from checker.cli.main import main; main()"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", script],
        cwd=tmp_path,
        env={"PYTHONPATH": str(PROJECT)},
        stderr=subprocess.PIPE,
        text=True,
    )
    lines: list[str] = []
    reader = threading.Thread(target=lambda: lines.extend(process.stderr or ()))
    reader.start()
    until = time.monotonic() + 30
    while time.monotonic() < until and not any("Firewall" in line for line in lines):
        time.sleep(0.1)
    process.terminate()
    reader.join(30)
    process.communicate()
    said = "".join(lines)
    for word in ("Windows Firewall", "wifi", "systeemcheck page"):
        assert word in said


@pytest.mark.parametrize("is_dark", [True, False], ids=["dark terminal", "light terminal"])
def test_the_code_on_a_terminal_can_be_scanned(is_dark: bool) -> None:  # noqa: FBT001
    lines = qr_lines("http://192.168.1.20:8642/abcdefgh/")
    picture = Image.new("L", (len(lines[0]), 2 * len(lines)))
    for y, line in enumerate(lines):
        for x, sign in enumerate(line):
            picture.putpixel((x, 2 * y), 255 * ((sign in "█▀") == is_dark))
            picture.putpixel((x, 2 * y + 1), 255 * ((sign in "█▄") == is_dark))
    larger = picture.resize((picture.width * 6, picture.height * 6), Image.Resampling.NEAREST)
    assert [found.text for found in zxingcpp.read_barcodes(larger)] == ["http://192.168.1.20:8642/abcdefgh/"]
