"""Whether a class gets its answers, and the collector keeps its memory, while somebody keeps 1,000 connections open.

    python -m attacks.collector_soak [--minutes 30] [--rate RATE]

Measures how many checks a second a collector takes at most, and then sends half of that (or RATE) for so long from many
addresses, every other one over a connection that is kept, while 1,000 slow connections are held from another address.
Prints how long the honest ones waited for their answer, how many were refused, stayed unanswered or were lost (said to
be stored, and not in the folder), and the memory of the collector at the start, in the middle and at the end. The exit
code is 1 where one was lost or left unanswered, where the slowest in a hundred waited a second, or where memory grew by
more than a tenth over the second half.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import signal
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import psutil

from attacks.program import Collecting, collecting, submission
from attacks.slow_connections import attacked

SLOW = 1000
_ATTACKER = "127.66.0.1"
_ADDRESSES = 2000
_KEPT = 60
"""Connections that stay open between two checks, as a browser's do."""
_DEVICES = 2000
_MOST_STORED = 40_000
"""Of the 50,000 that a folder takes; what is sent beyond it is judged in full, answered and not kept."""
_TOP_SECONDS = 8.0
_TOP_SENDERS = 16
_STOPPING_SECONDS = 3.0
_OK = 200
_ENOUGH_SECONDS, _ENOUGH_GROWTH = 1.0, 1.1


class Ask(NamedTuple):
    """What one honest device sent, and what became of it. `status` 0: no answer."""

    submission_id: str
    is_result: bool
    status: int
    seconds: float


class Seen(NamedTuple):
    """What was seen. `memory` in MiB: at the start, in the middle, at the end."""

    asks: Sequence[Ask]
    stored: int
    lost: int
    memory: Sequence[float]

    def share(self, part: float) -> float:
        """Give within how many seconds this part of those that were answered had their answer."""
        waits = sorted(ask.seconds for ask in self.asks if ask.status)
        return waits[int(part * (len(waits) - 1))]

    @property
    def refused(self) -> int:
        """Give how many heard that they were not taken."""
        return sum(ask.status not in {0, _OK} for ask in self.asks)

    @property
    def unanswered(self) -> int:
        """Give how many heard nothing."""
        return sum(not ask.status for ask in self.asks)

    @property
    def is_sound(self) -> bool:
        """Tell whether nothing was lost, nobody waited long, and memory stayed what it was."""
        is_flat = self.memory[2] <= self.memory[1] * _ENOUGH_GROWTH
        return not (self.lost or self.unanswered or self.refused) and self.share(0.99) < _ENOUGH_SECONDS and is_flat


def soak(at: Collecting, seconds: float, rate: float, slow: int = SLOW) -> Seen:
    """Send honest checks at a rate while others attack; give what was seen."""
    with attacked(at.port, at.path(), _ATTACKER, slow):
        asks, memory = asyncio.run(_honest(at, seconds, rate))
    stored = {json.loads(path.read_bytes())["result_id"] for path in at.folder.glob("*.json")}
    said = {ask.submission_id for ask in asks if ask.is_result and ask.status == _OK}
    return Seen(asks, len(stored), len(said - stored), memory)


def top_rate(at: Collecting, seconds: float = _TOP_SECONDS) -> float:
    """Give how many checks a second it takes and stores when asked as fast as it answers."""
    return asyncio.run(_as_fast_as_it_answers(at, seconds))


async def _as_fast_as_it_answers(at: Collecting, seconds: float) -> float:
    until = time.perf_counter() + seconds

    async def sender(first: int) -> int:
        number = first
        while time.perf_counter() < until:
            await _ask(at, number, is_result=True)
            number += _TOP_SENDERS
        return (number - first) // _TOP_SENDERS

    return sum(await asyncio.gather(*map(sender, range(_TOP_SENDERS)))) / seconds


