"""The five verdicts, the three answers they rest on, and how a device's verdict follows from its findings."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum, StrEnum


class Verdict(StrEnum):
    """What is said of one requirement or one device. XCCDF: pass, informational, fail, unknown, notapplicable."""

    PASS = "pass"  # noqa: S105  the word of the format, not a secret
    ADVICE = "advice"
    FAIL = "fail"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not_applicable"

    @property
    def weight(self) -> int:
        """Give how heavy it is: fail > unknown > advice > pass, which is as light as what does not apply."""
        return _WEIGHT[self]


_WEIGHT = {Verdict.FAIL: 3, Verdict.UNKNOWN: 2, Verdict.ADVICE: 1, Verdict.PASS: 0, Verdict.NOT_APPLICABLE: 0}
MOST_URGENT_FIRST = tuple(_WEIGHT)
"""The one place where verdicts are put in order. Nothing is to be done about what weighs 0."""


class Answer(Enum):
    """Is a value met? Three answers, because not knowing is one (Kleene's logic)."""

    NO = 0
    UNKNOWN = 1
    YES = 2

    @staticmethod
    def of(truth: bool) -> Answer:  # noqa: FBT001  a truth value is what is being translated
        """Give yes or no for a plain truth value."""
        return Answer.YES if truth else Answer.NO


def all_of(answers: Iterable[Answer]) -> Answer:
    """Give yes only if all are yes, no if one is no."""
    return min(answers, key=lambda answer: answer.value, default=Answer.YES)


def worst(verdicts: Iterable[Verdict]) -> Verdict | None:
    """Give the heaviest verdict, fail > unknown > advice > pass; None when nothing applies."""
    applicable = (verdict for verdict in verdicts if verdict is not Verdict.NOT_APPLICABLE)
    return max(applicable, key=lambda verdict: verdict.weight, default=None)
