"""An address answers."""

from __future__ import annotations

from typing import Annotated, ClassVar

import msgspec

from checker.conditions.kind import Asks, Kind, not_measured
from checker.conditions.situation import Situation
from checker.model.facts import connections_of
from checker.model.findings import Details, Expected, Outcome
from checker.model.verdicts import Answer

_NO_VERDICT = frozenset({"sign_in_page", "not_tried"})


class Reachable(Kind, frozen=True, kw_only=True, tag="reachable"):
    """The connection to `target` is there, rather within `within_seconds`."""

    ABOUT: ClassVar[tuple[str, ...]] = ("target",)

    target: str
    """The address."""
    within_seconds: Annotated[float, msgspec.Meta(gt=0, le=3600)] | None = None
    """Rather within so many seconds."""

    def asks(self, field: str) -> Asks | None:
        """Give the seconds: the fewer, the stricter."""
        if field != "within_seconds":
            return None
        return {} if self.within_seconds is None else {"seconds": -self.within_seconds}

    def facts_needed(self) -> tuple[str, ...]:
        """Give the connections."""
        return ("connections",)

    def expected(self) -> Expected:
        """Give the address."""
        return Expected(minimum=self.target, recommended=self.within_seconds, unit="second")

    def assess(self, situation: Situation) -> Outcome:
        """Look the target up among the connections that were tried. A sign-in page of the network says nothing."""
        reading = situation.reading("connections")
        tried = next((item for item in connections_of(situation.facts) if item.target == self.target), None)
        if tried is None or tried.state in _NO_VERDICT:
            return not_measured("connections", reading, self.facts_needed())
        answer = Answer.of(tried.state == "reachable")
        quick = self.within_seconds is None or (tried.seconds or 0.0) <= self.within_seconds
        return Outcome(
            minimum=answer,
            recommended=answer if quick else Answer.NO,
            reason="reachable" if answer is Answer.YES else "not_reachable",
            evidence=self.facts_needed(),
            details=Details(target=self.target, seconds=tried.seconds or 0.0),
        )
