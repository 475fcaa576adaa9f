"""What judging gives: the outcome of a condition, and the finding for a requirement."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Literal

import msgspec

from checker.model.verdicts import Answer, Verdict

Value = str | int | float | bool
ReasonCode = Literal[
    # any condition
    "met", "recommended_met", "minimum_met", "below_minimum", "not_measured", "between",
    # not measured, because of where a page was opened
    "opened_in_app", "opened_in_frame", "opened_from_file",
    # one-of, is-true
    "listed", "not_listed", "is_so", "is_not_so",
    # support of the operating system
    "supported", "extended_support", "support_ended", "support_ended_extendable", "not_in_table", "table_too_old",
    "update_part_unknown", "edition_unknown", "extended_support_uncertain",
    # security updates that arrive
    "updates_current", "updates_newer", "updates_waiting", "updates_uncertain", "no_update_history",
    # browsers
    "browser_current", "browser_behind", "browser_too_old", "browser_ended", "no_browser", "browsers_incomplete",
    "recency_unknown", "no_default_browser", "browser_other_user",
    # screens
    "screen_met", "screen_too_small", "screen_below_recommended", "no_screen", "screen_remote", "screen_inches_unknown",
    "screen_panel_unknown", "screen_room_unknown", "screen_session_unknown",
    # connections
    "reachable", "not_reachable",
    # whatever depends on the day
    "clock_doubted",
    # the device as a whole
    "no_requirements", "class_unknown", "other_class",
    # a requirement on what renews itself, for a day far ahead
    "looked_ahead",
]  # fmt: skip


class Details(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Plain values for the sentence that explains a reason. A kind of condition sets its own; the rest stays unset.

    Days are numbers of days before the day judged for; sizes are pixels, `inches` a diagonal, `seconds` a duration.
    """

    # any kind: the fact that decided, why it is not known, what it says, what a doubted clock told; whether a rhythm
    # told the days: they are then the last there can be
    fact: str = ""
    why: str = ""
    value: str = ""
    told: dt.date | None = None
    is_expected: bool = False
    # support of the operating system; `base` and `older_than` as the table names them
    until: dt.date | None = None
    os_version: str = ""
    os_release: str = ""
    base: str = ""
    older_than: str = ""
    # browsers: the one that spoke, and its place in the table of `snapshot`; `expected_from` and `expected_to`: between
    # which versions the newest one is by its rhythm; `others`: how many there are instead. Security updates: the one
    # installed; `snapshot` only where the table lacks what counts
    browser: str = ""
    version: str = ""
    snapshot: dt.date | None = None
    released: dt.date | None = None
    days: int | None = None
    newest: str = ""
    newest_released: dt.date | None = None
    superseded: dt.date | None = None
    superseded_by: str = ""
    days_behind: int | None = None
    expected_from: str = ""
    expected_to: str = ""
    others: int | None = None
    # screens
    width: int | None = None
    height: int | None = None
    inches: float | None = None
    # connections
    target: str = ""
    seconds: float | None = None


NO_DETAILS = Details()


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What a condition found: is the minimum met, is the recommended value met, why, and on which facts.

    `derived` tells that an answer holds only within a tolerance or by conclusion. `applies`: False where there is
    nothing to ask of this device.
    """

    minimum: Answer
    recommended: Answer
    reason: ReasonCode
    evidence: tuple[str, ...]
    details: Details = NO_DETAILS
    derived: bool = False
    applies: bool = True

    @property
    def goodness(self) -> tuple[int, int]:
        """Give what orders outcomes: first the minimum, then the recommended value."""
        return self.minimum.value, self.recommended.value


class Expected(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a requirement asks, in base units: for showing, not for judging."""

    minimum: Value | tuple[Value, ...] | None = None
    recommended: Value | tuple[Value, ...] | None = None
    unit: str = ""


Silence = Literal["", "beside", "later"]
"""Why requirements give no verdict: they ask nothing of this kind of device; or only what lies beside the device, such
as a connection; or only what it will have renewed by the day it is judged for."""


class Finding(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The verdict on one requirement, with the facts it rests on. Holds no sentences: words come when it is shown."""

    requirement: str
    verdict: Verdict
    reason: ReasonCode
    expected: Expected = Expected()
    evidence: tuple[str, ...] = ()
    details: Details = NO_DETAILS
    derived: bool = False

    @property
    def is_about_its_own_date(self) -> bool:
        """Tell whether the day updates end was told by the device, and is not that of a release in a table."""
        return self.details.until is not None and not self.details.os_version

    @property
    def is_about_the_kind(self) -> bool:
        """Tell whether the kind of device is what is not asked for: nothing done to the device changes that."""
        return self.reason == "not_listed" and self.details.fact == "device.class"


def silence_of(findings: Iterable[Finding]) -> Silence:
    """Give why these findings, of which none decides, give no verdict."""
    found = tuple(findings)
    if any(finding.verdict is not Verdict.NOT_APPLICABLE for finding in found):
        return "beside"
    return "later" if any(finding.reason == "looked_ahead" for finding in found) else ""
