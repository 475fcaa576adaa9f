"""The words of `updates-arriving`: hooguit 75 dagen achter met updates."""

from __future__ import annotations

from collections.abc import Iterator

from checker.checking.checked_device import CheckedDevice
from checker.conditions.situation import Situation
from checker.conditions.updates_arriving import UpdatesArriving
from checker.model.facts import is_known_true
from checker.model.findings import Details, Finding, Value
from checker.reporting.language.words import Words
from checker.reporting.rendering.outside_text import shortened
from checker.reporting.words.kinds.kind_words import KindWords
from checker.reporting.words.system_words import measured_build, measured_system
from checker.reporting.words.values import LONGEST


class UpdatesArrivingWords(KindWords[UpdatesArriving]):
    """Words for security updates that arrive."""

    def asked(self, _situation: Situation, words: Words) -> str:
        """Give how far behind it may be."""
        return words.count("asked.updates", self.condition.superseded_within_days)

    def threshold(self, value: Value, _situation: Situation, _words: Words) -> str:
        """Give the value as it stands."""
        return str(value)

    def measured(self, fact: str, finding: Finding, situation: Situation, words: Words) -> str:
        """Give the system with its update, and by how many days it is behind where that is too many."""
        system = measured_build(situation, words) if fact == "os.build_id" else measured_system(situation, words)
        if finding.reason != "updates_waiting":
            return system
        return words.count("measured.updates_waiting", finding.details.days_behind or 0, system=system)

    def special(self, finding: Finding) -> Iterator[str]:
        """Give that the version was told in part, so that it may be several: all rows are known then."""
        if (
            finding.reason == "updates_uncertain"
            and finding.details.fact == "os.version"
            and not finding.details.snapshot
        ):
            yield "in_part"

    def sentences(self, finding: Finding, device: CheckedDevice, words: Words) -> Iterator[str]:
        """Give the newest one of the table, when the installed one was superseded, and whether one waits."""
        details = finding.details
        if is_known_true(device.judgement.facts, "os.restart_pending"):
            yield words.say("calculation.restart_pending")
        if details.newest_released:
            newest = {"newest": _short(details.newest), "released": words.date(details.newest_released)}
            yield words.say("calculation.update.newest", **newest)
        if details.superseded:
            yield _superseded(details, words)
        if details.newest_released or details.superseded:
            yield words.count("calculation.update.allowed", self.condition.superseded_within_days)

    def derived(self, finding: Finding) -> str:
        """Give that it was expected from the rhythm, where the table lacks what counts."""
        return "calculation.update.expected" if finding.details.snapshot else "calculation.derived"


def _superseded(details: Details, words: Words) -> str:
    day = words.date(details.superseded) if details.superseded else ""
    message = "calculation.update.superseded" if details.superseded_by else "calculation.update.superseded.expected"
    by = {"by": _short(details.superseded_by)} if details.superseded_by else {}
    return words.count(message, details.days_behind or 0, version=_short(details.version), superseded=day, **by)


def _short(version: str) -> str:
    return shortened(version, LONGEST)
