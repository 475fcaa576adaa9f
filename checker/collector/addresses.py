"""The addresses at which other devices on the school's network find this computer."""

from __future__ import annotations

import ipaddress
import socket

import psutil

EVERY_DEVICE = "0.0.0.0"  # noqa: S104  every device on the school's network must be able to come; it is said at the start
EVERYWHERE = frozenset({EVERY_DEVICE, "::", ""})


def addresses(host: str) -> list[str]:
    """Give the addresses to put in a link for a server that listens at `host`: the likeliest first.

    Private IPv4 addresses of interfaces that are up; where there is none, this computer itself.
    """
    if host not in EVERYWHERE:
        return [host]
    found = [
        address.address
        for name, state in psutil.net_if_stats().items()
        if state.isup
        for address in psutil.net_if_addrs().get(name, ())
        if address.family is socket.AF_INET
    ]
    usable = [text for text in found if not (ip := ipaddress.ip_address(text)).is_loopback and not ip.is_link_local]
    return sorted(usable, key=_likelihood) or ["127.0.0.1"]


def _likelihood(address: str) -> tuple[bool, int]:
    """Order them: schools use 192.168 and 10; 172.16 to 172.31 is also where virtual machines live."""
    order = ("192.168.", "10.", "172.")
    place = next((number for number, start in enumerate(order) if address.startswith(start)), len(order))
    return (not ipaddress.ip_address(address).is_private, place)
