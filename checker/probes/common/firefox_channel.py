"""On which channel a Firefox is, by what its own installation says: a package's version need not say "esr"."""

from __future__ import annotations

import re

from checker.model.devices import Channel

APPLICATION_INI = "application.ini"
_REPOSITORY = re.compile(r"^SourceRepository=\S*/(mozilla-(?:release|esr|beta|central))\d{0,4}/?\s*$", re.MULTILINE)
_UPDATES = re.compile(r'"app\.update\.channel"\s*,\s*"([a-z-]{1,40})"')
_COUNTED_ON = re.compile(r"\d{2,4}\.[1-9]\d{0,2}(?:\.\d|esr|$)", re.ASCII)
_REPOSITORIES: dict[str, Channel] = {
    "mozilla-release": "stable",
    "mozilla-esr": "esr",
    "mozilla-beta": "beta",
    "mozilla-central": "dev",
}
_CHANNELS: tuple[tuple[str, Channel], ...] = (("esr", "esr"), ("beta", "beta"), ("aurora", "dev"), ("nightly", "dev"))


def is_esr_number(version: str) -> bool:
    """Tell whether the number is one that only an ESR has: it alone counts on behind the first point.

    140.12.0 is an ESR. A normal release is 140.0 for as long as it lasts, with fixes as 140.0.4.
    """
    return _COUNTED_ON.match(version) is not None


def firefox_channel(application_ini: str, channel_prefs: str, version: str = "") -> Channel:
    """Give the channel; unknown where neither a file nor the number tells.

    Files: SourceRepository in application.ini, app.update.channel in defaults/pref/channel-prefs.js. The second is
    "default" in what a distribution made, and "release" in some of its ESRs, so only there the first one decides.
    """
    updates = _UPDATES.search(channel_prefs)
    told = updates[1].removeprefix("default-") if updates else ""
    if found := next((channel for start, channel in _CHANNELS if told.startswith(start)), None):
        return found
    if repository := _REPOSITORY.search(application_ini):
        return _REPOSITORIES[repository[1]]
    if is_esr_number(version):
        return "esr"
    return "stable" if told.startswith("release") else "unknown"
