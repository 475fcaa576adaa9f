"""Listening at an address, by Waitress: a thread only for who has asked something whole, and room for everyone.

What is added to Waitress: connections are shared out (connections.py), one that never finishes is closed, an answer can
be held without a thread that waits, refusals carry our headers, and stopping answers all who have asked.
"""

from __future__ import annotations

import logging
import select
import socket
from collections.abc import Callable
from typing import Any, NamedTuple

from waitress.adjustments import Adjustments
from waitress.server import TcpWSGIServer
from waitress.task import ThreadedTaskDispatcher
from waitress.wasyncore import close_all

from checker import stopwatch
from checker.browser_page.submission import LARGEST_SUBMISSION
from checker.collector.channels import Address, Channel
from checker.collector.connections import Connections
from checker.collector.watching import Watched

_THREADS = 8
_PATIENCE = 20
"""Seconds a device may be silent in the middle of sending; waiting costs no thread."""
_WHOLE_REQUEST = 60.0
"""Seconds after which what is still not sent, or not taken, is given up, however often a byte comes."""
_STOPPING = 10.0
"""Seconds in which those who asked before the end are answered; a share that hangs is not waited for longer."""
_TURN = 1.0
_CAN_POLL = hasattr(select, "poll")  # Windows has none, and its select() takes 512 connections at most
_WITHOUT_POLL, _WITH_POLL, _FOR_FILES = 480, 1000, 100

Application = Callable[..., Any]


class Place(NamedTuple):
    """Where to listen, and how many bytes one may send at once. Port 0: any that is free."""

    host: str
    port: int
    largest: int = LARGEST_SUBMISSION


class Listening:
    """Serves an application, until it is told to stop."""

    def __init__(self, application: Application, place: Place, failed: Callable[[BaseException], None]) -> None:
        """Listen. Raises `OSError` for an address it cannot have, `ValueError` for a name that leads nowhere.

        `failed` is told what the application itself did not catch.
        """
        _listen_to(failed)
        adjustments = _adjustments(place)
        self._watched = Watched()
        self._tasks = ThreadedTaskDispatcher()
        self._is_stopping = False
        shared = Connections(most_connections())
        self._listeners: list[_Listener] = []
        try:
            for address in adjustments.listen:
                parts = {"map": self._watched, "dispatcher": self._tasks, "adj": adjustments, "sockinfo": address}
                self._listeners.append(_Listener(application, shared, parts))
        except OSError:
            self.close()
            raise
        self._tasks.set_thread_count(_THREADS)

    @property
    def port(self) -> int:
        """Give the port it has."""
        return int(self._listeners[0].effective_port)

    def run(self) -> None:
        """Serve until `stop`; then answer who has asked, and return."""
        while not self._is_stopping:
            self._turn(_TURN)
        for listener in self._listeners:
            listener.turn_away()
        until = stopwatch.seconds() + _STOPPING
        while self._is_anyone_waiting() and stopwatch.seconds() < until:
            self._turn(_TURN / 10)

    def stop(self) -> None:
        """Have `run` come to its end. From any thread, and from a signal."""
        self._is_stopping = True
        for listener in self._listeners:
            listener.pull_trigger()

    def close(self) -> None:
        """Let go of everything."""
        self._tasks.shutdown(timeout=1)
        close_all(self._watched, ignore_all=True)
        self._listeners.clear()

    def _turn(self, seconds: float) -> None:
        for listener in self._listeners:
            listener.close_given_up()
            listener.readable()  # it looks then, now and again, who has been silent too long
        self._watched.turn(seconds)

    def _is_anyone_waiting(self) -> bool:
        return any(channel.is_owed for listener in self._listeners for channel in listener.active_channels.values())


def most_connections() -> int:
    """Give how many connections there can be at once: what the system waits for, and lets a program have."""
    if not _CAN_POLL:
        return _WITHOUT_POLL
    import resource  # noqa: PLC0415  not on Windows

    allowed, _ = resource.getrlimit(resource.RLIMIT_NOFILE)  # type: ignore[attr-defined,unused-ignore]  # not on Windows
    is_unlimited = allowed < 0 or allowed > _WITH_POLL + _FOR_FILES
    return _WITH_POLL if is_unlimited else max(allowed - _FOR_FILES, _FOR_FILES)


def _adjustments(place: Place) -> Adjustments:
    return Adjustments(
        host=place.host,
        port=place.port,
        connection_limit=10 * _WITH_POLL,  # never reached: ours are shared out
        cleanup_interval=_PATIENCE // 2,
        max_request_body_size=place.largest + 1024,
        inbuf_overflow=place.largest + 2048,  # what is sent stays in memory: it never lies in a temporary file
        max_request_header_size=16 * 1024,
        ident=None,
        clear_untrusted_proxy_headers=True,
        log_socket_errors=False,
    )


class _Listener(TcpWSGIServer):  # type: ignore[misc]  # Waitress has no types
    """One address at which to listen."""

    channel_class = Channel

    def __init__(self, application: Application, shared: Connections, parts: dict[str, Any]) -> None:
        self.shared = shared
        self._given_up: list[Channel] = []
        super().__init__(application, **parts)

    def accept(self) -> tuple[socket.socket, Address] | None:
        """Give a connection, when there is room for it or another one can make room."""
        accepted: tuple[socket.socket, Address] | None = super().accept()
        if accepted is None or self._has_room(accepted[1][0]):
            return accepted
        accepted[0].close()
        return None

    def maintenance(self, now: float) -> None:
        """Give up who has been silent too long, and what never comes to an end however often a byte comes."""
        silent, endless = now - _PATIENCE, stopwatch.seconds() - _WHOLE_REQUEST
        for channel in self.active_channels.values():
            is_silent = not channel.is_busy and channel.last_activity < silent
            if is_silent or (channel.is_half_way and channel.asked_at < endless):
                self._give_up(channel)

    def close_given_up(self) -> None:
        """Close them between two turns: in the middle of one a new connection may get the number of a closed one."""
        while self._given_up:
            self._given_up.pop().handle_close()

    def turn_away(self) -> None:
        """Listen no longer; who has a connection keeps it, and the trigger by which answers leave."""
        self.asyncore.dispatcher.close(self)

    def _has_room(self, address: str) -> bool:
        if self.shared.has_room(address):
            return True
        other = self.shared.least_missed(address)
        if isinstance(other, Channel):
            self._give_up(other)
        return other is not None

    def _give_up(self, channel: Channel) -> None:
        self.shared.closed(channel.addr[0], channel)
        self._given_up.append(channel)


class _Failed(logging.Handler):
    """Hands on what Waitress only logs."""

    def __init__(self, failed: Callable[[BaseException], None]) -> None:
        super().__init__(logging.ERROR)
        self._failed = failed

    def emit(self, record: logging.LogRecord) -> None:
        error = record.exc_info[1] if record.exc_info else None
        self._failed(error or RuntimeError(record.getMessage()))


def _listen_to(failed: Callable[[BaseException], None]) -> None:
    """Keep what Waitress logs, such as that many ask at once, from the coordinator's window, but for errors."""
    log = logging.getLogger("waitress")
    log.handlers = [_Failed(failed)]
    log.propagate = False
