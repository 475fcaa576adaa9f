"""What a Unix-like machine says of itself and its place. Windows has these in its environment and registry."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType

from checker.probes.system import CannotRead, Json

_ZONES = "/zoneinfo/"
_LOCAL_TIME = "/etc/localtime"
_MOST_LINKS = 8
_NAME = re.compile(r"UTC|(?:[A-Z][A-Za-z_-]+/)+[A-Z][A-Za-z0-9_+-]+")


def host_name() -> Json:
    """Give the node name, as `uname -n` prints it."""
    name: str = os.uname().nodename  # type: ignore[attr-defined,unused-ignore]  # not on Windows, where nobody asks
    return name


def time_zone() -> Json:
    """Give the zone's IANA name, `Europe/Amsterdam`: that of TZ, by which clocks go where it is set, or /etc/localtime.

    The first link that lies with the zones has the name that was chosen: Amsterdam may be a link to Brussels there.
    """
    if (told := os.environ.get("TZ")) is not None:
        return _zone_told(told.removeprefix(":") or "UTC")
    path = Path(_LOCAL_TIME)
    for _ in range(_MOST_LINKS):
        if not path.is_symlink():
            break
        path = path.parent / path.readlink()
        if zone := path.as_posix().partition(_ZONES)[2]:
            return zone
    raise CannotRead("not_understood", _LOCAL_TIME)


def _zone_told(told: str) -> Json:
    """Give a name of a zone; a rule such as CET-1CEST is none."""
    name = told.partition(_ZONES)[2] or told
    if _NAME.fullmatch(name) is None:
        raise CannotRead("not_understood", "TZ")
    return name


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
