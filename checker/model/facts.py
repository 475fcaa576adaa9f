"""What is asked of readings: the value of a fact in its own type, or what stands for not knowing it.

Nobody outside looks at the type of a value again. A getter that gives nothing does not tell why; the reading does.
"""

from __future__ import annotations

from collections import ChainMap

from checker.model.devices import Browser, Connection, Display
from checker.model.readings import Facts, Known, Reading, Unknown

NOT_ASKED = Unknown(why="not_asked", source="")


def reading_of(facts: Facts, fact: str) -> Reading:
    """Give the reading of a fact; a fact that is absent was not asked."""
    return facts.get(fact, NOT_ASKED)


def with_changes(facts: Facts, changes: Facts) -> Facts:
    """Give the readings with some of them replaced; what is not asked for is not looked at."""
    readings = (dict(changes), facts)
    return ChainMap(*readings) if changes else facts  # type: ignore[arg-type] # only read, never written


def known_text(facts: Facts, fact: str) -> str:
    """Give a text fact's value, or "" where it is not known."""
    value = _value(facts, fact)
    return value if isinstance(value, str) else ""


def known_number(facts: Facts, fact: str) -> float | None:
    """Give a number's value in the fact's base unit; None where it is not known, or only within limits."""
    value = _value(facts, fact)
    return value if isinstance(value, int | float) and not isinstance(value, bool) else None


def is_known_true(facts: Facts, fact: str) -> bool:
    """Tell whether a yes-or-no fact is known, and is yes."""
    return _value(facts, fact) is True


def all_browsers(facts: Facts) -> tuple[Browser, ...]:
    """Give the browsers that were found, also those only another user can start; none when they are not known."""
    return tuple(item for item in _items(facts, "browsers") if isinstance(item, Browser))


def installed_browsers(facts: Facts) -> tuple[Browser, ...]:
    """Give the browsers this user can start; none when they are not known."""
    return tuple(browser for browser in all_browsers(facts) if browser.scope != "other-user")


def screens_of(facts: Facts) -> tuple[Display, ...]:
    """Give the screens; none when they are not known."""
    return tuple(item for item in _items(facts, "displays") if isinstance(item, Display))


def connections_of(facts: Facts) -> tuple[Connection, ...]:
    """Give the connections that were tried; none when they are not known."""
    return tuple(item for item in _items(facts, "connections") if isinstance(item, Connection))


def _items(facts: Facts, fact: str) -> tuple[object, ...]:
    value = _value(facts, fact)
    return value if isinstance(value, tuple) else ()


def _value(facts: Facts, fact: str) -> object:
    reading = reading_of(facts, fact)
    return reading.value if isinstance(reading, Known) else None
