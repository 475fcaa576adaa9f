"""Which names lead to this computer. A page of another site that has its own name lead here is not let in.

That is DNS rebinding: a browser believes that the other site's page and the collector are one, and its script may read
and send. It can choose what its name leads to, and not what the browser tells as the name: that stands in Host.
"""

from __future__ import annotations

import ipaddress
import re
import socket
import threading
from collections.abc import Callable, Iterable

import psutil

from checker import stopwatch

_WITH_PORT = re.compile(r"(\[[0-9a-f:.%]{2,60}\]|[^:\[\]]{1,253})(?::[0-9]{1,5})?", re.ASCII)
_LOOK_AGAIN_AFTER = 2.0
"""Seconds: a computer that joins another network gets another address while it runs."""


class OwnHosts:
    """The names and addresses of this computer, and those the settings give."""

    def __init__(self, settings: Iterable[str], clock: Callable[[], float] = stopwatch.seconds) -> None:
        """Take these names besides its own. Its full name may take the network a while, and nobody waits for that."""
        self._names = {_plain(name) for name in settings} | _own_names()
        self._clock = clock
        self._addresses: frozenset[str] = frozenset()
        self._looked = float("-inf")
        self._full_name = threading.Thread(target=self._add_full_name, daemon=True)
        self._full_name.start()

    def __contains__(self, host: str) -> bool:
        """Tell whether what a browser told as the host (with or without a port) is this computer."""
        found = _WITH_PORT.fullmatch(host.lower())
        if found is None:
            return False
        name = _plain(found[1])
        return name in self._names or self._is_own_address(name)

    def _is_own_address(self, name: str) -> bool:
        try:
            address = ipaddress.ip_address(name)
        except ValueError:
            return False
        return address.is_loopback or str(address) in self._addresses or str(address) in self._read_again()

    def _read_again(self) -> frozenset[str]:
        now = self._clock()
        if now - self._looked >= _LOOK_AGAIN_AFTER:
            self._looked, self._addresses = now, own_addresses()
        return self._addresses

    def _add_full_name(self) -> None:
        self._names.add(_plain(socket.getfqdn()))


def own_addresses() -> frozenset[str]:
    """Give every address of this computer's interfaces, IPv4 and IPv6, as text."""
    found = (address for each in psutil.net_if_addrs().values() for address in each)
    texts = (address.address for address in found if address.family in {socket.AF_INET, socket.AF_INET6})
    return frozenset(str(ipaddress.ip_address(text.partition("%")[0])) for text in texts)


def _own_names() -> set[str]:
    name = _plain(socket.gethostname())
    first = name.partition(".")[0]
    return {"localhost", name, first, f"{first}.local"} - {"", ".local"}


def _plain(name: str) -> str:
    """Give a name without what may be left out or added: capitals, the dot of the root, brackets, a zone."""
    return name.lower().strip("[]").partition("%")[0].rstrip(".")
