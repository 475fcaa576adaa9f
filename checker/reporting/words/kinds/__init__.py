"""The words of every kind of condition. A kind that is missing here is an error of types."""

from __future__ import annotations

from typing import Any, assert_never

from checker.conditions.at_least import AtLeast
from checker.conditions.at_least_version import AtLeastVersion
from checker.conditions.browser_release import BrowserRelease
from checker.conditions.display_at_least import DisplayAtLeast
from checker.conditions.is_true import IsTrue
from checker.conditions.one_of import OneOf
from checker.conditions.reachable import Reachable
from checker.conditions.single import Single
from checker.conditions.supported_on import SupportedOn
from checker.conditions.updates_arriving import UpdatesArriving
from checker.reporting.words.kinds.at_least import AtLeastWords
from checker.reporting.words.kinds.at_least_version import AtLeastVersionWords
from checker.reporting.words.kinds.browser_release import BrowserReleaseWords
from checker.reporting.words.kinds.display_at_least import DisplayAtLeastWords
from checker.reporting.words.kinds.is_true import IsTrueWords
from checker.reporting.words.kinds.kind_words import KindWords
from checker.reporting.words.kinds.one_of import OneOfWords
from checker.reporting.words.kinds.reachable import ReachableWords
from checker.reporting.words.kinds.supported_on import SupportedOnWords
from checker.reporting.words.kinds.updates_arriving import UpdatesArrivingWords


def words_of(condition: Single) -> KindWords[Any]:  # noqa: C901, PLR0911  one line for each kind
    """Give the words for a condition."""
    match condition:
        case AtLeast():
            return AtLeastWords(condition)
        case AtLeastVersion():
            return AtLeastVersionWords(condition)
        case OneOf():
            return OneOfWords(condition)
        case IsTrue():
            return IsTrueWords(condition)
        case SupportedOn():
            return SupportedOnWords(condition)
        case BrowserRelease():
            return BrowserReleaseWords(condition)
        case DisplayAtLeast():
            return DisplayAtLeastWords(condition)
        case Reachable():
            return ReachableWords(condition)
        case UpdatesArriving():
            return UpdatesArrivingWords(condition)
        case _:
            assert_never(condition)
