"""Browsers judged by one table, for all that asks how old they are."""

from __future__ import annotations

import datetime as dt

import msgspec
from hypothesis import strategies as st

from checker.conditions.browser_release import BrowserRelease
from checker.conditions.recency.asked import Recency
from checker.model.devices import Browser
from checker.model.findings import Outcome
from checker.model.releases import BrowserTable, Releases
from checker.model.verdicts import Answer
from tests.conditions.situations import outcome, reading
from tests.evaluation.devices import releases

YES, NO, UNKNOWN = Answer.YES, Answer.NO, Answer.UNKNOWN
TABLE = b"""
schema_version = 1
id = "browsers"
snapshot = 2026-03-10
source = [{ id = "test", title = "test" }]
[browser.chrome]
title = "Chrome"
releases = [
  { version = "100", released = 2025-01-01, source = "test" },
  { version = "101", released = 2026-01-01, source = "test" },
  { version = "102", released = 2026-02-01, source = "test" },
  { version = "102", released = 2026-02-01, source = "test", channel = "extended", supported_until = 2026-06-01 },
  { version = "103", released = 2026-03-01, source = "test" },
]
[browser.brave]
title = "Brave"
follows = "chrome"
own_below = 20
[browser.internet-explorer]
title = "Internet Explorer"
ended = 2022-06-15
source = "test"
"""
TABLES = Releases(msgspec.toml.decode(TABLE, type=BrowserTable), releases().operating_systems)
MONTHLY = Releases(
    msgspec.toml.decode(TABLE.replace(b'title = "Chrome"', b'title = "Chrome"\nscheduled = true'), type=BrowserTable),
    releases().operating_systems,
)
BEST = BrowserRelease(
    which="best",
    browsers=("chrome", "firefox", "brave"),
    minimum=Recency(released_within_days=400),
    recommended=Recency(superseded_within_days=60),
    table_valid_days=45,
)
DEFAULT = msgspec.structs.replace(BEST, which="default", minimum=Recency(superseded_within_days=60), recommended=None)
MARCH_10 = dt.date(2026, 3, 10)


def judged(*browsers: Browser, condition: BrowserRelease = BEST, day: dt.date = MARCH_10) -> Outcome:
    return outcome(condition, {"browsers": reading(browsers)}, day, TABLES)


def both(*browsers: Browser, condition: BrowserRelease = BEST, day: dt.date = MARCH_10) -> tuple[Answer, Answer]:
    found = judged(*browsers, condition=condition, day=day)
    return found.minimum, found.recommended


versions = st.integers(99, 110)
days = st.dates(dt.date(2025, 1, 1), dt.date(2028, 1, 1))
