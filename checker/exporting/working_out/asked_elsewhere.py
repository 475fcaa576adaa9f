"""What no engine tells: yes and no that a page or a person knows, addresses that are tried."""

from __future__ import annotations

from checker.conditions.is_true import IsTrue
from checker.conditions.reachable import Reachable
from checker.exporting.plain_test import PlainTest
from checker.exporting.working_out.day_and_device import CannotExpressError, DayAndDevice
from checker.model.vocabulary import FACTS

_HEARD = "page.sound"


def is_true(condition: IsTrue, _at: DayAndDevice) -> PlainTest:
    """Give nothing: whether a page may do something is seen by the page, and a sound is heard by a person."""
    if condition.fact == _HEARD:
        raise CannotExpressError("asked")
    raise CannotExpressError("page" if FACTS[condition.fact].asked_of == "page" else "nothing_tells")


def reachable(_condition: Reachable, _at: DayAndDevice) -> PlainTest:
    """Give nothing: an engine looks at the device, and reaches no address for it."""
    raise CannotExpressError("reachable")
