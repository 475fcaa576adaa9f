"""A connection of Waitress, and how an answer of ours goes over it: held without a thread, refused with our headers."""

from __future__ import annotations

import socket
from typing import Any, Protocol

import msgspec
from waitress.adjustments import Adjustments
from waitress.channel import HTTPChannel
from waitress.task import ErrorTask, WSGITask

from checker import stopwatch
from checker.collector.connections import Connections
from checker.collector.headers import headers

HOLD = "systeemcheck.hold"
"""The name in the WSGI environment of what holds an answer: a function that takes seconds."""
TOO_LARGE = 413

Address = tuple[str, int]


class _Server(Protocol):
    """The listener a connection came in by."""

    shared: Connections


class _Task(WSGITask):  # type: ignore[misc]  # Waitress has no types
    """An answer of the application."""

    def get_environment(self) -> dict[str, Any]:
        environment: dict[str, Any] = super().get_environment()
        environment[HOLD] = self.channel.hold
        return environment


class _Refusal(ErrorTask):  # type: ignore[misc]  # Waitress has no types
    """An answer to what is not even a request, in the form of all our refusals."""

    def execute(self) -> None:
        error = self.request.error
        body = msgspec.json.encode({"problem": "too_large" if error.code == TOO_LARGE else "request", "detail": ""})
        self.status = f"{error.code} {error.reason}"
        self.response_headers = [("Content-Type", "application/json"), *headers().items()]
        self.set_close_on_finish()
        self.content_length = len(body)
        self.write(body)


class Channel(HTTPChannel):  # type: ignore[misc]  # Waitress has no types
    """A connection."""

    task_class = _Task
    error_task_class = _Refusal
    _held_until = 0.0

    def __init__(
        self,
        server: _Server,
        sock: socket.socket,
        addr: Address,
        adj: Adjustments,
        map: dict[int, Any],  # noqa: A002
    ) -> None:
        super().__init__(server, sock, addr, adj, map=map)
        self.asked_at = stopwatch.seconds()
        server.shared.opened(addr[0], self)

    @property
    def is_busy(self) -> bool:
        """Tell whether an answer is being made."""
        return bool(self.requests)

    @property
    def is_owed(self) -> bool:
        """Tell whether there is an answer, being made or on its way, for who stopping must wait."""
        return self.is_busy or (self.total_outbufs_len > 0 and not self._is_held)

    @property
    def is_half_way(self) -> bool:
        """Tell whether a request or an answer is only partly over."""
        return not self.is_busy and (self.request is not None or self.total_outbufs_len > 0)

    @property
    def is_settled(self) -> bool:
        """Tell whether all it waits for is what comes in."""
        return not (self.requests or self.total_outbufs_len or self.will_close or self.close_when_flushed)

    @property
    def _is_held(self) -> bool:
        return stopwatch.seconds() < self._held_until

    def hold(self, seconds: float) -> None:
        """Let the answer that is being made wait so long. It costs no thread."""
        self._held_until = stopwatch.seconds() + seconds

    def received(self, data: bytes) -> bool:
        """Take in what came; tell whether it was looked at. As Waitress calls it."""
        before = len(self.requests)
        told: bool = super().received(data)
        if len(self.requests) > before:
            self.asked_at = stopwatch.seconds()
            self.server.shared.asked(self.addr[0], self)
        if self.connected and not self.is_settled:
            self._map.unsettle(self._fileno)
        return told

    def writable(self) -> bool:
        """Tell whether something waits to be sent, and may."""
        return bool(self.will_close or (not self._is_held and super().writable()))

    def _flush_some(self, do_close: bool = True) -> bool:  # noqa: FBT001, FBT002  as Waitress calls it
        return not self._is_held and bool(super()._flush_some(do_close=do_close))

    def del_channel(self, map: dict[int, Any] | None = None) -> None:  # noqa: A002  as Waitress calls it
        """Be forgotten."""
        super().del_channel(map)
        if self.addr is not None:
            self.server.shared.closed(self.addr[0], self)
