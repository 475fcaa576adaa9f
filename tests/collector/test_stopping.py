"""What was asked before it was stopped is answered, stored and reported."""

from __future__ import annotations

import json
import os
import signal
import socket
import time
from collections import Counter
from pathlib import Path

import pytest

from checker.collector.report_writer import ReportWriter
from tests.browser_page.submissions import chromebook
from tests.collector.attacked import half_open
from tests.collector.serving import Served, collecting


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