async def _honest(at: Collecting, seconds: float, rate: float) -> tuple[list[Ask], list[float]]:
    number, share = int(seconds * rate), min(1.0, _MOST_STORED / (seconds * rate))
    started, memory, tasks = time.perf_counter(), [_memory(at)], []
    kept = [_Kept(at.port) for _ in range(_KEPT)]
    for turn in range(number):
        await asyncio.sleep(max(0.0, started + turn / rate - time.perf_counter()))
        is_result = int((turn + 1) * share) > int(turn * share)
        way = kept[turn // 2 % _KEPT].answered if turn % 2 else None
        tasks.append(asyncio.create_task(_ask(at, turn, is_result=is_result, way=way)))
        if turn == number // 2:
            memory.append(_memory(at))
    asks = await asyncio.gather(*tasks)
    await asyncio.gather(*(each.close() for each in kept))
    return list(asks), [*memory, _memory(at)]


def _memory(at: Collecting) -> float:
    """Give what the collector holds in memory now, in MiB."""
    return float(psutil.Process(at.process.pid).memory_info().rss) / 2**20


_Way = Callable[[str, bytes], Awaitable[int]]


async def _ask(at: Collecting, number: int, *, is_result: bool, way: _Way | None = None) -> Ask:
    """Send one check as a device does; `way`: over a connection that is kept, instead of one of its own."""
    sent = submission(number) | {"device": f"{number % _DEVICES:032x}"}
    body = json.dumps(sent).encode()
    path = at.path() if is_result else at.path().replace("results", "look")
    head = f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1:{at.port}\r\nContent-Type: application/json\r\n"
    started = time.perf_counter()
    try:
        status = await (way(head, body) if way else _answered(at.port, head, body, number % _ADDRESSES))
    except (OSError, asyncio.IncompleteReadError):
        status = 0
    return Ask(str(sent["id"]), is_result, status, time.perf_counter() - started)


async def _answered(port: int, head: str, body: bytes, source: int) -> int:
    address = f"127.0.{source // 250 + 1}.{source % 250 + 1}"
    reader, writer = await asyncio.open_connection("127.0.0.1", port, local_addr=(address, 0))
    writer.write(f"{head}Content-Length: {len(body)}\r\nConnection: close\r\n\r\n".encode() + body)
    answer = await reader.read()
    writer.close()
    return int(answer.split(b" ", 2)[1]) if answer else 0


class _Kept:
    """A connection over which one check after another goes. One that was closed in between is made anew."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._turn = asyncio.Lock()
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def answered(self, head: str, body: bytes) -> int:
        async with self._turn:
            try:
                return await self._asked(f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body)
            except (OSError, asyncio.IncompleteReadError):
                await self.close()
                raise

    async def close(self) -> None:
        if self._streams:
            self._streams[1].close()
            with suppress(OSError):
                await self._streams[1].wait_closed()
        self._streams = None

    async def _asked(self, request: bytes) -> int:
        if self._streams and self._streams[0].at_eof():
            await self.close()
        if self._streams is None:
            self._streams = await asyncio.open_connection("127.0.0.1", self._port)
        reader, writer = self._streams
        writer.write(request)
        head = (await reader.readuntil(b"\r\n\r\n")).decode("ascii")
        await reader.readexactly(int(head.lower().split("content-length: ", 1)[1].split("\r\n", 1)[0]))
        return int(head.split(" ", 2)[1])


def main() -> None:
    """Run the long form."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=30.0)
    parser.add_argument("--rate", type=float, help="checks a second; half of what it can take unless given")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as place, collecting(Path(place), Path(place) / "results") as at:
        rate = chosen.rate or top_rate(at) / 2
        seen = soak(at, chosen.minutes * 60, rate)
        at.process.send_signal(signal.SIGINT)
        time.sleep(_STOPPING_SECONDS)  # and then once more: reports of all these are not what is measured
    _tell(seen, rate)
    sys.exit(0 if seen.is_sound else 1)


def _tell(seen: Seen, rate: float) -> None:
    results = sum(ask.is_result for ask in seen.asks)
    start, middle, end = seen.memory
    lines = (
        f"{len(seen.asks)} checks at {rate:.0f}/s, {results} of them to be stored, under {SLOW} slow connections",
        f"answered within: median {seen.share(0.5) * 1000:.0f} ms, p99 {seen.share(0.99) * 1000:.0f} ms",
        f"refused {seen.refused}, unanswered {seen.unanswered}, lost {seen.lost}; {seen.stored} in the folder",
        f"memory: {start:.0f} MiB at the start, {middle:.0f} in the middle, {end:.0f} at the end",
    )
    print("\n".join(lines))  # noqa: T201  a report for a person


if __name__ == "__main__":
    main()
