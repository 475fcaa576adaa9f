"""Security updates arrive: the installed one is the newest, or was until not long ago."""

from __future__ import annotations

from typing import ClassVar

from checker.conditions.kind import Asks, Days, Kind, not_measured
from checker.conditions.recency.update_age import UpdateAge, age_of_update, history_of
from checker.conditions.situation import Situation
from checker.model.findings import Details, Expected, Outcome, ReasonCode
from checker.model.readings import Known, Reading, Unknown
from checker.model.verdicts import Answer
from checker.versions import is_version, version_of

_WITH_UPDATE_PART = 2


class UpdatesArriving(Kind, frozen=True, kw_only=True, tag="updates-arriving"):
    """The installed update was superseded at most `superseded_within_days` ago, by the table's history of updates.

    Does not apply to a release of which the table has no history, nor where none is missing and no more updates come
    anyway: that is for `supported-on` to tell. What came after the table is expected, as long as it is not older than
    `table_valid_days`; a version that is newer than the table is behind only where a newer one must have come since.
    """

    RENEWS_ITSELF: ClassVar[bool] = True

    superseded_within_days: Days
    """How many days ago a newer one may have taken its place, at most."""
    table_valid_days: Days
    """How old that table may be and still be carried on by what is expected."""

    def asks(self, field: str) -> Asks | None:
        """Give the days: the fewer, the stricter."""
        is_days = field in {"superseded_within_days", "table_valid_days"}
        return {"days": -getattr(self, field)} if is_days else None

    def facts_needed(self) -> tuple[str, ...]:
        """Give the facts that tell an update, and what belongs to it."""
        return ("os.build_id", "os.version", "os.name", "os.edition", "os.restart_pending")

    def expected(self) -> Expected:
        """Give the days."""
        return Expected(minimum=self.superseded_within_days, unit="days")

    def assess(self, situation: Situation) -> Outcome:
        """Look the installed update up."""
        name = situation.reading("os.name")
        if not isinstance(name, Known):
            return not_measured("os.name", name, ("os.name",))
        if name.value == "windows":
            return self._judged("os.build_id", ("os.build_id", "os.edition", "os.restart_pending"), situation)
        return self._judged("os.version", ("os.version",), situation)

    def _judged(self, fact: str, looked_at: tuple[str, ...], situation: Situation) -> Outcome:
        reading = situation.reading(fact)
        evidence = tuple(each for each in looked_at if each in situation.facts)
        version = _told_version(fact, reading)
        if version is None:
            return not_measured(fact, _untold(reading), evidence or (fact,))
        history = history_of(situation, version)
        age = age_of_update(situation, version, history) if history else None
        if age is None:
            return _not_asked("no_update_history", fact, evidence)
        answer, reason = self._answer(age, situation)
        if answer is not Answer.NO and age.has_ended:
            return _not_asked("support_ended", fact, evidence)
        if answer is Answer.YES and age.may_have_ended:
            answer, reason = Answer.UNKNOWN, "updates_uncertain"
        details = _details(fact, version, age, situation)
        derived = age.is_expected or getattr(reading, "bound", "exact") != "exact"
        return Outcome(
            minimum=answer, recommended=answer, reason=reason, evidence=evidence, details=details, derived=derived
        )

    def _answer(self, age: UpdateAge, situation: Situation) -> tuple[Answer, ReasonCode]:
        """Give the answer on which both bounds of the day it was superseded agree."""
        day, table = situation.day, situation.releases.operating_systems.snapshot
        if (day - table).days > self.table_valid_days and age.is_about_after(table):
            return Answer.UNKNOWN, "table_too_old"
        if age.latest and (day - age.latest).days > self.superseded_within_days:
            return Answer.NO, "updates_waiting"
        if age.is_newer:
            return Answer.YES, "updates_newer"
        if age.earliest is None or (day - age.earliest).days <= self.superseded_within_days:
            return Answer.YES, "updates_current"
        return Answer.UNKNOWN, "updates_uncertain"


def _told_version(fact: str, reading: Reading) -> str | None:
    """Give the version that a reading tells; None for a lower bound, and for a build without its update part."""
    if not (isinstance(reading, Known) and isinstance(reading.value, str) and is_version(reading.value)):
        return None
    if reading.bound in {"at_least", "at_most"}:
        return None
    has_part = fact != "os.build_id" or len(version_of(reading.value).release) >= _WITH_UPDATE_PART
    return reading.value if has_part else None


def _untold(reading: Reading) -> Reading:
    """Give why the update is not known: a build without its update part is an answer, but not one to this question."""
    is_build = isinstance(reading, Known) and isinstance(reading.value, str) and is_version(reading.value)
    return Unknown(why="not_supported", source=reading.source) if is_build else reading


def _not_asked(reason: ReasonCode, fact: str, evidence: tuple[str, ...]) -> Outcome:
    """Give the outcome for a release of which there is nothing to say here."""
    return Outcome(
        minimum=Answer.UNKNOWN,
        recommended=Answer.UNKNOWN,
        reason=reason,
        evidence=evidence,
        details=Details(fact=fact),
        applies=False,
    )


def _details(fact: str, version: str, age: UpdateAge, situation: Situation) -> Details:
    return Details(
        fact=fact,
        version=version,
        newest=age.newest.version if age.newest else "",
        newest_released=age.newest.released if age.newest else None,
        superseded=age.latest,
        superseded_by=age.by,
        days_behind=(situation.day - age.latest).days if age.latest else None,
        snapshot=situation.releases.operating_systems.snapshot if age.is_expected else None,
    )
