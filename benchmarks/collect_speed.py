"""How many devices may send at once: submissions over loopback to a real collector, from many addresses.

    python -m benchmarks.collect_speed [SECONDS]

Prints the rate asked and reached, how long each took to be stored and answered (median, 99th percentile, slowest), and
whether every one is in the folder. Then the same for 200 devices that send at the same moment. The peer, in the same
run: a bare Waitress that reads the same body and answers two bytes, which is what the machine and the network cost.
"""

from __future__ import annotations

import asyncio
import json
import socket
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from benchmarks.check_speed import installed

RATE = 300
AT_ONCE = 200
ADDRESSES = 250
_BARE = """
import sys, waitress
def app(environ, start):
    environ["wsgi.input"].read()
    start("200 OK", [("Content-Length", "2")])
    return [b"ok"]
waitress.serve(app, host="127.0.0.1", port=int(sys.argv[1]), threads=8, _quiet=True)
"""


def submission(number: int) -> bytes:
    """Give what one device sends: most of them are alike, as a school's Chromebooks are."""
    user_agent = (
        "Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) "
        f"Chrome/{150 + number % 7}.0.0.0 Safari/537.36"
    )
    return json.dumps(
        {
            "format": 1,
            "id": uuid.uuid4().hex,
            "device": uuid.uuid4().hex,
            "measured_at": "2026-11-24T10:00:00Z",
            "label": f"CB-{number}",
            "location": f"Groep {number % 8 + 1}",
            "signals": {
                "ua": user_agent, "platform": "Linux x86_64", "max_touch_points": 0,
                "screen": {"width": 1366, "height": 768}, "pixel_ratio": 1,
            },
            "tried": {"cookies": True, "storage": True, "webgl": True, "outer_width": 1366, "inner_width": 1366},
            "answers": {"sound": number % 9 != 0, "updates_until": f"20{28 + number % 6}-06"},
        }
    ).encode()  # fmt: skip


async def send(port: int, path: str, body: bytes, address: str) -> tuple[int, float]:
    """Give the status and the seconds one device waited, connection included."""
    started = time.perf_counter()
    reader, writer = await asyncio.open_connection("127.0.0.1", port, local_addr=(address, 0))
    head = f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Type: application/json\r\n"
    writer.write(f"{head}Content-Length: {len(body)}\r\nConnection: close\r\n\r\n".encode() + body)
    answer = await reader.read()
    writer.close()
    return int(answer.split(b" ", 2)[1]), time.perf_counter() - started


async def load(port: int, path: str, seconds: float) -> tuple[list[tuple[int, float]], float]:
    """Send `RATE` a second, whether or not the ones before were answered."""
    bodies = [submission(number) for number in range(int(RATE * seconds))]
    started = time.perf_counter()
    tasks = []
    for number, body in enumerate(bodies):
        await asyncio.sleep(max(0.0, started + number / RATE - time.perf_counter()))
        tasks.append(asyncio.create_task(send(port, path, body, f"127.0.{number % ADDRESSES + 1}.9")))
    answers = await asyncio.gather(*tasks)
    return list(answers), time.perf_counter() - started


async def at_once(port: int, path: str) -> list[tuple[int, float]]:
    """Send from many devices at the same moment."""
    bodies = [submission(number) for number in range(AT_ONCE)]
    return list(
        await asyncio.gather(
            *(send(port, path, body, f"127.0.{number % ADDRESSES + 1}.10") for number, body in enumerate(bodies))
        )
    )


def told(name: str, answers: Sequence[tuple[int, float]]) -> None:
    """Print how it went."""
    waits = sorted(seconds * 1000 for _, seconds in answers)
    refused = sum(status != 200 for status, _ in answers)  # noqa: PLR2004
    part = [waits[int(len(waits) * share)] for share in (0.5, 0.99)]
    print(  # noqa: T201
        f"{name:34} {len(answers):6} sent, {refused} refused; median {part[0]:.0f} ms, p99 {part[1]:.0f} ms, "
        f"slowest {waits[-1]:.0f} ms"
    )


def free_port() -> int:
    """Give a port nothing listens at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serving(command: Sequence[str], port: int, place: Path | None = None) -> Iterator[None]:
    """Run a server while it is measured; `place`: the folder of its settings."""
    server = subprocess.Popen(command, cwd=place, stderr=subprocess.DEVNULL)  # noqa: S603  the benchmark's own list
    try:
        while not _listens(port):
            time.sleep(0.05)
        yield
    finally:
        server.terminate()
        server.wait()


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def measured(name: str, port: int, path: str, seconds: float) -> int:
    """Print how both loads went; give how many were sent."""
    answers, took = asyncio.run(load(port, path, seconds))
    told(f"{name}, {len(answers) / took:.0f}/s", answers)
    burst = asyncio.run(at_once(port, path))
    told(f"{name}, {AT_ONCE} at once", burst)
    return len(answers) + len(burst)


def main() -> None:
    """Measure the peer and the collector."""
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 20.0
    with tempfile.TemporaryDirectory() as place:
        program, folder = installed(Path(place)), Path(place) / "results"
        python = str(Path(program).with_name("python"))
        port = free_port()
        with serving((python, "-c", _BARE, str(port)), port):
            measured("bare Waitress", port, "/", seconds)
        port = free_port()
        command = (
            program,
            "collect",
            "--results",
            str(folder),
            "--port",
            str(port),
            "--host",
            "127.0.0.1",
            "--no-open",
        )
        with serving(command, port):
            token = json.loads((folder / ".systeemcheck-links").read_text())["devices"]
            sent = measured("collect", port, f"/{token}/results", seconds)
            print(f"stored: {len(list(folder.glob('*.json')))} of {sent}")  # noqa: T201  a report for a person


if __name__ == "__main__":
    main()
