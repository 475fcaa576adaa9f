"""On which channel a Firefox is, by what its own installation says: a package's version need not say "esr"."""

from __future__ import annotations

import re

from checker.model.devices import Channel

APPLICATION_INI = "application.ini"
_REPOSITORY = re.compile(r"^SourceRepository=\S*/(mozilla-(?:release|esr|beta|central))\d{0,4}/?\s*$", re.MULTILINE)
_UPDATES = re.compile(r'"app\.update\.channel"\s*,\s*"([a-z-]{1,40})"')
_REPOSITORIES: dict[str, Channel] = {
    "mozilla-release": "stable",
    "mozilla-esr": "esr",
    "mozilla-beta": "beta",
    "mozilla-central": "dev",
}
_CHANNELS: tuple[tuple[str, Channel], ...] = (("esr", "esr"), ("beta", "beta"), ("aurora", "dev"), ("nightly", "dev"))


def firefox_channel(application_ini: str, channel_prefs: str) -> Channel:
    """Give the channel; unknown where neither file tells.

    Files: SourceRepository in application.ini, app.update.channel in defaults/pref/channel-prefs.js. The second is
    "default" in what a distribution made, and "release" in some of its ESRs, so only there the first one decides.
    """
    updates = _UPDATES.search(channel_prefs)
    told = updates[1].removeprefix("default-") if updates else ""
    if found := next((channel for start, channel in _CHANNELS if told.startswith(start)), None):
        return found
    if repository := _REPOSITORY.search(application_ini):
        return _REPOSITORIES[repository[1]]
    return "stable" if told.startswith("release") else "unknown"
