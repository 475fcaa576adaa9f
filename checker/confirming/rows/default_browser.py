"""De browser waarin koppelingen opengaan: "hoogstens 60 dagen achter"."""

from __future__ import annotations

from checker.confirming.rows.recency import BrowserAge
from checker.confirming.rows.row import RowKind
from checker.confirming.rows.written import these

_AGE = BrowserAge("default", names=these("standaardbrowser default"))

DEFAULT_BROWSER = RowKind(
    name="default-browser",
    classes=("windows-pc", "mac", "linux-pc"),
    facts=("browsers",),
    plain=_AGE.plain,
    canonical=_AGE.canonical,
    condition=_AGE.condition,
)
