"""What a Unix-like machine says of itself and its place. Windows has these in its environment and registry."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from contextlib import suppress
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


def user_names() -> Json:
    """Give account and full name of who runs this, and of who became them by sudo; from the list of users."""
    import pwd  # noqa: PLC0415  not on Windows

    names: list[Json] = []
    for account in (os.environ.get("SUDO_USER"), None):
        with suppress(KeyError):
            user = pwd.getpwnam(account) if account else pwd.getpwuid(os.getuid())  # type: ignore[attr-defined,unused-ignore]
            names += [user.pw_name, user.pw_gecos.partition(",")[0].replace("&", user.pw_name)]
    return names


HOST_CALLS: Mapping[str, Callable[..., Json]] = MappingProxyType(
    {"host_name": host_name, "time_zone": time_zone, "user.names": user_names}
)
