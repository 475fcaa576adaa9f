"""ChromeOS, by its Chrome, with which it comes out: "laatste 2", "hoogstens 400 dagen oud", "120"."""

from __future__ import annotations

from checker.confirming.rows.recency import BrowserAge
from checker.confirming.rows.row import RowKind
from checker.confirming.rows.written import these

_AGE = BrowserAge("best", ("chrome", "chromium"), these("chromeos os chromebook"), own="chrome")

CHROMEOS = RowKind(
    name="chromeos",
    classes=("chromebook",),
    facts=("browsers",),
    plain=_AGE.plain,
    canonical=_AGE.canonical,
    condition=_AGE.condition,
)
