"""Who opens many connections, or guesses at tokens, keeps nobody else out."""

from __future__ import annotations

import http.client
import json
import socket
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

from checker.collector.wrong_tokens import Tried, WrongTokens
from tests.browser_page.submissions import chromebook
from tests.collector.attacked import half_open
from tests.collector.serving import Served, ask, collecting


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
