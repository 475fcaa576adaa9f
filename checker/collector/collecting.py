"""The collector as a whole: put together from its parts, and listening."""

from __future__ import annotations

import datetime as dt
import errno
import os
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import quote

import msgspec

from checker.checking.checked_device import Rules, checked_again
from checker.collector.addresses import addresses
from checker.collector.hosts import OwnHosts
from checker.collector.limits import PerMinute
from checker.collector.links import Tokens, link, place_of, tokens_of
from checker.collector.listening import Listening, Place
from checker.collector.printed import Sheets
from checker.collector.receiving import Receiver
from checker.collector.reception import Reception
from checker.collector.report_writer import ReportWriter
from checker.collector.server import Parts, application
from checker.collector.troubles import Tell, Troubles
from checker.collector.visits import Visits
from checker.reporting.check_page.pages import Pages
from checker.reporting.device.device_report import render_device_report
from checker.storage.gathering import gather
from checker.storage.leftovers import clear_leftovers, clock_of
from checker.storage.result_file import read_result

PORT = 8642
_MOST_TAKEN_IN = 600
"""In a minute: a coordinator adds the files of a whole school in one go."""


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """What the coordinator chose. `page`: where the static page is, so that links lead there first, or ""."""

    host: str
    port: int
    places: Sequence[str] = ()
    page: str = ""
    per_minute: int = 60
    host_names: Sequence[str] = ()
    language: str


class Collector:
    """Receives checks for one folder."""

    def __init__(self, rules: Rules, folder: Path, wanted: Wanted, tell: Tell) -> None:
        """Put the parts together; `tell` hears what goes wrong. Raises `OSError` when the folder cannot be made."""
        folder.mkdir(exist_ok=True)
        self.folder = folder
        self.tokens: Tokens = tokens_of(folder)
        self.places = wanted.places
        self.visits = Visits()
        self._wanted = wanted
        self._addresses = addresses(wanted.host)
        self.sheets = Sheets(folder, wanted.host, wanted.port, wanted.host_names, self._addresses[0])
        self._troubles = Troubles(tell)
        self.reports = ReportWriter(folder, lambda path: _report(path, rules, wanted.language), self._no_report)
        receiver = Receiver(rules, folder, lambda: dt.datetime.now(dt.UTC).replace(microsecond=0))
        self._go_on_with(receiver)
        self.pages = Pages(rules.spec, rules.releases, self.link, wanted.places, self.moved)
        self.reception = Reception(receiver, self.reports, self.visits)
        self._parts = Parts(
            reception=self.reception,
            pages=self.pages,
            sheets=self.sheets,
            tokens=self.tokens,
            hosts=OwnHosts((*wanted.host_names, wanted.host)),
            visits=self.visits,
            troubles=self._troubles,
            looks=PerMinute(wanted.per_minute),
            results=PerMinute(wanted.per_minute),
            taken_in=PerMinute(_MOST_TAKEN_IN),
        )

    def _go_on_with(self, receiver: Receiver) -> None:
        """Take up what earlier runs left: half files, results that were stored, and reports that were not made."""
        folder = receiver.folder
        clear_leftovers(folder, clock_of(folder))
        names = frozenset(os.listdir(folder))  # noqa: PTH208  names are all that is needed
        for path, stored in gather([str(folder)]).measurements:
            if stored.origin == "page":
                receiver.remember(stored.result_id, path)
                name = os.path.relpath(path, folder)
                stem = name.removesuffix(".json")
                if name in names and f"{stem}.html" not in names:
                    self.reports.add(stem)

    def _no_report(self, error: Exception, name: str) -> None:
        self._troubles.add("report", error, name)

    def link(self, place: str = "", address: str = "") -> str:
        """Give the link for devices at a place; at the name or address that sheets carry, or at this one."""
        wanted, host = self._wanted, address or self.sheets.host
        direct = link(host, wanted.port, self.tokens.devices, {"plek": place})
        if not wanted.page:
            return direct
        here = link(host, wanted.port, self.tokens.devices)
        separator = "&" if "?" in wanted.page else "?"
        return wanted.page + (f"{separator}plek={quote(place)}" if place else "") + f"#naar={quote(here, safe=':/')}"

    def links(self) -> list[str]:
        """Give the link at each name and address of this computer, that of the sheets first."""
        return [self.link("", host) for host in dict.fromkeys((self.sheets.host, *self._addresses))]

    def moved(self) -> tuple[str, str] | None:
        """Give where sheets that were printed before lead, and where they should; None where that is the same."""
        old = self.sheets.moved()
        return (place_of(old.host, old.port), place_of(self.sheets.host, self._wanted.port)) if old else None

    def coordinator_link(self) -> str:
        """Give the coordinator's own page, on this computer."""
        here = "127.0.0.1" if self._addresses != [self._wanted.host] else self._wanted.host
        return link(here, self._wanted.port, self.tokens.coordinator, {"lang": self._wanted.language})

    def listen(self) -> Listening:
        """Give the server, listening; `run` serves until it is told to stop.

        Raises `OSError` for a place it cannot have.
        """
        try:
            return Listening(application(self._parts), Place(self._wanted.host, self._wanted.port), self._not_answered)
        except ValueError as error:  # a name that leads nowhere
            raise OSError(errno.EADDRNOTAVAIL, str(error)) from error

    def _not_answered(self, error: BaseException) -> None:
        self._troubles.add("answer", error)


def _report(path: Path, rules: Rules, language: str) -> str:
    return render_device_report(checked_again(read_result(path), str(path), rules), language)
