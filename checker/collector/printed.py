"""Where printed QR sheets lead to: an address, which may become another computer's, or a name that the school gave.

A router gives out addresses anew, and then sheets that hang in the classrooms lead nowhere, without anybody being told.
So the address of the last sheets is remembered beside the results, and at every start it is looked at again.
"""

from __future__ import annotations

import contextlib
import ipaddress
import socket
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import msgspec

from checker.collector.addresses import EVERYWHERE
from checker.collector.hosts import own_addresses
from checker.storage.writing import write_all
from checker.typed_files import first_bytes

_KEPT_IN = ".systeemcheck-printed"
_LARGEST = 1000
_LOOKING_UP = 2.0
"""Seconds a name may take: the network's own answers at once, and nobody waits for one that does not."""


class Printed(msgspec.Struct, frozen=True):
    """What the last sheets lead to: an address or a name, and the port."""

    host: Annotated[str, msgspec.Meta(pattern=r"^[0-9A-Za-z._:-]{1,253}\Z")]
    port: Annotated[int, msgspec.Meta(ge=1, le=65535)]


def last_printed(folder: Path) -> Printed | None:
    """Give where the sheets lead that were last made for this folder of results; None where there are none."""
    try:
        return msgspec.json.decode(first_bytes(folder / _KEPT_IN, _LARGEST), type=Printed)
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None


def remember_printed(folder: Path, printed: Printed) -> None:
    """Remember where sheets lead that are made now; a folder that cannot be written remembers nothing."""
    if last_printed(folder) != printed:
        with contextlib.suppress(OSError):
            write_all(folder, {_KEPT_IN: msgspec.json.encode(printed) + b"\n"})


def leads_here(name: str, host: str) -> bool:
    """Tell whether a name or an address leads to this computer, at which a server listens at `host`."""
    return any(_is_reached(address, host) for address in _addresses_of(name))


def _addresses_of(name: str) -> list[str]:
    with contextlib.suppress(ValueError):
        return [str(ipaddress.ip_address(name))]
    found: list[str] = []
    looking = threading.Thread(target=_look_up, args=(name, found), daemon=True)
    looking.start()
    looking.join(_LOOKING_UP)
    return list(found)


def _look_up(name: str, found: list[str]) -> None:
    with contextlib.suppress(OSError, UnicodeError):
        found += [str(told[4][0]).partition("%")[0] for told in socket.getaddrinfo(name, None)]


def _is_reached(address: str, host: str) -> bool:
    if host not in EVERYWHERE:
        return address == host
    return ipaddress.ip_address(address).is_loopback or address in own_addresses()


class Sheets:
    """The QR sheets of a collector: what they lead to, and whether those that hang still lead here."""

    def __init__(self, folder: Path, host: str, port: int, names: Sequence[str], address: str) -> None:
        """Take the first of the school's `names` that leads here, else `address`; the server listens at `host`."""
        self._folder = folder
        self._listens_at = host
        name = next((name for name in names if leads_here(name, host)), "")
        self.host = name or address
        self.unreached = () if name else tuple(names)
        self._here = Printed(self.host, port)

    def made(self) -> None:
        """Remember where these lead."""
        remember_printed(self._folder, self._here)

    def moved(self) -> Printed | None:
        """Give where the last sheets lead, if that is not here any more."""
        last = last_printed(self._folder)
        if last is None or last == self._here:
            return None
        return None if last.port == self._here.port and leads_here(last.host, self._listens_at) else last
