"""The collector as a whole: put together from its parts, and listening."""

from __future__ import annotations

import datetime as dt
import errno
import select
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol
from urllib.parse import quote

import msgspec
from waitress import create_server

from checker.collector.addresses import addresses
from checker.collector.limits import PerMinute
from checker.collector.links import Tokens, link, tokens_of
from checker.collector.receiving import Measure, Receiver, judged_again
from checker.collector.report_writer import ReportWriter
from checker.collector.server import Parts, application
from checker.collector.visits import Visits
from checker.probes.browser_page.submission import LARGEST_SUBMISSION
from checker.reporting.check_page.pages import Pages
from checker.reporting.device.device_report import render_device_report
from checker.storage.gathering import gather
from checker.storage.leftovers import clear_leftovers, clock_of

_THREADS = 8
_CAN_POLL = hasattr(select, "poll")  # Windows has none, and its select() takes 512 connections at most
_CONNECTIONS = 1000 if _CAN_POLL else 480
_PATIENCE = 20
"""Seconds a device may be silent in the middle of sending; waiting costs no thread."""


class Server(Protocol):
    """What listens."""

    def run(self) -> None:
        """Serve until interrupted."""

    def close(self) -> None:
        """Stop listening."""


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """What the coordinator chose. `page`: where the static page is, so that links lead there first, or ""."""

    host: str
    port: int
    places: Sequence[str] = ()
    page: str = ""
    per_minute: int = 60
    language: str


class Collector:
    """Receives checks for one folder."""

    def __init__(self, measure: Measure, folder: Path, wanted: Wanted) -> None:
        """Put the parts together. Raises `OSError` when the folder cannot be made."""
        folder.mkdir(parents=True, exist_ok=True)
        clear_leftovers(folder, clock_of(folder))
        self.tokens: Tokens = tokens_of(folder)
        self.visits = Visits()
        self._wanted = wanted
        self._addresses = addresses(wanted.host)
        self.reports = ReportWriter(lambda path: _report(path, measure, wanted.language))
        receiver = Receiver(measure, folder, lambda: dt.datetime.now(dt.UTC).replace(microsecond=0))
        for path, stored in gather([str(folder)]).measurements:
            if stored.origin == "page":
                receiver.remember(stored.result_id, Path(path))
                self._add_missing_report(Path(path))
        self._parts = Parts(
            receiver=receiver,
            pages=Pages(measure.spec, measure.releases, self.link, wanted.places),
            tokens=self.tokens,
            visits=self.visits,
            reports=self.reports,
            looks=PerMinute(wanted.per_minute),
            results=PerMinute(wanted.per_minute),
        )

    def _add_missing_report(self, path: Path) -> None:
        """Have the report made that an earlier run had not come to when it was cut off."""
        if path.suffix == ".json" and not path.with_suffix(".html").exists():
            self.reports.add(path)

    def link(self, place: str = "", address: str = "") -> str:
        """Give the link for devices at a place; at the likeliest address of this computer, or at this one."""
        wanted = self._wanted
        direct = link(address or self._addresses[0], wanted.port, self.tokens.devices, {"plek": place})
        if not wanted.page:
            return direct
        here = link(address or self._addresses[0], wanted.port, self.tokens.devices)
        separator = "&" if "?" in wanted.page else "?"
        return wanted.page + (f"{separator}plek={quote(place)}" if place else "") + f"#naar={quote(here, safe=':/')}"

    def links(self) -> list[str]:
        """Give the link at each address of this computer, the likeliest first."""
        return [self.link("", address) for address in self._addresses]

    def coordinator_link(self) -> str:
        """Give the coordinator's own page, on this computer."""
        here = "127.0.0.1" if self._addresses != [self._wanted.host] else self._wanted.host
        return link(here, self._wanted.port, self.tokens.coordinator, {"lang": self._wanted.language})

    def listen(self) -> Server:
        """Give the server, listening; `run` serves until interrupted. Raises `OSError` for a place it cannot have."""
        try:
            return self._listening()
        except ValueError as error:  # a name that leads nowhere
            raise OSError(errno.EADDRNOTAVAIL, str(error)) from error

    def _listening(self) -> Server:
        server: Server = create_server(
            application(self._parts),
            host=self._wanted.host,
            port=self._wanted.port,
            threads=_THREADS,
            connection_limit=_CONNECTIONS,
            channel_timeout=_PATIENCE,
            cleanup_interval=_PATIENCE // 2,
            max_request_body_size=LARGEST_SUBMISSION + 1024,
            max_request_header_size=16 * 1024,
            ident=None,
            asyncore_use_poll=_CAN_POLL,
            clear_untrusted_proxy_headers=True,
        )
        return server


def _report(path: Path, measure: Measure, language: str) -> str:
    return render_device_report(judged_again(path, measure).context, language)
