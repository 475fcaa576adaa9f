"""What a Unix-like machine says of itself and its place. Windows has these in its environment and registry."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from types import MappingProxyType

from checker.probes.system import CannotRead, Json

_ZONES = "/zoneinfo/"


def host_name() -> Json:
    """Give the node name, as `uname -n` prints it."""
    name: str = os.uname().nodename  # type: ignore[attr-defined,unused-ignore]  # not on Windows, where nobody asks
    return name


def time_zone() -> Json:
    """Give the zone's IANA name: what /etc/localtime points at, `Europe/Amsterdam`."""
    zone = os.path.realpath("/etc/localtime").partition(_ZONES)[2]
    if not zone:
        raise CannotRead("not_understood", "/etc/localtime")
    return zone


HOST_CALLS: Mapping[str, Callable[..., Json]] = MappingProxyType({"host_name": host_name, "time_zone": time_zone})
