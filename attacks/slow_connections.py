"""A thousand connections that never come to an end, kept up from one address: what a single laptop can do."""

from __future__ import annotations

import asyncio
import contextlib
import multiprocessing
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count

_PAUSE = 1.0
_DRIP = 3.0
_HEAD = "POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 9000\r\n"
_PAGE = "GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n"


@contextmanager
def attacked(port: int, path: str, address: str, number: int) -> Iterator[None]:
    """Within this, another process keeps so many slow connections open to a port of this computer."""
    process = multiprocessing.get_context("spawn").Process(
        target=_keep_up, args=(port, path, address, number), daemon=True
    )
    process.start()
    try:
        yield
    finally:
        process.terminate()
        process.join()


def _keep_up(port: int, path: str, address: str, number: int) -> None:
    asyncio.run(_all(port, path, address, number))


async def _all(port: int, path: str, address: str, number: int) -> None:
    await asyncio.gather(*(_again_and_again(port, path, address, kind) for kind in range(number)))


async def _again_and_again(port: int, path: str, address: str, kind: int) -> None:
    """Keep one connection open, and another when it was closed."""
    for _ in count():
        with contextlib.suppress(OSError):
            await _one(port, _beginning(kind % 4, path), address)
        await asyncio.sleep(_PAUSE)


def _beginning(kind: int, path: str) -> bytes:
    """Give what is sent at once: nothing, half a head, a head without its body, or a page of which nothing is read."""
    beginnings = (
        "",
        _HEAD.format(path=path),
        _HEAD.format(path=path) + "\r\n{",
        _PAGE.format(path=path.replace("results", "")),
    )
    return beginnings[kind].encode()


async def _one(port: int, beginning: bytes, address: str) -> None:
    loop = asyncio.get_running_loop()
    with socket.socket() as raw:
        raw.setblocking(False)  # noqa: FBT003  as the standard library has it
        raw.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1)
        raw.bind((address, 0))
        await loop.sock_connect(raw, ("127.0.0.1", port))
        await loop.sock_sendall(raw, beginning)
        while True:
            await asyncio.sleep(_DRIP)
            await loop.sock_sendall(raw, b"x")
