"""Conditions worked out into plain tests for one kind of device on one day: one file a kind, and a table of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from checker.conditions import Condition
from checker.conditions.at_least import AtLeast
from checker.conditions.at_least_version import AtLeastVersion
from checker.conditions.browser_release import BrowserRelease
from checker.conditions.combined import AllOf, AnyOf
from checker.conditions.display_at_least import DisplayAtLeast
from checker.conditions.is_true import IsTrue
from checker.conditions.kind import Kind
from checker.conditions.one_of import OneOf
from checker.conditions.reachable import Reachable
from checker.conditions.supported_on import SupportedOn
from checker.conditions.updates_arriving import UpdatesArriving
from checker.exporting.plain_test import PlainTest, both, either
from checker.exporting.working_out.asked_elsewhere import is_true, reachable
from checker.exporting.working_out.day_and_device import DayAndDevice
from checker.exporting.working_out.displays import display_at_least
from checker.exporting.working_out.quantities import at_least
from checker.exporting.working_out.recent_browsers import browser_release
from checker.exporting.working_out.supported_systems import supported_on
from checker.exporting.working_out.texts import one_of
from checker.exporting.working_out.updates import updates_arriving
from checker.exporting.working_out.versions import at_least_version

KINDS: Mapping[type[Kind], Callable[[Any, DayAndDevice], PlainTest]] = MappingProxyType(
    {
        AtLeast: at_least,
        AtLeastVersion: at_least_version,
        OneOf: one_of,
        IsTrue: is_true,
        SupportedOn: supported_on,
        BrowserRelease: browser_release,
        DisplayAtLeast: display_at_least,
        Reachable: reachable,
        UpdatesArriving: updates_arriving,
    }
)


def worked_out(condition: Condition, at: DayAndDevice) -> PlainTest:
    """Give what a condition comes down to. Raises `CannotExpressError` with the reason where no test can say it."""
    match condition:
        case AnyOf(conditions=parts):
            return either(tuple(worked_out(part, at) for part in parts))
        case AllOf(conditions=parts):
            return both(tuple(worked_out(part, at) for part in parts))
        case _:
            return KINDS[type(condition)](condition, at)
