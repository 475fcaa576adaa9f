"""What a browser's age and its number say together: each of what is asked has to hold."""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from checker.conditions.recency.lowest_versions import ByNumber
from checker.model.findings import Outcome, ReasonCode
from checker.model.verdicts import Answer, all_of


class ByAgeAndNumber(NamedTuple):
    """What one threshold asks: whether an age too, and what the number says of it."""

    is_aged: bool
    number: ByNumber


def together(by_age: Outcome, minimum: ByAgeAndNumber, recommended: ByAgeAndNumber) -> Outcome:
    """Give what both say. `by_age` counts where an age is asked; it speaks unless only the number is not enough."""
    asked = ((minimum, by_age.minimum), (recommended, by_age.recommended))
    ages = [age if each.is_aged else Answer.YES for each, age in asked]
    both = [all_of((age, each.number.answer)) for (each, _), age in zip(asked, ages, strict=True)]
    is_aged = minimum.is_aged or recommended.is_aged
    if is_aged and both == [by_age.minimum, by_age.recommended]:
        return by_age
    numbers = [each.number for each, _ in asked]
    has_ended = is_aged and both == ages and Answer.NO in both and by_age.reason == "browser_ended"
    reason = by_age.reason if has_ended else reason_of(*both)
    is_in_doubt = reason == "recency_unknown" and both != ages
    why = next((number.why for number in numbers if number.why), "") if is_in_doubt else ""
    return msgspec.structs.replace(
        by_age,
        minimum=both[0],
        recommended=both[1],
        reason=reason,
        details=msgspec.structs.replace(by_age.details, why=why),
        derived=(is_aged and by_age.derived) or any(number.derived for number in numbers),
    )


def reason_of(minimum: Answer, recommended: Answer) -> ReasonCode:
    """Give why: too old, not known, new enough, or only for the minimum."""
    if minimum is Answer.NO:
        return "browser_too_old"
    if Answer.UNKNOWN in {minimum, recommended}:
        return "recency_unknown"
    return "browser_current" if recommended is Answer.YES else "browser_behind"
