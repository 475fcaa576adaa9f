"""The system still gets security updates on the day of the check."""

from __future__ import annotations

import msgspec

from checker.conditions.kind import Asks, Days, Kind
from checker.conditions.recency.os_support import os_support
from checker.conditions.situation import Situation
from checker.model.findings import Outcome
from checker.model.readings import Unknown
from checker.model.verdicts import Answer

_FACTS = ("os.version", "os.build_id", "os.edition", "os.name", "os.distribution", "os.updates_until")
_OF_A_BASE = ("os.codename", "os.release")


class SupportedOn(Kind, frozen=True, kw_only=True, tag="supported-on"):
    """The vendor still supports the system, by the release table, or by the date the device itself tells.

    A table older than `table_valid_days` does not vouch for a release without an announced end, and its rhythm for
    none that came since.
    """

    table_valid_days: Days
    """How old that table may be and still say "supported" of a version without an announced end, or of one that is
    newer than the table.
    """

    def asks(self, field: str) -> Asks | None:
        """Give the days: the fewer, the sooner a table is too old to say that all is well."""
        return {"days": -self.table_valid_days} if field == "table_valid_days" else None

    def facts_needed(self) -> tuple[str, ...]:
        """Give the facts that tell a system apart."""
        return (*_FACTS, *_OF_A_BASE)

    def assess(self, situation: Situation) -> Outcome:
        """Look the system up."""
        support = os_support(situation, self.table_valid_days)
        details = support.details()
        looked_at = (*_FACTS, *_OF_A_BASE) if support.base else _FACTS
        reason = support.reason
        if support.supported is Answer.UNKNOWN and (missing := self._missing(situation)):
            fact, why = missing
            details = msgspec.structs.replace(details, fact=fact, why=why)
            reason = "not_measured"
        return Outcome(
            minimum=support.supported,
            recommended=support.supported,
            reason=reason,
            evidence=tuple(fact for fact in looked_at if fact in situation.facts),
            details=details,
            derived=support.base is not None or support.is_expected,
        )

    def _missing(self, situation: Situation) -> tuple[str, str] | None:
        """Give the first fact that would have told and is not known, with the reason."""
        decisive = {"windows": "os.build_id", "chromeos": "os.updates_until"}.get(
            situation.text("os.name"), "os.version"
        )
        for fact in ("os.name", decisive):
            reading = situation.reading(fact)
            if isinstance(reading, Unknown):
                return fact, reading.why
        return None
