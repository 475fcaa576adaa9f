"""What differs between two invented devices of one model."""

from __future__ import annotations

import datetime as dt
from random import Random

import msgspec

from checker.conditions.situation import Situation
from checker.effects.systems import with_all_updates
from checker.model.devices import Browser, BrowserName, OsName
from checker.model.readings import Value, known
from checker.model.releases import Releases
from checker.versions import version_of

_PUT_AWAY, _FORGOTTEN = 320, 470
"""Days behind the newest browser: of a device that was put away for a while, and of one that was forgotten."""


class Chance:
    """What differs between two devices of one model, from one seed."""

    def __init__(self, random: Random, releases: Releases, day: dt.date) -> None:
        """Draw for a device that is measured on this day."""
        self.random = random
        self._releases = releases
        self._day = day
        self._behind = random.choices((random.randrange(20), _PUT_AWAY, _FORGOTTEN), (84, 6, 10))[0]

    def of(self, *weighted: tuple[float, Value]) -> Value:
        """Give one of these values, each as often as it weighs."""
        weights = [weight for weight, _ in weighted]
        return self.random.choices([value for _, value in weighted], weights)[0]

    def share(self, share: float) -> bool:
        """Tell, in this share of cases, that it is so."""
        return self.random.random() < share

    def browser(self, name: BrowserName, *, default: bool = True) -> Browser:
        """Give a browser that was updated when the device was last used."""
        version = self._version(name, self._last_used)
        return Browser(name=name, version=version, default=default, channel="stable", scope="machine")

    def system(self, name: OsName, version: str) -> str:
        """Give a version of a system with the updates of when the device was last used."""
        return with_all_updates(
            version, Situation({"os.name": known(name, "invented")}, self._last_used, self._releases)
        )

    @property
    def _last_used(self) -> dt.date:
        return self._day - dt.timedelta(days=self._behind)

    def browser_by_page(self, name: BrowserName) -> Browser:
        """Give a browser as a page sees it: no channel, and nobody knows for whom it is."""
        return msgspec.structs.replace(self.browser(name), channel="unknown", scope=None)

    def _version(self, name: str, day: dt.date) -> str:
        history = self._releases.browsers.browser[name]
        rows = [row for row in history.releases if row.channel == "stable"]
        out = [row.version for row in rows if row.released <= day] or [rows[0].version]
        newest = max(out, key=version_of)
        return newest if name == "safari" or "." in newest else f"{newest}.0.{4000 + int(newest)}.{len(out) % 90 + 10}"
