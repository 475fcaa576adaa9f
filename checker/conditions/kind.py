"""What every kind of condition offers. To add a kind: one file like `at_least.py`, and its name in `__init__.py`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Annotated, Any, ClassVar, NamedTuple

import msgspec

from checker.model.findings import Details, Expected, Outcome, ReasonCode
from checker.model.readings import FROM_A_FILE, IN_A_FRAME, IN_AN_APP, Reading, Unknown
from checker.model.verdicts import Answer
from checker.model.vocabulary import FACTS

Asks = Mapping[str, Any] | frozenset[str]
"""Amounts of one sort each, of which more is stricter, or what is allowed, of which less is. No amount asks nothing."""

Share = Annotated[float, msgspec.Meta(ge=0, le=1)]
Days = Annotated[int, msgspec.Meta(ge=0, le=36_525)]

_OPENED: Mapping[str, ReasonCode] = MappingProxyType(
    {IN_AN_APP: "opened_in_app", IN_A_FRAME: "opened_in_frame", FROM_A_FILE: "opened_from_file"}
)


class Problem(NamedTuple):
    """Something wrong in a condition: the field it is in, and what was expected."""

    field: str
    text: str


class Kind(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", forbid_unknown_fields=True):
    """One kind of condition. Its fields are the fields in the spec file.

    `RENEWS_ITSELF`: what it judges is renewed by the device itself, so that it says nothing of a day far ahead.
    `ABOUT`: the fields that tell what it is about; two conditions that differ in one of these cannot be compared.
    """

    RENEWS_ITSELF: ClassVar[bool] = False
    ABOUT: ClassVar[tuple[str, ...]] = ()

    def problems(self) -> Iterable[Problem]:
        """Give what is wrong with the values, beyond their types."""
        return ()

    def facts_needed(self) -> tuple[str, ...]:
        """Give the facts this condition looks at, the most telling first."""
        raise TypeError(type(self).__name__)

    def facts_read(self) -> tuple[str, ...]:
        """Give every fact that can change the outcome; more than those needed where one only tells how to look."""
        return self.facts_needed()

    def expected(self) -> Expected:
        """Give what is asked, in base units, for showing."""
        return Expected()

    def asks(self, _field: str) -> Asks | None:
        """Give how much a field asks of a device, to compare with another; None for one of which that is not told."""
        return None


def not_measured(fact: str, reading: Reading, evidence: tuple[str, ...]) -> Outcome:
    """Give the outcome for a fact that is not known, or not in a form that can be judged: both answers unknown."""
    details = Details(fact=fact, why=reading.why if isinstance(reading, Unknown) else "not_understood")
    return Outcome(
        minimum=Answer.UNKNOWN,
        recommended=Answer.UNKNOWN,
        reason=_OPENED.get(getattr(reading, "detail", ""), "not_measured"),
        evidence=evidence,
        details=details,
    )


def graded(
    minimum: Answer,
    recommended: Answer | None,
    evidence: tuple[str, ...],
    details: Details,
    *,
    derived: bool,
) -> Outcome:
    """Give the outcome of two thresholds. `recommended` None: the condition has only a minimum."""
    reason: ReasonCode
    match (minimum, recommended):
        case (Answer.NO, _):
            reason = "below_minimum"
        case (Answer.UNKNOWN, _) | (_, Answer.UNKNOWN):
            reason = "between"
        case (_, Answer.NO):
            reason = "minimum_met"
        case (_, None):
            reason = "met"
        case _:
            reason = "recommended_met"
    both = recommended if recommended is not None else minimum
    return Outcome(
        minimum=minimum,
        recommended=both,
        reason=reason,
        evidence=evidence,
        details=details,
        derived=derived,
    )


def fact_problem(fact: str, kinds: frozenset[str], field: str = "fact") -> Iterable[Problem]:
    """Give a problem when the fact does not exist or is of another kind than the condition can judge."""
    if fact not in FACTS:
        yield Problem(field, f'"{fact[:60]}" is not a fact{_nearest_fact(fact)}')
    elif FACTS[fact].kind not in kinds:
        yield Problem(field, f'"{fact}" is of kind {FACTS[fact].kind}; expected {" or ".join(sorted(kinds))}')


def _nearest_fact(fact: str) -> str:
    from difflib import get_close_matches  # noqa: PLC0415  only a mistake pays for it

    near = get_close_matches(fact[:60], FACTS, n=1)
    return f'; the nearest is "{near[0]}"' if near else ""
