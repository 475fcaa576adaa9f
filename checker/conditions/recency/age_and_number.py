"""What a browser's age and its number say together: each of what is asked has to hold."""

from __future__ import annotations

import msgspec

from checker.conditions.recency.asked import Recency, reason_of
from checker.conditions.recency.lowest_versions import by_number
from checker.conditions.situation import Situation
from checker.model.devices import Browser
from checker.model.findings import Outcome
from checker.model.verdicts import Answer, all_of


def together(by_age: Outcome, browser: Browser, asked: tuple[Recency, Recency], situation: Situation) -> Outcome:
    """Give what both say. `by_age` counts where an age is asked; it speaks unless only the number is not enough."""
    said = (by_age.minimum, by_age.recommended)
    ages = [age if each.given else Answer.YES for each, age in zip(asked, said, strict=True)]
    numbers = [by_number(browser, each.lowest, situation) for each in asked]
    both = [all_of((age, number.answer)) for age, number in zip(ages, numbers, strict=True)]
    is_aged = any(each.given for each in asked)
    if is_aged and tuple(both) == said:
        return by_age
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
