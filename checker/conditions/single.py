"""The kinds of condition that stand on their own; `any-of` and `all-of` join these."""

from __future__ import annotations

from checker.conditions.at_least import AtLeast
from checker.conditions.at_least_version import AtLeastVersion
from checker.conditions.browser_release import BrowserRelease
from checker.conditions.display_at_least import DisplayAtLeast
from checker.conditions.is_true import IsTrue
from checker.conditions.one_of import OneOf
from checker.conditions.reachable import Reachable
from checker.conditions.supported_on import SupportedOn
from checker.conditions.updates_arriving import UpdatesArriving

Single = (
    AtLeast
    | AtLeastVersion
    | OneOf
    | IsTrue
    | SupportedOn
    | BrowserRelease
    | DisplayAtLeast
    | Reachable
    | UpdatesArriving
)
