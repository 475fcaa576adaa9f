"""A collector that is attacked, and what it is attacked with."""

from __future__ import annotations

import socket

from checker.checking.checked_device import Rules
from tests.evaluation.devices import releases, shipped_spec

RULES = Rules(shipped_spec(), releases())


def half_open(port: int, number: int, source: str, beginning: bytes = b"POST / HTTP/1.1\r\n") -> list[socket.socket]:
    made = []
    for _ in range(number):
        raw = socket.create_connection(("127.0.0.1", port), timeout=20, source_address=(source, 0))
        raw.sendall(beginning)
        made.append(raw)
    return made
