"""The desk, listening on this computer alone; and finding one that listens already."""

from __future__ import annotations

import contextlib
import hashlib
import os
import secrets
import socket
from collections.abc import Callable
from pathlib import Path

import msgspec

from checker.collector.links import link
from checker.collector.listening import Listening, Place
from checker.desk.desk import Desk
from checker.desk.server import LARGEST, application
from checker.storage.writing import write_all
from checker.typed_files import first_bytes

_HERE = "127.0.0.1"
_OWNER_ONLY = 0o600
_ANSWERS_WITHIN = 3.0
_LARGEST_KEPT = 1000
_OK = b"HTTP/1.1 200 "


class _Running(msgspec.Struct, frozen=True):
    """How a desk that runs is found again, by this user alone."""

    port: int
    token: str


class Serving:
    """Serves one desk, until it is told to stop."""

    def __init__(self, desk: Desk, port: int, failed: Callable[[BaseException], None]) -> None:
        """Listen; port 0 is any that is free. Raises `OSError` when it cannot have the port."""
        self._token = secrets.token_hex(16)
        self._server = Listening(application(desk, self._token, self.stop), Place(_HERE, port, LARGEST), failed)
        self.port = self._server.port

    @property
    def address(self) -> str:
        """Give the link that opens the desk."""
        return link(_HERE, self.port, self._token)

    def announce(self, kept_in: Path, folder: Path) -> None:
        """Let a second start for this folder find this one. Where it cannot be kept, a second one is just another."""
        running = msgspec.json.encode(_Running(self.port, self._token))
        with contextlib.suppress(OSError):
            kept_in.mkdir(mode=0o700, parents=True, exist_ok=True)
            write_all(kept_in, {_name(folder): running}, mode=_OWNER_ONLY)

    def run(self) -> None:
        """Serve until `stop`."""
        self._server.run()

    def stop(self) -> None:
        """Have `run` come to its end. From any thread, and from a signal."""
        self._server.stop()

    def close(self) -> None:
        """Let go of everything."""
        self._server.close()


def running_already(kept_in: Path, folder: Path) -> str:
    """Give the link of a desk for this folder that runs on this computer; "" where none answers."""
    try:
        running = msgspec.json.decode(first_bytes(kept_in / _name(folder), _LARGEST_KEPT), type=_Running)
        with socket.create_connection((_HERE, running.port), _ANSWERS_WITHIN) as connection:
            connection.sendall(f"GET /{running.token}/now HTTP/1.1\r\nHost: {_HERE}\r\n\r\n".encode())
            return link(_HERE, running.port, running.token) if connection.recv(64).startswith(_OK) else ""
    except (OSError, OverflowError, ValueError, msgspec.MsgspecError, RecursionError):
        return ""


def forget_running(kept_in: Path, folder: Path) -> None:
    """Take away what `announce` kept."""
    with contextlib.suppress(OSError):
        (kept_in / _name(folder)).unlink(missing_ok=True)


def _name(folder: Path) -> str:
    place = os.path.normcase(os.path.realpath(folder))
    return f"desk-{hashlib.sha256(place.encode(errors='replace')).hexdigest()[:32]}.json"
